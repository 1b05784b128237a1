//! The texts of a variant that take values at run time: in which order they use which fields, and who renders them.

use api_error_syntax::{Field, MessageArgument, Piece, Template, Variant};

/// How many fields the runtime renders without help; `api_error::__private::MAX_ARGS` is the same number.
const MAX_ARGS: usize = 4;

/// The templates of one variant in the order of the runtime: message, param, headers.
pub(crate) struct Templates<'a> {
    pub(crate) message: Option<&'a Template>,
    pub(crate) param: Option<&'a Template>,
    pub(crate) headers: Vec<(usize, &'a Template)>,
}

/// Who puts the values in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Renderer {
    /// The runtime, from references that the expansion hands over.
    Runtime,
    /// The expansion, with `format_args!`.
    Expansion,
}

impl<'a> Templates<'a> {
    /// `inherited` is how many headers of the enum come before the variant's own.
    pub(crate) fn of(variant: &'a Variant<'_>, inherited: usize) -> Self {
        let dynamic = |template: &'a Template| template.has_placeholders().then_some(template);
        let message = variant.attrs.message.as_ref().and_then(|message| match &message.value {
            MessageArgument::Template(template) => dynamic(template),
            MessageArgument::Display => None,
        });
        let headers = variant.attrs.headers.iter().enumerate();
        Self {
            message,
            param: variant.attrs.param.as_ref().and_then(|param| dynamic(&param.value)),
            headers: headers.filter_map(|(at, header)| Some((inherited + at, dynamic(&header.value.value)?))).collect(),
        }
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &'a Template> {
        self.message.into_iter().chain(self.param).chain(self.headers.iter().map(|(_, template)| *template))
    }

    pub(crate) fn renderer(&self) -> Renderer {
        let mut count = 0;
        for (_, spec) in self.iter().flat_map(Template::placeholders) {
            count += 1;
            if !spec.is_empty() || count > MAX_ARGS {
                return Renderer::Expansion;
            }
        }
        Renderer::Runtime
    }
}

/// The fields behind a template's placeholders, in order, with their format specs.
pub(crate) fn arguments<'v, 'a>(
    template: &'v Template,
    variant: &'v Variant<'a>,
) -> impl Iterator<Item = (&'v Field<'a>, &'v str)> {
    template.placeholders().filter_map(|(name, spec)| Some((variant.field(name)?, spec)))
}

/// The template as `format_args!` takes it, its placeholders without names.
pub(crate) fn format_string(template: &Template) -> String {
    let mut text = String::new();
    for piece in template.pieces() {
        match piece {
            Piece::Text(piece) => text.push_str(&piece.replace('{', "{{").replace('}', "}}")),
            Piece::Placeholder { spec, .. } if spec.is_empty() => text.push_str("{}"),
            Piece::Placeholder { spec, .. } => text.extend(["{:", spec, "}"]),
        }
    }
    text
}

/// The trait that a format spec asks for.
pub(crate) fn trait_of(spec: &str) -> &'static str {
    match spec.chars().last() {
        Some('?') => "Debug",
        Some('x') => "LowerHex",
        Some('X') => "UpperHex",
        Some('o') => "Octal",
        Some('b') => "Binary",
        Some('e') => "LowerExp",
        Some('E') => "UpperExp",
        _ => "Display",
    }
}
