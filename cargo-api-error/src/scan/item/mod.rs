//! Reads the contract of an item: parses its text, removes `cfg`, and uses the model of the derive.

mod attributes;
mod condense;
mod docs;
mod members;
mod nesting;
mod spans;

use std::str::FromStr as _;

use api_error_syntax::{ErrorEnum, Errors, ShapeItem, parse_shapes};
use proc_macro2::TokenStream;
use syn::DeriveInput;
use syn::ext::IdentExt as _;

use super::cfg::Predicate;
use super::error::ScanError;
use super::ident::composed;
use super::report::{ScannedEnum, VariantSite};
use super::tokens::Tokens;
use super::unit::Unit;
use crate::location::Location;
pub(crate) use attributes::Origin;
use attributes::{Attributes, Dependence};
use members::Members;
use nesting::MAX_NESTING;
use spans::Spans;

/// What an item is.
#[derive(Debug)]
pub(crate) enum Defined {
    ErrorType(Box<ScannedEnum>),
    /// An error type whose contract depends on the build: the condition and its place.
    Depends {
        name: String,
        on: String,
        location: Location,
    },
    /// Nothing in any build.
    Nothing,
}

/// Reads the item that begins at `start`.
pub(crate) fn define(source: &str, start: Location, origin: Origin<'_>) -> Result<Defined, Vec<ScanError>> {
    with_tokens("item", source, start, |tokens, spans| {
        let input = syn::parse2(tokens).map_err(|error| located(error, spans))?;
        read(input, spans, origin)
    })
}

/// Reads the statics of a `shape!` whose input begins at `start`: each with the place of its name.
pub(crate) fn shapes(source: &str, start: Location) -> Result<Vec<(ShapeItem, Location)>, Vec<ScanError>> {
    with_tokens("shape", source, start, |tokens, spans| {
        let items = parse_shapes(tokens).map_err(|rejected| translated(&rejected.errors, spans))?;
        let places: Vec<_> = items.iter().map(|item| spans.location(item.head.ident.span())).collect();
        Ok(items.into_iter().zip(places).collect())
    })
}

/// Reads a text that begins at `start`, unless it nests too deep for a parser.
fn with_tokens<T>(
    what: &str,
    source: &str,
    start: Location,
    read: impl FnOnce(TokenStream, &Spans) -> Result<T, Vec<ScanError>>,
) -> Result<T, Vec<ScanError>> {
    // The depth of nesting does not depend on the edition.
    let tokens = Tokens::lex(source, true).ok();
    let nesting = tokens.as_ref().map_or(0, nesting::bound);
    let source = &tokens.map_or_else(|| source.to_owned(), |tokens| condense::condensed(source, &tokens));
    if nesting > MAX_NESTING {
        let message = format!("the {what} may nest {nesting} levels deep, and the limit is {MAX_NESTING}");
        return Err(vec![ScanError::at(start, message)]);
    }
    let spans = &Spans { start };
    let tokens = TokenStream::from_str(source);
    let tokens = tokens.map_err(|error| vec![spans.error(error.span(), error.span(), "not a Rust token".to_owned())]);
    let result = tokens.and_then(|tokens| read(tokens, spans));
    // The tokens are no longer used. Without this, the spans of all files of a thread would share 32 bits.
    proc_macro2::extra::invalidate_current_thread_spans();
    result
}

fn located(errors: impl IntoIterator<Item = syn::Error>, spans: &Spans) -> Vec<ScanError> {
    errors.into_iter().map(|error| spans.error(error.span(), error.span(), error.to_string())).collect()
}

fn read(mut input: DeriveInput, spans: &Spans, origin: Origin<'_>) -> Result<Defined, Vec<ScanError>> {
    let mut all = Attributes::read(&mut input.attrs, origin);
    let mut members = Members { origin, all: &mut all, dependence: None };
    let variants = members.read(&mut input.data, &input.attrs);
    let dependence = members.dependence;
    if !all.errors.is_empty() {
        return Err(located(all.errors.into_iter().flatten(), spans));
    }
    let cfg = match (all.condition(), dependence) {
        (Ok(Predicate::False), _) => return Ok(Defined::Nothing),
        (Ok(cfg), None) => origin.scope.cfg.clone().and(cfg),
        (Err(Dependence { span, on }), _) | (_, Some(Dependence { span, on })) => {
            let name = composed(&input.ident.unraw().to_string());
            return Ok(Defined::Depends { name, on, location: spans.location(span) });
        }
    };
    // The lints decide whether a build may have two codes under different predicates; the compiler does not know that
    // either.
    let cfg_of = |variant: usize| variants.get(variant).map_or(&Predicate::True, |own| &own.cfg);
    let together = |a: usize, b: usize| {
        let (a, b) = (cfg_of(a), cfg_of(b));
        a == b || *a == Predicate::True || *b == Predicate::True
    };
    let item = ErrorEnum::from_input_with(&input, &together).map_err(|errors| translated(&errors, spans))?;
    let sites = item.variants.iter().enumerate();
    let sites = sites
        .map(|(at, variant)| VariantSite { location: spans.location(variant.ident.span()), cfg: cfg_of(at).clone() });
    let (location, sites) = (spans.location(input.ident.span()), sites.collect());
    let mut def = item.into_def();
    def.name = composed(&def.name);
    for (at, variant) in def.variants.iter_mut().enumerate() {
        variant.docs.includes = variants.get(at).map_or_else(|| all.doc_files.clone(), |own| own.doc_files.clone());
        variant.name = composed(&variant.name);
    }
    def.docs.includes = all.doc_files;
    let Unit { package, label, .. } = origin.unit;
    let (package, targets, module) = (package.clone(), vec![label.clone()], origin.scope.module.clone());
    let found = ScannedEnum { package, targets, module, location, cfg, def, variants: sites };
    Ok(Defined::ErrorType(Box::new(found)))
}

fn translated(errors: &Errors, spans: &Spans) -> Vec<ScanError> {
    let located = errors.iter().map(|diagnostic| {
        let mut lines = diagnostic.text.lines();
        let fact = lines.next().unwrap_or_default().to_owned();
        let error = spans.error(diagnostic.mark.start, diagnostic.mark.end, fact);
        lines.fold(error, |error, line| match (line.strip_prefix("help: "), line.strip_prefix("note: ")) {
            (Some(help), _) => error.help(help),
            (None, Some(note)) => error.note(note),
            (None, None) => error.note(line),
        })
    });
    located.collect()
}
