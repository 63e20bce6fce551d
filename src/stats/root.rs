//! Where a function takes a value.

/// Where a decreasing function with known slope takes the value `want`:
/// Newton's method inside a bracket that is grown from `start` by `reach`.
pub(super) fn decreasing_root(
    at: impl Fn(f64) -> (f64, f64),
    want: f64,
    start: f64,
    reach: f64,
) -> f64 {
    let (mut low, mut high, mut step) = (start - reach, start + reach, reach);
    while at(low).0 < want && step < 1e12 {
        step *= 2.0;
        low -= step;
    }
    while at(high).0 > want && step < 1e12 {
        step *= 2.0;
        high += step;
    }
    let mut x = start;
    for _ in 0..100 {
        let (value, slope) = at(x);
        if value > want {
            low = x;
        } else {
            high = x;
        }
        let newton = x - (value - want) / slope;
        // At the root rounding may put the next step on the bracket, or a hair outside.
        let settled = (newton - x).abs() <= 1e-14 * (1.0 + x.abs());
        let inside = newton > low && newton < high;
        x = if settled || inside { newton } else { 0.5 * (low + high) };
        if settled || high - low <= 1e-14 * (1.0 + x.abs()) {
            break;
        }
    }
    x
}
