//! The generics of the impls: those of the item, and the bounds that its templates need.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};
use syn::{DeriveInput, GenericParam, Generics, Type};

use crate::locals::Bound;

const ALIAS: &str = "__p";

// `__p`, or a longer name if the user's tokens in the impls mention that.
fn alias(item: &DeriveInput, pasted: &[&Type]) -> Ident {
    let (ident, generics) = (&item.ident, &item.generics);
    let mut tokens = quote!(#ident #generics);
    generics.where_clause.to_tokens(&mut tokens);
    for ty in pasted {
        ty.to_tokens(&mut tokens);
    }
    let mut alias = Ident::new(ALIAS, Span::call_site());
    while mentions(tokens.clone(), &|ident| *ident == alias) {
        alias = format_ident!("{alias}_");
    }
    alias
}

fn mentions(tokens: TokenStream, is: &dyn Fn(&Ident) -> bool) -> bool {
    tokens.into_iter().any(|tree| match tree {
        TokenTree::Ident(ident) => is(&ident),
        TokenTree::Group(group) => mentions(group.stream(), is),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// The generics of an item, and what its impls ask of field types that mention a type or const parameter.
#[derive(Clone)]
pub(crate) struct Bounds<'a> {
    runtime: Ident,
    ident: &'a Ident,
    generics: &'a Generics,
    params: Vec<&'a Ident>,
    predicates: TokenStream,
}

impl<'a> Bounds<'a> {
    /// `pasted` are the types of fields that the impls mention.
    pub(crate) fn new(item: &'a DeriveInput, pasted: &[&Type]) -> Self {
        let (ident, generics) = (&item.ident, &item.generics);
        let param = |param: &'a GenericParam| match param {
            GenericParam::Type(param) => Some(&param.ident),
            // `[u8; N]: Serialize` holds only for some `N`.
            GenericParam::Const(param) => Some(&param.ident),
            GenericParam::Lifetime(_) => None,
        };
        Self {
            runtime: alias(item, pasted),
            ident,
            generics,
            params: generics.params.iter().filter_map(param).collect(),
            predicates: TokenStream::new(),
        }
    }

    /// The name of the module with all that expansions name. Beside tokens of the user, it is this name.
    pub(crate) fn runtime(&self) -> Ident {
        self.runtime.clone()
    }

    /// Makes the name `__p` in the body of a function, where it is not the name of the module anyway.
    pub(crate) fn in_body(&self) -> Option<TokenStream> {
        let runtime = &self.runtime;
        (runtime != ALIAS).then(|| quote!(use #runtime as __p;))
    }

    /// Asks for a trait, if the field's type depends on a type or const parameter.
    fn require(&mut self, ty: &Type, bound: &TokenStream) {
        if !self.params.is_empty() && self.mentions_param(ty.to_token_stream()) {
            self.predicates.extend(quote!(#ty: #bound,));
        }
    }

    /// The same, and a trait of some types.
    pub(crate) fn with(&self, types: &[&Type], required: &TokenStream) -> Self {
        let mut bounds = self.clone();
        for ty in types {
            bounds.require(ty, required);
        }
        bounds
    }

    /// Asks for a trait of a field that an arm uses; what the arm copies has to be `Copy`.
    pub(crate) fn require_of(&mut self, bound: &Bound<'_>, required: &TokenStream) {
        self.require(bound.field.ty, required);
        if bound.copied {
            let runtime = self.runtime();
            self.require(bound.field.ty, &quote!(#runtime::Copy));
        }
    }

    /// Asks for a trait of the item itself, by its name: in an impl such as `From<Item>` it is not `Self`.
    pub(crate) fn require_self(&mut self, bound: &TokenStream) {
        if !self.params.is_empty() {
            let (ident, (_, ty_generics, _)) = (self.ident, self.generics.split_for_impl());
            self.predicates.extend(quote!(#ident #ty_generics: #bound,));
        }
    }

    fn mentions_param(&self, tokens: TokenStream) -> bool {
        mentions(tokens, &|ident| self.params.contains(&ident))
    }

    /// The three parts of `impl<..> Trait for Item<..> where ..`.
    pub(crate) fn split(&self) -> (TokenStream, TokenStream, TokenStream) {
        let (impl_generics, ty_generics, where_clause) = self.generics.split_for_impl();
        let mut written = TokenStream::new();
        if let Some(clause) = where_clause {
            for predicate in &clause.predicates {
                written.extend(quote!(#predicate,));
            }
        }
        let (ident, runtime) = (self.ident, &self.runtime);
        let debug =
            if self.params.is_empty() { None } else { Some(quote!(#ident #ty_generics: #runtime::fmt::Debug,)) };
        let predicates = &self.predicates;
        let clause = if written.is_empty() && predicates.is_empty() && debug.is_none() {
            TokenStream::new()
        } else {
            quote!(where #written #predicates #debug)
        };
        (impl_generics.to_token_stream(), ty_generics.to_token_stream(), clause)
    }
}
