//! Turns `#[api_error(..)]` lists into typed attributes, and reports every mistake in a single argument.

use proc_macro2::{Delimiter, Group, Span};
use syn::spanned::Spanned as _;
use syn::{Attribute, MacroDelimiter, Meta};

use super::argument::{Argument, ArgumentRule, Place, Target};
use super::attrs::{ContainerAttrs, FieldAttrs, GivenArgument, Rejected, VariantAttrs};
use super::table::ARGUMENTS;
use crate::errors::Errors;
use crate::mark::Spanned;
use crate::messages::{
    ATTRIBUTE_DELIMITER, ATTRIBUTE_WITH_VALUE, ATTRIBUTE_WITHOUT_ARGUMENTS, DUPLICATE_ARGUMENT, JSON_WITHOUT_DETAIL,
    MISPLACED_ARGUMENT, UNKNOWN_ARGUMENT,
};
use crate::suggest;
use crate::tokens::{self, Form, Value, WrittenArgument};

/// The name of the helper attribute.
pub const ATTRIBUTE: &str = "api_error";

impl ContainerAttrs {
    pub(crate) fn from_attributes(attributes: &[Attribute], place: Place, errors: &mut Errors) -> (Self, VariantAttrs) {
        let (mut container, mut variant) = (Self::default(), VariantAttrs::default());
        let field = &mut FieldAttrs::default();
        parse(attributes, &mut Target { place, container: &mut container, variant: &mut variant, field }, errors);
        (container, variant)
    }
}

impl VariantAttrs {
    pub(crate) fn from_attributes(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut variant = Self::default();
        let (container, field) = (&mut ContainerAttrs::default(), &mut FieldAttrs::default());
        parse(attributes, &mut Target { place: Place::Variant, container, variant: &mut variant, field }, errors);
        variant
    }
}

impl FieldAttrs {
    pub(crate) fn from_attributes(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut field = Self::default();
        if attributes.iter().any(|attribute| attribute.path().is_ident(ATTRIBUTE)) {
            let (container, variant) = (&mut ContainerAttrs::default(), &mut VariantAttrs::default());
            let before = errors.len();
            parse(attributes, &mut Target { place: Place::Field, container, variant, field: &mut field }, errors);
            let alone = field.json.as_ref().filter(|_| field.detail.is_none() && errors.len() == before);
            if let Some(json) = alone {
                errors.report(json.mark, &JSON_WITHOUT_DETAIL, &[&json.value]);
            }
        }
        field
    }
}

// #[api_error(argument, argument, ..)], any number of times
fn parse(attributes: &[Attribute], target: &mut Target<'_>, errors: &mut Errors) {
    let (before, rejected) = (errors.len(), target.variant.rejected.len());
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(ATTRIBUTE)) {
        let path = attribute.path().span();
        let mut reject = |message, start: Span, end: Span| {
            let mark = errors.mark(start, end);
            errors.report(mark, message, &[]);
        };
        match &attribute.meta {
            Meta::Path(_) => reject(&ATTRIBUTE_WITHOUT_ARGUMENTS, path, path),
            Meta::NameValue(meta) => reject(&ATTRIBUTE_WITH_VALUE, path, meta.eq_token.span),
            Meta::List(list) => match &list.delimiter {
                MacroDelimiter::Paren(_) if list.tokens.is_empty() => reject(&ATTRIBUTE_WITHOUT_ARGUMENTS, path, path),
                MacroDelimiter::Paren(parens) => {
                    let mut group = Group::new(Delimiter::Parenthesis, list.tokens.clone());
                    group.set_span(parens.span.close());
                    tokens::arguments(&group, errors, |written, errors| apply(&written, target, errors));
                }
                MacroDelimiter::Brace(_) | MacroDelimiter::Bracket(_) => {
                    let span = list.delimiter.span();
                    reject(&ATTRIBUTE_DELIMITER, span.open(), span.close());
                }
            },
        }
    }
    if errors.len() > before && target.variant.rejected.len() == rejected {
        target.variant.rejected.push(Rejected::Anything);
    }
}

fn apply(written: &WrittenArgument, target: &mut Target<'_>, errors: &mut Errors) {
    let Spanned { value: name, mark } = &written.name;
    let Some(rule) = ARGUMENTS.iter().find(|rule| rule.name == name) else {
        let help = expected(name, target.place);
        errors.report(*mark, &UNKNOWN_ARGUMENT, &[name, &help]);
        target.variant.rejected.push(Rejected::Anything);
        return;
    };
    if !rule.places.contains(&target.place) {
        errors.report(*mark, &MISPLACED_ARGUMENT, &[name, &rule.places_phrase(), &target.place.phrase()]);
        // A transparent variant has no status.
        let unclear = if rule.name == "transparent" { "status" } else { rule.name };
        target.variant.rejected.push(Rejected::Argument(unclear));
        return;
    }
    if let Some(first) = target.variant.given.iter().find(|given| given.name == rule.name && !rule.repeatable) {
        let first = first.literal.as_ref().map_or_else(|| name.clone(), |literal| format!("{name} = {literal}"));
        errors.report(*mark, &DUPLICATE_ARGUMENT, &[name, &first]);
        target.variant.rejected.push(Rejected::Argument(rule.name));
        return;
    }
    let literal =
        if let Form::Value(Value::Literal(literal), _) = &written.form { Some(literal.clone()) } else { None };
    target.variant.given.push(GivenArgument { name: rule.name, mark: *mark, literal });
    let before = errors.len();
    (rule.set)(target, &Argument { rule, mark: *mark, form: &written.form }, errors);
    if errors.len() > before {
        target.variant.rejected.push(Rejected::Argument(rule.name));
    }
}

fn expected(name: &str, place: Place) -> String {
    let names = |valid: &dyn Fn(&ArgumentRule) -> bool| {
        ARGUMENTS.iter().filter(|rule| valid(rule)).map(|rule| rule.name).collect::<Vec<_>>()
    };
    let (here, anywhere) = (names(&|rule| rule.places.contains(&place)), names(&|_| true));
    let close = |names: &[&'static str]| suggest::closest(name, names).or_else(|| same_word(name, names));
    match (close(&here), close(&anywhere)) {
        (Some(close), _) => format!("an argument with a similar name exists: `{close}`"),
        (None, Some(close)) => format!("`{close}` exists, but not on {}", place.phrase()),
        (None, None) => suggest::expected(name, &here),
    }
}

// `status_code` and `http::status` mean `status`, `url` means `doc_url`.
fn same_word(name: &str, candidates: &[&'static str]) -> Option<&'static str> {
    let has_word = |text: &str, word: &str| text.split(['_', ':', '#']).any(|part| part == word);
    candidates.iter().copied().find(|candidate| has_word(name, candidate) || has_word(candidate, name))
}
