//! Templates at run time. The derive has checked them.

use alloc::string::String;
use core::fmt::{self, Display, Write};

use crate::echo;

/// Writes the text, with the arguments in the place of its placeholders.
pub(crate) fn write<W: Write + ?Sized>(template: &str, args: &[&dyn Display], out: &mut W) -> fmt::Result {
    let mut args = args.iter();
    let mut rest = template;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'{' | b'}')) {
        let (text, from) = rest.split_at(at);
        out.write_str(text)?;
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            out.write_str(from.get(..1).unwrap_or_default())?;
            rest = after;
            continue;
        }
        rest = from.split_once('}').map_or("", |(_, after)| after);
        if let Some(arg) = args.next() {
            echo::field(arg, out)?;
        }
    }
    out.write_str(rest)
}

/// The text of a template without placeholders.
pub(crate) fn unescape(template: &str) -> String {
    let mut text = String::with_capacity(template.len());
    let _ = write(template, &[], &mut text);
    text
}

/// How many placeholders a template has.
pub(crate) fn count(template: &str) -> usize {
    let mut count = 0;
    let mut bytes = template.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'{' if bytes.next_if_eq(&b'{').is_none() => count += 1,
            _ => {}
        }
    }
    count
}
