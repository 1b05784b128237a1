//! Finds the few places in the bytes of a file that can matter to a scan. Most files have none.

use api_error_syntax::ATTRIBUTE;
use memchr::memmem;

/// Byte offsets, ascending, of what may be the helper attribute, `mod name;`, `include!`, `shape!` or `catalog!`.
#[derive(Debug, Default)]
pub(crate) struct Keywords {
    offsets: Vec<usize>,
    /// Whether the helper attribute's name occurs.
    pub(crate) attribute: bool,
}

impl Keywords {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        let mut offsets: Vec<_> = memmem::find_iter(bytes, ATTRIBUTE).collect();
        let attribute = !offsets.is_empty();
        let mut find = |word: &str, matters: fn(&[u8], usize) -> bool| {
            let length = word.len();
            let places = memmem::find_iter(bytes, word);
            offsets.extend(places.filter(|at| is_word(bytes, *at, length) && matters(bytes, at + length)));
        };
        find("mod", declares);
        find("include", invokes);
        // `shape!` and `catalog!` are ours only where the crate is named.
        if attribute {
            find("shape", invokes);
            find("catalog", invokes);
        }
        offsets.sort_unstable();
        Self { offsets, attribute }
    }

    /// The places of some names.
    pub(crate) fn of_names<'n>(text: &str, names: impl Iterator<Item = &'n String>) -> Self {
        let bytes = text.as_bytes();
        let places = names.flat_map(|name| memmem::find_iter(bytes, name.as_bytes()).collect::<Vec<_>>());
        let mut offsets: Vec<usize> = places.collect();
        offsets.sort_unstable();
        Self { offsets, attribute: false }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.offsets.is_empty()
    }

    /// The first place at or after `start`.
    pub(crate) fn next(&self, start: usize) -> Option<usize> {
        self.offsets.get(self.offsets.partition_point(|offset| *offset < start)).copied()
    }

    /// Whether one of the places is in `start..end`.
    pub(crate) fn any_in(&self, start: usize, end: usize) -> bool {
        self.next(start).is_some_and(|offset| offset < end)
    }
}

pub(super) fn is_ident(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn is_word(bytes: &[u8], at: usize, length: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| bytes.get(before));
    !before.is_some_and(|byte| is_ident(*byte)) && !bytes.get(at + length).is_some_and(|byte| is_ident(*byte))
}

/// Whether a name and a semicolon may follow; a comment counts as either.
fn declares(bytes: &[u8], at: usize) -> bool {
    let rest = bytes.get(at..).unwrap_or_default().trim_ascii_start();
    let name = rest.iter().take_while(|byte| is_ident(**byte) || **byte == b'#').count();
    let after = rest.get(name..).unwrap_or_default().trim_ascii_start();
    matches!(after.first(), Some(b';' | b'/'))
}

/// Whether `!` may follow; a comment counts as one.
fn invokes(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..).unwrap_or_default().trim_ascii_start().first(), Some(b'!' | b'/'))
}

#[cfg(test)]
mod tests {
    use super::Keywords;

    #[test]
    fn only_what_can_matter_is_found() {
        for text in ["mod a { }", "let model = 1;", "include_str!(\"x\")", "// a mod of it", "mod_a;"] {
            assert!(Keywords::of(text.as_bytes()).is_empty(), "{text}");
        }
        for text in ["mod a;", "mod\n r#async ;", "mod /* x */ a;", "mod a /* x */;", "include! (\"x\")", "mod ä;"] {
            assert!(!Keywords::of(text.as_bytes()).is_empty(), "{text}");
        }
        assert!(Keywords::of(b"#[api_error(status = 404)]").attribute);
    }
}
