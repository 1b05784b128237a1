//! A cause of an error whose own code panics.
#![expect(clippy::panic, reason = "the panics are the cases")]

use std::panic::panic_any;
use std::{error, fmt};

use crate::secret::SECRET;

/// Where it panics.
#[derive(Clone, Copy, Debug)]
pub enum Explosive {
    /// In `Display`.
    Display,
    /// In `source`.
    Source,
    /// In `Display`, with a payload whose drop panics too.
    Payload,
}

impl fmt::Display for Explosive {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Display => panic!("the text of {SECRET} is gone"),
            Self::Source => f.write_str("a cause"),
            Self::Payload => panic_any(Bomb),
        }
    }
}

impl error::Error for Explosive {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        panic!("the cause of {SECRET} is gone")
    }
}

struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        panic!("the payload of {SECRET} is gone");
    }
}
