//! Replaces the links that only rustdoc can follow with their text.

use std::ops::Range;

use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::{Edit, edited};

/// The text with `[Foo]`, `` [`Foo`] ``, `[text](crate::Foo)` and `[text][path]` as their text. Addresses of the web stay;
/// those that are defined elsewhere in the text move into the link, so that its parts can be separated.
pub(crate) fn without_rust_paths(text: &str) -> String {
    if !text.contains('[') {
        return text.to_owned();
    }
    let path = |link: BrokenLink<'_>| {
        // `list[i][j]` is an expression.
        let after_word = || text.get(..link.span.start).is_some_and(|before| before.ends_with(char::is_alphanumeric));
        let is_link = match link.link_type {
            LinkType::Reference => !after_word(),
            _ => is_rust_path(&link.reference),
        };
        is_link.then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
    };
    let parser = Parser::new_with_broken_link_callback(text, Options::empty(), Some(path));
    let mut edits: Vec<Edit> = Vec::new();
    for (_, definition) in parser.reference_definitions().iter() {
        let rest = text.get(definition.span.end..).unwrap_or_default();
        let end = definition.span.end + usize::from(rest.starts_with('\n'));
        edits.push((definition.span.start..end, String::new()));
    }
    let mut open: Option<Link> = None;
    for (event, range) in parser.into_offset_iter() {
        match (event, &mut open) {
            (Event::Start(Tag::Link { link_type, dest_url, .. } | Tag::Image { link_type, dest_url, .. }), None) => {
                open = Some(Link { kind: link_type, target: dest_url.into_string(), inner: None, depth: 0 });
            }
            (Event::Start(Tag::Link { .. } | Tag::Image { .. }), Some(link)) => link.depth += 1,
            (Event::End(TagEnd::Link | TagEnd::Image), Some(link)) if link.depth > 0 => link.depth -= 1,
            (Event::End(TagEnd::Link | TagEnd::Image), Some(link)) => {
                edits.extend(link.edit(text, range));
                open = None;
            }
            (_, Some(link)) => link.grow(&range),
            (_, None) => {}
        }
    }
    edited(text, edits).trim_end().to_owned()
}

/// A link that was opened.
struct Link {
    kind: LinkType,
    target: String,
    inner: Option<Range<usize>>,
    depth: usize,
}

impl Link {
    fn grow(&mut self, range: &Range<usize>) {
        let inner = self.inner.get_or_insert_with(|| range.clone());
        *inner = inner.start.min(range.start)..inner.end.max(range.end);
    }

    fn edit(&self, text: &str, whole: Range<usize>) -> Option<Edit> {
        let inner = self.inner.clone().and_then(|inner| text.get(inner)).unwrap_or_default();
        let target = &self.target;
        let of_the_web = ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme));
        match self.kind {
            LinkType::Autolink | LinkType::Email => None,
            LinkType::Inline if of_the_web => None,
            _ if of_the_web => {
                let image = if text.get(whole.start..)?.starts_with('!') { "!" } else { "" };
                Some((whole, format!("{image}[{inner}](<{target}>)")))
            }
            _ => {
                // The range of `[Foo][]` ends before the empty brackets.
                let rest = text.get(whole.end..).unwrap_or_default();
                let empty = self.kind == LinkType::CollapsedUnknown && rest.starts_with("[]");
                Some((whole.start..whole.end + if empty { 2 } else { 0 }, without_kind(inner)))
            }
        }
    }
}

/// `struct@Foo` is how rustdoc tells a struct from a macro of the same name.
fn without_kind(text: &str) -> String {
    let (tick, name) = text.strip_prefix('`').map_or(("", text), |name| ("`", name));
    match name.split_once('@') {
        Some((kind, name)) if kind.chars().all(|c| c.is_ascii_lowercase()) => format!("{tick}{name}"),
        _ => text.to_owned(),
    }
}

/// Whether what stands in brackets names an item, and is no remark or range.
fn is_rust_path(reference: &str) -> bool {
    let quoted = reference.strip_prefix('`').and_then(|name| name.strip_suffix('`'));
    let name = quoted.unwrap_or(reference);
    let name = name.split_once('@').map_or(name, |(_, name)| name);
    let plain = name.strip_suffix("()").or_else(|| name.strip_suffix('!')).unwrap_or(name);
    let plain = plain.split('<').next().unwrap_or_default();
    let ident = |segment: &str| {
        let mut chars = segment.chars();
        chars.next().is_some_and(|first| first.is_alphabetic() || first == '_')
            && chars.all(|c| c.is_alphanumeric() || c == '_')
    };
    let looks_like_one = quoted.is_some()
        || plain != name
        || name != reference
        || plain.contains("::")
        || plain.starts_with(char::is_uppercase);
    looks_like_one && plain.split("::").all(ident)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_rustdoc_become_their_text() {
        for (written, read) in [
            ("See [`Foo`] and [Foo].", "See `Foo` and Foo."),
            ("See [Foo](crate::Foo), [`a` b](Foo::bar).", "See Foo, `a` b."),
            ("See [text][path] and [`x`][].", "See text and `x`."),
            ("See [text][p].\n\n[p]: crate::Foo\n", "See text."),
            ("See [`struct@Foo`], [fn@bar], [bar()], [crate::a::b].", "See `Foo`, bar, bar(), crate::a::b."),
            ("See [`Vec<T>`] and [`super::E`].", "See `Vec<T>` and `super::E`."),
            ("See [the page](struct.Foo.html#a).", "See the page."),
        ] {
            assert_eq!(without_rust_paths(written), read);
        }
    }

    #[test]
    fn addresses_and_other_brackets_stay() {
        for same in [
            "See [the bank](https://bank.dev/a_(b)) and <https://bank.dev>.",
            "From 0 to 9: [0, 9], a[i], a[i][j], [sic], - [ ] open.",
            "```\nlet x: [Foo; 3] = [`a`];\n```\n\nand `[Foo]`",
            "![a picture](https://bank.dev/a.png)",
            "an escaped \\[Foo\\]",
        ] {
            assert_eq!(without_rust_paths(same), same);
        }
        assert_eq!(
            without_rust_paths("See [the bank][b].\n\n# Fix\nAsk [b].\n\n[b]: https://bank.dev\n"),
            "See [the bank](<https://bank.dev>).\n\n# Fix\nAsk [b](<https://bank.dev>)."
        );
    }
}
