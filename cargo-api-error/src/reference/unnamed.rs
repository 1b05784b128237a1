//! The statuses without a name, whose codes have one page together.

use super::{CodeLink, CodePage, Reference};
use crate::catalog::Entry;

/// The name of their page, without extension. No other code has it.
pub(crate) const SLUG: &str = "other-statuses";

/// What stands for all of their codes.
pub(crate) const PATTERN: &str = "http_{status}";

/// The title of their page.
pub(crate) const TITLE: &str = "Statuses without a name";

/// What their page says, in Markdown.
pub(crate) const ABOUT: &str = "No standard gives these statuses a name, so the code of each is `http_` and its number. Treat a 4xx \
                                like 400 and a 5xx like 500, as HTTP asks clients to do with every status that they do not know.";

/// One line about them, with the code of one.
pub(crate) fn meaning_of_unnamed(example: &str) -> String {
    format!("a status without a name of its own, as in `{example}`")
}

impl Reference {
    /// One of the statuses without a name: one that has no phrase at all, unlike the teapot's.
    pub(crate) fn unnamed_example(&self) -> Option<&CodePage> {
        self.unnamed.iter().find(|it| it.status.reason.is_empty()).or(self.unnamed.first())
    }

    /// The page of the statuses without a name, if the service has any.
    pub(crate) fn unnamed_page(&self) -> Option<CodeLink> {
        let CodePage { link, .. } = self.unnamed_example()?;
        let headline = meaning_of_unnamed(&link.code);
        Some(CodeLink { code: PATTERN.to_owned(), slug: link.slug.clone(), headline })
    }
}

/// Whether responses link to the address of a code, which then leads to the page of all.
pub(super) fn is_linked(entry: &Entry) -> bool {
    entry.is_unnamed_status() && entry.spec.doc_url.is_some()
}
