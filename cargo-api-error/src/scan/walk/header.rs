//! Finds the kind of the item that begins at a token, and the place of its body.

use super::super::ident::composed;
use super::super::lexer::Kind;
use super::super::tokens::Tokens;

/// The kind of an item, as far as the walk needs it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// An enum, struct or union, up to its last token.
    Type { name: usize, last: usize },
    /// `mod name;` or `mod name { .. }`
    Module { name: usize, body: Option<usize> },
    /// A function, impl, trait or foreign block with the opening delimiter of its body.
    Scope { segment: Segment, body: usize },
    /// `const NAME: ..` or `static NAME: ..`: blocks in its value belong to it.
    Value { segment: Segment },
    /// `macro_rules! name { .. }` or `macro name(..) { .. }`, up to its last token.
    Macro { name: usize, last: usize },
    /// A statement that ends with a semicolon only.
    Statement,
    /// An item that does not matter, or no item.
    Other,
}

/// The tokens that make the segment of a path. Most segments are not needed, so that their text is made on demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Segment {
    /// The keyword and the name.
    Named(usize, usize),
    /// The range behind `impl`.
    Impl(usize, usize),
}

impl Segment {
    /// `{fn pay}`, `{impl Shop}`
    pub(crate) fn text(self, tokens: &Tokens<'_>) -> String {
        match self {
            Self::Named(keyword, name) => {
                format!("{{{} {}}}", tokens.text(keyword), composed(tokens.name(name).unwrap_or_default()))
            }
            Self::Impl(first, body) => format!("{{impl {}}}", self_type(tokens, first, body)),
        }
    }
}

/// The kind of the item that begins at `first` and ends before `limit`.
pub(crate) fn item(tokens: &Tokens<'_>, first: usize, limit: usize) -> Item {
    let at = skip_modifiers(tokens, first);
    if tokens.kind(at) != Some(Kind::Ident) {
        return Item::Other;
    }
    let named = tokens.name(at + 1).is_some();
    match tokens.text(at) {
        "enum" | "struct" if named => type_item(tokens, at, limit),
        "union" if named && (tokens.is_open(at + 2, "{") || is_generic(tokens, at + 2)) => type_item(tokens, at, limit),
        "mod" if named && tokens.is_punct(at + 2, ";") => Item::Module { name: at + 1, body: None },
        "mod" if named && tokens.is_open(at + 2, "{") => Item::Module { name: at + 1, body: Some(at + 2) },
        "fn" | "trait" if named => {
            let scope = |body| Item::Scope { segment: Segment::Named(at, at + 1), body };
            body(tokens, at + 2, limit).map_or(Item::Statement, scope)
        }
        "impl" => {
            let scope = |body| Item::Scope { segment: Segment::Impl(at + 1, body), body };
            body(tokens, at + 1, limit).map_or(Item::Other, scope)
        }
        "const" | "static" => {
            let name = if tokens.is_ident(at + 1, "mut") { at + 2 } else { at + 1 };
            let has_type = tokens.name(name).is_some() && tokens.is_punct(name + 1, ":");
            if has_type { Item::Value { segment: Segment::Named(at, name) } } else { Item::Other }
        }
        "macro_rules" if tokens.is_punct(at + 1, "!") && named_body(tokens, at + 2) => {
            Item::Macro { name: at + 2, last: tokens.mate(at + 3) }
        }
        "macro" if named => {
            let item = |body| Item::Macro { name: at + 1, last: tokens.mate(body) };
            body(tokens, at + 2, limit).map_or(Item::Other, item)
        }
        "let" | "type" | "use" | "return" => Item::Statement,
        _ => Item::Other,
    }
}

/// Skips `pub`, `pub(..)`, `default`, `unsafe`, `async`, `extern "C"` and the `const` of `const fn`.
fn skip_modifiers(tokens: &Tokens<'_>, mut at: usize) -> usize {
    loop {
        let next = |name| tokens.is_ident(at + 1, name);
        match tokens.text(at) {
            "pub" if tokens.is_open(at + 1, "(") => at = tokens.mate(at + 1) + 1,
            "const" if !(next("fn") || next("unsafe") || next("async") || next("extern") || next("gen")) => return at,
            "extern" if tokens.kind(at + 1) == Some(Kind::Literal) => at += 2,
            "pub" | "crate" | "default" | "unsafe" | "safe" | "async" | "const" | "extern" | "auto" | "gen"
                if tokens.kind(at) == Some(Kind::Ident) && tokens.kind(at + 1) == Some(Kind::Ident) =>
            {
                at += 1;
            }
            _ => return at,
        }
    }
}

