//! Systems of a few linear equations.

/// Below this part of its largest entry a pivot is rounding and the matrix singular.
const SINGULAR: f64 = 1e-13;

/// X of A·X = B by Gaussian elimination with row pivoting; `None` when A is
/// singular. Rows are scaled first, so that units do not matter.
///
/// # Panics
/// When `a` is not square or `b` has another number of rows.
pub(super) fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<Vec<f64>>) -> Option<Vec<Vec<f64>>> {
    let n = a.len();
    assert_eq!(b.len(), n, "as many rows");
    for (row, right) in a.iter_mut().zip(&mut b) {
        assert_eq!(row.len(), n, "a square matrix");
        let scale = row.iter().fold(0.0, |most: f64, x| most.max(x.abs()));
        if scale <= 0.0 || !scale.is_finite() {
            return None;
        }
        row.iter_mut().chain(right).for_each(|x| *x /= scale);
    }
    for at in 0..n {
        let best = (at..n).max_by(|&i, &j| a[i][at].abs().total_cmp(&a[j][at].abs()))?;
        a.swap(at, best);
        b.swap(at, best);
        if a[at][at].abs() <= SINGULAR {
            return None;
        }
        let (pivot, right) = (a[at].clone(), b[at].clone());
        for i in (0..n).filter(|&i| i != at) {
            let factor = a[i][at] / pivot[at];
            a[i].iter_mut().zip(&pivot).for_each(|(x, p)| *x -= factor * p);
            b[i].iter_mut().zip(&right).for_each(|(x, p)| *x -= factor * p);
        }
    }
    for (row, right) in a.iter().enumerate().map(|(i, row)| row[i]).zip(&mut b) {
        right.iter_mut().for_each(|x| *x /= row);
    }
    Some(b)
}

/// x of A·x = b; `None` when A is singular.
pub(super) fn solve_vector(a: Vec<Vec<f64>>, b: &[f64]) -> Option<Vec<f64>> {
    let columns = b.iter().map(|x| vec![*x]).collect();
    Some(solve(a, columns)?.into_iter().map(|row| row[0]).collect())
}

/// A·B.
pub(super) fn product(a: &[Vec<f64>], b: &[Vec<f64>]) -> Vec<Vec<f64>> {
    let columns = b.first().map_or(0, Vec::len);
    let entry = |row: &Vec<f64>, j: usize| row.iter().zip(b).map(|(x, other)| x * other[j]).sum();
    a.iter().map(|row| (0..columns).map(|j| entry(row, j)).collect()).collect()
}

/// Sum of the diagonal.
pub(super) fn trace(a: &[Vec<f64>]) -> f64 {
    a.iter().enumerate().map(|(i, row)| row[i]).sum()
}
