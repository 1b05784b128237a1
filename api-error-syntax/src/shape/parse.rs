//! Reads the statics of `shape!`.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::parser::{Parser, is_group};
use super::value::Place;
use super::{BodyShape, JSON};
use crate::errors::Errors;
use crate::literal::text;
use crate::messages::{
    SHAPE_BAD_MEDIA_TYPE, SHAPE_EMPTY, SHAPE_EXPECTED_BODY, SHAPE_EXPECTED_ITEM, SHAPE_EXPECTED_SEMICOLON,
};
use crate::tokens::Tokens;

/// A static of `shape!`.
#[derive(Debug)]
pub struct ShapeItem {
    /// What comes before the body.
    pub head: ShapeHead,
    /// The body.
    pub shape: BodyShape,
}

/// `/// docs pub static NAME =`
#[derive(Debug)]
pub struct ShapeHead {
    /// Attributes and visibility, as written.
    pub prefix: TokenStream,
    /// The name of the static.
    pub ident: Ident,
}

/// Why a `shape!` is rejected.
#[derive(Debug)]
pub struct ShapeErrors {
    /// Every mistake, in source order.
    pub errors: Errors,
    /// What could be read of the statics: stand-ins spare the user errors that follow from the first.
    pub heads: Vec<ShapeHead>,
}

/// Reads the tokens between the braces of `shape!`.
///
/// # Errors
///
/// Every mistake, in source order.
pub fn parse_shapes(tokens: TokenStream) -> Result<Vec<ShapeItem>, ShapeErrors> {
    let mut parser = Parser { errors: Errors::default() };
    let end = tokens.clone().into_iter().last().map_or_else(Span::call_site, |last| last.span());
    let mut tokens = Tokens::new(tokens, end);
    let (mut items, mut heads) = (Vec::new(), Vec::new());
    loop {
        let Some(head) = parser.head(&mut tokens) else { break };
        if let Some(shape) = parser.body(&mut tokens) {
            items.push(ShapeItem { head, shape });
        } else {
            heads.push(head);
            while tokens.peek().is_some() && !tokens.eat_punct(';') {
                tokens.next();
            }
        }
        if tokens.peek().is_none() {
            break;
        }
    }
    match parser.errors.finish() {
        Ok(()) => Ok(items),
        Err(errors) => {
            heads.extend(items.into_iter().map(|item| item.head));
            Err(ShapeErrors { errors, heads })
        }
    }
}

impl Parser {
    fn head(&mut self, tokens: &mut Tokens) -> Option<ShapeHead> {
        let mut prefix = Vec::new();
        while !matches!(tokens.peek(), Some(TokenTree::Ident(word)) if word == "static") {
            match tokens.next() {
                Some(tree) => prefix.push(tree),
                None => return self.fail(tokens.span(), &SHAPE_EXPECTED_ITEM),
            }
        }
        tokens.next();
        let Some(TokenTree::Ident(ident)) = tokens.next() else {
            return self.fail(tokens.span(), &SHAPE_EXPECTED_ITEM);
        };
        if !tokens.eat_punct('=') {
            return self.fail(tokens.span(), &SHAPE_EXPECTED_ITEM);
        }
        Some(ShapeHead { prefix: prefix.into_iter().collect(), ident })
    }

    fn body(&mut self, tokens: &mut Tokens) -> Option<BodyShape> {
        let media_type = self.media_type(tokens)?;
        let span = tokens.span();
        let Some(TokenTree::Group(group)) = tokens.next().filter(|tree| is_group(tree, Delimiter::Brace)) else {
            return self.fail(span, &SHAPE_EXPECTED_BODY);
        };
        let members = self.object(&group, Place::BODY);
        if members.is_empty() && self.errors.len() == 0 {
            self.report(group.span_open(), &SHAPE_EMPTY, &[]);
        }
        if !tokens.eat_punct(';') && tokens.peek().is_some() {
            return self.fail(tokens.span(), &SHAPE_EXPECTED_SEMICOLON);
        }
        Some(BodyShape { media_type, members })
    }

    fn media_type(&mut self, tokens: &mut Tokens) -> Option<String> {
        let Some(TokenTree::Literal(literal)) = tokens.peek() else { return Some(JSON.to_owned()) };
        let (literal, span) = (literal.clone(), literal.span());
        tokens.next();
        match text(&literal).filter(|text| is_media_type(text)) {
            Some(text) => Some(text),
            None => self.fail(span, &SHAPE_BAD_MEDIA_TYPE),
        }
    }
}

/// `type/subtype`, with parameters or without (RFC 9110 section 8.3.1). It becomes a header, so only visible ASCII is valid.
fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim_end();
    let is_token = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
    };
    let parts: Vec<&str> = essence.split('/').collect();
    matches!(parts.as_slice(), [kind, subtype] if is_token(kind) && is_token(subtype))
        && text.bytes().all(|byte| matches!(byte, b' '..=b'~'))
}
