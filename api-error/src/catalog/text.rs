//! Text in const code: comparison, and messages that are put together from parts.
#![allow(clippy::indexing_slicing, reason = "const code cannot iterate otherwise, and an overrun is a compile error")]

use crate::spec::ErrorSpec;

const MAX_LEN: usize = 512;
const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

/// A message under construction. It leaves out a part that does not fit.
pub(super) struct Text {
    bytes: [u8; MAX_LEN],
    len: usize,
}

impl Text {
    pub(super) const fn new() -> Self {
        Self { bytes: [0; MAX_LEN], len: 0 }
    }

    pub(super) const fn push(mut self, text: &str) -> Self {
        let bytes = text.as_bytes();
        if self.len + bytes.len() > MAX_LEN {
            return self;
        }
        let mut at = 0;
        while at < bytes.len() {
            self.bytes[self.len] = bytes[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    /// `` `A::One` and `B::Two` ``
    pub(super) const fn between(self, first: &str, second: &str) -> Self {
        self.push("`").push(first).push("` and `").push(second).push("`")
    }

    /// ``status 404 and type `validation_error` ``
    pub(super) const fn facts(self, spec: &ErrorSpec) -> Self {
        let status = spec.status.as_u16() as usize;
        let text =
            self.push("status ").push(DIGITS[status / 100]).push(DIGITS[status / 10 % 10]).push(DIGITS[status % 10]);
        text.push(" and type `").push(spec.error_type.as_str()).push("`")
    }

    pub(super) const fn as_str(&self) -> &str {
        let (text, _) = self.bytes.split_at(self.len);
        match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "duplicate code",
        }
    }
}

pub(super) const fn equal(left: &str, right: &str) -> bool {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() != right.len() {
        return false;
    }
    let mut at = 0;
    while at < left.len() {
        if left[at] != right[at] {
            return false;
        }
        at += 1;
    }
    true
}
