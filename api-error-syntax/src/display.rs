//! The text that another derive makes the `Display` output of: `#[error("..")]`, `#[snafu(display(".."))]`, `#[display("..")]`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{Attribute, Meta};

use crate::def::ItemKind;
use crate::literal::text;
use crate::model::{Item, ItemVariant};
use crate::template::Template;

/// The attributes that can have such a text, as thiserror, snafu and `derive_more` (or parse-display) read them.
pub const DISPLAY_ATTRIBUTES: [&str; 3] = ["error", "snafu", "display"];

/// The text as a template over the fields of the variant. `None` if there is none, or if it has anything that a template cannot
/// have: arguments, expressions, captured names.
pub(crate) fn template(item: &Item<'_>, variant: &ItemVariant<'_>) -> Option<Template> {
    // derive_more puts the text of the enum around those of the variants.
    if item.kind == ItemKind::Enum && item.original.attrs.iter().any(|attribute| attribute.path().is_ident("display")) {
        return None;
    }
    let template = Template::parse(variant.attributes.iter().find_map(written)?).ok()?;
    // derive_more names the fields of a tuple `_0`, `_1`.
    let name = |name: &str| match name.strip_prefix('_') {
        Some(index) if variant.field(name).is_none() && variant.field(index).is_some() => index.to_owned(),
        _ => name.to_owned(),
    };
    let template = template.rename(name).bind(|name| variant.field(name));
    let is_plain = template.placeholders().all(|placeholder| placeholder.field.is_some());
    is_plain.then_some(template)
}

fn written(attribute: &Attribute) -> Option<String> {
    let Meta::List(list) = &attribute.meta else { return None };
    let path = attribute.path();
    if path.is_ident("snafu") {
        // snafu(display("No user {id}"), visibility(pub))
        let trees: Vec<TokenTree> = list.tokens.clone().into_iter().collect();
        return trees.windows(2).find_map(|pair| match pair {
            [TokenTree::Ident(name), TokenTree::Group(group)]
                if name == "display" && group.delimiter() == Delimiter::Parenthesis =>
            {
                only_text(group.stream())
            }
            _ => None,
        });
    }
    DISPLAY_ATTRIBUTES.iter().any(|name| path.is_ident(name)).then(|| only_text(list.tokens.clone())).flatten()
}

/// `"No user {id}"`, and nothing else but a comma.
fn only_text(tokens: TokenStream) -> Option<String> {
    let mut trees = tokens.into_iter();
    let Some(TokenTree::Literal(literal)) = trees.next() else { return None };
    let ends = match trees.next() {
        None => true,
        Some(TokenTree::Punct(comma)) => comma.as_char() == ',' && trees.next().is_none(),
        Some(_) => false,
    };
    if ends { text(&literal) } else { None }
}
