//! Delimited text, in chunks of any size, into columns.

use std::collections::HashMap;

use csv_core::{ReadRecordResult, ReaderBuilder};

use super::column::Builder;
use super::encoding::{Evidence, Utf16, decode};
use super::header::Header;
use super::{MAX_COLUMNS, MAX_HEADING, RawTable, Source, Unusable, Values, sniff};
use crate::base::{Finding, Location};

/// Most findings of one kind that are located one by one.
const LOCATED: u64 = 20;

/// Longest row that is read, in bytes: beyond it a quotation mark is missing.
const MAX_ROW: usize = 32 << 20;

pub(super) struct CsvReader {
    parser: csv_core::Reader,
    delimiter: Option<u8>,
    utf16: Option<Utf16>,
    /// Bytes to leave out before the headings: a byte order mark, a `sep=` line.
    skip: usize,
    expected_rows: usize,
    row: Row,
    header: Header,
    /// The rows of headings that were read.
    headings: Vec<Vec<Vec<u8>>>,
    columns: Vec<Builder>,
    rows: usize,
    odd: Vec<Finding>,
    uneven: u64,
}

/// The row being parsed: field bytes end to end, and where each ends.
struct Row {
    bytes: Vec<u8>,
    filled: usize,
    ends: Vec<usize>,
    fields: usize,
}

impl CsvReader {
    /// A reader for a file of `size` bytes that begins with `start`; the
    /// beginning is to be pushed as well.
    pub(super) fn new(start: &[u8], size: u64) -> Self {
        let utf16 = Utf16::detect(start);
        let text = match Utf16::detect(start) {
            Some(mut transcoder) => transcoder.push(start, false).to_vec(),
            None => start.to_vec(),
        };
        let mark = if text.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let stated = sniff::stated_delimiter(&text[mark..]);
        let skip = mark + stated.map_or(0, |(_, length)| length);
        let delimiter =
            stated.map(|(delimiter, _)| delimiter).or_else(|| sniff::delimiter(&text[mark..]));
        let header = Header::of(&text[skip..], delimiter.unwrap_or(b','));
        CsvReader {
            header,
            parser: ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).build(),
            delimiter,
            utf16,
            skip,
            expected_rows: expected_rows(start, size),
            row: Row { bytes: vec![0; 64 << 10], filled: 0, ends: vec![0; 256], fields: 0 },
            headings: Vec::new(),
            columns: Vec::new(),
            rows: 0,
            odd: Vec::new(),
            uneven: 0,
        }
    }

    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), Unusable> {
        if self.delimiter.is_none() {
            return Err(Unusable::new("no-columns"));
        }
        match self.utf16.take() {
            None => self.parse(bytes),
            Some(mut transcoder) => {
                let parsed = self.parse(transcoder.push(bytes, false));
                self.utf16 = Some(transcoder);
                parsed
            }
        }
    }

    pub(super) fn finish(mut self, name: String) -> Result<RawTable, Unusable> {
        let mut encoding = None;
        if let Some(mut transcoder) = self.utf16.take() {
            encoding = Some(transcoder.name);
            self.parse(transcoder.push(&[], true))?;
        }
        // An empty input tells the parser that the last row ends here.
        self.parse(&[])?;
        if self.headings.is_empty() {
            return Err(Unusable::new("empty-file"));
        }
        if self.rows == 0 {
            return Err(Unusable::new("no-rows"));
        }
        let header = self.header;
        let joined = header.join(std::mem::take(&mut self.headings));
        let mut evidence = Evidence::default();
        for heading in &joined {
            evidence.see(heading);
        }
        for value in self.columns.iter().flat_map(Builder::values) {
            evidence.see(value);
        }
        let (guess, mixed) = evidence.name();
        if mixed {
            self.odd.push(
                Finding::warning("mixed-encoding", Location::default()).with("encoding", guess),
            );
        }
        if self.uneven > LOCATED {
            self.odd.push(
                Finding::warning("uneven-rows-more", Location::default())
                    .with("count", self.uneven - LOCATED),
            );
        }
        let headings = headings(&joined, &mut self.odd);
        let source = Source {
            name,
            format: "csv".to_owned(),
            producer: header.producer().to_owned(),
            encoding: Some(encoding.unwrap_or(guess).to_owned()),
            delimiter: self.delimiter.map(char::from),
            sheet: None,
            respondents: self.rows,
            columns: headings.len(),
        };
        let columns = self.columns.into_iter().zip(headings).map(|(column, name)| {
            let mut column = column.finish(name);
            // Rows are counted from the first below a single row of headings.
            if let Values::Coded { dictionary, .. } = &mut column.values {
                for entry in dictionary {
                    entry.first_row += header.rows() as u32 - 1;
                }
            }
            column
        });
        Ok(RawTable { source, columns: columns.collect(), rows: self.rows, findings: self.odd })
    }

    fn parse(&mut self, mut bytes: &[u8]) -> Result<(), Unusable> {
        let skipped = self.skip.min(bytes.len());
        self.skip -= skipped;
        let at_end = bytes.is_empty();
        bytes = &bytes[skipped..];
        if bytes.is_empty() && !at_end {
            return Ok(());
        }
        loop {
            let row = &mut self.row;
            let (result, read, written, ended) = self.parser.read_record(
                bytes,
                &mut row.bytes[row.filled..],
                &mut row.ends[row.fields..],
            );
            bytes = &bytes[read..];
            row.filled += written;
            row.fields += ended;
            match result {
                ReadRecordResult::InputEmpty if bytes.is_empty() => return Ok(()),
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if row.bytes.len() >= MAX_ROW => {
                    let row = Location::row(self.line());
                    return Err(Unusable(Finding::error("endless-row", row)));
                }
                ReadRecordResult::OutputFull => {
                    let room = row.bytes.len() * 2;
                    row.bytes.resize(room, 0);
                }
                ReadRecordResult::OutputEndsFull if row.ends.len() > MAX_COLUMNS => {
                    let found = Finding::error("too-many-columns", Location::default());
                    return Err(Unusable(found.with("count", MAX_COLUMNS)));
                }
                ReadRecordResult::OutputEndsFull => {
                    let room = row.ends.len() * 2;
                    row.ends.resize(room, 0);
                }
                ReadRecordResult::Record => {
                    self.take_row();
                    self.row.filled = 0;
                    self.row.fields = 0;
                }
                ReadRecordResult::End => return Ok(()),
            }
        }
    }

    fn take_row(&mut self) {
        let row = &self.row;
        let mut start = 0;
        let mut fields = row.ends[..row.fields].iter().map(|&end| {
            let field = &row.bytes[start..end];
            start = end;
            field
        });
        if self.headings.len() < self.header.rows() {
            let row: Vec<Vec<u8>> = fields.map(<[u8]>::to_vec).collect();
            if self.headings.is_empty() {
                self.columns = row.iter().map(|_| Builder::new(self.expected_rows)).collect();
            }
            self.headings.push(row);
            return;
        }
        for column in &mut self.columns {
            column.push(fields.next().unwrap_or_default());
        }
        let surplus = fields.any(|field| !field.is_empty());
        // Empty cells beyond the last heading are what spreadsheets leave behind.
        if row.fields < self.columns.len() || surplus {
            self.report_uneven();
        }
        self.rows += 1;
    }

    /// The line of the row being read, as a spreadsheet counts.
    fn line(&self) -> u64 {
        (self.rows + self.header.rows()) as u64 + 1
    }

    #[cold]
    fn report_uneven(&mut self) {
        self.uneven += 1;
        if self.uneven <= LOCATED {
            self.odd.push(
                Finding::warning("uneven-row", Location::row(self.line()))
                    .with("found", self.row.fields)
                    .with("expected", self.columns.len()),
            );
        }
    }
}

