//! What `docs/decisions/0007-figures.md` claims of the colours of groups.

use peilglas::figure::colour::{GRID, GROUPS, INK, PAPER, SOFT, look};

/// Linear light, red, green, blue.
type Light = [f64; 3];

/// Machado, Oliveira and Fernandes, "A physiologically-based model for
/// simulation of color vision deficiency" (2009), severity 1.0: red-blind,
/// green-blind, blue-blind.
const BLIND: [(&str, [Light; 3]); 3] = [
    (
        "protanopia",
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ),
];

fn light(hex: &str) -> Light {
    [1, 3, 5].map(|at| {
        let byte = u8::from_str_radix(&hex[at..at + 2], 16).expect("#rrggbb");
        let c = f64::from(byte) / 255.0;
        if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
    })
}

fn times(matrix: &[Light; 3], light: Light) -> Light {
    matrix.map(|row| row.iter().zip(light).map(|(m, l)| m * l).sum::<f64>().clamp(0.0, 1.0))
}

fn luminance([red, green, blue]: Light) -> f64 {
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// WCAG's contrast ratio.
fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(light(a)), luminance(light(b)));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// CIE L*a*b*, white point D65.
fn lab(light: Light) -> [f64; 3] {
    const XYZ: [Light; 3] = [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ];
    let [x, y, z] = XYZ.map(|row| {
        let white: f64 = row.iter().sum();
        let part = row.iter().zip(light).map(|(m, l)| m * l).sum::<f64>() / white;
        if part > 216.0 / 24389.0 { part.cbrt() } else { (24389.0 / 27.0 * part + 16.0) / 116.0 }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIE76: a difference of 2 is just seen, one of 10 at a glance.
fn distance(a: Light, b: Light) -> f64 {
    lab(a).iter().zip(lab(b)).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
}

fn lightness(hex: &str) -> f64 {
    lab(light(hex))[0]
}

fn pairs(n: usize) -> impl Iterator<Item = (&'static str, &'static str)> {
    (0..n).flat_map(move |a| (a + 1..n).map(move |b| (GROUPS[a], GROUPS[b])))
}

#[test]
fn the_yardsticks_are_right() {
    assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
    // WCAG's own example of the lightest grey that passes 4.5 : 1.
    assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.01);
    assert!((lightness("#777777") - 50.03).abs() < 0.05);
    // Pure red and the brown that the red-blind see it as.
    let seen = times(&BLIND[0].1, light("#ff0000"));
    assert!((seen[0] - 0.152286).abs() < 1e-9 && distance(light("#ff0000"), seen) > 60.0);
}

#[test]
fn every_colour_stands_out_from_the_paper() {
    for colour in GROUPS {
        assert!(contrast(colour, PAPER) >= 3.0, "{colour}: {:.2}", contrast(colour, PAPER));
    }
    assert!(contrast(INK, PAPER) >= 7.0);
    assert!(contrast(SOFT, PAPER) >= 4.5);
    assert!(contrast(GRID, PAPER) < 1.5, "the grid stays behind");
}

#[test]
fn neighbours_differ_in_grey_print() {
    for pair in GROUPS.windows(2) {
        let difference = (lightness(pair[0]) - lightness(pair[1])).abs();
        assert!(difference >= 14.0, "{pair:?}: {difference:.1}");
    }
    for (a, b) in pairs(4) {
        let difference = (lightness(a) - lightness(b)).abs();
        assert!(difference >= 9.0, "{a} {b}: {difference:.1}");
    }
    for (a, b) in pairs(6) {
        let difference = (lightness(a) - lightness(b)).abs();
        assert!(difference >= 6.5, "{a} {b}: {difference:.1}");
    }
}

#[test]
fn colours_differ_for_every_kind_of_sight() {
    for (n, seen_by_all, seen_by_blind) in [(6, 30.0, 11.0), (14, 20.0, 11.0)] {
        for (a, b) in pairs(n) {
            let apart = distance(light(a), light(b));
            assert!(apart >= seen_by_all, "{a} {b}: {apart:.1}");
            for (sight, matrix) in &BLIND {
                let apart = distance(times(matrix, light(a)), times(matrix, light(b)));
                assert!(apart >= seen_by_blind, "{a} {b} with {sight}: {apart:.1}");
            }
        }
    }
    // The commonest kinds, of the splits that have figures in the report.
    for (a, b) in pairs(4) {
        for (sight, matrix) in &BLIND[..2] {
            let apart = distance(times(matrix, light(a)), times(matrix, light(b)));
            assert!(apart >= 20.0, "{a} {b} with {sight}: {apart:.1}");
        }
    }
}

#[test]
fn every_group_has_its_own_marker() {
    let mut seen = Vec::new();
    for group in 0..GROUPS.len() {
        let marker = (look(group).shape, look(group).filled);
        assert!(!seen.contains(&marker), "group {group} looks as an earlier one");
        seen.push(marker);
    }
}
