//! `#[api_error(...)]` lists in, typed attributes out; whatever a single argument can get wrong is reported here.

mod code;
mod header;
mod life;
mod message;
mod set;
mod url;

use proc_macro2::{Delimiter, Literal, Span, TokenStream};
use syn::spanned::Spanned as _;
use syn::{Attribute, MacroDelimiter, Meta};

pub(crate) use self::code::code_fault;
use self::set::Target;
use crate::argument::{self, ARGUMENTS, Place};
use crate::case::Case;
use crate::def::Allow;
use crate::errors::Errors;
use crate::mark::{Mark, Spanned};
use crate::messages::{
    ATTRIBUTE_DELIMITER, ATTRIBUTE_WITH_VALUE, ATTRIBUTE_WITHOUT_ARGUMENTS, DUPLICATE_ARGUMENT, MISPLACED_ARGUMENT,
    UNKNOWN_ARGUMENT,
};
use crate::suggest;
use crate::template::Template;
use crate::tokens::{self, Argument, Form, Value};

/// The name of the helper attribute.
pub const ATTRIBUTE: &str = "api_error";

/// What only an enum or a struct can say.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct ContainerAttrs {
    /// `rename_all = ".."`
    pub rename_all: Option<Spanned<Case>>,
    /// `prefix = ".."`
    pub prefix: Option<Spanned<String>>,
    /// `types("..", ..)`
    pub types: Vec<Spanned<String>>,
    /// `crate = path`
    pub crate_path: Option<TokenStream>,
}

