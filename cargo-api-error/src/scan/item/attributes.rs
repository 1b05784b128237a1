//! Selects the attributes that a contract is read from, expands `cfg_attr` and removes `cfg`, and collects the
//! conditions.

use std::collections::BTreeSet;
use std::path::Path;

use api_error_syntax::{ATTRIBUTE, DISPLAY_ATTRIBUTES};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Meta, Token};

use super::super::cfg::Predicate;
use super::super::unit::Unit;
use super::super::walk::Scope;
use super::docs;

/// `cfg_attr` inside `cfg_attr` beyond this depth is rejected.
const MAX_DEPTH: usize = 32;

/// The place of an item.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Origin<'a> {
    pub(crate) unit: &'a Unit,
    /// The folder of the file.
    pub(crate) folder: &'a Path,
    pub(crate) scope: &'a Scope,
}

/// The conditions of the attributes of a type, a variant or a field.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    /// The condition under which the item exists.
    pub(super) cfg: Predicate,
    /// The files that its documentation was read from.
    pub(super) doc_files: Vec<String>,
    pub(super) errors: Vec<syn::Error>,
    derives: Vec<Predicate>,
    helpers: Vec<(Predicate, Span)>,
    deprecated: Vec<(Predicate, Span)>,
}

/// Why there is no single contract: the place of the attribute, and the condition on which it depends.
#[derive(Debug)]
pub(super) struct Dependence {
    pub(super) span: Span,
    pub(super) on: String,
}

impl Attributes {
    /// Keeps only the attributes that the contract is read from.
    pub(super) fn read(attributes: &mut Vec<Attribute>, origin: Origin<'_>) -> Self {
        let mut read = Self::default();
        if attributes.iter().any(is_conditional) {
            for attribute in std::mem::take(attributes) {
                read.expand(attribute, &Predicate::True, 0, origin, attributes);
            }
        } else {
            attributes.retain_mut(|attribute| read.keeps(attribute, &Predicate::True, origin));
        }
        read
    }

    /// Counts the attributes of a variant or field among those of the type.
    pub(super) fn extend(&mut self, member: &mut Self) {
        self.errors.append(&mut member.errors);
        self.helpers.append(&mut member.helpers);
        self.deprecated.append(&mut member.deprecated);
    }

    /// The condition under which `cfg_attr` makes the type an error type. An error if the type would have two
    /// contracts.
    pub(super) fn condition(&self) -> Result<Predicate, Dependence> {
        let derives = self.derives.iter().cloned().fold(Predicate::False, Predicate::or);
        // All helper attributes may be on members that exist in no build.
        let Some(first) = self.helpers.first() else { return Ok(derives) };
        let deprecated = self.deprecated.iter().filter(|(when, _)| *when != Predicate::True);
        match self.helpers.iter().chain(deprecated).find(|(when, _)| *when != first.0) {
            None => Ok(first.0.clone().and(derives)),
            Some(other) => {
                let (when, span) = if other.0 == Predicate::True { first } else { other };
                Err(Dependence { span: *span, on: format!("`cfg_attr({when}, ..)`") })
            }
        }
    }

    /// `cfg_attr(predicate, attribute, ..)`, or any other attribute.
    fn expand(
        &mut self,
        mut attribute: Attribute,
        when: &Predicate,
        depth: usize,
        origin: Origin<'_>,
        kept: &mut Vec<Attribute>,
    ) {
        let list = match &attribute.meta {
            Meta::List(list) if is_conditional(&attribute) => list,
            _ => return kept.extend(self.keeps(&mut attribute, when, origin).then_some(attribute)),
        };
        let (predicate, metas) = split(list.tokens.clone());
        let when = when.clone().and(self.predicate(&predicate, origin.unit.test));
        match Punctuated::<Meta, Token![,]>::parse_terminated.parse2(metas) {
            Ok(_) if when == Predicate::False => {}
            Ok(metas) if depth < MAX_DEPTH => metas.into_iter().for_each(|meta| {
                self.expand(Attribute { meta, ..attribute.clone() }, &when, depth + 1, origin, kept);
            }),
            Ok(_) => {
                let message = format!("`cfg_attr` nests {MAX_DEPTH} levels deep");
                self.errors.push(syn::Error::new(attribute.span(), message));
            }
            Err(error) => self.errors.push(error),
        }
    }

    /// Records the condition of an attribute. Returns whether the contract is read from it.
    fn keeps(&mut self, attribute: &mut Attribute, when: &Predicate, origin: Origin<'_>) -> bool {
        let path = attribute.path();
        match &attribute.meta {
            Meta::List(list) if path.is_ident("cfg") => {
                let predicate = self.predicate(&list.tokens, origin.unit.test);
                self.cfg = std::mem::take(&mut self.cfg).and(when.clone().negate().or(predicate));
                return false;
            }
            Meta::List(_) if path.is_ident("derive") => {
                self.derives.push(when.clone());
                return false;
            }
            // Documentation is that of a build without any option.
            Meta::NameValue(_) if path.is_ident("doc") && when.holds(&BTreeSet::new()) => {
                match docs::include(attribute, origin.folder) {
                    Ok(file) => self.doc_files.extend(file),
                    Err(error) => self.errors.push(error),
                }
            }
            _ if path.is_ident(ATTRIBUTE) => self.helpers.push((when.clone(), attribute.span())),
            // A text that only some builds have is not known.
            _ if DISPLAY_ATTRIBUTES.iter().any(|name| path.is_ident(name)) => return *when == Predicate::True,
            _ if path.is_ident("deprecated") => self.deprecated.push((when.clone(), attribute.span())),
            _ => return false,
        }
        true
    }

    fn predicate(&mut self, tokens: &TokenStream, test: bool) -> Predicate {
        Predicate::parse(&tokens.to_string(), test).unwrap_or_else(|error| {
            self.errors.push(syn::Error::new_spanned(tokens, error));
            Predicate::False
        })
    }
}

fn is_conditional(attribute: &Attribute) -> bool {
    matches!(attribute.meta, Meta::List(_)) && attribute.path().is_ident("cfg_attr")
}

/// Whether the helper attribute has an argument of that name.
pub(super) fn says(attributes: &[Attribute], argument: &str) -> bool {
    let is_argument = |tree: TokenTree| matches!(tree, TokenTree::Ident(ident) if ident == argument);
    attributes.iter().filter(|attribute| attribute.path().is_ident(ATTRIBUTE)).any(|attribute| match &attribute.meta {
        Meta::List(list) => list.tokens.clone().into_iter().any(is_argument),
        _ => false,
    })
}

/// The field that an argument of the helper attribute names: `argument = field`.
pub(super) fn named_field(attributes: &[Attribute], argument: &str) -> Option<Ident> {
    let helpers = attributes.iter().filter(|attribute| attribute.path().is_ident(ATTRIBUTE));
    helpers.filter_map(|attribute| attribute.meta.require_list().ok()).find_map(|list| {
        let trees: Vec<TokenTree> = list.tokens.clone().into_iter().collect();
        trees.windows(3).find_map(|window| match window {
            [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Ident(field)] if name == argument => {
                Some(field.clone())
            }
            _ => None,
        })
    })
}

/// The tokens before the first comma, and those after it.
fn split(tokens: TokenStream) -> (TokenStream, TokenStream) {
    let mut trees = tokens.into_iter();
    let is_comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
    let first = trees.by_ref().take_while(|tree| !is_comma(tree)).collect();
    (first, trees.collect())
}
