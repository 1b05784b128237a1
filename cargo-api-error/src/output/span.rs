//! Lines and columns in, bytes of a text out.

use std::ops::Range;

/// The word at a place: a name in source, a code in a lock.
pub(super) fn word(source: &str, line: usize, column: usize) -> Option<Range<usize>> {
    let start = offset(source, line, column)?;
    let rest = source.get(start..)?.lines().next().unwrap_or_default();
    let end = rest.find(|c: char| c.is_whitespace() || "({,;<".contains(c)).unwrap_or(rest.len());
    Some(start..start + end.max(usize::from(!rest.is_empty())))
}

/// What lies between a place and another one, which is after it.
pub(super) fn between(source: &str, start: (usize, usize), end: (usize, usize)) -> Option<Range<usize>> {
    let start = offset(source, start.0, start.1)?;
    let end = offset(source, end.0, end.1).unwrap_or(start).max(start);
    Some(start..end)
}

/// The byte at a line and column, both from 1.
fn offset(source: &str, line: usize, column: usize) -> Option<usize> {
    let mut start = 0;
    for _ in 1..line {
        start += source.get(start..)?.find('\n')? + 1;
    }
    let text = source.get(start..)?.lines().next()?;
    let skipped: usize = text.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
    Some(start + skipped)
}

/// Line and column of a byte, both from 1.
pub(super) fn place(source: &str, offset: usize) -> (usize, usize) {
    let before = source.get(..offset).unwrap_or(source);
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    (before.matches('\n').count() + 1, before.get(line..).unwrap_or_default().chars().count() + 1)
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn the_word_at_a_place_is_marked() {
        let source = "a\n    Déclined { x: u8 },\nlast";
        assert_eq!(word(source, 2, 5).and_then(|span| source.get(span)), Some("Déclined"));
        assert_eq!(word(source, 3, 1).and_then(|span| source.get(span)), Some("last"));
        assert_eq!(word(source, 4, 1), None);
        assert_eq!(word("", 1, 1), None);
    }
}
