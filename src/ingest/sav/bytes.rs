//! Numbers and pieces of an SPSS file, in the file's own byte order.

use crate::ingest::Unusable;

/// Why a record was not read.
pub(super) enum Stop {
    /// It goes on beyond the bytes that are there.
    More,
    /// It cannot be right.
    Damaged,
}

impl From<Stop> for Unusable {
    fn from(_: Stop) -> Self {
        Unusable::new("sav-damaged")
    }
}

/// The order of the bytes of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    Little,
    Big,
}

impl Order {
    pub(super) fn int(self, bytes: [u8; 4]) -> i32 {
        match self {
            Order::Little => i32::from_le_bytes(bytes),
            Order::Big => i32::from_be_bytes(bytes),
        }
    }

    pub(super) fn long(self, bytes: [u8; 8]) -> i64 {
        match self {
            Order::Little => i64::from_le_bytes(bytes),
            Order::Big => i64::from_be_bytes(bytes),
        }
    }

    pub(super) fn float(self, bytes: [u8; 8]) -> f64 {
        match self {
            Order::Little => f64::from_le_bytes(bytes),
            Order::Big => f64::from_be_bytes(bytes),
        }
    }

    pub(super) fn float_bytes(self, value: f64) -> [u8; 8] {
        match self {
            Order::Little => value.to_le_bytes(),
            Order::Big => value.to_be_bytes(),
        }
    }
}

/// A place in bytes, moving forward.
pub(super) struct Cursor<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
    order: Order,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(bytes: &'a [u8], order: Order) -> Self {
        Cursor { bytes, at: 0, order }
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'a [u8], Stop> {
        let end = self.at.checked_add(length).ok_or(Stop::Damaged)?;
        let piece = self.bytes.get(self.at..end).ok_or(Stop::More)?;
        self.at = end;
        Ok(piece)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Stop> {
        self.take(N)?.try_into().map_err(|_| Stop::More)
    }

    pub(super) fn byte(&mut self) -> Result<u8, Stop> {
        self.array().map(|[byte]| byte)
    }

    pub(super) fn int(&mut self) -> Result<i32, Stop> {
        Ok(self.order.int(self.array()?))
    }

    pub(super) fn long(&mut self) -> Result<i64, Stop> {
        Ok(self.order.long(self.array()?))
    }

    /// A number that counts something; never more than `most`.
    pub(super) fn count(&mut self, most: usize) -> Result<usize, Stop> {
        let count = usize::try_from(self.int()?).map_err(|_| Stop::Damaged)?;
        if count > most { Err(Stop::Damaged) } else { Ok(count) }
    }

    pub(super) fn at_end(&self) -> bool {
        self.at >= self.bytes.len()
    }
}
