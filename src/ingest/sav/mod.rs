//! SPSS system files, `.sav` and `.zsav`, in chunks of any size, into columns.
//!
//! The dictionary is read record by record, the cases eight bytes by eight; the
//! file is never in memory as a whole. Values are kept as the file has them:
//! which of them count as missing is in [`ColumnMeta`](super::ColumnMeta).

mod bytes;
mod cases;
mod charset;
mod layout;
mod record;
mod sets;
mod strings;
mod value;

use super::column::{Builder, RawColumn};
use super::inflate::{Inflate, Progress};
use super::{ColumnMeta, RawTable, ResponseSet, Source, Unusable, headings};
use crate::base::{Finding, Location};
use bytes::{Order, Stop};
use cases::{Cases, Stream};
use charset::Charset;
use layout::Layout;
use record::{Compression, Dictionary, MAX_DICTIONARY};

pub(super) struct SavReader {
    size: u64,
    stage: Stage,
}

enum Stage {
    Dictionary(Box<Start>),
    Cases(Box<Data>),
}

/// The dictionary as far as it was read, and bytes that it has not used yet.
#[derive(Default)]
struct Start {
    dictionary: Option<Dictionary>,
    held: Vec<u8>,
    /// Bytes to have before trying again, so that a long record is not tried
    /// for every chunk.
    enough: usize,
}

/// Cases being read.
struct Data {
    format: &'static str,
    headings: Vec<String>,
    metas: Vec<ColumnMeta>,
    sets: Vec<ResponseSet>,
    weight: Option<usize>,
    charset: Charset,
    findings: Vec<Finding>,
    cases: Cases,
    stream: Stream,
    blocks: Option<Blocks>,
}

/// The zlib blocks of a `.zsav` file.
struct Blocks {
    order: Order,
    header: Vec<u8>,
    /// Bytes up to the trailer, once the header is read.
    left: Option<u64>,
    inflate: Inflate,
    damaged: bool,
}

impl SavReader {
    /// A reader for a file of `size` bytes (0 when unknown).
    pub(super) fn new(size: u64) -> Self {
        SavReader { size, stage: Stage::Dictionary(Box::default()) }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), Unusable> {
        match &mut self.stage {
            Stage::Dictionary(start) => {
                start.held.extend_from_slice(bytes);
                if start.held.len() < start.enough { Ok(()) } else { self.describe(false) }
            }
            Stage::Cases(data) => data.push(bytes),
        }
    }

    pub(super) fn finish(mut self, name: String) -> Result<RawTable, Unusable> {
        self.describe(true)?;
        match self.stage {
            Stage::Cases(data) => data.finish(name),
            Stage::Dictionary(_) => Err(Unusable::new("sav-damaged")),
        }
    }

    /// Reads records until the cases begin or bytes run out.
    fn describe(&mut self, at_end: bool) -> Result<(), Unusable> {
        let Stage::Dictionary(start) = &mut self.stage else { return Ok(()) };
        let mut used = 0;
        let ready = loop {
            let rest = &start.held[used..];
            let step = match &mut start.dictionary {
                None => Dictionary::begin(rest).map(|(begun, length)| {
                    start.dictionary = Some(begun);
                    (length, false)
                }),
                Some(dictionary) => dictionary.record(rest),
            };
            match step {
                Ok((length, last)) => {
                    used += length;
                    if last {
                        break true;
                    }
                }
                Err(Stop::More) if !at_end && rest.len() < MAX_DICTIONARY => break false,
                Err(stop) => return Err(stop.into()),
            }
        };
        start.held.drain(..used);
        if !ready {
            start.enough = start.held.len() + start.held.len() / 4 + 1;
            return Ok(());
        }
        let held = std::mem::take(&mut start.held);
        if let Some(dictionary) = &start.dictionary {
            let mut data = Data::new(dictionary, self.size)?;
            data.push(&held)?;
            self.stage = Stage::Cases(Box::new(data));
        }
        Ok(())
    }
}

