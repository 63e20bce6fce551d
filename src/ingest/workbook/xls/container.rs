//! Compound files: a small file system within one file, in which Excel keeps
//! its stream of records.
//!
//! Every chain of sectors ends after as many steps as the file has sectors, so
//! that a chain that goes round ends too, and no stream is longer than the file.

use crate::ingest::Unusable;

/// What a compound file begins with.
const MARK: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const HEADER: usize = 512;
const ENTRY: usize = 128;
const MINI_SECTOR: usize = 64;

/// Numbers above this are no sectors: free, the end of a chain, or the table itself.
const LAST_SECTOR: u32 = 0xffff_fffa;

/// The stream of records in these bytes. Some programs write it without the
/// compound file around it.
pub(super) fn records(bytes: Vec<u8>) -> Result<Vec<u8>, Unusable> {
    if !bytes.starts_with(MARK) {
        return Ok(bytes);
    }
    let file = File::new(&bytes).ok_or_else(|| Unusable::new("workbook-damaged"))?;
    let entries = file.entries();
    let named = |name: &str| entries.iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
    // An `.xlsx` with a password is a compound file as well.
    if named("EncryptedPackage").is_some() {
        return Err(Unusable::new("workbook-locked"));
    }
    // Excel 97 can add the same for Excel 95, as `Book`.
    let found = named("Workbook").or_else(|| named("Book"));
    let found = found.ok_or_else(|| Unusable::new("workbook-damaged"))?;
    Ok(file.stream(found))
}

/// A stream, or the root of them all.
#[derive(Clone, Default)]
struct Entry {
    name: String,
    kind: u8,
    left: u32,
    right: u32,
    child: u32,
    start: u32,
    size: usize,
}

struct File<'a> {
    bytes: &'a [u8],
    sector: usize,
    /// The sectors that hold the table of chains.
    table: Vec<u32>,
    directory: u32,
    mini_table: u32,
    /// Streams shorter than this are in the mini stream.
    cutoff: usize,
}

impl<'a> File<'a> {
    fn new(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        if !matches!(shift, 9 | 12) || bytes.len() < HEADER {
            return None;
        }
        let mut file = File {
            bytes,
            sector: 1 << shift,
            table: Vec::new(),
            directory: u32_at(bytes, 48)?,
            mini_table: u32_at(bytes, 60)?,
            cutoff: u32_at(bytes, 56)? as usize,
        };
        file.read_table(u32_at(bytes, 68)?);
        Some(file)
    }

    /// Finds the sectors of the table: the first in the header, the others in
    /// a chain of lists.
    fn read_table(&mut self, mut list: u32) {
        let most = self.sectors();
        let header = self.bytes.get(76..HEADER).unwrap_or_default();
        self.table.extend(numbers(header).filter(|number| *number <= LAST_SECTOR));
        for _ in 0..most {
            let piece = self.piece(list);
            let Some(next) = piece.len().checked_sub(4).and_then(|at| u32_at(piece, at)) else {
                break;
            };
            let listed = numbers(&piece[..piece.len() - 4]);
            self.table.extend(listed.filter(|number| *number <= LAST_SECTOR));
            if self.table.len() > most {
                break;
            }
            list = next;
        }
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector + 1
    }

    /// The bytes of a sector; fewer, or none, where the file ends early.
    fn piece(&self, number: u32) -> &'a [u8] {
        let start = (number as usize).checked_add(1).and_then(|at| at.checked_mul(self.sector));
        // The header takes the place of one.
        let rest = start.and_then(|start| self.bytes.get(start..)).unwrap_or_default();
        &rest[..rest.len().min(self.sector)]
    }

    fn next(&self, number: u32) -> Option<u32> {
        let each = self.sector / 4;
        let table = *self.table.get(number as usize / each)?;
        u32_at(self.piece(table), number as usize % each * 4)
    }

    /// The bytes of a chain of sectors, at most `size`.
    fn chain(&self, start: u32, size: usize) -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut number = start;
        for _ in 0..self.sectors() {
            let piece = self.piece(number);
            let left = size - bytes.len();
            bytes.extend_from_slice(&piece[..piece.len().min(left)]);
            if piece.len() < self.sector || bytes.len() == size {
                break;
            }
            match self.next(number) {
                Some(next) if next <= LAST_SECTOR => number = next,
                _ => break,
            }
        }
        bytes
    }

    fn stream(&self, entry: &Entry) -> Vec<u8> {
        if entry.size >= self.cutoff {
            return self.chain(entry.start, entry.size);
        }
        let root = self.directory().into_iter().find(|entry| entry.kind == 5).unwrap_or_default();
        let mini = self.chain(root.start, root.size);
        let table = self.chain(self.mini_table, usize::MAX);
        let mut bytes = Vec::new();
        let mut number = entry.start as usize;
        for _ in 0..mini.len() / MINI_SECTOR + 1 {
            let start = number.saturating_mul(MINI_SECTOR);
            let piece = mini.get(start..).unwrap_or_default();
            let left = entry.size - bytes.len();
            bytes.extend_from_slice(&piece[..piece.len().min(MINI_SECTOR).min(left)]);
            if piece.len() < MINI_SECTOR || bytes.len() == entry.size {
                break;
            }
            match number.checked_mul(4).and_then(|at| u32_at(&table, at)) {
                Some(next) if next <= LAST_SECTOR => number = next as usize,
                _ => break,
            }
        }
        bytes
    }

    fn directory(&self) -> Vec<Entry> {
        let bytes = self.chain(self.directory, usize::MAX);
        bytes.chunks_exact(ENTRY).map(|entry| Entry::read(entry).unwrap_or_default()).collect()
    }

    /// The streams beside the root, and after them all others: those of
    /// workbooks that are in this one, or that a damaged tree does not reach.
    fn entries(&self) -> Vec<Entry> {
        let all = self.directory();
        let mut seen = vec![false; all.len()];
        let mut found = Vec::new();
        let mut open: Vec<u32> =
            all.iter().filter(|entry| entry.kind == 5).map(|e| e.child).collect();
        open.truncate(1);
        while let Some(number) = open.pop() {
            let number = number as usize;
            let Some(entry) = all.get(number) else { continue };
            if std::mem::replace(&mut seen[number], true) {
                continue;
            }
            open.extend([entry.left, entry.right]);
            found.push(number);
        }
        found.extend((0..all.len()).filter(|number| !seen[*number]));
        found.into_iter().map(|number| all[number].clone()).filter(|e| e.kind == 2).collect()
    }
}

impl Entry {
    fn read(bytes: &[u8]) -> Option<Self> {
        let length = usize::from(u16_at(bytes, 64)?).saturating_sub(2).min(62);
        let units = bytes.get(..length)?.chunks_exact(2).map(|u| u16::from_le_bytes([u[0], u[1]]));
        let name = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        Some(Entry {
            name: name.collect(),
            kind: *bytes.get(66)?,
            left: u32_at(bytes, 68)?,
            right: u32_at(bytes, 72)?,
            child: u32_at(bytes, 76)?,
            start: u32_at(bytes, 116)?,
            // The upper half of the size is not to be trusted in older files.
            size: u32_at(bytes, 120)? as usize,
        })
    }
}

fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes
        .chunks_exact(4)
        .map(|number| u32::from_le_bytes([number[0], number[1], number[2], number[3]]))
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..)?.first_chunk().map(|number| u16::from_le_bytes(*number))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|number| u32::from_le_bytes(*number))
}
