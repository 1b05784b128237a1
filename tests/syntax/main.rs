//! Tests of the attribute language without a compiler: random tokens, and the places of errors.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at what it did not expect"
)]

mod alphabet;
mod arguments_table;
mod places;
mod rng;
mod soup;
