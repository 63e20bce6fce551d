//! Small files that stand for enormous ones: refused, or read within bounds.
//!
//! Every test measures how long it took; the process as a whole, how much memory.

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use peilglas::ingest::RawTable;

use crate::sav_bytes;
use crate::support::{gzip, read_in_pieces, zip};