/// What a variant says; on an enum, the defaults of its variants.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct VariantAttrs {
    /// `status = 404`
    pub status: Option<Spanned<u16>>,
    /// `type = ".."`
    pub error_type: Option<Spanned<String>>,
    /// `code = ".."`
    pub code: Option<Spanned<String>>,
    /// `message = ".."` or `message(display)`
    pub message: Option<Spanned<Message>>,
    /// `param = ".."`
    pub param: Option<Spanned<Template>>,
    /// `doc_url = ".."`
    pub doc_url: Option<Spanned<Template>>,
    /// `retryable = true`
    pub retryable: Option<Spanned<bool>>,
    /// `retry_after = 30` or `retry_after = field`
    pub retry_after: Option<Spanned<RetryAfter>>,
    /// `header("Name", "value")`
    pub headers: Vec<Header>,
    /// `transparent`
    pub transparent: Option<Mark>,
    /// `expose`
    pub expose: Option<Mark>,
    /// `shared`
    pub shared: Option<Mark>,
    /// `unchecked = "reason"`
    pub unchecked: Option<Spanned<String>>,
    /// `since = ".."`
    pub since: Option<Spanned<String>>,
    /// `sunset = ".."`
    pub sunset: Option<Spanned<String>>,
    /// `replaced_by = ".."`
    pub replaced_by: Option<Spanned<String>>,
    /// `alias("..", ..)`
    pub aliases: Vec<Spanned<String>>,
    /// `unstable`
    pub unstable: Option<Mark>,
    /// `allow(rule, reason = "..")`
    pub allows: Vec<Allow>,
    /// The names of all arguments given, for checks on combinations.
    pub(crate) given: Vec<(&'static str, Mark)>,
    /// Their literals, so that a duplicate can show the first.
    literals: Vec<(&'static str, Literal)>,
    /// The arguments that were refused, so that no check repeats what was said of them; an empty name stands for
    /// something that may have been meant as any argument.
    refused: Vec<&'static str>,
}

/// What a field says.
#[derive(Debug, Default)]
#[non_exhaustive]
pub struct FieldAttrs {
    /// `detail`
    pub detail: Option<Mark>,
}

/// The source of the public text.
#[derive(Debug)]
pub enum Message {
    /// `message = ".."`
    Template(Template),
    /// `message(display)`
    Display,
}

/// The source of `Retry-After`.
#[derive(Debug)]
pub enum RetryAfter {
    /// `retry_after = 30`
    Seconds(u64),
    /// `retry_after = wait`, `retry_after = .0`
    Field(String),
}

/// `header("Name", "value")`
#[derive(Debug)]
#[non_exhaustive]
pub struct Header {
    /// The field name as written.
    pub name: String,
    /// The value.
    pub value: Spanned<Template>,
}

impl ContainerAttrs {
    pub(crate) fn from_attributes(attributes: &[Attribute], place: Place, errors: &mut Errors) -> (Self, VariantAttrs) {
        let (mut container, mut variant) = (Self::default(), VariantAttrs::default());
        parse(
            attributes,
            &mut Target { place, container: &mut container, variant: &mut variant, field: &mut FieldAttrs::default() },
            errors,
        );
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

    /// Where an argument was given.
    pub(crate) fn given(&self, name: &str) -> Option<Mark> {
        self.given.iter().find(|(given, _)| *given == name).map(|(_, mark)| *mark)
    }

    /// Whether what was meant by an argument is not known, because it was refused.
    pub(crate) fn is_unclear(&self, name: &str) -> bool {
        self.refused.iter().any(|refused| refused.is_empty() || *refused == name)
    }
}

impl FieldAttrs {
    pub(crate) fn from_attributes(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut field = Self::default();
        if attributes.iter().any(|attribute| attribute.path().is_ident(ATTRIBUTE)) {
            let (container, variant) = (&mut ContainerAttrs::default(), &mut VariantAttrs::default());
            parse(attributes, &mut Target { place: Place::Field, container, variant, field: &mut field }, errors);
        }
        field
    }
}

// #[api_error(argument, argument, ..)], any number of times
fn parse(attributes: &[Attribute], target: &mut Target<'_>, errors: &mut Errors) {
    let (before, refused) = (errors.len(), target.variant.refused.len());
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(ATTRIBUTE)) {
        let path = attribute.path().span();
        let mut refuse = |message, start: Span, end: Span| {
            let mark = errors.mark(start, end);
            errors.report(mark, message, &[]);
        };
        match &attribute.meta {
            Meta::Path(_) => refuse(&ATTRIBUTE_WITHOUT_ARGUMENTS, path, path),
            Meta::NameValue(meta) => refuse(&ATTRIBUTE_WITH_VALUE, path, meta.eq_token.span),
            Meta::List(list) => match &list.delimiter {
                MacroDelimiter::Paren(_) if list.tokens.is_empty() => refuse(&ATTRIBUTE_WITHOUT_ARGUMENTS, path, path),
                MacroDelimiter::Paren(parens) => {
                    let mut group = proc_macro2::Group::new(Delimiter::Parenthesis, list.tokens.clone());
                    group.set_span(parens.span.close());
                    tokens::arguments(&group, errors, |argument, errors| apply(&argument, target, errors));
                }
                MacroDelimiter::Brace(_) | MacroDelimiter::Bracket(_) => {
                    let span = list.delimiter.span();
                    refuse(&ATTRIBUTE_DELIMITER, span.open(), span.close());
                }
            },
        }
    }
    if errors.len() > before && target.variant.refused.len() == refused {
        target.variant.refused.push("");
    }
}

fn apply(argument: &Argument, target: &mut Target<'_>, errors: &mut Errors) {
    let Spanned { value: name, mark } = &argument.name;
    let Some(rule) = argument::rule(name) else {
        let help = unknown(name, target.place);
        errors.report(*mark, &UNKNOWN_ARGUMENT, &[name, &help]);
        target.variant.refused.push("");
        return;
    };
    if !rule.places.contains(&target.place) {
        errors.report(*mark, &MISPLACED_ARGUMENT, &[name, &rule.places_phrase(), &target.place.phrase()]);
        // A transparent variant has no status.
        target.variant.refused.push(if rule.name == "transparent" { "status" } else { rule.name });
        return;
    }
    if !rule.repeatable && target.variant.given(rule.name).is_some() {
        let first = target.variant.literals.iter().find(|(given, _)| *given == rule.name);
        let first = first.map_or_else(|| name.clone(), |(_, literal)| format!("{name} = {literal}"));
        errors.report(*mark, &DUPLICATE_ARGUMENT, &[name, &first]);
        target.variant.refused.push(rule.name);
        return;
    }
    target.variant.given.push((rule.name, *mark));
    if let Form::Value(Value::Literal(literal), _) = &argument.form {
        target.variant.literals.push((rule.name, literal.clone()));
    }
    let before = errors.len();
    target.set(rule.name, argument, errors);
    if errors.len() > before {
        target.variant.refused.push(rule.name);
    }
}

fn unknown(name: &str, place: Place) -> String {
    let names = |here: bool| {
        let rules = ARGUMENTS.iter().filter(|rule| !here || rule.places.contains(&place));
        rules.map(|rule| rule.name).collect::<Vec<_>>()
    };
    let (here, anywhere) = (names(true), names(false));
    match (suggest::closest(name, &here), suggest::closest(name, &anywhere)) {
        (None, Some(close)) => format!("`{close}` exists, but not on {}", place.phrase()),
        _ => suggest::expected(name, &here),
    }
}