/// About how many rows a file has that begins like this, so that no column is
/// moved while it grows.
fn expected_rows(start: &[u8], size: u64) -> usize {
    const MOST: u64 = 1 << 21;
    let lines = memchr::memchr_iter(b'\n', start).count() as u64 + 1;
    let per_line = (start.len() as u64 / lines).max(1);
    // A little more than expected: doubling a column for its last rows costs most.
    let rows = size / per_line;
    usize::try_from((rows + rows / 50 + 16).min(MOST)).unwrap_or(0)
}

/// Headings as text: none empty, none twice, none endless.
fn headings(bytes: &[Vec<u8>], odd: &mut Vec<Finding>) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut names = Vec::with_capacity(bytes.len());
    for (position, heading) in bytes.iter().enumerate() {
        let mut name = decode(heading).trim().to_owned();
        if name.len() > MAX_HEADING {
            let end = (0..=MAX_HEADING).rev().find(|end| name.is_char_boundary(*end)).unwrap_or(0);
            name.truncate(end);
            odd.push(Finding::warning("long-heading", Location::column(name.clone()).at_row(1)));
        }
        if name.is_empty() {
            name = format!("#{}", position + 1);
            odd.push(Finding::note("empty-heading", Location::column(name.clone()).at_row(1)));
        }
        let times = seen.entry(name.clone()).or_default();
        *times += 1;
        if *times > 1 {
            odd.push(
                Finding::warning("duplicate-heading", Location::column(name.clone()).at_row(1))
                    .with("times", *times),
            );
        }
        names.push(name);
    }
    names
}
