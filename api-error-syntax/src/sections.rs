//! A doc comment, and its parts: the summary, and the sections under `# Title` headings.

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// The section that is not published.
const INTERNAL: &str = "internal";

/// A doc comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Docs {
    /// The text without the sections `# Internal`, unindented as by rustdoc, without trailing white space.
    pub text: String,
    /// The text of the sections `# Internal`; empty if there is none. It is for colleagues only, so nothing serializes
    /// it and the derive does not compile it in.
    #[cfg_attr(feature = "serde", serde(skip))]
    pub internal: String,
    /// Paths of `#[doc = include_str!("..")]`. A derive cannot read these files.
    #[cfg_attr(feature = "serde", serde(default))]
    pub includes: Vec<String>,
}

impl Docs {
    /// The doc comment of a whole text.
    pub(crate) fn of(text: &str, includes: Vec<String>) -> Self {
        let (text, internal) = split(text);
        Self { text, internal, includes }
    }

    /// The first paragraph on one line.
    #[must_use]
    pub fn summary(&self) -> String {
        let paragraph = self.text.split("\n\n").next().unwrap_or_default();
        if paragraph.starts_with('#') {
            return String::new();
        }
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// The title of every `# Title` heading, and the text under it, up to the next heading of that level.
    #[must_use]
    pub fn sections(&self) -> Vec<(&str, String)> {
        let mut sections: Vec<(&str, Vec<&str>)> = Vec::new();
        for (line, code) in lines(&self.text) {
            match (title_of(line).filter(|_| !code), sections.last_mut()) {
                (Some(title), _) => sections.push((title, Vec::new())),
                (None, Some((_, body))) => body.push(line),
                (None, None) => {}
            }
        }
        sections.into_iter().map(|(title, body)| (title, body.join("\n").trim().to_owned())).collect()
    }
}

/// The public text, and that of the sections called `Internal`. A heading of any level starts such a section, and the
/// next heading of the same or a higher level ends it.
fn split(text: &str) -> (String, String) {
    let (mut public, mut internal) = (Vec::new(), Vec::new());
    let mut inside = None;
    for (line, code) in lines(text) {
        if let Some((level, title)) = heading(line).filter(|_| !code) {
            if title.eq_ignore_ascii_case(INTERNAL) {
                inside = Some(inside.map_or(level, |outer: usize| outer.min(level)));
                continue;
            }
            inside = inside.filter(|outer| level > *outer);
        }
        if inside.is_some() { &mut internal } else { &mut public }.push(line);
    }
    let joined = |lines: Vec<&str>| lines.join("\n").trim_matches('\n').to_owned();
    (joined(public), joined(internal))
}

/// Each line, and whether it is inside of a code block that is closed: if somebody forgot to close one, what follows
/// must not become public.
fn lines(text: &str) -> impl Iterator<Item = (&str, bool)> {
    let mut code = Vec::new();
    let mut open: Option<(usize, &str)> = None;
    for (at, line) in text.lines().enumerate() {
        code.push(false);
        match (open, fence(line)) {
            (None, Some((marks, _))) => open = Some((at, marks)),
            (Some((from, opening)), Some((marks, ""))) if marks.starts_with(opening) => {
                code.iter_mut().skip(from).for_each(|code| *code = true);
                open = None;
            }
            _ => {}
        }
    }
    text.lines().zip(code)
}

/// The marks of a line that opens or closes a code block, and what follows them.
fn fence(line: &str) -> Option<(&str, &str)> {
    let line = line.trim();
    let mark = line.chars().next().filter(|mark| ['`', '~'].contains(mark))?;
    let rest = line.trim_start_matches(mark);
    let marks = line.strip_suffix(rest).filter(|marks| marks.len() >= 3)?;
    Some((marks, rest))
}

fn title_of(line: &str) -> Option<&str> {
    line.strip_prefix("# ").map(str::trim)
}

// As in CommonMark: at most three spaces, one to six `#`, white space, the title, and perhaps more `#`.
fn heading(line: &str) -> Option<(usize, &str)> {
    let start = line.trim_start_matches(' ');
    let rest = start.trim_start_matches('#');
    let (indent, level) = (line.len() - start.len(), start.len() - rest.len());
    let titled = indent <= 3 && (1..=6).contains(&level) && rest.starts_with([' ', '\t']);
    titled.then(|| (level, rest.trim().trim_end_matches('#').trim_end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_internal_is_apart_from_the_rest() {
        let text = "Down.\n\n# Internal\nPage the bank.\n\n## Phone\n7\n\n# Fix\nWait.\n\n### internal ##\nNow.";
        let docs = Docs::of(text, Vec::new());
        assert_eq!(docs.text, "Down.\n\n# Fix\nWait.");
        assert_eq!(docs.internal, "Page the bank.\n\n## Phone\n7\n\nNow.");
        assert_eq!(docs.sections(), [("Fix", "Wait.".to_owned())]);
    }

    #[test]
    fn a_heading_inside_of_a_code_block_is_code() {
        let text = "Down.\n\n```text\n# Internal\n```\n# Internal\n```text\n# Fix\n```\nsecret";
        let docs = Docs::of(text, Vec::new());
        assert_eq!(docs.text, "Down.\n\n```text\n# Internal\n```");
        assert_eq!(docs.internal, "```text\n# Fix\n```\nsecret");
        assert_eq!(Docs::of("# Internal\nAll.", Vec::new()).text, "");
    }

    #[test]
    fn a_code_block_that_is_not_closed_publishes_nothing() {
        for open in ["```json", "~~~", "````\n```"] {
            let docs = Docs::of(&format!("Down.\n\n{open}\n# Internal\nsecret\n```text"), Vec::new());
            assert_eq!(docs.text, format!("Down.\n\n{open}"));
        }
    }
}
