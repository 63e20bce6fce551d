//! The whole program without a browser: requests in, disclosed answers out.

pub mod protocol;
