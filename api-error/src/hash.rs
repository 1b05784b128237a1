//! The hash that a catalog uses to find a code.
#![allow(clippy::indexing_slicing, reason = "const code cannot iterate otherwise, and the index is within bounds")]

/// FNV-1a with 64 bits. The derive computes the same hash.
pub(crate) const fn hash(code: &str) -> u64 {
    extend(0xcbf2_9ce4_8422_2325, code)
}

/// The hash of what was hashed and the text after it.
pub(crate) const fn extend(mut hash: u64, text: &str) -> u64 {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}
