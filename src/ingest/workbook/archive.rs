//! The parts of a workbook that is a zip file.

use std::io::{BufReader, Cursor};

use hashbrown::HashMap;
use zip::ZipArchive;
use zip::read::ZipFile;

use super::xml::{Room, Xml};
use crate::ingest::Unusable;

/// A part being read.
pub(super) type Part<'a> = Xml<BufReader<ZipFile<'a, Cursor<Vec<u8>>>>>;

/// A workbook's zip file.
pub(super) struct Archive {
    zip: ZipArchive<Cursor<Vec<u8>>>,
    /// The place of every part, by its path in small letters.
    places: HashMap<String, usize>,
    pub(super) room: Room,
}

impl Archive {
    pub(super) fn open(bytes: Vec<u8>) -> Result<Self, Unusable> {
        let damaged = |_| Unusable::new("workbook-damaged");
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
        // Some programs write paths with capitals, or as Windows does.
        let plain = |name: &str| name.replace('\\', "/").to_lowercase();
        let places = zip
            .file_names()
            .enumerate()
            .filter_map(|(place, name)| Some((plain(&name.ok()?), place)))
            .collect();
        Ok(Archive { zip, places, room: Room::new() })
    }

    /// Starts on a part; `None` when there is none of that path.
    pub(super) fn part(&mut self, path: &str) -> Option<Part<'_>> {
        let place = *self.places.get(&path.to_lowercase())?;
        let file = self.zip.by_index(place).ok()?;
        Some(Xml::new(BufReader::new(file), self.room.clone()))
    }
}
