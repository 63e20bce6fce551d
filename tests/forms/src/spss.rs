//! SPSS system files, as SPSS would save the same answers: numbers with labels, codes
//! 8 and 9 that the survey's makers count as missing, and text of a fixed width.
//! After the description of the format in PSPP's developer manual.

use std::io::Write;

use anyhow::Result;
use flate2::Compression as Level;
use flate2::write::ZlibEncoder;

use crate::{Kind, Question, Responses};

/// How the cases are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Packing {
    /// One byte for most numbers: what SPSS does unless asked.
    Bytecode,
    /// The same in zlib blocks: `.zsav`.
    Blocks,
}

/// Bytes of a text.
const WIDTH: usize = 96;

/// What the bytecode adds to numbers.
const BIAS: f64 = 100.0;

/// Bytes of a block before it is packed, as SPSS has it.
const BLOCK: usize = 0x3f_f000;

/// 'No opinion' in SPSS; both this and the next are user-missing.
const NO_OPINION: f64 = 8.0;

/// 'No answer' in SPSS, for an item that was passed over.
const NO_ANSWER: f64 = 9.0;

struct Variable {
    question: Question,
    /// 0 for a number.
    width: usize,
    missing: Vec<f64>,
    labels: Vec<(f64, String)>,
}

/// Writes responses as a system file.
///
/// # Errors
/// When writing fails.
pub fn write(responses: &Responses, packing: Packing, mut out: impl Write) -> Result<()> {
    let variables: Vec<Variable> = responses.headings.iter().map(|code| variable(code)).collect();
    let dictionary = dictionary(&variables, responses.respondents(), packing);
    out.write_all(&dictionary)?;
    let mut cases = Cases { commands: Vec::new(), data: Vec::new(), out: Vec::new() };
    let mut blocks = Blocks::new(dictionary.len());
    for row in responses.rows() {
        for (variable, cell) in variables.iter().zip(row) {
            cases.push(variable, cell);
        }
        match packing {
            Packing::Bytecode if cases.out.len() > 1 << 20 => {
                out.write_all(&std::mem::take(&mut cases.out))?;
            }
            Packing::Blocks => blocks.take(&mut cases.out, BLOCK)?,
            Packing::Bytecode => {}
        }
    }
    cases.end();
    match packing {
        Packing::Bytecode => out.write_all(&cases.out)?,
        Packing::Blocks => {
            blocks.take(&mut cases.out, 1)?;
            blocks.finish(&mut out)?;
        }
    }
    Ok(out.flush()?)
}

fn variable(code: &str) -> Variable {
    let question = Question::of(code);
    let labels = question.answers.iter().map(|(code, words)| (*code as f64, words.clone()));
    let mut labels: Vec<_> = labels.filter(|(code, _)| *code >= 0.0).collect();
    let mut missing = Vec::new();
    let mut width = 0;
    match question.kind {
        Kind::Item => {
            labels.retain(|(code, _)| *code != Question::NO_OPINION as f64);
            labels.push((NO_OPINION, "Geen mening".to_owned()));
            labels.push((NO_ANSWER, "Geen antwoord".to_owned()));
            missing = vec![NO_OPINION, NO_ANSWER];
        }
        Kind::Choice | Kind::Number => {
            missing.extend(labels.iter().map(|(code, _)| *code).filter(|code| *code >= 99.0));
        }
        Kind::Respondent | Kind::Open => width = WIDTH,
    }
    Variable { question, width, missing, labels }
}

fn dictionary(variables: &[Variable], respondents: usize, packing: Packing) -> Vec<u8> {
    let mut file = Bytes(Vec::new());
    file.raw(if packing == Packing::Blocks { b"$FL3" } else { b"$FL2" });
    file.padded("@(#) SPSS DATA FILE - Peilglas demo, synthetisch", 60).int(2);
    let slots: usize = variables.iter().map(|variable| variable.width.div_ceil(8).max(1)).sum();
    file.int(slots as i32).int(if packing == Packing::Blocks { 2 } else { 1 });
    file.int(0).int(respondents as i32).float(BIAS);
    file.padded("20 Nov 2309:30:00", 17).padded("Synthetische antwoorden", 64).padded("", 3);
    for variable in variables {
        variable_record(&mut file, variable);
    }
    let mut slot = 1;
    for variable in variables {
        if !variable.labels.is_empty() {
            label_records(&mut file, &variable.labels, slot);
        }
        slot += variable.width.div_ceil(8).max(1) as i32;
    }
    let machine = [24, 0, 0, -1, 1, 1, 2, 65001].map(i32::to_le_bytes).concat();
    file.extension(3, 4, &machine);
    let measures = variables.iter().flat_map(|variable| {
        let measure = match variable.question.kind {
            Kind::Item => 2,
            Kind::Number => 3,
            _ => 1,
        };
        [measure, 8, 1]
    });
    file.extension(11, 4, &measures.flat_map(i32::to_le_bytes).collect::<Vec<_>>());
    let names = variables.iter().map(|v| format!("{}={}", short(v), v.question.code));
    file.extension(13, 1, names.collect::<Vec<_>>().join("\t").as_bytes());
    file.extension(20, 1, b"UTF-8");
    file.int(999).int(0);
    file.0
}

fn short(variable: &Variable) -> String {
    variable.question.code.to_uppercase().chars().take(8).collect()
}

