//! Words and small values that every floor shares.
