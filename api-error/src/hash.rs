//! The hash by which a catalog finds a code.
#![allow(clippy::indexing_slicing, reason = "const code has no other way, and the index is within bounds")]

/// FNV-1a, 64 bits; the derive computes the same.
pub(crate) const fn hash(code: &str) -> u64 {
    let bytes = code.as_bytes();
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}
