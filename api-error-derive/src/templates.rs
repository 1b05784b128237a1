//! The texts of a variant that take values at run time: which fields they use, in which order, and who fills them in.

use api_error_syntax::{ErrorEnum, Part, Piece, Placeholder, SpecDef, Template};
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use crate::locals::is_packed;

/// How many fields the runtime renders without help; `api_error::__private::MAX_ARGS` is the same number.
const MAX_ARGS: usize = 4;

/// Who fills in the values.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Renderer {
    /// The runtime, from references that the expansion passes.
    Runtime,
    /// The expansion, with `format_args!`.
    Expansion,
}

impl Renderer {
    pub(crate) fn of(item: &ErrorEnum<'_>, spec: &SpecDef) -> Self {
        if is_packed(item) && !dynamic(spec).is_empty() {
            return Self::Expansion;
        }
        let mut count = 0;
        for placeholder in placeholders(spec) {
            count += 1;
            if !placeholder.spec.is_empty() || count > MAX_ARGS {
                return Self::Expansion;
            }
        }
        Self::Runtime
    }
}

/// The templates with placeholders, in the order of the runtime: message, param, headers.
pub(crate) fn dynamic(spec: &SpecDef) -> Vec<(Part, &Template)> {
    let mut templates = spec.templates();
    templates.retain(|(_, template)| template.has_placeholders());
    templates
}

/// All placeholders of a variant, in the order of the runtime.
pub(crate) fn placeholders(spec: &SpecDef) -> Vec<&Placeholder> {
    let mut placeholders = Vec::new();
    for (_, template) in spec.templates() {
        placeholders.extend(template.placeholders());
    }
    placeholders
}

/// The indices of the fields that placeholders name.
pub(crate) fn fields_of(placeholders: &[&Placeholder]) -> Vec<usize> {
    placeholders.iter().filter_map(|placeholder| placeholder.field).collect()
}

/// What the runtime gets of a template: the template, or its text if it has no placeholders.
pub(crate) fn text(template: Option<&Template>) -> String {
    template.map_or_else(String::new, |template| {
        if template.has_placeholders() { template.source().to_owned() } else { template.text() }
    })
}

/// `Part::Message` and so on, as the runtime names them.
pub(crate) fn part(part: Part) -> TokenStream {
    match part {
        Part::Message => quote!(__p::Part::Message),
        Part::Param => quote!(__p::Part::Param),
        Part::Header(at) => {
            let at = Literal::usize_suffixed(at);
            quote!(__p::Part::Header(#at))
        }
    }
}

/// The template for `format_args!`, with placeholders that have no names.
pub(crate) fn format_string(template: &Template) -> String {
    let mut text = String::new();
    for piece in template.pieces() {
        match piece {
            Piece::Text(piece) => text.push_str(&piece.replace('{', "{{").replace('}', "}}")),
            Piece::Placeholder(Placeholder { spec, .. }) if spec.is_empty() => text.push_str("{}"),
            Piece::Placeholder(Placeholder { spec, .. }) => text.extend(["{:", spec, "}"]),
        }
    }
    text
}

/// The trait that a format spec needs.
pub(crate) fn trait_of(spec: &str) -> Ident {
    let name = match spec.chars().last() {
        Some('?') => "Debug",
        Some('x') => "LowerHex",
        Some('X') => "UpperHex",
        Some('o') => "Octal",
        Some('b') => "Binary",
        Some('e') => "LowerExp",
        Some('E') => "UpperExp",
        _ => "Display",
    };
    Ident::new(name, Span::call_site())
}
