//! Characters that deceive whoever reads a text: they are invisible, or change how the rest looks.

use alloc::string::String;

/// Whether a character can forge a log line, control a terminal, reverse the direction of text or hide in it: control
/// characters, line separators, annotation marks, and what Unicode calls "default ignorable", which has no visible form:
/// zero-width and bidirectional marks, soft hyphens, fillers, variation selectors, tags.
pub(crate) fn is_hostile(ch: char) -> bool {
    ch.is_control()
        || matches!(ch,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// The text without hostile characters, at most `limit` bytes long.
pub(crate) fn printable(text: &str, limit: usize) -> String {
    let mut out = String::with_capacity(text.len().min(limit));
    for ch in text.chars().filter(|ch| !is_hostile(*ch)) {
        if out.len() + ch.len_utf8() > limit {
            break;
        }
        out.push(ch);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::printable;

    #[test]
    fn an_echo_is_printable_and_short() {
        assert_eq!(printable("a\r\n\u{1b}b", 64), "ab");
        assert_eq!(printable("ééé", 5), "éé");
    }

    #[test]
    fn invisible_characters_are_removed() {
        for ch in [
            '\u{ad}',
            '\u{61c}',
            '\u{180e}',
            '\u{200b}',
            '\u{200d}',
            '\u{200e}',
            '\u{2028}',
            '\u{202e}',
            '\u{2060}',
            '\u{2066}',
            '\u{3164}',
            '\u{fe0f}',
            '\u{feff}',
            '\u{fffa}',
            '\u{e0001}',
            '\u{e0041}',
            '\u{e0100}',
            '\u{9b}',
        ] {
            let text: alloc::string::String = ['a', ch, 'é'].into_iter().collect();
            assert_eq!(printable(&text, 64), "aé", "{:x}", u32::from(ch));
        }
    }
}
