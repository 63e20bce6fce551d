//! SPSS files with what pyreadstat does not write, byte by byte, in both byte orders.

/// Writes a file's records one after another.
pub struct File {
    pub bytes: Vec<u8>,
    big: bool,
}

impl File {
    /// A file with this header; the cases are not compressed.
    pub fn new(big: bool, cases: i32, weight: i32) -> Self {
        let mut file = File { bytes: b"$FL2".to_vec(), big };
        file.text("@(#) SPSS DATA FILE by hand", 60).int(2).int(1).int(0).int(weight).int(cases);
        file.float(100.0);
        file.text("01 Jan 2600:00:00", 17).text("", 64).text("", 3);
        file
    }

    pub fn int(&mut self, value: i32) -> &mut Self {
        let bytes = if self.big { value.to_be_bytes() } else { value.to_le_bytes() };
        self.raw(&bytes)
    }

    pub fn float(&mut self, value: f64) -> &mut Self {
        let bytes = if self.big { value.to_be_bytes() } else { value.to_le_bytes() };
        self.raw(&bytes)
    }

    /// Text with spaces behind it up to `length` bytes.
    pub fn text(&mut self, text: &str, length: usize) -> &mut Self {
        let end = self.bytes.len() + length;
        self.bytes.extend_from_slice(text.as_bytes());
        assert!(self.bytes.len() <= end, "{text:?} is longer than {length}");
        self.bytes.resize(end, b' ');
        self
    }

    pub fn raw(&mut self, bytes: &[u8]) -> &mut Self {
        self.bytes.extend_from_slice(bytes);
        self
    }

    /// A variable: its name, width (0 for numbers), format type, and missing
    /// values as the record has them.
    pub fn variable(
        &mut self,
        name: &str,
        width: i32,
        format: i32,
        kind: i32,
        missing: &[f64],
    ) -> &mut Self {
        self.int(2)
            .int(width)
            .int(0)
            .int(kind)
            .int(format << 16 | 8 << 8)
            .int(format << 16 | 8 << 8);
        self.text(name, 8);
        for value in missing {
            self.float(*value);
        }
        for _ in 1..(width + 7) / 8 {
            self.int(2).int(-1).int(0).int(0).int(0).int(0).text("", 8);
        }
        self
    }

    /// An extension record of bytes.
    pub fn extension(&mut self, kind: i32, data: &[u8]) -> &mut Self {
        self.int(7).int(kind).int(1).int(i32::try_from(data.len()).expect("a length")).raw(data)
    }

    /// A text behind its length.
    pub fn counted(&mut self, text: &str) -> &mut Self {
        self.int(i32::try_from(text.len()).expect("a length")).raw(text.as_bytes())
    }

    /// The bytes that `write` writes, in the same byte order, apart.
    pub fn apart(&self, write: impl FnOnce(&mut File)) -> Vec<u8> {
        let mut file = File { bytes: Vec::new(), big: self.big };
        write(&mut file);
        file.bytes
    }

    pub fn end_of_dictionary(&mut self) -> &mut Self {
        self.int(999).int(0)
    }
}
