//! Workbooks of Excel 2007 and later: a part per sheet, and parts that all share.

mod cells;
mod strings;

use hashbrown::HashMap;

use super::archive::Archive;
use super::format::Kind;
use super::xml::{Damaged, Piece, attribute};
use super::{Choice, MAX_SHEETS};
use crate::ingest::Unusable;
use strings::Strings;

/// Most kinds of cells, by their number format; Excel itself stops at 65,490.
const MAX_LOOKS: usize = 1 << 16;

/// Most parts that a part names.
const MAX_PARTS: usize = 1 << 16;

/// What the cells of all sheets share.
#[derive(Default)]
struct Shared {
    strings: Strings,
    /// What numbers are, by the number that cells have.
    looks: Vec<Kind>,
    from_1904: bool,
}

/// A part that another one names.
struct Target {
    kind: String,
    path: String,
}

/// Hands the sheets to `choice`; the names of all of them.
pub(super) fn read(bytes: Vec<u8>, choice: &mut Choice<'_>) -> Result<Vec<String>, Unusable> {
    let mut archive = Archive::open(bytes)?;
    let damaged = |_| Unusable::new("workbook-damaged");
    let root = targets(&mut archive, "").unwrap_or_default();
    let book = root.into_values().find(|target| target.kind == "officeDocument");
    let book = book.map_or_else(|| "xl/workbook.xml".to_owned(), |target| target.path);
    let parts = targets(&mut archive, &book).map_err(damaged)?;
    let mut shared = Shared::default();
    let sheets = sheets(&mut archive, &book, &mut shared).map_err(damaged)?;
    let path = |kind: &str, usual: &str| {
        let named = parts.values().find(|part| part.kind == kind).map(|part| part.path.clone());
        named.unwrap_or_else(|| {
            joined(book.rsplit_once('/').map_or("", |(folder, _)| folder), usual)
        })
    };
    if let Some(mut part) = archive.part(&path("sharedStrings", "sharedStrings.xml")) {
        // Of a part that is cut off, the cells tell what they miss.
        let _ = shared.strings.read(&mut part)?;
    }
    // Without it, dates are numbers.
    let _ = looks(&mut archive, &path("styles", "styles.xml"), &mut shared.looks);
    archive.room.check()?;
    let mut names = Vec::new();
    for (name, id) in sheets {
        let Some(target) = parts.get(&id).filter(|part| part.kind == "worksheet") else { continue };
        choice.sheet(&name, |sheet| match archive.part(&target.path) {
            Some(mut part) => cells::read(&mut part, &shared, sheet),
            None => Ok(false),
        })?;
        archive.room.check()?;
        names.push(name);
    }
    Ok(names)
}

/// The parts that the part of this path names, by their id.
fn targets(archive: &mut Archive, path: &str) -> Result<HashMap<String, Target>, Damaged> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let list = joined(folder, &format!("_rels/{name}.rels"));
    let mut part = archive.part(&list).ok_or(Damaged)?;
    let mut found = HashMap::new();
    loop {
        match part.next()? {
            Piece::Start(start) if start.local_name().as_ref() == "Relationship" => {
                let stated = |name| attribute(&start, name);
                let (Some(id), Some(kind), Some(target)) =
                    (stated("Id"), stated("Type"), stated("Target"))
                else {
                    continue;
                };
                if found.len() >= MAX_PARTS {
                    return Err(Damaged);
                }
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                let path = joined(folder, &target);
                found.insert(id.into_owned(), Target { kind, path });
            }
            Piece::End(end) if end.local_name().as_ref() == "Relationships" => return Ok(found),
            _ => {}
        }
    }
}

/// A path that is named in a part of this folder.
fn joined(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').collect(),
    };
    for step in target.split(['/', '\\']) {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !matches!(*step, "" | "."));
    steps.join("/")
}

/// Names of the sheets, and the ids of their parts, in order.
fn sheets(
    archive: &mut Archive,
    path: &str,
    shared: &mut Shared,
) -> Result<Vec<(String, String)>, Damaged> {
    let mut part = archive.part(path).ok_or(Damaged)?;
    let mut sheets = Vec::new();
    loop {
        match part.next()? {
            Piece::Start(start) => match start.local_name().as_ref() {
                "sheet" => {
                    if sheets.len() >= MAX_SHEETS {
                        return Err(Damaged);
                    }
                    // `r:id` is the part's; `sheetId` is another number.
                    let id = attribute(&start, "id").unwrap_or_default().into_owned();
                    let name = attribute(&start, "name").unwrap_or_default().into_owned();
                    sheets.push((name, id));
                }
                "workbookPr" => {
                    // An element of the same name in an extension says nothing of it.
                    if let Some(yes) = attribute(&start, "date1904") {
                        shared.from_1904 = matches!(&*yes, "1" | "true");
                    }
                }
                _ => {}
            },
            Piece::End(end) if end.local_name().as_ref() == "workbook" => return Ok(sheets),
            _ => {}
        }
    }
}

/// Reads what numbers are, per kind of cell.
fn looks(archive: &mut Archive, path: &str, looks: &mut Vec<Kind>) -> Result<(), Damaged> {
    let mut part = archive.part(path).ok_or(Damaged)?;
    let mut formats: HashMap<u16, Kind> = HashMap::new();
    let mut of_cells = false;
    loop {
        match part.next()? {
            Piece::Start(start) => {
                let format = || attribute(&start, "numFmtId").and_then(|id| id.parse().ok());
                match start.local_name().as_ref() {
                    "numFmt" => {
                        if let (Some(id), Some(code)) = (format(), attribute(&start, "formatCode"))
                        {
                            formats.insert(id, Kind::of_code(&code));
                        }
                    }
                    "cellXfs" => of_cells = true,
                    "xf" if of_cells && looks.len() < MAX_LOOKS => {
                        let id: u16 = format().unwrap_or(0);
                        let kind = formats.get(&id).copied();
                        looks.push(kind.unwrap_or_else(|| Kind::built_in(id)));
                    }
                    _ => {}
                }
            }
            Piece::End(end) => match end.local_name().as_ref() {
                "cellXfs" => of_cells = false,
                "styleSheet" => return Ok(()),
                _ => {}
            },
            Piece::Text(_) | Piece::Other => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn paths_are_relative_to_the_part_that_names_them() {
        assert_eq!(joined("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(joined("xl", "./sheet1.xml"), "xl/sheet1.xml");
        assert_eq!(joined("xl/a", "..\\b/sheet1.xml"), "xl/b/sheet1.xml");
        assert_eq!(joined("", "../../sheet1.xml"), "sheet1.xml");
    }
}
