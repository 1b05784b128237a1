//! Reads the doc comment and the deprecation from attributes.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};
use syn::{Attribute, Expr, Lit, Meta};

use crate::literal;
use crate::sections::Docs;
use crate::tokens::Tokens;

/// `#[deprecated(since = "..", note = "..")]`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Deprecated {
    /// The version that deprecated the variant.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub since: Option<String>,
    /// What to do instead.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub note: Option<String>,
}

pub(crate) fn read(attributes: &[Attribute]) -> (Docs, Option<Deprecated>) {
    let mut fragments = Vec::new();
    let mut includes = Vec::new();
    let mut deprecated = None;
    for attribute in attributes {
        match &attribute.meta {
            Meta::NameValue(meta) if meta.path.is_ident("doc") => match &meta.value {
                Expr::Lit(expr) => {
                    if let Lit::Str(text) = &expr.lit {
                        fragments.push(without_stars(&text.value()));
                    }
                }
                other => includes.extend(included(other.to_token_stream())),
            },
            meta if meta.path().is_ident("deprecated") => deprecated = Some(deprecation(meta)),
            _ => {}
        }
    }
    (Docs::of(&unindented(&fragments.join("\n")), includes), deprecated)
}

// include_str!("path")
fn included(tokens: TokenStream) -> Option<String> {
    let mut trees = tokens.into_iter();
    match (trees.next()?, trees.next()?, trees.next()?) {
        (TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(group))
            if name == "include_str" && bang.as_char() == '!' =>
        {
            match group.stream().into_iter().next()? {
                TokenTree::Literal(path) => literal::text(&path),
                _ => None,
            }
        }
        _ => None,
    }
}

// deprecated, deprecated = "note", deprecated(since = "1.2.0", note = "use the other one"); rustc rejects anything
// else
fn deprecation(meta: &Meta) -> Deprecated {
    let mut deprecated = Deprecated::default();
    match meta {
        Meta::Path(_) => {}
        Meta::NameValue(meta) => {
            if let Expr::Lit(expr) = &meta.value
                && let Lit::Str(note) = &expr.lit
            {
                deprecated.note = Some(note.value());
            }
        }
        Meta::List(list) => {
            let mut tokens = Tokens::new(list.tokens.clone(), proc_macro2::Span::call_site());
            while let Some(tree) = tokens.next() {
                let (TokenTree::Ident(name), true) = (&tree, tokens.eat_punct('=')) else { continue };
                let Some(TokenTree::Literal(literal)) = tokens.next() else { continue };
                match name.to_string().as_str() {
                    "since" => deprecated.since = literal::text(&literal),
                    "note" => deprecated.note = literal::text(&literal),
                    _ => {}
                }
            }
        }
    }
    deprecated
}

// The text of `/** .. */` still has the stars at the start of its lines.
fn without_stars(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let starred = |line: &str| line.trim_start().starts_with('*');
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let rest: Vec<_> = lines.collect();
    let inner =
        rest.split_last().map_or(&[][..], |(last, inner)| if last.trim().is_empty() { inner } else { rest.as_slice() });
    if inner.is_empty() || !inner.iter().all(|line| starred(line)) {
        return text;
    }
    let strip = |line: &&str| line.trim_start().strip_prefix('*').unwrap_or_default().to_owned();
    let body: Vec<_> = inner.iter().map(strip).collect();
    if first.trim().is_empty() { body.join("\n") } else { format!("{first}\n{}", body.join("\n")) }
}

// As in rustdoc, the white space that all lines have in common is removed.
fn unindented(text: &str) -> String {
    let blank = |line: &str| line.trim().is_empty();
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let shared = text.lines().filter(|line| !blank(line)).map(indent).min().unwrap_or(0);
    let lines: Vec<_> =
        text.lines().map(|line| if blank(line) { "" } else { line.get(shared..).unwrap_or(line).trim_end() }).collect();
    lines.join("\n").trim_matches('\n').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn block_comments_lose_their_stars() {
        assert_eq!(unindented(&without_stars("\n * One\n *\n *   two\n ")), "One\n\n  two");
        assert_eq!(unindented(" One\n   two"), "One\n  two");
    }
}