impl Data {
    fn new(dictionary: &Dictionary, size: u64) -> Result<Self, Unusable> {
        let layout = Layout::new(dictionary)?;
        if layout.headings.is_empty() {
            return Err(Unusable::new("sav-no-columns"));
        }
        let mut findings = layout.findings;
        let headings = headings::tidy(layout.headings, None, &mut findings);
        // No more than the file can hold, whatever it announces.
        let slots = dictionary.slots as u64;
        let fit = match dictionary.compression {
            Compression::None => size / (slots * 8),
            Compression::Bytecode => size / slots,
            Compression::Zlib => size.saturating_mul(16) / slots,
        };
        let rows = dictionary.cases.map_or(fit, |cases| cases.min(fit)).min(1 << 21);
        let rows = usize::try_from(rows).unwrap_or(0);
        let columns = headings.iter().map(|_| Builder::new(rows)).collect();
        let (format, stream) = match dictionary.compression {
            Compression::None => ("sav", Stream::plain()),
            Compression::Bytecode => ("sav", Stream::bytecode(dictionary.bias)),
            Compression::Zlib => ("zsav", Stream::bytecode(dictionary.bias)),
        };
        let blocks = (dictionary.compression == Compression::Zlib).then(|| Blocks {
            order: dictionary.order,
            header: Vec::new(),
            left: None,
            inflate: Inflate::new(),
            damaged: false,
        });
        Ok(Data {
            format,
            headings,
            metas: layout.metas,
            sets: layout.sets,
            weight: layout.weight,
            charset: layout.charset,
            findings,
            cases: Cases::new(dictionary.order, layout.slots, columns, dictionary.cases),
            stream,
            blocks,
        })
    }

    fn push(&mut self, bytes: &[u8]) -> Result<(), Unusable> {
        match &mut self.blocks {
            None => self.stream.push(bytes, &mut self.cases),
            Some(blocks) => blocks.push(bytes, &mut self.stream, &mut self.cases),
        }
    }

    fn finish(mut self, name: String) -> Result<RawTable, Unusable> {
        let found = self.cases.rows;
        let broken = self.cases.amid_case() || self.blocks.as_ref().is_some_and(|b| b.damaged);
        let cut_off = match self.cases.expected() {
            Some(expected) if found < expected => Some(
                Finding::warning("cut-off", Location::default())
                    .with("found", found)
                    .with("expected", expected),
            ),
            None if broken => {
                Some(Finding::warning("cut-off-unknown", Location::default()).with("found", found))
            }
            _ => None,
        };
        if found == 0 {
            return Err(Unusable::new(if cut_off.is_some() { "sav-damaged" } else { "no-rows" }));
        }
        self.findings.extend(cut_off);
        let rows = usize::try_from(found).unwrap_or(usize::MAX);
        let charset = self.charset;
        // A case may be cut off in the middle: its first values are not used.
        let columns: Vec<RawColumn> = self
            .cases
            .columns
            .into_iter()
            .zip(self.headings)
            .zip(self.metas)
            .map(|((column, heading), meta)| {
                let mut column = column.finish_with(heading, |bytes| charset.decode(bytes));
                column.truncate(rows);
                column.meta = Some(meta);
                column
            })
            .collect();
        let source = Source {
            name,
            format: self.format.to_owned(),
            producer: "spss".to_owned(),
            encoding: self.charset.name(),
            respondents: rows,
            columns: columns.len(),
            ..Source::default()
        };
        Ok(RawTable {
            source,
            columns,
            rows,
            findings: self.findings,
            sets: self.sets,
            weight: self.weight,
            heading_row: None,
            first_row: 1,
            skips: Vec::new(),
        })
    }
}

impl Blocks {
    fn push(
        &mut self,
        mut bytes: &[u8],
        stream: &mut Stream,
        cases: &mut Cases,
    ) -> Result<(), Unusable> {
        let wanted = (24 - self.header.len()).min(bytes.len());
        self.header.extend_from_slice(&bytes[..wanted]);
        bytes = &bytes[wanted..];
        let Some((start, end)) = self.bounds() else { return Ok(()) };
        let left = self.left.get_or_insert(end.saturating_sub(start).saturating_sub(24));
        let inside = usize::try_from(*left).unwrap_or(usize::MAX).min(bytes.len());
        *left -= inside as u64;
        let mut bytes = &bytes[..inside];
        while !self.damaged && !bytes.is_empty() && !cases.complete() {
            match self.inflate.push(&mut bytes, |piece| stream.push(piece, cases))? {
                Progress::Open => {}
                Progress::Ended => self.inflate.restart(),
                Progress::Damaged => self.damaged = true,
            }
        }
        Ok(())
    }

    /// Where the header is and where the trailer begins, in bytes of the file.
    fn bounds(&self) -> Option<(u64, u64)> {
        let (start, rest) = self.header.split_first_chunk()?;
        let (end, rest) = rest.split_first_chunk()?;
        let place = |bytes: &[u8; 8]| u64::try_from(self.order.long(*bytes)).unwrap_or(0);
        (rest.len() == 8).then(|| (place(start), place(end)))
    }
}
