//! A row of the table of arguments: name, places, form, and the function that sets the argument.

use crate::attr::attrs::{ContainerAttrs, FieldAttrs, VariantAttrs};
use crate::errors::Errors;
use crate::mark::Mark;
use crate::tokens::Form;

/// Where an attribute is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// On an enum.
    Enum,
    /// On a struct, which is both container and variant.
    Struct,
    /// On a variant.
    Variant,
    /// On a field.
    Field,
}

impl Place {
    pub(super) fn phrase(self) -> &'static str {
        match self {
            Self::Enum => "an enum",
            Self::Struct => "a struct",
            Self::Variant => "a variant",
            Self::Field => "a field",
        }
    }
}

/// One argument of the attribute language.
#[derive(Debug)]
pub struct ArgumentRule {
    /// Its name.
    pub name: &'static str,
    /// How it is written.
    pub example: &'static str,
    /// Where it is valid.
    pub places: &'static [Place],
    /// Whether it may be given more than once.
    pub repeatable: bool,
    /// Reads its value and sets it.
    pub(super) set: Set,
}

/// Reads the value of an argument that is valid at this place, and sets it or reports why the value is rejected.
pub(super) type Set = fn(&mut Target<'_>, &Argument<'_>, &mut Errors);

impl ArgumentRule {
    /// `an enum, a struct or a variant`
    pub(super) fn places_phrase(&self) -> String {
        let mut phrases: Vec<_> = self.places.iter().map(|place| place.phrase()).collect();
        let last = phrases.pop().unwrap_or_default();
        if phrases.is_empty() { last.to_owned() } else { format!("{} or {last}", phrases.join(", ")) }
    }
}

/// Where the arguments of one attribute list go.
pub(super) struct Target<'t> {
    pub(super) place: Place,
    pub(super) container: &'t mut ContainerAttrs,
    pub(super) variant: &'t mut VariantAttrs,
    pub(super) field: &'t mut FieldAttrs,
}

/// An argument as written, and its row.
pub(super) struct Argument<'a> {
    pub(super) rule: &'static ArgumentRule,
    /// Where its name is.
    pub(super) mark: Mark,
    pub(super) form: &'a Form,
}
