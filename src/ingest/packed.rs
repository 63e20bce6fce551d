//! Files inside files: gzip, and zip with one usable member.

use std::io::{Cursor, Read, Write};

use flate2::write::MultiGzDecoder;
use zip::ZipArchive;

use super::inflate::MAX_UNPACKED;
use super::workbook::Format;
use super::{RawTable, Reader, Unusable};
use crate::base::{Finding, Location};

/// Most bytes of a workbook, or of a zip file: they are in memory as a whole,
/// and a page has 4 GB of it at most.
pub(super) const MAX_WHOLE: usize = 256 << 20;

/// Packed bytes that are unpacked at once; what they hold may be a thousand times as much.
const STEP: usize = 4 << 10;

/// Most bytes that a member of a zip file is believed to have before it is unpacked.
const MAX_STATED: u64 = 256 << 20;

/// Kinds of files that are looked for in a zip file.
const USABLE: [&str; 8] = [".csv", ".tsv", ".txt", ".sav", ".zsav", ".xlsx", ".xls", ".ods"];

/// A gzip file, unpacked as it comes.
pub(super) struct Gzip {
    decoder: MultiGzDecoder<Vec<u8>>,
    inside: Reader,
    unpacked: u64,
    damaged: bool,
}

impl Gzip {
    pub(super) fn new(name: &str, chosen: Option<String>) -> Self {
        let name = name.strip_suffix(".gz").unwrap_or(name);
        let decoder = MultiGzDecoder::new(Vec::new());
        Gzip { decoder, inside: Reader::inside(name, 0, chosen), unpacked: 0, damaged: false }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), Unusable> {
        for step in bytes.chunks(STEP) {
            if self.damaged {
                break;
            }
            self.damaged = self.decoder.write_all(step).is_err();
            self.hand_on()?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<RawTable, Unusable> {
        self.damaged |= self.decoder.try_finish().is_err();
        self.hand_on()?;
        if self.damaged && self.unpacked == 0 {
            return Err(Unusable::new("packed-damaged"));
        }
        let mut table = self.inside.finish()?;
        if self.damaged {
            let found = Finding::warning("cut-off-unknown", Location::default());
            table.findings.push(found.with("found", table.rows));
        }
        Ok(table)
    }

    fn hand_on(&mut self) -> Result<(), Unusable> {
        let out = self.decoder.get_mut();
        self.unpacked += out.len() as u64;
        if self.unpacked > MAX_UNPACKED {
            return Err(too_large(MAX_UNPACKED));
        }
        let pushed = self.inside.push(out);
        out.clear();
        pushed
    }
}

/// What a file that begins as a zip file turns out to be.
pub(super) enum Archive {
    /// A workbook.
    Workbook(Format, Vec<u8>),
    /// Another file, read.
    Read(Box<RawTable>),
}

/// Looks into a zip file: a workbook is given back; of other files, the largest
/// usable one is read.
pub(super) fn open(
    bytes: Vec<u8>,
    inside: bool,
    chosen: Option<String>,
) -> Result<Archive, Unusable> {
    let damaged = || Unusable::new("packed-damaged");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let has = |name: &str| archive.index_for_name(name).is_some();
    let format = match (has("xl/workbook.xml"), has("content.xml")) {
        (true, _) => Some(Format::Xlsx),
        (false, true) => Some(Format::Ods),
        _ => None,
    };
    if let Some(format) = format {
        return Ok(Archive::Workbook(format, archive.into_inner().into_inner()));
    }
    if inside {
        return Err(Unusable::new("packed-twice"));
    }
    let mut usable = Vec::new();
    for index in 0..archive.len() {
        let Ok(member) = archive.by_index_raw(index) else { continue };
        let Ok(name) = member.name().map(String::from) else { continue };
        let lower = name.to_lowercase();
        // Files that a Mac adds describe others.
        let hidden = lower.starts_with("__macosx/")
            || lower.rsplit('/').next().is_some_and(|n| n.starts_with('.'));
        if !hidden && USABLE.iter().any(|end| lower.ends_with(end)) {
            usable.push((member.size(), index, name));
        }
    }
    usable.sort_by_key(|(size, index, _)| (std::cmp::Reverse(*size), *index));
    let Some((_, index, name)) = usable.first().cloned() else {
        return Err(Unusable::new("zip-without-file"));
    };
    let mut member = archive.by_index(index).map_err(|error| match error {
        zip::result::ZipError::UnsupportedArchive(_) => Unusable::new("zip-locked"),
        _ => damaged(),
    })?;
    // What it states of its size may be a lie: it is believed up to a bound.
    let stated = member.size().min(MAX_STATED);
    let mut inside = Reader::inside(&name, stated, chosen);
    let (mut piece, mut unpacked, mut cut_off) = (vec![0; 64 << 10], 0, false);
    loop {
        let length = match member.read(&mut piece) {
            Ok(0) => break,
            Ok(length) => length,
            Err(_) => {
                cut_off = true;
                break;
            }
        };
        unpacked += length as u64;
        if unpacked > MAX_UNPACKED {
            return Err(too_large(MAX_UNPACKED));
        }
        inside.push(&piece[..length])?;
    }
    let mut table = inside.finish()?;
    let whole = Location::default;
    if cut_off {
        let found = Finding::warning("cut-off-unknown", whole()).with("found", table.rows);
        table.findings.push(found);
    }
    if usable.len() > 1 {
        let others: Vec<&str> =
            usable[1..].iter().take(5).map(|(_, _, name)| name.as_str()).collect();
        let found = Finding::note("zip-others", whole()).with("used", &name);
        table.findings.push(found.with("others", others.join(", ")));
    }
    Ok(Archive::Read(Box::new(table)))
}

fn too_large(most: u64) -> Unusable {
    Unusable(Finding::error("too-large-unpacked", Location::default()).with("gb", most >> 30))
}
