//! A doc comment as readers of the catalog see it.

use api_error_syntax::Docs;
use serde::{Deserialize, Serialize};

use crate::markdown;

/// The parts of a doc comment, in Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prose {
    /// One sentence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// The doc comment between the summary and the first section.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// The section `# Cause`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// The section `# Fix`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// The section `# Example`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
}

impl Prose {
    /// The parts of a doc comment, without the links that only rustdoc can follow.
    pub(super) fn of(docs: &Docs) -> Self {
        if docs.text.is_empty() {
            return Self::default();
        }
        let text = markdown::without_rust_paths(&docs.text);
        let docs = Docs { text, ..Docs::default() };
        let sections = docs.sections();
        // Upper and lower case are the same in titles.
        let section = |title| {
            let (_, body) = sections.iter().find(|(it, _)| it.eq_ignore_ascii_case(title))?;
            filled(body.clone())
        };
        let before_sections = docs.text.split("\n# ").next().unwrap_or_default();
        let described = Some(before_sections).filter(|text| !text.starts_with("# "));
        Self {
            summary: filled(docs.summary()),
            description: described.and_then(|text| filled(text.split_once("\n\n")?.1.trim().to_owned())),
            cause: section("cause"),
            fix: section("fix"),
            example: section("example"),
        }
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Its parts, each with its name.
    pub fn parts(&self) -> [(&'static str, Option<&str>); 5] {
        [
            ("summary", self.summary.as_deref()),
            ("description", self.description.as_deref()),
            ("cause", self.cause.as_deref()),
            ("fix", self.fix.as_deref()),
            ("example", self.example.as_deref()),
        ]
    }
}

fn filled(text: String) -> Option<String> {
    if text.is_empty() { None } else { Some(text) }
}
