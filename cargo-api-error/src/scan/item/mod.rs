//! The tokens of one candidate in, its contract out: lexed, parsed, its `cfg` decided, read by the derive's own model.

mod base;
mod docs;
mod flat;
mod plan;
mod worlds;

use std::path::Path;
use std::str::FromStr as _;

use api_error_syntax::ErrorDef;
use proc_macro2::TokenStream;
use syn::DeriveInput;

use super::graph::Unit;
use super::predicate::Predicate;
use super::walk::{Candidate, MAX_NESTING};
use super::{Location, ScanError, ScanFinding, VariantSite};
use base::Base;
use plan::Plan;

/// An error enum in one file.
#[derive(Debug)]
pub(crate) struct Definition {
    /// The byte offset of the item in its file.
    pub(crate) offset: usize,
    /// The path in its crate.
    pub(crate) path: String,
    /// Where its name stands.
    pub(crate) location: Location,
    pub(crate) cfg: Predicate,
    pub(crate) def: ErrorDef,
    pub(crate) variants: Vec<VariantSite>,
}

/// What came of one candidate.
#[derive(Debug, Default)]
pub(crate) struct Defined {
    pub(crate) definition: Option<Definition>,
    pub(crate) findings: Vec<ScanFinding>,
    pub(crate) errors: Vec<ScanError>,
}

/// Defines the candidate, whose first token stands at `start` in a file of `folder`.
pub(crate) fn define(text: &str, candidate: &Candidate, start: &Location, folder: &Path, unit: &Unit) -> Defined {
    let base = Base::new(start.clone());
    let defined = if candidate.nesting > MAX_NESTING {
        let message = format!("the item may nest {} levels deep, and {MAX_NESTING} are read", candidate.nesting);
        Defined { errors: vec![ScanError::at(start.clone(), message)], ..Defined::default() }
    } else {
        let source = text.get(candidate.span.0..candidate.span.1).unwrap_or_default();
        match parse(source, &base) {
            Ok(input) => read(input, candidate, &base, folder, unit),
            Err(errors) => Defined { errors, ..Defined::default() },
        }
    };
    // The tokens are gone: without this, spans of all files of a thread would share 32 bits.
    proc_macro2::extra::invalidate_current_thread_spans();
    defined
}

fn parse(source: &str, base: &Base) -> Result<DeriveInput, Vec<ScanError>> {
    let tokens = TokenStream::from_str(source)
        .map_err(|error| vec![base.error(error.span(), error.span(), "not a Rust token".to_owned())])?;
    let parsed = syn::parse2::<DeriveInput>(tokens);
    parsed.map_err(|errors| {
        errors.into_iter().map(|error| base.error(error.span(), error.span(), error.to_string())).collect()
    })
}

fn read(input: DeriveInput, candidate: &Candidate, base: &Base, folder: &Path, unit: &Unit) -> Defined {
    let mut errors = Vec::new();
    let name = input.ident.clone();
    let plan = Plan::new(input, unit.known, &mut |attribute| docs::include(attribute, folder, base), &mut errors);
    let errors: Vec<_> = errors.into_iter().map(|(span, message)| base.error(span, span, message)).collect();
    if !errors.is_empty() {
        return Defined { errors, ..Defined::default() };
    }
    let merged = match worlds::resolve(&plan, base) {
        Ok(Some(merged)) => merged,
        Ok(None) => return Defined::default(),
        Err(errors) => return Defined { errors, ..Defined::default() },
    };
    let mut path = candidate.path.clone();
    path.push(merged.def.name.clone());
    let definition = Definition {
        offset: candidate.span.0,
        path: path.join("::"),
        location: base.location(name.span()),
        cfg: candidate.cfg.clone().and(merged.cfg),
        def: merged.def,
        variants: merged.variants,
    };
    Defined { definition: Some(definition), ..Defined::default() }
}
