//! Documentation: what every page needs.

use super::{BASE, Declared, ERROR, Hit, Lint, Subject};
use crate::catalog::Entry;
use crate::finding::Level;
use crate::render::slug;

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: "missing-summary",
        summary: "a code has no doc comment",
        message: "code `{code}` has no doc comment",
        help: "start it with one sentence that says what happened: `/// ..`",
        why: "The page, the list and the OpenAPI document show the summary.",
        check: Some(|subject| missing(subject, |entry| entry.summary.is_none())),
        ..BASE
    },
    Lint {
        id: "missing-cause",
        summary: "the doc comment has no section `# Cause`",
        message: "code `{code}` has no `# Cause`",
        help: "add `/// # Cause` and why it happens",
        why: "A page that does not say why is a stub.",
        check: Some(|subject| missing(subject, |entry| entry.summary.is_some() && entry.cause.is_none())),
        ..BASE
    },
    Lint {
        id: "missing-fix",
        summary: "the doc comment has no section `# Fix`",
        message: "code `{code}` has no `# Fix`",
        help: "add `/// # Fix` and what the client can do",
        why: "Whoever reads the page wants to know what to do.",
        check: Some(|subject| missing(subject, |entry| entry.summary.is_some() && entry.fix.is_none())),
        ..BASE
    },
    Lint {
        id: "missing-example",
        level: Level::Allow,
        summary: "the doc comment has no section `# Example`; off by default, for every page shows a rendered response",
        message: "code `{code}` has no `# Example`",
        help: "add `/// # Example` with a request that leads to it",
        why: "A request that leads to the error says more than a description.",
        check: Some(|subject| missing(subject, |entry| entry.summary.is_some() && entry.example.is_none())),
        ..BASE
    },
    Lint {
        id: "missing-doc-page",
        level: ERROR,
        summary: "`pages` names a folder and it has no page for a code",
        message: "code `{code}` has no page `{name}.md`",
        help: "write the page, or have it written: `cargo api-error generate markdown -o` and the folder of `pages`",
        why: "The doc_url in the response would lead nowhere.",
        check: Some(missing_doc_page),
        ..BASE
    },
    Lint {
        id: "doc-url-not-https",
        summary: "a doc_url does not start with `https://`",
        message: "doc_url of `{code}` is not https: {name}",
        help: "write `https://`",
        why: "Clients show the address to people, who follow it.",
        check: Some(doc_url_not_https),
        ..BASE
    },
];

fn missing(subject: &Subject<'_>, absent: fn(&Entry) -> bool) -> Vec<Hit> {
    let lacks = |it: &Declared<'_>| subject.catalog.get(&it.spec.code).is_some_and(absent);
    subject.codes().filter(lacks).map(|it| it.hit()).collect()
}

fn missing_doc_page(subject: &Subject<'_>) -> Vec<Hit> {
    let Some(pages) = subject.pages else { return Vec::new() };
    let page = |it: &Declared<'_>| slug(&it.spec.code);
    subject.codes().filter(|it| !pages.contains(&page(it))).map(|it| it.hit_name(page(&it))).collect()
}

fn doc_url_not_https(subject: &Subject<'_>) -> Vec<Hit> {
    let insecure = |it: &Declared<'_>| it.spec.doc_url.clone().filter(|url| !url.starts_with("https://"));
    subject.codes().filter_map(|it| insecure(&it).map(|url| it.hit_name(url))).collect()
}
