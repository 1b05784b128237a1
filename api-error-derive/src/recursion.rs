//! Generic types that hold themselves: an impl cannot ask in its bounds for what it implements.

use api_error_syntax::ErrorEnum;
use proc_macro2::TokenTree;
use quote::quote;
use syn::Type;

/// Whether `ty` mentions the item itself: `Box<Self>`, `Arc<self::Error>`; `other::Error` is not this `Error`.
pub(crate) fn mentions_itself(item: &ErrorEnum<'_>, ty: &Type) -> bool {
    let mut open = vec![quote!(#ty).into_iter()];
    let (mut after_self, mut elsewhere) = (false, false);
    while let Some(tokens) = open.last_mut() {
        match tokens.next() {
            Some(TokenTree::Ident(ident)) => {
                if ident == "Self" || (ident == item.original.ident && !elsewhere) {
                    return true;
                }
                (after_self, elsewhere) = (ident == "self", false);
            }
            Some(TokenTree::Punct(punct)) => elsewhere = punct.as_char() == ':' && !after_self,
            Some(TokenTree::Group(group)) => open.push(group.stream().into_iter()),
            Some(TokenTree::Literal(_)) => {}
            None => drop(open.pop()),
        }
    }
    false
}
