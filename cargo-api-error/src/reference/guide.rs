//! Makes the pages from a catalog.

use api_error_syntax::{Deprecated, DetailDef, HeaderDef};

use super::cases::explained;
use super::milestone::Milestone;
use super::page::{
    CodeLink, CodePage, Deprecation, Detail, Emitter, FormerPage, Header, Internal, RemovedPage, Status,
};
use super::related::Relations;
use super::words::{group, headline, reason, retry, shown};
use super::{Audience, Example, Slugs, meaning, unnamed, varying};
use crate::catalog::{Catalog, Entry, Tombstone, Variant};
use crate::markdown::without_rust_paths;
use crate::type_words::type_in_words;

/// What the pages of a catalog need besides their own code.
pub(crate) struct Guide<'a> {
    catalog: &'a Catalog,
    slugs: Slugs,
    relations: Relations<'a>,
    audience: Audience,
}

impl<'a> Guide<'a> {
    pub(crate) fn of(catalog: &'a Catalog, audience: Audience) -> Self {
        Self { catalog, slugs: Slugs::of(catalog), relations: Relations::of(catalog), audience }
    }

    pub(crate) fn code(&self, entry: &Entry) -> CodePage {
        let spec = &entry.spec;
        let alone: Vec<Entry> = if entry.is_shared() { entry.each_alone().collect() } else { vec![entry.clone()] };
        let (says, cases) = explained(entry, &alone, self.audience);
        CodePage {
            link: self.link_to(entry),
            status: Status::of(spec.status),
            status_varies: spec.status_from.is_some(),
            error_type: spec.error_type.clone(),
            type_note: varying::type_note(spec),
            retryable: spec.retryable,
            retryable_note: varying::retryable_note(spec),
            retry: retry(entry),
            deprecated: spec.deprecated.as_ref().map(Deprecation::of),
            replaced_by: spec.replaced_by.as_ref().map(|code| self.link(self.catalog.current(code))),
            sunset: spec.sunset.clone(),
            unstable: spec.unstable,
            says,
            message_note: varying::message_note(spec),
            since: spec.since.clone(),
            group: group(entry),
            built_in: entry.is_built_in(),
            aliases: spec.aliases.clone(),
            cases,
            response: Example::of(&self.catalog.body, entry),
            headers: spec.headers.iter().map(Header::of).collect(),
            details: spec.details.iter().map(|it| Detail::of(it, self.audience)).collect(),
            history: Milestone::of_code(entry),
            operations: entry.operations.clone(),
            related: self.relations.of_code(self.catalog, entry).into_iter().map(|it| self.link_to(it)).collect(),
            internal: (self.audience == Audience::Colleagues).then(|| Internal::of(entry)),
        }
    }

    pub(crate) fn removed(&self, stone: &Tombstone) -> RemovedPage {
        let now = self.catalog.current(&stone.code);
        RemovedPage {
            link: self.link(&stone.code),
            status: Status::of(stone.status),
            error_type: stone.error_type.clone(),
            removed_in: stone.removed_in.clone(),
            replaced_by: (now != stone.code).then(|| self.link(now)),
            reason: stone.reason.clone().filter(|_| self.audience == Audience::Colleagues),
            history: Milestone::of_events(&stone.history),
        }
    }

    pub(super) fn former(&self, alias: &str, now: &Entry) -> FormerPage {
        FormerPage { link: self.link(alias), now: self.link_to(now) }
    }

    fn link_to(&self, entry: &Entry) -> CodeLink {
        let code = &entry.spec.code;
        let slug = if entry.is_unnamed_status() { unnamed::SLUG.to_owned() } else { self.slugs.get(code) };
        CodeLink { code: code.clone(), slug, headline: headline(entry) }
    }

    fn link(&self, code: &str) -> CodeLink {
        self.catalog.get(code).map_or_else(|| self.address(code), |entry| self.link_to(entry))
    }

    /// The place that has the name of a code, whatever is there.
    pub(super) fn address(&self, code: &str) -> CodeLink {
        CodeLink { code: code.to_owned(), slug: self.slugs.get(code), headline: String::new() }
    }
}

impl Status {
    pub(crate) fn of(status: u16) -> Self {
        Self { code: status, reason: reason(status), meaning: meaning(status) }
    }
}

impl Deprecation {
    fn of(deprecated: &Deprecated) -> Self {
        let note = deprecated.note.as_deref().map(without_rust_paths);
        Self { since: deprecated.since.clone(), note }
    }
}

impl Header {
    fn of(header: &HeaderDef) -> Self {
        Self { name: header.name.clone(), value: header.value.as_ref().map(shown), required: header.required }
    }
}

impl Detail {
    fn of(detail: &DetailDef, audience: Audience) -> Self {
        Self {
            name: detail.name.clone(),
            ty: type_in_words(&detail.member_type()),
            rust_type: (audience == Audience::Colleagues).then(|| detail.ty.to_string()),
            required: detail.required,
            meaning: detail.description.as_deref().map(without_rust_paths),
        }
    }
}

impl Internal {
    fn of(entry: &Entry) -> Self {
        let emitter = |variant: &Variant| Emitter {
            path: variant.path.to_string(),
            file: variant.source.as_ref().map(|source| source.file.to_string()),
            cfg: variant.cfg.as_ref().map(ToString::to_string),
            notes: variant.internal.clone(),
        };
        let emitters = entry.variants.iter().map(emitter).collect();
        Self { cfg: entry.cfg.as_ref().map(ToString::to_string), emitters }
    }
}
