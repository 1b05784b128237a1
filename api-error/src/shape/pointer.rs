//! The path of a parameter as a JSON Pointer in a URI fragment (RFC 6901 section 6).

use alloc::string::String;
use core::fmt::Write;

/// `items[0].sku` becomes `#/items/0/sku`.
pub(super) fn from_param(param: &str) -> String {
    let mut pointer = String::with_capacity(param.len() + 2);
    pointer.push('#');
    if !param.starts_with('[') {
        pointer.push('/');
    }
    let mut chars = param.chars().peekable();
    while let Some(ch) = chars.next() {
        match ch {
            '.' | '[' => pointer.push('/'),
            ']' => {
                // A `.` or `[` after the index begins the next segment itself.
                if chars.peek().is_some_and(|next| !matches!(next, '.' | '[')) {
                    pointer.push('/');
                }
            }
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            ch => push_encoded(ch, &mut pointer),
        }
    }
    pointer
}

/// A text at the end of a URI. A `/` in it stays.
pub(super) fn percent_encoded(prefix: &str, text: &str) -> String {
    let mut uri = String::from(prefix);
    for ch in text.chars() {
        if matches!(ch, '/' | '.' | '~') {
            uri.push(ch);
        } else {
            push_encoded(ch, &mut uri);
        }
    }
    uri
}

fn push_encoded(ch: char, uri: &mut String) {
    if ch.is_ascii_alphanumeric() || "-_!$&'()*+,;=:@?".contains(ch) {
        uri.push(ch);
        return;
    }
    for byte in ch.encode_utf8(&mut [0; 4]).bytes() {
        // Writing into a String does not fail.
        let _ = write!(uri, "%{byte:02X}");
    }
}

#[cfg(test)]
mod tests {
    use super::{from_param, percent_encoded};

    #[test]
    fn params_become_pointers() {
        for (param, pointer) in [
            ("card", "#/card"),
            ("items[0].sku", "#/items/0/sku"),
            ("grid[1][2]", "#/grid/1/2"),
            ("a/b~c", "#/a~1b~0c"),
            ("naïve key", "#/na%C3%AFve%20key"),
            ("[3]", "#/3"),
        ] {
            assert_eq!(from_param(param), pointer);
        }
    }

    #[test]
    fn ids_become_paths() {
        assert_eq!(percent_encoded("/requests/", "req_1.a/b~c"), "/requests/req_1.a/b~c");
        assert_eq!(percent_encoded("/requests/", "two words#\u{fc}"), "/requests/two%20words%23%C3%BC");
    }
}
