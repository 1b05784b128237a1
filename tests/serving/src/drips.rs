//! The chunks of `/foreign/stream`, which ends, and of `/foreign/broken`, which fails half-way.

use std::io;

use crate::secret::SECRET;

/// The chunks of a body of unknown length.
#[derive(Clone, Debug)]
pub struct Drips {
    left: u8,
    breaks: bool,
}

impl Drips {
    /// Three chunks.
    pub const WHOLE: Self = Self { left: 3, breaks: false };
    /// Three chunks and an error.
    pub const BROKEN: Self = Self { left: 3, breaks: true };
}

impl Iterator for Drips {
    type Item = io::Result<&'static str>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.left.checked_sub(1) {
            Some(left) => {
                self.left = left;
                Some(Ok("drip "))
            }
            None => self.breaks.then(|| Err(io::Error::other(format!("the disk of {SECRET} is gone")))),
        }
    }
}
