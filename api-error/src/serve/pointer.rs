//! The path of a parameter as a JSON Pointer in a URI fragment (RFC 6901 section 6).

use alloc::string::String;
use core::fmt::Write;

/// `items[0].sku` becomes `#/items/0/sku`.
pub(crate) fn from_param(param: &str) -> String {
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
            ch if ch.is_ascii_alphanumeric() || "-_!$&'()*+,;=:@?".contains(ch) => pointer.push(ch),
            ch => {
                for byte in ch.encode_utf8(&mut [0; 4]).bytes() {
                    // Writing into a String does not fail.
                    let _ = write!(pointer, "%{byte:02X}");
                }
            }
        }
    }
    pointer
}

#[cfg(test)]
mod tests {
    use super::from_param;

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
}
