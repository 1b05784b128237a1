//! The members of an object of `shape!`, and what they hold.

use proc_macro2::{Delimiter, Group, Ident, TokenTree};

use super::parser::{Parser, is_group};
use super::{BodyMember, BodyValue, Constant, Fact, Spread, field_members};
use crate::literal::{decimal, text};
use crate::mark::Mark;
use crate::messages::{
    SHAPE_DUPLICATE_MEMBER, SHAPE_DUPLICATE_SPREAD, SHAPE_EXPECTED_COLON, SHAPE_EXPECTED_NAME, SHAPE_EXPECTED_VALUE,
    SHAPE_EXTRA_NAME, SHAPE_NOT_OF_A_FIELD, SHAPE_SPREAD, SHAPE_TOO_DEEP, SHAPE_UNKNOWN_VALUE,
};
use crate::suggest;
use crate::tokens::Tokens;

/// How deep objects and arrays can be nested: enough for any body, and no stack overflows.
const MAX_DEPTH: usize = 32;

/// Where a value is written.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// Inside of `errors [ .. ]`, where the facts are those of a field.
    of_field: bool,
    depth: usize,
}

impl Place {
    /// The body itself.
    pub(super) const BODY: Self = Self { of_field: false, depth: 0 };

    const fn inner(self) -> Self {
        Self { depth: self.depth + 1, ..self }
    }
}

impl Parser {
    pub(super) fn object(&mut self, group: &Group, place: Place) -> Vec<BodyMember> {
        if place.depth > MAX_DEPTH {
            self.report(group.span_open(), &SHAPE_TOO_DEEP, &[]);
            return Vec::new();
        }
        let mut tokens = Tokens::new(group.stream(), group.span_close());
        let mut members: Vec<BodyMember> = Vec::new();
        while tokens.peek().is_some() {
            let start = self.errors.mark(tokens.span(), tokens.span());
            let member = self.member(&mut tokens, place);
            let is_read = member.is_some();
            if let Some(member) = member {
                self.push(member, start, &mut members);
            }
            if !is_read || !tokens.end_item(&mut self.errors) {
                tokens.skip_past_comma();
            }
        }
        members
    }

    fn push(&mut self, member: BodyMember, start: Mark, members: &mut Vec<BodyMember>) {
        let clash = members.iter().any(|known| match (known, &member) {
            (BodyMember::Named { name: known, .. }, BodyMember::Named { name, .. }) => known == name,
            (BodyMember::Spread { .. }, BodyMember::Spread { .. }) => true,
            _ => false,
        });
        match &member {
            BodyMember::Named { name, .. } if clash => self.errors.report(start, &SHAPE_DUPLICATE_MEMBER, &[name]),
            BodyMember::Spread { .. } if clash => self.errors.report(start, &SHAPE_DUPLICATE_SPREAD, &[]),
            _ => members.push(member),
        }
    }

    fn member(&mut self, tokens: &mut Tokens, place: Place) -> Option<BodyMember> {
        let start = tokens.span();
        if tokens.eat_punct('.') {
            let dots = tokens.eat_punct('.');
            let named = matches!(tokens.peek(), Some(TokenTree::Ident(word)) if word == "details");
            if !dots || !named || place.of_field {
                return self.fail(start, &SHAPE_SPREAD);
            }
            tokens.next();
            return Some(BodyMember::Spread { spread: Spread::Details });
        }
        let name = match tokens.next() {
            Some(TokenTree::Literal(literal)) => text(&literal),
            _ => None,
        };
        let Some(name) = name else { return self.fail(start, &SHAPE_EXPECTED_NAME) };
        let optional = tokens.eat_punct('?');
        if !tokens.eat_punct(':') {
            return self.fail(tokens.span(), &SHAPE_EXPECTED_COLON);
        }
        let value = self.value(tokens, place)?;
        Some(BodyMember::Named { name, optional, value })
    }

