//! The reference of an API's errors: a catalog in, the content of its pages out, whatever they are written in.
//!
//! The pages are for the customers of the API, so they have no Rust path, file or `cfg`; colleagues see those too.

mod cases;
mod example;
mod format;
mod guide;
mod index;
mod member;
mod milestone;
mod object;
mod page;
mod related;
mod slugs;
mod snippets;
mod statuses;
pub(crate) mod unnamed;
mod varying;
pub(crate) mod words;

use rayon::prelude::*;
use serde::Serialize;

use crate::catalog::{Catalog, Entry, Tombstone};
use guide::Guide;

pub use cases::{Case, Explanation};
pub use example::Example;
pub(crate) use example::bodies;
pub(crate) use format::Format;
pub(crate) use index::Index;
pub use index::{subjects, subjects_of};
pub use milestone::Milestone;
pub use page::{CodeLink, CodePage, Deprecation, Detail, Emitter, FormerPage, Header, Internal, RemovedPage, Status};
pub use slugs::Slugs;
pub(crate) use snippets::{Shown, Snippet};
pub(crate) use statuses::meaning;

/// Who reads the pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Audience {
    /// The customers of the API.
    #[default]
    Customers,
    /// Those who work on it: also Rust paths, files, `cfg`, the section `# Internal`, and why a removal was accepted.
    Colleagues,
}

/// The content of all pages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Reference {
    /// The title that the configuration gives, or else one with the domain, if there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// A page per code, sorted by code.
    pub codes: Vec<CodePage>,
    /// The codes of statuses without a name, sorted by code: they have one page together.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unnamed: Vec<CodePage>,
    /// The addresses of such codes that responses link to.
    #[serde(skip)]
    pub forwards: Vec<CodeLink>,
    /// A page per removed code, sorted by code.
    pub removed: Vec<RemovedPage>,
    /// A page per former code, sorted by the code that it became.
    pub former: Vec<FormerPage>,
}

impl Reference {
    /// The pages of a catalog.
    pub fn of(catalog: &Catalog, audience: Audience) -> Self {
        let guide = Guide::of(catalog, audience);
        let removed = catalog.tombstones.iter().filter(|stone| catalog.get(&stone.code).is_none());
        let is_former = |alias: &str| catalog.get(alias).is_none() && catalog.tombstone(alias).is_none();
        let former = catalog.errors.iter().flat_map(|entry| {
            let aliases = entry.spec.aliases.iter().filter(|alias| is_former(alias));
            aliases.map(|alias| guide.former(alias, entry)).collect::<Vec<_>>()
        });
        let (unnamed, named): (Vec<&Entry>, Vec<&Entry>) =
            catalog.errors.iter().partition(|entry| entry.is_unnamed_status());
        Self {
            title: catalog.title.clone().or_else(|| catalog.domain.as_ref().map(|it| format!("Errors of {it}"))),
            codes: named.par_iter().map(|entry| guide.code(entry)).collect(),
            forwards: unnamed
                .iter()
                .filter(|it| unnamed::is_linked(it))
                .map(|it| guide.address(&it.spec.code))
                .collect(),
            unnamed: unnamed.par_iter().map(|entry| guide.code(entry)).collect(),
            removed: removed.map(|stone| guide.removed(stone)).collect(),
            former: former.collect(),
        }
    }
}

/// The pages of some codes for colleagues; an entry may have only some of the variants of its code.
pub fn pages_of(catalog: &Catalog, entries: &[&Entry]) -> Vec<CodePage> {
    let guide = Guide::of(catalog, Audience::Colleagues);
    entries.iter().map(|entry| guide.code(entry)).collect()
}

/// The page of a removed code for colleagues.
pub fn removed_page_of(catalog: &Catalog, stone: &Tombstone) -> RemovedPage {
    Guide::of(catalog, Audience::Colleagues).removed(stone)
}
