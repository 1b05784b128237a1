//! The reference of the payments example has every heading and row of an API's error reference, in HTML and in Markdown.

use cargo_api_error::catalog::Catalog;
use cargo_api_error::reference::{Audience, Reference};
use cargo_api_error::site;

use crate::support::{catalog, pages, texts};

const EXAMPLE: &str = include_str!("../../../examples/payments.rs");

/// The enum of the example.
fn payments() -> Catalog {
    let item = EXAMPLE.split("/// The errors of the payments API.").nth(1).unwrap().split("\n}\n").next().unwrap();
    let mut payments = catalog(&[&format!("{item}\n}}")]).without_lines();
    payments.title = Some("Errors of the payments API".to_owned());
    payments
}

fn html(payments: &Catalog) -> String {
    let reference = Reference::of(payments, Audience::Customers);
    let files = site::files(&reference, payments, &texts(payments)).unwrap();
    files.into_iter().find(|file| file.name == "index.html").unwrap().text
}

fn markdown(payments: &Catalog) -> String {
    pages(payments, Audience::Customers).into_iter().find(|page| page.name == "index.md").unwrap().text
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    text.split(start).skip(1).map(|rest| rest.split(end).next().unwrap()).collect()
}

/// The first cell of each row in a section of Markdown.
fn rows<'t>(text: &'t str, heading: &str) -> Vec<&'t str> {
    let section = between(text, &format!("\n## {heading}\n"), "\n## ")[0];
    section.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next()).skip(1).collect()
}

const HEADINGS: [&str; 6] = ["Overview", "The error object", "HTTP statuses", "Error types", "Best practices", "Codes"];
const CLASSES: [&str; 3] = ["2xx", "4xx", "5xx"];
const MEMBERS: [&str; 12] = [
    "type",
    "code",
    "message",
    "param",
    "doc_url",
    "request_id",
    "details",
    "errors",
    "errors[].code",
    "errors[].message",
    "errors[].param",
    "more_errors",
];
/// Success, and the eleven of the example.
const STATUSES: [&str; 12] = [
    "200 OK",
    "400 Bad Request",
    "401 Unauthorized",
    "403 Forbidden",
    "404 Not Found",
    "409 Conflict",
    "422 Unprocessable Content",
    "429 Too Many Requests",
    "500 Internal Server Error",
    "502 Bad Gateway",
    "503 Service Unavailable",
    "504 Gateway Timeout",
];
const TYPES: [&str; 5] = ["api_error", "validation_error", "auth_error", "idempotency_error", "rate_limit_error"];
const PRACTICES: [&str; 6] = [
    "Log the whole error",
    "Show the message only where it is safe",
    "Handle 4xx errors by their code",
    "Highlight fields by their parameter",
    "Retry 5xx and 429 errors with exponential backoff",
    "Watch the rates of your errors",
];
const LANGUAGES: [&str; 4] = ["curl", "Rust", "TypeScript", "Python"];
const CODES: [&str; 12] = [
    "acquirer_failed",
    "acquirer_timeout",
    "api_key_invalid",
    "card_declined",
    "idempotency_key_reused",
    "internal_error",
    "maintenance",
    "malformed_body",
    "payment_not_found",
    "request_in_progress",
    "scope_missing",
    "too_fast",
];

#[test]
fn the_html_has_every_heading_and_row() {
    let index = html(&payments());
    let headings: Vec<&str> = between(&index, "<h2 ", "</h2>").iter().map(|it| it.split('>').nth(1).unwrap()).collect();
    assert_eq!(headings, HEADINGS);
    let section = |id: &str| {
        let all = between(&index, "<section>", "</section>");
        all.into_iter().find(|it| it.contains(&format!("<h2 id=\"{id}\""))).unwrap()
    };
    let cells = |id| between(section(id), "<th scope=\"row\"><code>", "</code>");
    assert_eq!(between(section("overview"), "<b>", "</b>"), CLASSES);
    assert_eq!(cells("error-object"), MEMBERS);
    let statuses = between(section("statuses"), "<th scope=\"row\"><span class=\"status s", "</span>");
    let statuses: Vec<String> = statuses.iter().map(|it| it[3..].replace("<b>", "").replace("</b>", "")).collect();
    assert_eq!(statuses, STATUSES);
    assert_eq!(cells("types"), TYPES);
    assert_eq!(between(section("best-practices"), "<h3>", "</h3>"), PRACTICES);
    let languages = between(section("best-practices"), "<p class=\"lang\">", "</p>");
    assert_eq!(languages, LANGUAGES.repeat(3));
    let codes = between(section("codes"), "<th scope=\"row\"><a href=\"", "/index.html\">");
    assert_eq!(codes, CODES);
    // Every row says something.
    assert!(!index.contains("<td></td>"), "{index}");
}

#[test]
fn the_markdown_has_every_heading_and_row() {
    let index = markdown(&payments());
    assert_eq!(between(&index, "\n## ", "\n"), HEADINGS);
    assert_eq!(between(between(&index, "## Overview", "##")[0], "- **", "**"), CLASSES);
    let coded = |names: &[&str]| names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
    assert_eq!(rows(&index, "The error object"), coded(&MEMBERS));
    assert_eq!(rows(&index, "HTTP statuses"), STATUSES);
    assert_eq!(rows(&index, "Error types"), coded(&TYPES));
    assert_eq!(between(&index, "\n### ", "\n"), PRACTICES);
    let languages: Vec<&str> = index.lines().filter_map(|line| line.strip_suffix(':')).collect();
    let languages: Vec<&str> = languages.into_iter().filter(|it| LANGUAGES.contains(it)).collect();
    assert_eq!(languages, LANGUAGES.repeat(3));
    let links: Vec<String> = CODES.iter().map(|code| format!("[`{code}`]({code}.md)")).collect();
    assert_eq!(rows(&index, "Codes"), links);
    // Each of them stands beside its status too, and no cell but that of success is empty.
    assert!(links.iter().all(|link| index.matches(link).count() == 2), "{index}");
    assert_eq!(index.matches("|  |").count(), 1, "{index}");
}

#[test]
fn the_reference_in_markdown() {
    insta::assert_snapshot!(markdown(&payments()));
}
