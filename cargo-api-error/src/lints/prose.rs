//! Documentation: what every page needs.

use api_error_syntax::{MessageFrom, Piece};

use crate::catalog::{Entry, Prose};
use crate::reference::Slugs;

use super::{Declared, Hit, Lint, Subject};
use crate::finding::Level;
use crate::rule_id::RuleId;

const WITH_PAGES: &str = "the configuration has `pages`";

pub(super) const LINTS: &[Lint] = &[
    Lint::new(RuleId::MissingSummary, Level::Warning, |subject| missing(subject, |entry| !says_something(entry)))
        .summary("neither the message nor a doc comment says what happened")
        .message("nothing says what `{code}` means")
        .help("write a `message` or one sentence of documentation that says what happened: `/// ..`")
        .why("The page, the list and the OpenAPI document would show only the sentence of the status, which fits many codes."),
    Lint::new(RuleId::MissingCause, Level::Allow, |subject| missing_part(subject, |docs| &docs.cause))
    .except(WITH_PAGES, Level::Warning, has_pages)
    .summary("the doc comment has no section `# Cause`; off by default, unless there are pages")
    .message("code `{code}` has no `# Cause`")
    .help("add `/// # Cause` and explain why it happens")
    .why("A page must say why the error occurs."),
    Lint::new(RuleId::MissingFix, Level::Allow, |subject| missing_part(subject, |docs| &docs.fix))
    .except(WITH_PAGES, Level::Warning, has_pages)
    .summary("the doc comment has no section `# Fix`; off by default, unless there are pages")
    .message("code `{code}` has no `# Fix`")
    .help("add `/// # Fix` and say what the client can do")
    .why("Readers want to know what to do."),
    Lint::new(RuleId::MissingExample, Level::Allow, |subject| missing_part(subject, |docs| &docs.example))
    .summary("the doc comment has no section `# Example`; off by default, because every page shows a response")
    .message("code `{code}` has no `# Example`")
    .help("add `/// # Example` with a request that leads to it")
    .why("A request that leads to the error says more than a description."),
    Lint::new(RuleId::MissingDocPage, Level::Error, missing_doc_page)
        .summary("the folder of `pages` has no page for a code")
        .message("code `{code}` has no page `{page}.md`")
        .help("write the page, or run `cargo api-error generate markdown -o` with the folder of `pages`")
        .why("The `doc_url` of the response would lead nowhere."),
    Lint::new(RuleId::DocUrlNotHttps, Level::Warning, doc_url_not_https)
        .summary("a doc_url does not start with `https://`")
        .message("doc_url of `{code}` is not https: {url}")
        .help("write `https://`")
        .why("People follow the address."),
];

fn has_pages(subject: &Subject<'_>) -> bool {
    subject.pages.is_some()
}

/// Whether a reader learns what happened: from a doc comment, or from a message that is more than a placeholder and the
/// sentence of the status.
fn says_something(entry: &Entry) -> bool {
    let is_word = |piece: &Piece| matches!(piece, Piece::Text(text) if text.contains(char::is_alphanumeric));
    let message = entry.spec.message.as_ref().filter(|_| entry.spec.message_from != Some(MessageFrom::Fixed));
    entry.docs.summary.is_some() || message.is_some_and(|message| message.pieces().iter().any(is_word))
}

fn missing(subject: &Subject<'_>, absent: impl Fn(&Entry) -> bool) -> Vec<Hit> {
    let lacks = |it: &Declared<'_>| subject.catalog.get(&it.spec.code).is_some_and(&absent);
    subject.codes().filter(lacks).map(|it| it.hit()).collect()
}

fn missing_part(subject: &Subject<'_>, part: fn(&Prose) -> &Option<String>) -> Vec<Hit> {
    missing(subject, |entry| says_something(entry) && part(&entry.docs).is_none())
}

fn missing_doc_page(subject: &Subject<'_>) -> Vec<Hit> {
    let Some(pages) = subject.pages else { return Vec::new() };
    let slugs = Slugs::of(subject.catalog);
    let page = |it: &Declared<'_>| slugs.get(&it.spec.code);
    subject.codes().filter(|it| !pages.contains(&page(it))).map(|it| it.hit().with("page", page(&it))).collect()
}

fn doc_url_not_https(subject: &Subject<'_>) -> Vec<Hit> {
    let insecure = |it: &Declared<'_>| it.spec.doc_url.clone().filter(|url| !url.starts_with("https://"));
    subject.codes().filter_map(|it| insecure(&it).map(|url| it.hit().with("url", url))).collect()
}