    fn value(&mut self, tokens: &mut Tokens, place: Place) -> Option<BodyValue> {
        let start = tokens.span();
        match tokens.next() {
            Some(TokenTree::Ident(word)) => self.word(&word, tokens, place),
            Some(TokenTree::Literal(literal)) => match (text(&literal), integer(&literal.to_string())) {
                (Some(text), _) => Some(BodyValue::Constant(Constant::Text(text))),
                (None, Some(number)) => Some(BodyValue::Constant(Constant::Integer(number))),
                (None, None) => self.fail(start, &SHAPE_EXPECTED_VALUE),
            },
            Some(TokenTree::Punct(punct)) if punct.as_char() == '-' => {
                let number = match tokens.next() {
                    Some(TokenTree::Literal(literal)) => {
                        decimal(&literal).and_then(|digits| integer(&format!("-{digits}")))
                    }
                    _ => None,
                };
                match number {
                    Some(number) => Some(BodyValue::Constant(Constant::Integer(number))),
                    None => self.fail(start, &SHAPE_EXPECTED_VALUE),
                }
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace => {
                Some(BodyValue::Object(self.object(&group, place.inner())))
            }
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
                self.array(&group, place.inner())
            }
            _ => self.fail(start, &SHAPE_EXPECTED_VALUE),
        }
    }

    fn array(&mut self, group: &Group, place: Place) -> Option<BodyValue> {
        if place.depth > MAX_DEPTH {
            return self.fail(group.span_open(), &SHAPE_TOO_DEEP);
        }
        let mut tokens = Tokens::new(group.stream(), group.span_close());
        let mut items = Vec::new();
        while tokens.peek().is_some() {
            items.push(self.value(&mut tokens, place)?);
            if !tokens.end_item(&mut self.errors) {
                return None;
            }
        }
        Some(BodyValue::Array(items))
    }

    fn word(&mut self, word: &Ident, tokens: &mut Tokens, place: Place) -> Option<BodyValue> {
        let name = word.to_string();
        match name.as_str() {
            "true" => return Some(BodyValue::Constant(Constant::Bool(true))),
            "false" => return Some(BodyValue::Constant(Constant::Bool(false))),
            "null" => return Some(BodyValue::Constant(Constant::Null)),
            "extra" => return self.extra(word, tokens),
            "errors" if !place.of_field => return self.errors(tokens, place),
            _ => {}
        }
        let fact = Fact::ALL.iter().copied().find(|fact| fact.name() == name);
        match fact {
            Some(Fact::Code | Fact::Message | Fact::Param) => fact.map(BodyValue::Fact),
            Some(_) if place.of_field => self.fail_with(word.span(), &SHAPE_NOT_OF_A_FIELD, &[&name]),
            Some(fact) => Some(BodyValue::Fact(fact)),
            None => {
                let known: Vec<&str> = Fact::ALL.iter().map(|fact| fact.name()).chain(["errors", "extra"]).collect();
                self.fail_with(word.span(), &SHAPE_UNKNOWN_VALUE, &[&name, &suggest::expected(&name, &known)])
            }
        }
    }

    fn extra(&mut self, word: &Ident, tokens: &mut Tokens) -> Option<BodyValue> {
        let Some(TokenTree::Group(group)) = tokens.next().filter(|tree| is_group(tree, Delimiter::Parenthesis)) else {
            return self.fail(word.span(), &SHAPE_EXTRA_NAME);
        };
        let mut inner = Tokens::new(group.stream(), group.span_close());
        match (inner.next(), inner.next()) {
            (Some(TokenTree::Literal(literal)), None) => match text(&literal).filter(|name| !name.is_empty()) {
                Some(name) => Some(BodyValue::Extra(name)),
                None => self.fail(group.span_open(), &SHAPE_EXTRA_NAME),
            },
            _ => self.fail(group.span_open(), &SHAPE_EXTRA_NAME),
        }
    }

    /// `errors`, or `errors [ { .. } ]`.
    fn errors(&mut self, tokens: &mut Tokens, place: Place) -> Option<BodyValue> {
        let Some(TokenTree::Group(list)) = tokens.peek() else { return Some(BodyValue::Errors(field_members())) };
        let list = list.clone();
        tokens.next();
        let mut inner = Tokens::new(list.stream(), list.span_close());
        let object = inner.next();
        inner.eat_punct(',');
        match object {
            Some(TokenTree::Group(object))
                if list.delimiter() == Delimiter::Bracket
                    && object.delimiter() == Delimiter::Brace
                    && inner.peek().is_none() =>
            {
                let place = Place { of_field: true, depth: place.depth + 2 };
                Some(BodyValue::Errors(self.object(&object, place)))
            }
            _ => self.fail(list.span_open(), &SHAPE_EXPECTED_VALUE),
        }
    }
}

fn integer(text: &str) -> Option<i64> {
    text.parse().ok()
}
