//! Delimited text, in chunks of any size, into columns.

use csv_core::{ReadRecordResult, ReaderBuilder};

use super::column::{Budget, Builder};
use super::encoding::{Evidence, Utf16, decode, is_other};
use super::header::Header;
use super::{MAX_COLUMNS, RawTable, Source, Unusable, headings, most_rows, sniff, titles};
use crate::base::{Finding, Location};

/// Most findings of one kind that are located one by one.
const LOCATED: u64 = 20;

/// Where row numbers skip more often, the last ones are too low: a file of which
/// every second row is empty would take more memory for that than for its answers.
const MOST_SKIPS: usize = 1 << 20;

/// Longest row that is read, in bytes: beyond it a quotation mark is missing.
const MAX_ROW: usize = 32 << 20;

pub(super) struct CsvReader {
    parser: csv_core::Reader,
    delimiter: Option<u8>,
    utf16: Option<Utf16>,
    /// Bytes to leave out before the headings: a byte order mark, a `sep=` line.
    skip: usize,
    /// Rows with titles above the headings.
    above: u64,
    /// Rows without a value that were passed, in all and before the headings.
    passed: u64,
    passed_above: u64,
    /// Of those below the headings, the ones with delimiters, and the first of these.
    empty: u64,
    first_empty: u64,
    /// Where row numbers skip: see [`RawTable::skips`].
    skips: Vec<(usize, u64)>,
    /// Whether the last line ended with a carriage return, so that a line feed
    /// still belongs to it.
    after_return: bool,
    /// Bytes of the file; 0 when unknown.
    size: usize,
    expected_rows: usize,
    most_rows: u64,
    row: Row,
    /// Whether the parser stands before a row, not inside one.
    between_rows: bool,
    header: Header,
    /// The rows of headings that were read.
    headings: Vec<Vec<Vec<u8>>>,
    columns: Vec<Builder>,
    budget: Budget,
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
        let titled = |delimiter: &&u8| titles::above(&text[mark..], **delimiter).0 > 0;
        let one_column = || sniff::is_one_column(&text[mark..]).then_some(sniff::NO_DELIMITER);
        let delimiter = stated
            .map(|(delimiter, _)| delimiter)
            .or_else(|| sniff::delimiter(&text[mark..]))
            .or_else(|| sniff::DELIMITERS.iter().find(titled).copied())
            .or_else(one_column);
        let (titles, above) = titles::above(&text[skip..], delimiter.unwrap_or(b','));
        let skip = skip + titles;
        let header = Header::of_text(&text[skip..], delimiter.unwrap_or(b','));
        CsvReader {
            header,
            parser: ReaderBuilder::new().delimiter(delimiter.unwrap_or(b',')).build(),
            delimiter,
            utf16,
            skip,
            above,
            passed: 0,
            passed_above: 0,
            empty: 0,
            first_empty: 0,
            skips: Vec::new(),
            after_return: false,
            size: usize::try_from(size).unwrap_or(usize::MAX),
            expected_rows: expected_rows(start, size),
            most_rows: u64::MAX,
            row: Row { bytes: vec![0; 64 << 10], filled: 0, ends: vec![0; 256], fields: 0 },
            between_rows: true,
            headings: Vec::new(),
            columns: Vec::new(),
            budget: Budget::default(),
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
            None => self.go_on(bytes),
            Some(mut transcoder) => {
                let parsed = self.go_on(transcoder.push(bytes, false));
                self.utf16 = Some(transcoder);
                parsed
            }
        }
    }

    /// Parses bytes that do not end the file. None at all, as half a letter is
    /// for now, would tell the parser that the last row ends here.
    fn go_on(&mut self, bytes: &[u8]) -> Result<(), Unusable> {
        if bytes.is_empty() { Ok(()) } else { self.parse(bytes) }
    }

    pub(super) fn finish(mut self, name: String) -> Result<RawTable, Unusable> {
        let mut encoding = None;
        if let Some(mut transcoder) = self.utf16.take() {
            encoding = Some(transcoder.name);
            self.go_on(transcoder.push(&[], true))?;
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
        // What is in the encoding that fewer values are in.
        let other = |bytes: &[u8]| is_other(bytes, guess);
        let in_heading = joined.iter().position(|heading| other(heading)).map(|at| (0, at));
        let in_rows = self.columns.iter().enumerate().filter_map(|(at, column)| {
            let row = column.first_row_where(other)?;
            Some((1 + u64::from(row), at))
        });
        let first = in_heading.or_else(|| in_rows.min()).filter(|_| mixed);
        if self.uneven > LOCATED {
            self.odd.push(
                Finding::warning("uneven-rows-more", Location::default())
                    .with("count", self.uneven - LOCATED),
            );
        }
        let heading_row = 1 + self.above + self.passed_above;
        let names = joined.iter().map(|heading| decode(heading)).collect();
        let headings = headings::tidy(names, Some(heading_row), &mut self.odd);
        if self.above > 0 {
            let found = Finding::note("rows-above-headings", Location::row(heading_row));
            self.odd.push(found.with("count", self.above));
        }
        if self.empty > 0 {
            let found = Finding::note("empty-rows", Location::row(self.first_empty));
            self.odd.push(found.with("count", self.empty));
        }
        let source = Source {
            name,
            format: "csv".to_owned(),
            producer: header.producer().to_owned(),
            encoding: Some(encoding.unwrap_or(guess).to_owned()),
            delimiter: self.delimiter.filter(|d| *d != sniff::NO_DELIMITER).map(char::from),
            sheet: None,
            sheets: Vec::new(),
            respondents: self.rows,
            columns: headings.len(),
        };
        let columns =
            self.columns.into_iter().zip(headings).map(|(column, name)| column.finish(name));
        let mut table = RawTable {
            source,
            columns: columns.collect(),
            rows: self.rows,
            findings: self.odd,
            sets: Vec::new(),
            weight: None,
            heading_row: Some(heading_row),
            first_row: heading_row + header.rows() as u64,
            skips: self.skips,
        };
        if let Some((row, column)) = first {
            let row = row.checked_sub(1).map(|row| table.row_number(row as usize));
            let place = Location::column(&table.columns[column].heading);
            let place = place.at_row(row.unwrap_or(heading_row));
            let found = Finding::warning("mixed-encoding", place).with("encoding", guess);
            table.findings.push(found);
        }
        Ok(table)
    }

    fn parse(&mut self, mut bytes: &[u8]) -> Result<(), Unusable> {
        let skipped = self.skip.min(bytes.len());
        self.skip -= skipped;
        let at_end = bytes.is_empty();
        bytes = &bytes[skipped..];
        if bytes.is_empty() && !at_end {
            return Ok(());
        }
        let mut quote = memchr::memchr(b'"', bytes);
        loop {
            if self.between_rows {
                let (taken, passed) = sniff::empty_lines(bytes, &mut self.after_return);
                bytes = &bytes[taken..];
                quote = quote.map(|at| at - taken);
                self.passed += passed;
                let plain = bytes.len() - quote.map_or(0, |at| bytes.len() - at);
                let taken = self.take_plain_rows(&bytes[..plain]);
                bytes = &bytes[taken..];
                quote = quote.map(|at| at - taken);
                // No bytes at all would tell the parser that the file ends here.
                if bytes.is_empty() && !at_end {
                    return Ok(());
                }
            }
            let row = &mut self.row;
            let (result, read, written, ended) = self.parser.read_record(
                bytes,
                &mut row.bytes[row.filled..],
                &mut row.ends[row.fields..],
            );
            self.after_return = read > 0 && bytes[read - 1] == b'\r';
            bytes = &bytes[read..];
            if quote.is_some_and(|at| at < read) {
                quote = memchr::memchr(b'"', bytes);
            } else {
                quote = quote.map(|at| at - read);
            }
            self.between_rows &= read == 0;
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
                    self.take_row()?;
                    self.between_rows = true;
                    self.row.filled = 0;
                    self.row.fields = 0;
                }
                ReadRecordResult::End => return Ok(()),
            }
        }
    }

    /// Takes rows without a quotation mark the short way, as far as they are
    /// whole, and says how many bytes they took. Most of a file of codes goes here.
    fn take_plain_rows(&mut self, bytes: &[u8]) -> usize {
        let below_headings = self.headings.len() == self.header.rows();
        let Some(delimiter) = self.delimiter.filter(|_| below_headings) else { return 0 };
        let mut start = 0;
        while let Some(length) = memchr::memchr(b'\n', &bytes[start..]) {
            if self.rows as u64 >= self.most_rows {
                break;
            }
            let line = &bytes[start..start + length];
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if memchr::memchr(b'\r', line).is_some() {
                // Line ends of another kind: the parser knows what to do with them.
                break;
            }
            if line.is_empty() {
                self.passed += 1;
            } else if !self.push_plain_row(line, delimiter) {
                break;
            }
            start += length + 1;
        }
        start
    }

    /// Pushes a row without quotation marks; whether it has a value for every
    /// column. One that has not is left to the ordinary way, which reports it.
    fn push_plain_row(&mut self, line: &[u8], delimiter: u8) -> bool {
        let delimiters = line.iter().filter(|byte| **byte == delimiter).count();
        if delimiters + 1 != self.columns.len() {
            return false;
        }
        if line.iter().all(|byte| *byte == delimiter || byte.is_ascii_whitespace()) {
            self.pass_empty_row();
            return true;
        }
        let mut rest = line;
        for column in &mut self.columns {
            match *rest {
                // A lone character, as most codes are.
                [first, next, ..] if next == delimiter && first != delimiter => {
                    column.push(&rest[..1]);
                    rest = &rest[2..];
                }
                _ => {
                    let end = rest.iter().position(|byte| *byte == delimiter);
                    column.push(&rest[..end.unwrap_or(rest.len())]);
                    rest = end.map_or(&[], |end| &rest[end + 1..]);
                }
            }
        }
        self.end_row(line.len());
        true
    }

    fn take_row(&mut self) -> Result<(), Unusable> {
        if self.rows as u64 >= self.most_rows {
            return Err(Unusable::too_many_rows(self.most_rows));
        }
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
                self.most_rows = most_rows(row.len());
                self.passed_above = self.passed;
                // A row has a byte per column at least; what a beginning of empty rows
                // promises takes no more memory than that.
                let rows = self.expected_rows.min(self.size / row.len().max(1) + 16);
                self.columns = row.iter().map(|_| Builder::new(rows)).collect();
            }
            self.headings.push(row);
            return Ok(());
        }
        if self.row.bytes[..self.row.filled].trim_ascii().is_empty() {
            self.pass_empty_row();
            return Ok(());
        }
        for column in &mut self.columns {
            column.push(fields.next().unwrap_or_default());
        }
        let surplus = fields.any(|field| !field.is_empty());
        // Empty cells beyond the last heading are what spreadsheets leave behind.
        if row.fields < self.columns.len() || surplus {
            self.report_uneven();
        }
        self.end_row(self.row.filled);
        Ok(())
    }

    /// Counts a row whose values, of so many bytes, are in the columns.
    fn end_row(&mut self, bytes: usize) {
        let passed = self.passed - self.passed_above;
        let known = self.skips.last().map_or(0, |(_, passed)| *passed);
        if passed != known && self.skips.len() < MOST_SKIPS {
            self.skips.push((self.rows, passed));
        }
        self.rows += 1;
        self.budget.row(bytes, &mut self.columns);
    }

    /// Counts a row of delimiters only: what spreadsheets leave below the last response.
    #[cold]
    fn pass_empty_row(&mut self) {
        if self.empty == 0 {
            self.first_empty = self.line();
        }
        self.empty += 1;
        self.passed += 1;
    }

    /// The line of the row being read, as a spreadsheet counts.
    fn line(&self) -> u64 {
        (self.rows + self.header.rows()) as u64 + 1 + self.above + self.passed
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
