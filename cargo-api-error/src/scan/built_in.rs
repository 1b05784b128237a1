//! Finds the types of the runtime that a service makes a part of its contract: in a `catalog!`, or behind a transparent variant.

use super::cfg::Predicate;
use super::ident::alias;
use super::lexer::Kind;
use super::tokens::Tokens;
use crate::location::Location;

/// A type of the runtime, whose codes are those of a service that names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BuiltIn {
    /// What frameworks reject, and what the layer answers.
    FrameworkError,
    /// The fields that failed validation.
    ValidationErrors,
}

/// Their names, and `Rejection`, which has the codes of `FrameworkError`.
const NAMES: [(&str, BuiltIn); 3] = [
    ("FrameworkError", BuiltIn::FrameworkError),
    ("Rejection", BuiltIn::FrameworkError),
    ("ValidationErrors", BuiltIn::ValidationErrors),
];

impl BuiltIn {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::FrameworkError, Self::ValidationErrors];

    /// The name of the type.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FrameworkError => "FrameworkError",
            Self::ValidationErrors => "ValidationErrors",
        }
    }
}

/// A place where the source makes a type of the runtime a part of its contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BuiltInUse {
    /// The type.
    pub ty: BuiltIn,
    /// The package's name.
    pub package: String,
    /// Where its name or the variant is.
    pub location: Location,
    /// The condition under which the place exists.
    pub cfg: Predicate,
    /// The last name of its path as written, unless the path begins with the name of the crate: a type of the service may have
    /// the same name.
    pub(super) ambiguous: Option<String>,
}

/// The type of the runtime that a path in some tokens names.
#[derive(Debug)]
pub(super) struct Named {
    pub(super) ty: BuiltIn,
    /// Where the name begins.
    pub(super) offset: usize,
    pub(super) ambiguous: Option<String>,
}

/// The names under which a file knows the types of the runtime.
#[derive(Debug)]
pub(super) struct Names<'t>(Vec<(&'t str, BuiltIn)>);

impl<'t> Names<'t> {
    /// The names of the types, and those that `use api_error::FrameworkError as Framework;` gives them.
    pub(super) fn of(text: &'t str) -> Self {
        let renamed = NAMES.iter().flat_map(|(name, ty)| {
            let places = memchr::memmem::find_iter(text.as_bytes(), name);
            places.filter_map(move |at| Some((alias(text.get(at + name.len()..)?)?, *ty)))
        });
        Self(NAMES.into_iter().chain(renamed).collect())
    }

    /// The types that a `catalog!` lists.
    pub(super) fn in_lists(&self, input: &str, c_strings: bool) -> Vec<Named> {
        let Ok(tokens) = Tokens::lex(input, c_strings) else { return Vec::new() };
        let is_list = |at: &usize| *at > 0 && tokens.is_open(*at, "[") && tokens.is_punct(at - 1, "=");
        let lists = (0..tokens.len()).filter(is_list);
        lists.flat_map(|open| self.in_tokens(&tokens, (open + 1, tokens.mate(open)))).collect()
    }

    /// The types in the type of a field: `Box<ValidationErrors>`.
    pub(super) fn in_type(&self, ty: &str) -> Vec<Named> {
        let Ok(tokens) = Tokens::lex(ty, true) else { return Vec::new() };
        self.in_tokens(&tokens, (0, tokens.len()))
    }

    fn in_tokens(&self, tokens: &Tokens<'_>, (first, end): (usize, usize)) -> Vec<Named> {
        let named = |at: usize| {
            let name = tokens.name(at).filter(|_| tokens.kind(at) == Some(Kind::Ident))?;
            let (_, ty) = self.0.iter().find(|(known, _)| *known == name && !tokens.is_path_separator(at + 1))?;
            let start = path_start(tokens, at);
            let ambiguous =
                (start == at || !tokens.is_ident(start, api_error_syntax::ATTRIBUTE)).then(|| name.to_owned());
            Some(Named { ty: *ty, offset: tokens.start(at), ambiguous })
        };
        (first..end).filter_map(named).collect()
    }
}

/// The first name of the path that ends at `at`.
fn path_start(tokens: &Tokens<'_>, mut at: usize) -> usize {
    while let Some(before) = at.checked_sub(3) {
        if !tokens.is_path_separator(at - 2) || tokens.name(before).is_none() {
            break;
        }
        at = before;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::{BuiltIn, Names};

    fn listed(text: &str) -> Vec<(BuiltIn, bool)> {
        let found = Names::of(text).in_lists(text, true);
        found.into_iter().map(|named| (named.ty, named.ambiguous.is_some())).collect()
    }

    #[test]
    fn the_types_of_a_list_are_found_by_every_name() {
        let (framework, validation) = (BuiltIn::FrameworkError, BuiltIn::ValidationErrors);
        for (text, expected) in [
            ("static A = [Shop, FrameworkError];", vec![(framework, true)]),
            ("/// FrameworkError\n#[doc(alias = \"FrameworkError\")] static A = [Shop];", vec![]),
            (
                "static A = [Box<api_error::ValidationErrors>, ::api_error::Rejection];",
                vec![(validation, false), (framework, false)],
            ),
            (
                "static A = [/* FrameworkError */ renamed::FrameworkError,]; static B = [&'static ValidationErrors];",
                vec![(framework, true), (validation, true)],
            ),
            ("static A = [FrameworkError::Inner, MyFrameworkError, r#FrameworkError];", vec![]),
            (
                "use api_error::{FrameworkError as Fw, ValidationErrors  as\n Fields}; static A = [Fw, Fields, Fwd];",
                vec![(framework, true), (validation, true)],
            ),
            ("use FrameworkError assert; FrameworkError as _; static A = [assert, _, sert];", vec![]),
            ("static A = [", vec![]),
        ] {
            assert_eq!(listed(text), expected, "{text}");
        }
    }
}