fn type_item(tokens: &Tokens<'_>, at: usize, limit: usize) -> Item {
    let item = |last| Item::Type { name: at + 1, last: tokens.mate(last) };
    end(tokens, at + 2, limit).map_or(Item::Other, item)
}

fn named_body(tokens: &Tokens<'_>, name: usize) -> bool {
    tokens.name(name).is_some() && tokens.kind(name + 1) == Some(Kind::Open)
}

fn is_generic(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is_punct(at, "<") || tokens.is_ident(at, "where")
}

fn body(tokens: &Tokens<'_>, at: usize, limit: usize) -> Option<usize> {
    end(tokens, at, limit).filter(|at| tokens.is_open(*at, "{"))
}

/// The `{` or `;` that ends an item's header; braces between `<` and `>` belong to the header.
fn end(tokens: &Tokens<'_>, mut at: usize, limit: usize) -> Option<usize> {
    let mut angles = 0_usize;
    while at < limit {
        if tokens.kind(at) == Some(Kind::Punct) {
            match tokens.text(at) {
                "<" => angles += 1,
                ">" if !tokens.is_arrow(at) => angles = angles.saturating_sub(1),
                ";" => return Some(at),
                _ => {}
            }
        } else if tokens.is_open(at, "{") && angles == 0 {
            return Some(at);
        }
        at = tokens.mate(at).max(at) + 1;
    }
    None
}

/// The type that an `impl` is for: `Foo<T>` of `impl<T> Bar for Foo<T> where ..`.
fn self_type(tokens: &Tokens<'_>, mut at: usize, body: usize) -> String {
    let (mut first, mut angles, mut generics) = (at, 0_usize, tokens.is_punct(at, "<"));
    let mut last = body;
    while at < body {
        if tokens.is_punct(at, "<") {
            angles += 1;
        } else if tokens.is_punct(at, ">") && !tokens.is_arrow(at) {
            angles = angles.saturating_sub(1);
            if angles == 0 && generics {
                (generics, first) = (false, at + 1);
            }
        } else if angles == 0 && tokens.is_ident(at, "for") && !tokens.is_punct(at + 1, "<") {
            first = at + 1;
        } else if angles == 0 && tokens.is_ident(at, "where") {
            last = at;
            break;
        }
        at = tokens.mate(at).max(at) + 1;
    }
    tokens.render(first, last)
}

#[cfg(test)]
mod tests {
    use super::super::super::tokens::Tokens;
    use super::{Item, item};

    fn segment(text: &str) -> String {
        let Ok(tokens) = Tokens::lex(text, true) else { return "lexing failed".to_owned() };
        match item(&tokens, 0, tokens.len()) {
            Item::Scope { segment, .. } | Item::Value { segment } => segment.text(&tokens),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn scopes_are_named_after_their_item() {
        assert_eq!(segment("pub(crate) const unsafe extern \"C\" fn r#f() -> A<{ 1 }> { }"), "{fn f}");
        assert_eq!(segment("impl<T: Fn() -> u8> From<T> for a::B<'a, T>where T: X { }"), "{impl a::B<'a, T>}");
        assert_eq!(segment("unsafe impl Foo { }"), "{impl Foo}");
        assert_eq!(segment("impl<F> S for for<'a> fn(&'a u8) -> F { }"), "{impl for<'a>fn(&'a u8)->F}");
        assert_eq!(segment("static mut A: u8 = { 1 };"), "{static A}");
        assert_eq!(segment("fn f();"), "Statement");
        assert_eq!(segment("const { 1 }"), "Other");
        assert_eq!(segment("union = 3;"), "Other");
        assert_eq!(segment("struct A<const N: usize = { 1 }>(u8);"), "Type { name: 1, last: 15 }");
    }
}
