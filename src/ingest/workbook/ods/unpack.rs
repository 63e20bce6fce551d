//! What is unpacked, within bounds: of the whole, and between two events, since the
//! reader of XML holds a text, or an element with its attributes, as a whole.

use std::io::{Error, Read, Result};

use crate::ingest::Unusable;
use crate::ingest::inflate::MAX_UNPACKED;
use crate::ingest::packed::{too_large, too_large_texts};

/// Most bytes of one text or one element.
const MAX_PIECE: u64 = 16 << 20;

/// Bytes that are unpacked as they are asked for.
pub(super) struct Bounded<R> {
    inside: R,
    left: u64,
    left_of_piece: u64,
}

impl<R> Bounded<R> {
    pub(super) fn new(inside: R) -> Self {
        Bounded { inside, left: MAX_UNPACKED, left_of_piece: MAX_PIECE }
    }

    /// Another text or element begins.
    pub(super) fn next_piece(&mut self) {
        self.left_of_piece = MAX_PIECE;
    }

    /// Why reading failed, if it did because of a bound.
    pub(super) fn refused(&self) -> Option<Unusable> {
        match (self.left, self.left_of_piece) {
            (0, _) => Some(too_large(MAX_UNPACKED)),
            (_, 0) => Some(too_large_texts(MAX_PIECE)),
            _ => None,
        }
    }
}

impl<R: Read> Read for Bounded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        if self.left == 0 || self.left_of_piece == 0 {
            return Err(Error::other("more than fits"));
        }
        let read = self.inside.read(buffer)?;
        self.left = self.left.saturating_sub(read as u64);
        self.left_of_piece = self.left_of_piece.saturating_sub(read as u64);
        Ok(read)
    }
}
