//! Templates at run time. The derive has checked them.

use alloc::borrow::Cow;
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

/// Writes a text that was made of a template whose values cannot be limited one by one.
pub(crate) fn whole(
    template: &str,
    out: &mut dyn Write,
    write: impl FnOnce(&mut dyn Write) -> fmt::Result,
) -> fmt::Result {
    echo::within(limit_of(template), out, |out| write(out))
}

/// Cuts a text that an error made at run time. A text that is the template itself is not cut.
pub(crate) fn cut<'a>(text: Cow<'a, str>, template: &str) -> Cow<'a, str> {
    if text.len() <= echo::LIMIT || text == template {
        return text;
    }
    let end = echo::boundary(&text, limit_of(template));
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.get(..end).unwrap_or_default()),
        Cow::Owned(mut text) => {
            text.truncate(end);
            Cow::Owned(text)
        }
    }
}

/// The length of the fixed text, and as much as the fields can add.
fn limit_of(template: &str) -> usize {
    let fixed = unescape(template).len();
    match count(template) {
        0 => fixed.max(echo::LIMIT),
        fields => fixed + fields * echo::LIMIT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::echo::LIMIT;

    #[test]
    fn a_fixed_text_is_not_cut() {
        let fixed = "a".repeat(1000);
        assert_eq!(cut(Cow::Borrowed(&fixed), &fixed), fixed);
        assert_eq!(cut(Cow::Borrowed(&fixed), &[&fixed, "{{"].concat()), fixed);
        assert_eq!(cut(Cow::Borrowed(&fixed), "another").len(), LIMIT);
        assert_eq!(cut(Cow::Owned(fixed), "No {name:?}{{}}.").len(), "No {}.".len() + LIMIT);
    }
}