fn variable_record(file: &mut Bytes, variable: &Variable) {
    let format = match variable.width {
        0 => (5 << 16) | (8 << 8),
        width => (1 << 16) | ((width as i32) << 8),
    };
    file.int(2).int(variable.width as i32).int(1).int(variable.missing.len() as i32);
    file.int(format).int(format).padded(&short(variable), 8);
    let question = &variable.question;
    let label = match question.kind {
        Kind::Item => format!("{} - {}", question.label, question.text),
        _ => question.text.clone(),
    };
    let label = cut(&label, 252);
    file.int(label.len() as i32).padded(label, label.len().next_multiple_of(4));
    for value in &variable.missing {
        file.float(*value);
    }
    for _ in 1..variable.width.div_ceil(8) {
        file.int(2).int(-1).int(0).int(0).int(0).int(0).padded("", 8);
    }
}

fn label_records(file: &mut Bytes, labels: &[(f64, String)], slot: i32) {
    file.int(3).int(labels.len() as i32);
    for (value, words) in labels {
        let words = cut(words, 120);
        file.float(*value).raw(&[words.len() as u8]);
        file.padded(words, (words.len() + 1).next_multiple_of(8) - 1);
    }
    file.int(4).int(1).int(slot);
}

/// As much of a text as fits, without half a character.
fn cut(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

struct Bytes(Vec<u8>);

impl Bytes {
    fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.0.extend_from_slice(bytes);
        self
    }

    fn int(&mut self, value: i32) -> &mut Self {
        self.raw(&value.to_le_bytes())
    }

    fn float(&mut self, value: f64) -> &mut Self {
        self.raw(&value.to_le_bytes())
    }

    fn padded(&mut self, text: &str, length: usize) -> &mut Self {
        let end = self.0.len() + length;
        self.raw(text.as_bytes());
        self.0.resize(end, b' ');
        self
    }

    fn extension(&mut self, kind: i32, size: i32, data: &[u8]) -> &mut Self {
        self.int(7).int(kind).int(size).int(data.len() as i32 / size).raw(data)
    }
}

/// Cases in bytecode: eight commands, then the values that they do not hold.
struct Cases {
    commands: Vec<u8>,
    data: Vec<u8>,
    out: Vec<u8>,
}

impl Cases {
    fn push(&mut self, variable: &Variable, cell: &str) {
        if variable.width > 0 {
            return self.push_text(cut(cell, variable.width), variable.width);
        }
        let number = match (variable.question.kind, cell.parse::<f64>()) {
            (Kind::Item, Ok(code)) if code == Question::NO_OPINION as f64 => NO_OPINION,
            // Passed over, in the last battery; before it, nothing is stored.
            (Kind::Item, Err(_)) if variable.question.number == "14" => NO_ANSWER,
            (_, Ok(number)) => number,
            (_, Err(_)) => return self.command(255, &[]),
        };
        let code = number + BIAS;
        match (1.0..=251.0).contains(&code) && code.fract() == 0.0 {
            true => self.command(code as u8, &[]),
            false => self.command(253, &number.to_le_bytes()),
        }
    }

    fn push_text(&mut self, text: &str, width: usize) {
        let mut bytes = text.as_bytes().to_vec();
        bytes.resize(width.next_multiple_of(8), b' ');
        for slot in bytes.chunks(8) {
            match slot {
                b"        " => self.command(254, &[]),
                _ => self.command(253, slot),
            }
        }
    }

    fn command(&mut self, command: u8, data: &[u8]) {
        self.commands.push(command);
        self.data.extend_from_slice(data);
        if self.commands.len() == 8 {
            self.out.append(&mut self.commands);
            self.out.append(&mut self.data);
        }
    }

    fn end(&mut self) {
        while !self.commands.is_empty() {
            self.command(0, &[]);
        }
    }
}

/// Zlib blocks and what describes them.
struct Blocks {
    /// Where the header of the blocks is in the file.
    start: usize,
    packed: Vec<u8>,
    /// Sizes of each block before and after packing.
    sizes: Vec<(usize, usize)>,
}

impl Blocks {
    fn new(start: usize) -> Self {
        Blocks { start, packed: Vec::new(), sizes: Vec::new() }
    }

    /// Packs what there is, when it is at least so much.
    fn take(&mut self, bytes: &mut Vec<u8>, least: usize) -> Result<()> {
        while bytes.len() >= least {
            let rest = bytes.split_off(bytes.len().min(BLOCK));
            let before = self.packed.len();
            let mut encoder = ZlibEncoder::new(&mut self.packed, Level::default());
            encoder.write_all(bytes)?;
            encoder.finish()?;
            self.sizes.push((bytes.len(), self.packed.len() - before));
            *bytes = rest;
        }
        Ok(())
    }

    fn finish(self, out: &mut impl Write) -> Result<()> {
        let mut file = Bytes(Vec::new());
        let long = |value: usize| (value as i64).to_le_bytes();
        let trailer = self.start + 24 + self.packed.len();
        file.raw(&long(self.start)).raw(&long(trailer)).raw(&long(24 + 24 * self.sizes.len()));
        file.raw(&self.packed);
        file.raw(&(-BIAS as i64).to_le_bytes()).raw(&long(0));
        file.int(BLOCK as i32).int(self.sizes.len() as i32);
        let (mut plain, mut packed) = (self.start, self.start + 24);
        for (before, after) in self.sizes {
            file.raw(&long(plain)).raw(&long(packed)).int(before as i32).int(after as i32);
            plain += before;
            packed += after;
        }
        Ok(out.write_all(&file.0)?)
    }
}
