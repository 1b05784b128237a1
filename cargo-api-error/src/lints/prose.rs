//! Documentation: what every page needs.

use super::lint::{BASE, Check, ERROR, Lint};
use super::subject::{Hit, Subject};
use crate::catalog::Entry;
use crate::levels::Level;
use crate::render::slug;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: RuleId::MissingSummary,
        summary: "a code has no doc comment",
        message: "code `{code}` has no doc comment",
        help: "start it with one sentence that says what happened: `/// ..`",
        why: "The page, the list and the OpenAPI document show the summary.",
        check: Check::Source(|subject| missing(subject, |entry| entry.summary.is_none())),
        ..BASE
    },
    Lint {
        id: RuleId::MissingCause,
        summary: "the doc comment has no section `# Cause`",
        message: "code `{code}` has no `# Cause`",
        help: "add `/// # Cause` and why it happens",
        why: "Readers of the page want to know why the error happens.",
        check: Check::Source(|subject| missing(subject, |entry| entry.summary.is_some() && entry.cause.is_none())),
        ..BASE
    },
    Lint {
        id: RuleId::MissingFix,
        summary: "the doc comment has no section `# Fix`",
        message: "code `{code}` has no `# Fix`",
        help: "add `/// # Fix` and what the client can do",
        why: "Readers of the page want to know what to do.",
        check: Check::Source(|subject| missing(subject, |entry| entry.summary.is_some() && entry.fix.is_none())),
        ..BASE
    },
    Lint {
        id: RuleId::MissingExample,
        level: Level::Allow,
        summary: "the doc comment has no section `# Example`; off by default, as every page shows a sample response",
        message: "code `{code}` has no `# Example`",
        help: "add `/// # Example` with a request that causes it",
        why: "A request that causes the error says more than a description.",
        check: Check::Source(|subject| missing(subject, |entry| entry.summary.is_some() && entry.example.is_none())),
        ..BASE
    },
    Lint {
        id: RuleId::MissingDocPage,
        level: ERROR,
        summary: "the folder that `pages` names has no page for a code",
        message: "code `{code}` has no page `{page}.md`",
        help: "write the page, or generate it with `cargo api-error generate markdown -o FOLDER`",
        why: "The doc_url in the response would lead nowhere.",
        check: Check::Source(missing_doc_page),
        ..BASE
    },
    Lint {
        id: RuleId::DocUrlNotHttps,
        summary: "a doc_url does not start with `https://`",
        message: "doc_url of `{code}` is not https: {url}",
        help: "write `https://`",
        why: "Clients show the address to people, who follow it.",
        check: Check::Source(|subject| {
            let insecure = subject.codes().filter_map(|it| {
                let url = it.spec.doc_url.as_ref().filter(|url| !url.starts_with("https://"))?;
                Some(it.hit().with("url", url))
            });
            insecure.collect()
        }),
        ..BASE
    },
];

fn missing(subject: &Subject<'_>, lacks: fn(&Entry) -> bool) -> Vec<Hit> {
    let hits = subject.codes().filter(|it| subject.catalog.get(&it.spec.code).is_some_and(lacks));
    hits.map(|it| it.hit()).collect()
}

fn missing_doc_page(subject: &Subject<'_>) -> Vec<Hit> {
    let Some(pages) = subject.pages else { return Vec::new() };
    let named = subject.codes().map(|it| (slug(&it.spec.code), it));
    named.filter(|(page, _)| !pages.contains(page)).map(|(page, it)| it.hit().with("page", page)).collect()
}
