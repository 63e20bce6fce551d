//! Survey-blind mathematics: everything here follows from counts.
