//! What a code says, and the cases that a shared code stands for: what its variants say differently.

use serde::Serialize;

use super::Audience;
use super::words::{headline, message, shown};
use crate::catalog::Entry;

/// What a code says, or one of the cases that it stands for. A part is absent from the cases if all have the same, and
/// from the code if they differ.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Explanation {
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
    /// The public text, with `{name}` for a value that is known only at run time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// The request parameter, likewise.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub param: Option<String>,
}

impl Explanation {
    const PARTS: [fn(&mut Self) -> &mut Option<String>; 7] = [
        |it| &mut it.summary,
        |it| &mut it.description,
        |it| &mut it.cause,
        |it| &mut it.fix,
        |it| &mut it.example,
        |it| &mut it.message,
        |it| &mut it.param,
    ];

    fn of(entry: &Entry) -> Self {
        let docs = entry.docs.clone();
        Self {
            summary: docs.summary,
            description: docs.description,
            cause: docs.cause,
            fix: docs.fix,
            example: docs.example,
            message: message(entry),
            param: entry.spec.param.as_ref().map(shown),
        }
    }
}

/// One case.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Case {
    /// What it says differently.
    #[serde(flatten)]
    pub says: Explanation,
    /// The names of its details, if the cases have others.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub details: Option<Vec<String>>,
    /// The path of its variant, for colleagues.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
}

/// What a code says, from the entry of each of its variants alone, and its cases: none if they are alike.
pub(super) fn explained(entry: &Entry, alone: &[Entry], audience: Audience) -> (Explanation, Vec<Case>) {
    let mut each: Vec<Explanation> = alone.iter().map(Explanation::of).collect();
    let mut common = each.first().cloned().unwrap_or_default();
    let summaries_differ = each.iter().any(|it| it.summary != common.summary);
    for part in Explanation::PARTS {
        let first = part(&mut common).clone();
        if each.iter_mut().all(|it| *part(it) == first) {
            for it in &mut each {
                *part(it) = None;
            }
        } else {
            *part(&mut common) = None;
        }
    }
    if !summaries_differ {
        common.summary = Some(headline(entry));
    }
    (common, cases(alone, each, audience))
}

fn cases(alone: &[Entry], each: Vec<Explanation>, audience: Audience) -> Vec<Case> {
    let names = |entry: &Entry| entry.spec.details.iter().map(|detail| detail.name.clone()).collect::<Vec<_>>();
    let details: Vec<Vec<String>> = alone.iter().map(names).collect();
    let same_details = details.windows(2).all(|pair| pair.first() == pair.last());
    let case = |(says, details)| Case { says, details: (!same_details).then_some(details), variant: None };
    let mut cases: Vec<Case> = each.into_iter().zip(details).map(case).collect();
    if cases.iter().all(|case| *case == Case::default()) {
        return Vec::new();
    }
    if audience == Audience::Colleagues {
        for (case, entry) in cases.iter_mut().zip(alone) {
            case.variant = entry.variants.first().map(|variant| variant.path.to_string());
        }
        return cases;
    }
    let mut distinct: Vec<Case> = Vec::new();
    for case in cases {
        if !distinct.contains(&case) {
            distinct.push(case);
        }
    }
    distinct
}
