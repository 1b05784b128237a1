//! Attributes in, attributes without `cfg` and `cfg_attr` out, each with the condition under which it is there.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::parse::Parser as _;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned as _;
use syn::{Attribute, Meta, Token};

use super::super::predicate::{Known, Predicate};
use super::super::walk::HELPER;

/// A fault in an attribute and where it is.
pub(crate) type Complaint = (Span, String);

/// `cfg_attr` inside `cfg_attr` beyond this depth is refused.
const MAX_DEPTH: usize = 32;

/// The attributes of one item, variant or field.
pub(crate) struct Flat {
    /// The condition of the whole.
    pub(crate) cfg: Predicate,
    pub(crate) attrs: Vec<Conditional>,
}

/// One attribute and its condition.
pub(crate) struct Conditional {
    pub(crate) when: Predicate,
    pub(crate) attribute: Attribute,
}

impl Flat {
    pub(crate) fn new(attributes: Vec<Attribute>, known: Known, complaints: &mut Vec<Complaint>) -> Self {
        let mut flat = Self { cfg: Predicate::True, attrs: Vec::new() };
        for attribute in attributes {
            flat.add(attribute, &Predicate::True, known, complaints, 0);
        }
        flat
    }

    fn add(
        &mut self,
        attribute: Attribute,
        when: &Predicate,
        known: Known,
        complaints: &mut Vec<Complaint>,
        depth: usize,
    ) {
        let path = attribute.path();
        let Meta::List(list) = &attribute.meta else {
            self.attrs.push(Conditional { when: when.clone(), attribute });
            return;
        };
        if path.is_ident("cfg") {
            let predicate = Predicate::from_text(&list.tokens.to_string(), known);
            self.cfg = self.cfg.clone().and(when.clone().negate().or(predicate));
        } else if path.is_ident("cfg_attr") && depth < MAX_DEPTH {
            let (predicate, rest) = split(list.tokens.clone());
            let when = when.clone().and(Predicate::from_text(&predicate.to_string(), known));
            if when == Predicate::False {
                return;
            }
            match Punctuated::<Meta, Token![,]>::parse_terminated.parse2(rest) {
                Ok(metas) => metas.into_iter().for_each(|meta| {
                    let inner = Attribute { meta, ..attribute.clone() };
                    self.add(inner, &when, known, complaints, depth + 1);
                }),
                Err(error) => complaints.push((error.span(), error.to_string())),
            }
        } else if path.is_ident("cfg_attr") {
            complaints.push((attribute.span(), format!("`cfg_attr` nests {MAX_DEPTH} levels deep")));
        } else {
            self.attrs.push(Conditional { when: when.clone(), attribute });
        }
    }
}

impl Conditional {
    /// Whether the contract depends on it.
    pub(crate) fn is_contract(&self) -> bool {
        let meta = &self.attribute.meta;
        let is = |name| meta.path().is_ident(name);
        is(HELPER) || is("derive") || is("deprecated") || self.is_doc()
    }

    /// Whether it is a line of documentation.
    pub(crate) fn is_doc(&self) -> bool {
        self.attribute.path().is_ident("doc") && matches!(self.attribute.meta, Meta::NameValue(_))
    }

    /// Makes it unconditional.
    pub(crate) fn settle(&mut self) {
        self.when = Predicate::True;
    }
}

/// What stands before the first comma, and behind it.
fn split(tokens: TokenStream) -> (TokenStream, TokenStream) {
    let mut trees = tokens.into_iter();
    let is_comma = |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ',');
    let first = trees.by_ref().take_while(|tree| !is_comma(tree)).collect();
    (first, trees.collect())
}
