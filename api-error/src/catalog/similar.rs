//! The compile error for a code that a catalog does not have. It names the most similar code.
#![allow(clippy::indexing_slicing, reason = "const code cannot iterate otherwise, and an overrun is a compile error")]

use super::text::Text;
use crate::spec::ErrorSpec;

/// The longest code, and one cell more.
const WIDTH: usize = 65;

/// So many edits are a typo. More are another code.
const MOST_EDITS: usize = 3;

/// How many pairs of texts are compared in full. The compiler stops const code that runs for too long.
const MOST_PAIRS: usize = 32;

/// The message, for a code that none of the specs has.
pub(super) const fn unknown(code: &str, specs: &[&'static ErrorSpec]) -> Text {
    let text = Text::new().push("no code `").push(code).push("` in this catalog");
    match closest(code.as_bytes(), specs) {
        Some(similar) => text.push("\nhelp: a similar code exists: `").push(similar).push("`"),
        None => text,
    }
}

const fn closest(wanted: &[u8], specs: &[&'static ErrorSpec]) -> Option<&'static str> {
    // A short text with many edits has nothing in common with what was meant.
    let mut best = (1 + least(MOST_EDITS, wanted.len() / 3), None);
    let letters = letters(wanted);
    let mut pairs = 0;
    let mut at = 0;
    while at < specs.len() {
        let code = specs[at].code.as_bytes();
        if code.len().abs_diff(wanted.len()) < best.0 {
            let mut edits = differing(wanted, code);
            // An edit changes at most two of the letters that a text has.
            let changed = (letters ^ self::letters(code)).count_ones() as usize;
            if edits >= best.0 && changed <= 2 * (best.0 - 1) && pairs < MOST_PAIRS {
                pairs += 1;
                edits = distance(wanted, code);
            }
            if edits < best.0 {
                best = (edits, Some(specs[at].code));
            }
        }
        at += 1;
    }
    best.1
}

/// The length of what is between the common start and the common end: at least the distance, and exactly that of one edit.
const fn differing(left: &[u8], right: &[u8]) -> usize {
    let (long, short) = if left.len() > right.len() { (left, right) } else { (right, left) };
    let mut start = 0;
    while start < short.len() && same(short[start], long[start]) {
        start += 1;
    }
    let mut end = 0;
    while end < short.len() - start && same(short[short.len() - 1 - end], long[long.len() - 1 - end]) {
        end += 1;
    }
    long.len() - start - end
}

/// The set of letters of a text.
const fn letters(text: &[u8]) -> u32 {
    let mut set = 0;
    let mut at = 0;
    while at < text.len() {
        set |= 1 << (text[at].to_ascii_lowercase() % 32);
        at += 1;
    }
    set
}

/// The number of letters to insert, remove or replace.
const fn distance(left: &[u8], right: &[u8]) -> usize {
    if left.len() >= WIDTH || right.len() >= WIDTH {
        return usize::MAX;
    }
    let mut row = [0; WIDTH];
    let mut at = 0;
    while at <= right.len() {
        row[at] = at;
        at += 1;
    }
    let mut line = 0;
    while line < left.len() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        at = 0;
        while at < right.len() {
            let replaced = diagonal + !same(left[line], right[at]) as usize;
            diagonal = row[at + 1];
            row[at + 1] = least(replaced, least(row[at], row[at + 1]) + 1);
            at += 1;
        }
        line += 1;
    }
    row[right.len()]
}

/// The same letter, in upper or lower case.
const fn same(a: u8, b: u8) -> bool {
    a.eq_ignore_ascii_case(&b)
}

const fn least(a: usize, b: usize) -> usize {
    if a < b { a } else { b }
}

#[cfg(test)]
mod tests {
    use alloc::boxed::Box;
    use alloc::format;
    use alloc::vec::Vec;

    use super::*;
    use crate::ErrorStatus;

    fn specs(codes: impl IntoIterator<Item = &'static str>) -> Vec<&'static ErrorSpec> {
        let spec = |code| &*Box::leak(Box::new(ErrorSpec::new(ErrorStatus::NOT_FOUND, code)));
        codes.into_iter().map(spec).collect()
    }

    #[test]
    fn the_closest_code_is_named() {
        let specs = specs(["user_not_found", "user_gone", "token_expired", "gone"]);
        for (code, expected) in [
            ("user_not_fond", Some("user_not_found")),
            ("usr_not_fond", Some("user_not_found")),
            ("userNotFound", Some("user_not_found")),
            ("token_expried", Some("token_expired")),
            ("GONE", Some("gone")),
            ("gome", Some("gone")),
            ("go", None),
            ("", None),
            ("quota_used_up", None),
        ] {
            assert_eq!(closest(code.as_bytes(), &specs), expected, "{code}");
        }
    }

    #[test]
    fn a_typo_is_found_among_thousands_that_look_like_it() {
        let codes = (0..5_000).map(|number| &*Box::leak(format!("error_{number:04}_of_many").into_boxed_str()));
        let specs = specs(codes);
        assert_eq!(closest(b"error_4321_of_mny", &specs), Some("error_4321_of_many"));
    }
}
