//! The committed advance widths against the committed font files.

use std::fmt::Write;
use std::path::PathBuf;

use peilglas::figure::metrics::{self, Weight};
use ttf_parser::Face;

const WEIGHTS: [(&str, Weight); 2] =
    [("peilglas-sans-regular", Weight::Regular), ("peilglas-sans-semibold", Weight::SemiBold)];

/// Where a file of the package is.
fn place(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn font(name: &str) -> Vec<u8> {
    let packed = std::fs::read(place(&format!("www/fonts/{name}.woff2"))).expect("font is there");
    assert!(packed.len() < 40_000, "{name} is {} bytes", packed.len());
    wuff::decompress_woff2(&packed).expect("font unpacks")
}

/// Every character that the font has, with its advance width.
fn advances(font: &[u8]) -> Vec<(char, u16)> {
    let face = Face::parse(font, 0).expect("font parses");
    let mut characters = Vec::new();
    for table in face.tables().cmap.expect("a font has a cmap").subtables {
        if table.is_unicode() {
            table.codepoints(|code| characters.extend(char::from_u32(code)));
        }
    }
    characters.sort_unstable();
    characters.dedup();
    let advance = |c: char| Some((c, face.glyph_hor_advance(face.glyph_index(c)?)?));
    characters.into_iter().filter_map(advance).collect()
}

#[test]
fn widths_are_those_of_the_fonts() {
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(place("src/figure/advances.rs"), written()).expect("source is writable");
        eprintln!("wrote src/figure/advances.rs; format it and run the tests again");
        return;
    }
    for (name, weight) in WEIGHTS {
        let font = font(name);
        let face = Face::parse(&font, 0).expect("font parses");
        assert_eq!(f64::from(face.units_per_em()), metrics::UNITS_PER_EM, "{name}");
        let expected = advances(&font);
        assert!(expected.len() > 400, "{name} has only {} characters", expected.len());
        for (character, width) in &expected {
            let got = metrics::advance(*character, weight);
            assert_eq!(
                got,
                Some(*width),
                "{name}: {character:?}; UPDATE_SNAPSHOTS=1 writes them anew"
            );
        }
        let has = |c: &char| expected.binary_search_by_key(c, |(c, _)| *c).is_ok();
        let extra = ('\0'..='\u{ffff}').filter(|c| metrics::advance(*c, weight).is_some());
        assert_eq!(extra.filter(|c| !has(c)).collect::<Vec<_>>(), Vec::<char>::new());
    }
}

#[test]
fn the_font_has_what_figures_are_written_with() {
    let needed = "0123456789%.,*≤–−·…‘’“”ëïéöüáàè€\u{a0}ABCXYZabcxyz";
    for (name, weight) in WEIGHTS {
        let missing: String =
            needed.chars().filter(|c| metrics::advance(*c, weight).is_none()).collect();
        assert_eq!(missing, "", "{name}");
    }
}

#[test]
fn digits_are_equally_wide() {
    for (name, weight) in WEIGHTS {
        let zero = metrics::advance('0', weight);
        assert!(('0'..='9').all(|digit| metrics::advance(digit, weight) == zero), "{name}");
    }
}

/// The source of `src/figure/advances.rs`.
fn written() -> String {
    let [regular, semibold] = WEIGHTS.map(|(name, _)| advances(&font(name)));
    let bold_of = |c: char| {
        let at = semibold.binary_search_by_key(&c, |(c, _)| *c).expect("both weights have it");
        semibold[at].1
    };
    let mut runs: Vec<(char, Vec<u16>, Vec<u16>)> = Vec::new();
    for (c, width) in regular {
        match runs.last_mut() {
            Some((first, regular, semibold))
                if u32::from(*first) + regular.len() as u32 == u32::from(c) =>
            {
                regular.push(width);
                semibold.push(bold_of(c));
            }
            _ => runs.push((c, vec![width], vec![bold_of(c)])),
        }
    }
    let committed = include_str!("../../src/figure/advances.rs");
    let (head, _) = committed.split_once("pub const RUNS").expect("the table is called RUNS");
    let mut out = format!("{head}pub const RUNS: &[Run] = &[\n");
    for (first, regular, semibold) in runs {
        let _ = writeln!(
            out,
            "Run {{ first: '\\u{{{:x}}}', regular: &{regular:?}, semibold: &{semibold:?} }},",
            u32::from(first)
        );
    }
    out.push_str("];\n");
    out
}
