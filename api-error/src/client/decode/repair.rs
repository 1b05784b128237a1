//! JSON with the faults that servers make in, the nearest valid JSON out.

use alloc::string::String;
use core::fmt::Write as _;

use serde_core::de::DeserializeOwned;

/// A value in a body, mended if need be. Nothing if it has another type.
pub(super) fn value<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).or_else(|_| serde_json::from_str(&repaired(json))).ok()
}

/// Replaces what JSON does not allow but servers send: half of a surrogate pair by U+FFFD, control characters inside of
/// strings by their escapes, numbers that are not finite by `null`. Leaves everything else, so that the parser judges it.
pub(super) fn repaired(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some(ch) = rest.chars().next() {
        let taken = match ch {
            '"' => string(rest, &mut out),
            '-' | '+' | '0'..='9' | 'a'..='z' | 'A'..='Z' => word(rest, &mut out),
            other => {
                out.push(other);
                other.len_utf8()
            }
        };
        rest = rest.get(taken..).unwrap_or_default();
    }
    out
}

/// Copies a number or a name, and returns its length.
fn word(text: &str, out: &mut String) -> usize {
    let end = text.find(|ch: char| !ch.is_ascii_alphanumeric() && !matches!(ch, '-' | '+' | '.')).unwrap_or(text.len());
    let word = text.get(..end).unwrap_or_default();
    let is_number = word.strip_prefix('-').unwrap_or(word).starts_with(|ch: char| ch.is_ascii_digit());
    let is_infinite = matches!(word, "NaN" | "Infinity" | "-Infinity")
        || is_number && word.parse().is_ok_and(|number: f64| number.is_infinite());
    out.push_str(if is_infinite { "null" } else { word });
    end
}

/// Copies a string with its quotes, and returns its length in the text.
fn string(text: &str, out: &mut String) -> usize {
    out.push('"');
    let mut at = 1;
    loop {
        let Some(ch) = text.get(at..).and_then(|rest| rest.chars().next()) else { return text.len() };
        at += match ch {
            '"' => {
                out.push('"');
                return at + 1;
            }
            '\\' => escape(text.get(at..).unwrap_or_default(), out),
            ch if ch < ' ' => {
                // Writing into a String does not fail.
                let _ = write!(out, "\\u{:04x}", u32::from(ch));
                1
            }
            ch => {
                out.push(ch);
                ch.len_utf8()
            }
        };
    }
}

/// Copies an escape, and returns its length. A surrogate without its other half becomes U+FFFD.
fn escape(text: &str, out: &mut String) -> usize {
    let unit = |at: usize| {
        let digits = text.get(at..)?.strip_prefix("\\u")?.get(..4)?;
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
    };
    let taken = match (unit(0), unit(6)) {
        (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
        (Some(0xD800..=0xDFFF), _) => {
            out.push_str("\\ufffd");
            return 6;
        }
        // The character after the backslash belongs to the escape, valid or not.
        _ => 1 + text.chars().nth(1).map_or(0, char::len_utf8),
    };
    out.push_str(text.get(..taken).unwrap_or_default());
    taken
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn faults_are_mended_and_the_rest_stays() {
        for (text, mended) in [
            (r#"{"a":"\ud800"}"#, r#"{"a":"\ufffd"}"#),
            (r#"{"a":"\ud83d\ude00"}"#, r#"{"a":"\ud83d\ude00"}"#),
            (r#"{"a":"\ude00\ud83d"}"#, r#"{"a":"\ufffd\ufffd"}"#),
            (r#"{"a":"\ud800\ud800\udc00"}"#, r#"{"a":"\ufffd\ud800\udc00"}"#),
            ("{\"a\":\"x\ny\"}", r#"{"a":"x\u000ay"}"#),
            (r#"{"a":NaN,"b":-Infinity,"c":1e999,"d":-1E400}"#, r#"{"a":null,"b":null,"c":null,"d":null}"#),
            (r#"{"a":"NaN \\ \" é","b":1e5}"#, r#"{"a":"NaN \\ \" é","b":1e5}"#),
            (r#"{"a":"\"#, r#"{"a":"\"#),
            (r#"{"a":nan}"#, r#"{"a":nan}"#),
            (r#""\u12é"#, r#""\u12é"#),
        ] {
            assert_eq!(repaired(text), mended, "{text}");
        }
    }
}
