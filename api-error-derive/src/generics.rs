//! The generics of the impls: those of the item, and the bounds that its templates need.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{DeriveInput, GenericParam, Generics, Type};

use crate::locals::Bound;

/// The generics of an item, and what its impls ask of field types that mention a type or const parameter.
#[derive(Clone)]
pub(crate) struct Bounds<'a> {
    runtime: TokenStream,
    ident: &'a Ident,
    generics: &'a Generics,
    params: Vec<&'a Ident>,
    predicates: TokenStream,
}

impl<'a> Bounds<'a> {
    /// `krate` is the path of `api_error`.
    pub(crate) fn new(item: &'a DeriveInput, krate: Option<TokenStream>) -> Self {
        let (ident, generics) = (&item.ident, &item.generics);
        let param = |param: &'a GenericParam| match param {
            GenericParam::Type(param) => Some(&param.ident),
            // `[u8; N]: Serialize` holds for some `N` only.
            GenericParam::Const(param) => Some(&param.ident),
            GenericParam::Lifetime(_) => None,
        };
        let krate = krate.unwrap_or_else(|| quote!(::api_error));
        Self {
            runtime: quote!(#krate::__private),
            ident,
            generics,
            params: generics.params.iter().filter_map(param).collect(),
            predicates: TokenStream::new(),
        }
    }

    /// The path of what expansions name. Beside tokens of the user it is written in full: in the scope of an alias, a type of
    /// the user with the alias's name would be hidden.
    pub(crate) fn runtime(&self) -> TokenStream {
        self.runtime.clone()
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
        types.iter().for_each(|ty| bounds.require(ty, required));
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
        let mut open = vec![tokens.into_iter()];
        while let Some(tokens) = open.last_mut() {
            match tokens.next() {
                Some(TokenTree::Ident(ident)) if self.params.iter().any(|param| **param == ident) => return true,
                Some(TokenTree::Group(group)) => open.push(group.stream().into_iter()),
                Some(_) => {}
                None => drop(open.pop()),
            }
        }
        false
    }

    /// The three parts of `impl<..> Trait for Item<..> where ..`.
    pub(crate) fn split(&self) -> (TokenStream, TokenStream, TokenStream) {
        let (impl_generics, ty_generics, where_clause) = self.generics.split_for_impl();
        let written = where_clause.map(|clause| clause.predicates.iter().map(|predicate| quote!(#predicate,)));
        let written: TokenStream = written.into_iter().flatten().collect();
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
