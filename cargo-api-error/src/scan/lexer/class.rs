//! The class of a byte: what a token that begins with it may be.

/// How many bytes the character has that begins with `first`.
pub(super) fn utf8_width(first: u8) -> usize {
    match first {
        0xF0.. => 4,
        0xE0.. => 3,
        0xC0.. => 2,
        _ => 1,
    }
}

/// The length of Unicode `Pattern_White_Space` beyond ASCII at the beginning of `bytes`.
pub(super) fn wide_space(bytes: &[u8]) -> usize {
    match bytes {
        [0xC2, 0x85, ..] => 2,
        [0xE2, 0x80, 0x8E | 0x8F | 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}

/// What a token may be that begins with a byte.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Space,
    Ident,
    Digit,
    /// `(` or `[`
    Open,
    /// `)` or `]`
    Close,
    /// `{`
    OpenBrace,
    /// `}`
    CloseBrace,
    Slash,
    String,
    Quote,
    Punct,
    /// The first byte of a character beyond ASCII.
    Wide,
}

impl Class {
    /// Whether the byte is a brace, or begins a comment or literal that may contain braces.
    pub(super) fn matters_to_braces(self) -> bool {
        matches!(self, Self::OpenBrace | Self::CloseBrace | Self::Slash | Self::String | Self::Quote)
    }
}

static CLASSES: [Class; 256] = classes();

/// The class of a byte.
pub(super) fn class(byte: u8) -> Class {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Punct)
}

#[allow(clippy::indexing_slicing, clippy::cast_possible_truncation, reason = "a constant table over all bytes")]
const fn classes() -> [Class; 256] {
    let mut table = [Class::Punct; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b' ' | b'\t'..=b'\r' => Class::Space,
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => Class::Ident,
            b'0'..=b'9' => Class::Digit,
            b'(' | b'[' => Class::Open,
            b')' | b']' => Class::Close,
            b'{' => Class::OpenBrace,
            b'}' => Class::CloseBrace,
            b'/' => Class::Slash,
            b'"' => Class::String,
            b'\'' => Class::Quote,
            0x80.. => Class::Wide,
            _ => Class::Punct,
        };
        byte += 1;
    }
    table
}
