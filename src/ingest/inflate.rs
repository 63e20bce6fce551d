//! Unpacks zlib streams piece by piece, within bounds.

use flate2::{Decompress, FlushDecompress, Status};

use super::Unusable;
use crate::base::{Finding, Location};

/// Most bytes that a compressed file may hold: what a small file unpacks to
/// would otherwise be without end. Nothing of it is kept but the columns.
pub(super) const MAX_UNPACKED: u64 = 4 << 30;

/// Unpacks one stream, or several in a row.
pub(super) struct Inflate {
    state: Decompress,
    buffer: Vec<u8>,
    unpacked: u64,
}

/// How far unpacking came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// The stream wants more bytes.
    Open,
    /// The stream ended before the bytes did, or with them.
    Ended,
    /// The bytes are not such a stream.
    Damaged,
}

impl Inflate {
    pub(super) fn new() -> Self {
        Inflate { state: Decompress::new(true), buffer: vec![0; 64 << 10], unpacked: 0 }
    }

    /// Begins another stream.
    pub(super) fn restart(&mut self) {
        self.state.reset(true);
    }

    /// Unpacks `bytes`, moving past what it used, and hands every piece to `with`.
    pub(super) fn push(
        &mut self,
        bytes: &mut &[u8],
        mut with: impl FnMut(&[u8]) -> Result<(), Unusable>,
    ) -> Result<Progress, Unusable> {
        loop {
            let (read, written) = (self.state.total_in(), self.state.total_out());
            let status = self.state.decompress(bytes, &mut self.buffer, FlushDecompress::None);
            let read = usize::try_from(self.state.total_in() - read).unwrap_or(usize::MAX);
            let written = usize::try_from(self.state.total_out() - written).unwrap_or(usize::MAX);
            *bytes = bytes.get(read..).unwrap_or_default();
            self.unpacked += written as u64;
            if self.unpacked > MAX_UNPACKED {
                let found = Finding::error("too-large-unpacked", Location::default());
                return Err(Unusable(found.with("gb", MAX_UNPACKED >> 30)));
            }
            with(&self.buffer[..written])?;
            match status {
                Ok(Status::StreamEnd) => return Ok(Progress::Ended),
                Err(_) => return Ok(Progress::Damaged),
                // A full buffer may have left more behind.
                Ok(_) if read == 0 && written == 0 => {
                    let open = bytes.is_empty();
                    return Ok(if open { Progress::Open } else { Progress::Damaged });
                }
                Ok(_) => {}
            }
        }
    }
}
