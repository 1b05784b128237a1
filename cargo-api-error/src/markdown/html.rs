//! Markdown that a person wrote as HTML: nothing in it is active, and its headings are below those of the page.

use std::fmt;
use std::ops::ControlFlow;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, html};

/// The text as paragraphs, lists, tables and code.
pub(crate) fn html(markdown: &str) -> String {
    let mut writer = Writer::default();
    let mut events: Vec<Event<'_>> = Vec::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        writer.push(event, &mut events);
    }
    let mut out = String::with_capacity(markdown.len() * 2);
    html::push_html(&mut out, events.into_iter());
    out
}

/// The same without the paragraph around it, if that is all there is.
pub(crate) fn inline_html(markdown: &str) -> String {
    let whole = html(markdown);
    let inner = whole.trim_end().strip_prefix("<p>").and_then(|rest| rest.strip_suffix("</p>"));
    match inner.filter(|inner| !inner.contains("<p>")) {
        Some(inner) => inner.to_owned(),
        None => whole,
    }
}

/// Text without markup.
pub(crate) fn plain_text(markdown: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak | Event::End(TagEnd::Paragraph) => out.push(' '),
            _ => {}
        }
    }
    out.trim_end().to_owned()
}

/// Plain text inside of HTML, also of an attribute's value.
pub(crate) fn write_escaped(out: &mut impl fmt::Write, text: &str) -> fmt::Result {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"', '\'']) {
        let (plain, special) = rest.split_at(at);
        let mut chars = special.chars();
        out.write_str(plain)?;
        out.write_str(match chars.next() {
            Some('&') => "&amp;",
            Some('<') => "&lt;",
            Some('>') => "&gt;",
            Some('"') => "&quot;",
            _ => "&#39;",
        })?;
        rest = chars.as_str();
    }
    out.write_str(rest)
}

const CODE_BLOCK: &str = "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>";
const TABLE: &str = "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">";

/// What is open.
#[derive(Default)]
struct Writer {
    /// Whether each open link leads somewhere.
    links: Vec<bool>,
}

impl Writer {
    fn push<'a>(&mut self, event: Event<'a>, out: &mut Vec<Event<'a>>) {
        match self.replaced(event, out) {
            ControlFlow::Continue(event) => out.push(event),
            ControlFlow::Break(()) => {}
        }
    }

    /// The event to write, unless it is left out or written already.
    fn replaced<'a>(&mut self, event: Event<'a>, out: &mut Vec<Event<'a>>) -> ControlFlow<(), Event<'a>> {
        let raw = |text: &'static str| Event::Html(text.into());
        ControlFlow::Continue(match event {
            Event::Html(text) | Event::InlineHtml(text) => Event::Text(text),
            Event::Start(Tag::HtmlBlock) => Event::Start(Tag::Paragraph),
            Event::End(TagEnd::HtmlBlock) => Event::End(TagEnd::Paragraph),
            // The alternative text stays.
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => return ControlFlow::Break(()),
            Event::Start(Tag::Link { ref dest_url, .. }) => {
                let leads = is_harmless(dest_url);
                self.links.push(leads);
                if !leads {
                    return ControlFlow::Break(());
                }
                event
            }
            Event::End(TagEnd::Link) if self.links.pop() == Some(false) => return ControlFlow::Break(()),
            Event::Start(Tag::Heading { level, .. }) => {
                Event::Start(Tag::Heading { level: lower(level), id: None, classes: Vec::new(), attrs: Vec::new() })
            }
            Event::End(TagEnd::Heading(level)) => Event::End(TagEnd::Heading(lower(level))),
            Event::Start(Tag::CodeBlock(_)) => raw(CODE_BLOCK),
            Event::End(TagEnd::CodeBlock) => raw("</code></pre>\n"),
            Event::Start(Tag::Table(_)) => {
                out.push(raw(TABLE));
                event
            }
            Event::End(TagEnd::Table) => {
                out.push(event);
                raw("</div>\n")
            }
            other => other,
        })
    }
}

/// The sections of a page have headings of the second level.
fn lower(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => HeadingLevel::H3,
        HeadingLevel::H3 => HeadingLevel::H4,
        HeadingLevel::H4 => HeadingLevel::H5,
        HeadingLevel::H5 | HeadingLevel::H6 => HeadingLevel::H6,
    }
}

/// Whether an address is one of the web, of mail, or of this site. Browsers ignore control characters and spaces in it, and
/// take `\` for `/`.
fn is_harmless(address: &str) -> bool {
    let read: String = address.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect();
    let read = read.replace('\\', "/").to_ascii_lowercase();
    let path = read.find(['/', '?', '#']).unwrap_or(read.len());
    match read.find(':').filter(|colon| *colon < path) {
        Some(_) => ["http://", "https://", "mailto:"].iter().any(|scheme| read.starts_with(scheme)),
        None => !read.starts_with("//"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_a_person_writes_is_active() {
        for (markdown, expected) in [
            ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n"),
            ("a <b onclick=x>b</b>", "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n"),
            ("[a](javascript:alert(1))", "<p>a</p>\n"),
            ("[a](JaVa&#115;cript:alert(1))", "<p>a</p>\n"),
            ("[a](&#1;javascript:alert(1))", "<p>a</p>\n"),
            ("[a](java&#9;script:alert(1))", "<p>a</p>\n"),
            ("[a](data:text/html,x) <vbscript:x>", "<p>a vbscript:x</p>\n"),
            ("[a](//evil.dev) [b](/\\evil.dev) [c](\\\\\\\\evil.dev)", "<p>a b c</p>\n"),
            ("[a](https:evil.dev)", "<p>a</p>\n"),
            ("[a](b.html#c:d)", "<p><a href=\"b.html#c:d\">a</a></p>\n"),
            (
                "[a](https://a.dev \"\\\" onclick=x\")",
                "<p><a href=\"https://a.dev\" title=\"&quot; onclick=x\">a</a></p>\n",
            ),
            ("![a *b*](javascript:x)", "<p>a <em>b</em></p>\n"),
            ("[![a](b.png)](javascript:x)", "<p>a</p>\n"),
            ("# a {#b onclick=x}", "<h3>a {#b onclick=x}</h3>\n"),
            ("a@b.dev <a@b.dev>", "<p>a@b.dev <a href=\"mailto:a@b.dev\">a@b.dev</a></p>\n"),
        ] {
            assert_eq!(html(markdown), expected, "{markdown}");
        }
        assert!(!html("```\" onclick=x\n<b>\n```").contains("onclick"));
        let mut escaped = String::new();
        write_escaped(&mut escaped, "<a é href='\"&.").unwrap();
        assert_eq!(escaped, "&lt;a é href=&#39;&quot;&amp;.");
    }

    #[test]
    fn a_single_paragraph_can_stand_in_a_line() {
        assert_eq!(inline_html("a `b`"), "a <code>b</code>");
        assert_eq!(inline_html("a\n\nb"), "<p>a</p>\n<p>b</p>\n");
        assert_eq!(inline_html("- a"), "<ul>\n<li>a</li>\n</ul>\n");
        assert_eq!(plain_text("a `b` [c](d)\n<e>"), "a b c <e>");
    }
}
