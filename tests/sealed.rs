//! What may be seen is a type: `docs/sealed.md` has what does not compile, and here stands that
//! it fails for want of disclosure alone, and that nothing goes round it.

use std::fs;
use std::path::{Path, PathBuf};

use syn::spanned::Spanned;

/// Types that tell of responses before anything of them is hidden.
const UNDISCLOSED: [&str; 12] = [
    "Results",
    "CrossTab",
    "Benchmark",
    "ItemResult",
    "ChoiceResult",
    "ScaleResult",
    "SplitInfo",
    "CellValues",
    "Tally",
    "Responses",
    "RawTable",
    "Survey",
];

/// Lines that make the difference between what compiles and what does not.
const DISCLOSING: [&str; 4] = ["disclosure::", "Disclosed", "table::long", "TableView {"];

/// What a block of code is expected to do, and its lines.
type Block<'a> = (bool, Vec<&'a str>);

#[test]
fn what_does_not_compile_differs_from_what_does_by_what_is_disclosed() {
    let text = fs::read_to_string(root().join("docs/sealed.md")).expect("the cases");
    let mut twin: Option<Vec<&str>> = None;
    let mut failing = 0;
    for (compiles, lines) in blocks(&text) {
        if compiles {
            twin = Some(lines);
            continue;
        }
        failing += 1;
        let twin = twin.as_ref().expect("what compiles stands first");
        let common = twin.iter().zip(&lines).take_while(|(a, b)| a == b).count();
        let after = twin.iter().rev().zip(lines.iter().rev()).take_while(|(a, b)| a == b).count();
        assert!(common > 0 && after > 0, "{lines:#?} has another twin");
        let between = |lines: &[&str]| lines.len() - after.min(lines.len() - common);
        let (changed, added) = (&twin[common..between(twin)], &lines[common..between(&lines)]);
        let told = |line: &&str| DISCLOSING.iter().any(|word| line.contains(word));
        assert!(changed.len() <= 2 && added.len() <= 2, "{changed:#?} and {added:#?}");
        assert!(changed.iter().chain(added).any(told), "{changed:#?} is not what discloses");
    }
    assert!(failing >= 15, "{failing} cases");
}

#[test]
fn figures_tables_and_exports_take_of_responses_only_what_is_disclosed() {
    let mut seen = 0;
    for folder in ["src/figure", "src/table", "src/export"] {
        for path in rust_files(&root().join(folder)) {
            let parsed = syn::parse_file(&fs::read_to_string(&path).expect("a source file"));
            let parsed = parsed.unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            for function in parsed.items.iter().filter_map(public_function) {
                for input in &function.inputs {
                    let input = input.span().source_text().expect("the text of a parsed file");
                    seen += usize::from(input.contains("Disclosed"));
                    // What is for own eyes only stays so, and is no business of exports.
                    if input.contains("OwnEyes<") {
                        let made = function.output.span().source_text().unwrap_or_default();
                        assert!(made.contains("OwnEyes<"), "{} lets it go", function.ident);
                        assert_ne!(folder, "src/export", "{} takes it", function.ident);
                        continue;
                    }
                    let naked = outside(&input, "Disclosed<");
                    let word = |c: char| !c.is_alphanumeric();
                    let named = |name: &&&str| naked.split(word).any(|word| word == **name);
                    if let Some(name) = UNDISCLOSED.iter().find(named) {
                        panic!("{}: {} takes {name}", path.display(), function.ident);
                    }
                }
            }
        }
    }
    assert!(seen > 15, "the test found only {seen} functions of what is disclosed");
    let wrapper = "Disclosed<";
    assert!(outside("found: &Disclosed<Vec<Benchmark>>", wrapper).ends_with('&'));
    assert!(outside("(&Disclosed<X>, &Results)", wrapper).contains("Results"));
}

#[test]
fn only_the_view_for_own_eyes_takes_it_to_the_screen() {
    let takes =
        |path: &PathBuf| fs::read_to_string(path).expect("a source file").contains(".on_screen()");
    let files = rust_files(&root().join("src")).into_iter();
    let seen: Vec<PathBuf> = files.filter(takes).collect();
    assert_eq!(seen, [root().join("src/engine/own_eyes.rs")]);
}

/// A function that other modules than its own room may call.
fn public_function(item: &syn::Item) -> Option<&syn::Signature> {
    match item {
        syn::Item::Fn(function) if matches!(function.vis, syn::Visibility::Public(_)) => {
            Some(&function.sig)
        }
        _ => None,
    }
}

/// The tokens of a type without what stands inside `Disclosed<…>`, or another wrapper.
fn outside(tokens: &str, wrapper: &str) -> String {
    let mut outside = String::new();
    let mut rest = tokens;
    while let Some((before, inside)) = rest.split_once(wrapper) {
        outside += before;
        let mut depth = 1;
        let end = inside.find(|c| {
            depth += i32::from(c == '<') - i32::from(c == '>');
            depth == 0
        });
        rest = end.map_or("", |end| &inside[end + 1..]);
    }
    outside + rest
}

/// Every block of code, and whether it is expected to compile.
fn blocks(text: &str) -> Vec<Block<'_>> {
    let mut blocks = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let block = lines.by_ref().take_while(|line| *line != "```").collect();
            blocks.push((kind == "no_run", block));
        }
    }
    blocks
}

/// Every source file of a folder and of those in it.
fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let files = paths.flat_map(|path| match path.is_dir() {
        true => rust_files(&path),
        false => vec![path],
    });
    files.filter(|path| path.extension().is_some_and(|extension| extension == "rs")).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
