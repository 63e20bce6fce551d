//! The house rules: floors, file sizes, and the paths that ARCHITECTURE.md names.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::Visit;

/// Every module of the library and its floor; `src/lib.rs` says the same.
const FLOORS: [(&str, u32); 16] = [
    ("base", 0),
    ("stats", 0),
    ("ingest", 1),
    ("questionnaire", 2),
    ("responses", 3),
    ("split", 4),
    ("tally", 5),
    ("analysis", 6),
    ("disclosure", 7),
    ("figure", 8),
    ("table", 8),
    ("export", 9),
    ("engine", 10),
    ("browser", 11),
    ("cli", 11),
    ("app", 12),
];

#[test]
fn a_module_imports_only_from_lower_floors() {
    let floors = BTreeMap::from(FLOORS);
    let mut seen = 0;
    for file in rust_files("src") {
        let Some(room) = room(&file) else { continue };
        let floor = floors.get(room.as_str()).unwrap_or_else(|| panic!("{room} has no floor"));
        for (used, line) in modules_used(&file, "crate") {
            let Some(below) = floors.get(used.as_str()) else { continue };
            seen += 1;
            assert!(
                used == room || below < floor,
                "{}:{line}: {room} (floor {floor}) uses {used} (floor {below})",
                file.display()
            );
        }
    }
    assert!(seen > 50, "the test found only {seen} imports, so it looks in the wrong place");
}

#[test]
fn only_the_browser_names_the_browser() {
    for file in rust_files("src") {
        let allowed = matches!(room(&file).as_deref(), Some("browser"));
        let text = fs::read_to_string(&file).expect("a source file");
        for name in ["web_sys", "js_sys"] {
            assert!(allowed || !text.contains(name), "{} names {name}", file.display());
        }
    }
}

/// Methods of `f64` of which the last bits are the platform's.
const OF_THE_PLATFORM: [&str; 25] = [
    "acos", "acosh", "asin", "asinh", "atan", "atan2", "atanh", "cbrt", "cos", "cosh", "exp",
    "exp2", "exp_m1", "hypot", "ln", "ln_1p", "log", "log10", "log2", "powf", "powi", "sin",
    "sin_cos", "sinh", "tan",
];

#[test]
fn every_number_has_the_same_bits_everywhere() {
    // The one place that may name them passes libm's on.
    for file in rust_files("src").iter().filter(|file| !file.ends_with("src/stats/float.rs")) {
        let text = fs::read_to_string(file).expect("a source file");
        let code = text.lines().enumerate().filter(|(_, line)| !line.trim().starts_with("//"));
        for (number, line) in code {
            for name in OF_THE_PLATFORM {
                assert!(
                    !calls(line, name),
                    "{}:{}: {name} is the platform's; src/stats/float.rs has one for all",
                    file.display(),
                    number + 1
                );
            }
        }
    }
    for line in ["x.ln()", "x.powf(2.0)", "map(f64::ln)", "f64::exp(x)", "  .hypot(y)"] {
        assert!(OF_THE_PLATFORM.iter().any(|name| calls(line, name)), "{line}");
    }
    for line in ["ln(x)", "x.lnx()", "exp(-0.5 * z)", "x.sqrt()", "a.log_minus(b)"] {
        assert!(!OF_THE_PLATFORM.iter().any(|name| calls(line, name)), "{line}");
    }
}

/// Whether a line calls the method of that name, or names it as a function.
fn calls(line: &str, name: &str) -> bool {
    let whole = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let method = format!(".{name}(");
    let function = format!("f64::{name}");
    line.contains(&method) || line.split(&function).skip(1).any(whole)
}

#[test]
fn files_stay_short() {
    let files = ["src", "xtask/src", "tests"].into_iter().flat_map(rust_files);
    let mut lengths = Vec::new();
    for file in files {
        let length = fs::read_to_string(&file).expect("a source file").lines().count();
        assert!(length <= 600, "{} has {length} lines", file.display());
        lengths.push(length);
    }
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median <= 200, "half of the files are longer than {median} lines");
}

#[test]
fn the_architecture_names_paths_that_exist() {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("ARCHITECTURE.md");
    let paths: Vec<&str> = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|word| word.contains('/') && !word.contains([' ', '<', '*', ':', '…']))
        .filter(|word| {
            ["src/", "tests/", "xtask/", "www/", "docs/", ".ci/"]
                .iter()
                .any(|p| word.starts_with(p))
        })
        .collect();
    assert!(paths.len() > 15, "ARCHITECTURE.md names only {} paths", paths.len());
    for path in paths {
        assert!(root().join(path).exists(), "ARCHITECTURE.md names {path}, which is not there");
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the project") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && path.file_name().is_none_or(|name| name != "node_modules") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(path);
            }
        }
    }
    files
}

/// The module of the library that a file belongs to.
fn room(file: &Path) -> Option<String> {
    let inside = file.strip_prefix(root().join("src")).ok()?;
    let first = inside.components().next()?.as_os_str().to_str()?;
    (first != "bin" && first != "lib.rs").then(|| first.trim_end_matches(".rs").to_owned())
}

/// The first name after `start::` in every path and import of a file.
fn modules_used(file: &Path, start: &str) -> Vec<(String, usize)> {
    let text = fs::read_to_string(file).expect("a source file");
    let parsed = syn::parse_file(&text).unwrap_or_else(|error| panic!("{file:?}: {error}"));
    let mut uses = Uses { start, found: Vec::new() };
    uses.visit_file(&parsed);
    // Macros are opaque to the parser: look for paths in their text.
    for (number, line) in text.lines().enumerate() {
        for rest in line.split("crate::").skip(1) {
            let name: String =
                rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            uses.found.push((name, number + 1));
        }
    }
    uses.found
}

struct Uses<'a> {
    start: &'a str,
    found: Vec<(String, usize)>,
}

impl Uses<'_> {
    fn tree(&mut self, tree: &syn::UseTree, line: usize) {
        match tree {
            syn::UseTree::Path(path) => self.found.push((path.ident.to_string(), line)),
            syn::UseTree::Name(name) => self.found.push((name.ident.to_string(), line)),
            syn::UseTree::Rename(name) => self.found.push((name.ident.to_string(), line)),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.tree(tree, line);
                }
            }
            syn::UseTree::Glob(_) => {}
        }
    }
}

impl<'ast> Visit<'ast> for Uses<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if let syn::UseTree::Path(path) = &item.tree
            && path.ident == self.start
        {
            self.tree(&path.tree, path.ident.span().start().line);
        }
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let mut segments = path.segments.iter();
        if let (Some(first), Some(second)) = (segments.next(), segments.next())
            && first.ident == self.start
        {
            self.found.push((second.ident.to_string(), first.ident.span().start().line));
        }
        syn::visit::visit_path(self, path);
    }
}
