//! The cases that a shared code stands for: what its variants say differently.

use serde::Serialize;

use super::Audience;
use super::words::{message, shown};
use crate::catalog::Entry;

/// One case. A part is absent if all cases have the same, which then stands on the page itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Case {
    /// One sentence in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub summary: Option<String>,
    /// Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// Why it happens, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cause: Option<String>,
    /// How to fix it, in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<String>,
    /// An example in Markdown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub example: Option<String>,
    /// The public text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The request parameter.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub param: Option<String>,
    /// The names of its details.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Vec<String>>,
    /// The path of its variant, for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
}

/// The cases of a code, from the entry of each of its variants alone; none if they are alike.
pub(super) fn cases(alone: &[Entry], audience: Audience) -> Vec<Case> {
    fn own<T: PartialEq>(alone: &[Entry], entry: &Entry, part: fn(&Entry) -> Option<T>) -> Option<T> {
        if common(alone, part).is_some() { None } else { part(entry) }
    }
    let details = |entry: &Entry| Some(entry.spec.details.iter().map(|detail| detail.name.clone()).collect::<Vec<_>>());
    let mut cases: Vec<(Case, String)> = Vec::new();
    for entry in alone {
        let case = Case {
            summary: own(alone, entry, |it| it.docs.summary.clone()),
            description: own(alone, entry, |it| it.docs.description.clone()),
            cause: own(alone, entry, |it| it.docs.cause.clone()),
            fix: own(alone, entry, |it| it.docs.fix.clone()),
            example: own(alone, entry, |it| it.docs.example.clone()),
            message: own(alone, entry, message),
            param: own(alone, entry, |it| it.spec.param.as_ref().map(shown)),
            details: own(alone, entry, details),
            variant: None,
        };
        let path = entry.variants.first().map(|variant| variant.path.to_string()).unwrap_or_default();
        cases.push((case, path));
    }
    if cases.iter().all(|(case, _)| *case == Case::default()) {
        return Vec::new();
    }
    if audience == Audience::Colleagues {
        return cases.into_iter().map(|(case, path)| Case { variant: Some(path), ..case }).collect();
    }
    let mut distinct: Vec<Case> = Vec::new();
    for (case, _) in cases {
        if !distinct.contains(&case) {
            distinct.push(case);
        }
    }
    distinct
}

/// What all entries have in common; `None` if they differ.
pub(super) fn common<T: PartialEq>(entries: &[Entry], part: impl Fn(&Entry) -> T) -> Option<T> {
    let (first, rest) = entries.split_first()?;
    let first = part(first);
    rest.iter().all(|entry| part(entry) == first).then_some(first)
}
