//! The attribute language, fed directly: any token stream, and where errors point.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod alphabet;
mod places;
mod readme;
mod rng;
mod soup;
