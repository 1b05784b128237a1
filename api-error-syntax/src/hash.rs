//! The hash by which a catalog finds a code.

/// FNV-1a, 64 bits: the derive writes it into the program, the runtime looks it up.
#[must_use]
pub fn hash(code: &str) -> u64 {
    code.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
