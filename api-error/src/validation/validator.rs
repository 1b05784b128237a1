//! From the errors of the validator crate.

use alloc::format;
use alloc::string::String;

use validator::{ValidationError, ValidationErrors as Errors, ValidationErrorsKind};

use super::rules::{bounded, sentence};
use super::{ValidationErrors, join};

/// How deep a value may be nested before the rest counts as one error.
const MAX_DEPTH: usize = 32;

/// Paths and codes, sorted by path. The message is the one that the rule was given, or our sentence for its code; the
/// value that failed is in the error too, and stays there.
impl From<Errors> for ValidationErrors {
    fn from(report: Errors) -> Self {
        let mut errors = Self::new();
        collect("", &report, &mut errors, MAX_DEPTH);
        errors
    }
}

fn collect(parent: &str, report: &Errors, errors: &mut ValidationErrors, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else {
        errors.add(bounded(parent), "invalid", sentence("invalid"));
        return;
    };
    let mut fields: alloc::vec::Vec<_> = report.errors().iter().collect();
    fields.sort_by_key(|(field, _)| *field);
    for (field, kind) in fields {
        // What a rule says of the whole struct.
        let path = if field == "__all__" { String::from(parent) } else { join(parent, field) };
        match kind {
            ValidationErrorsKind::Field(found) => found.iter().for_each(|error| add(&path, error, errors)),
            ValidationErrorsKind::Struct(inner) => collect(&path, inner, errors, depth),
            ValidationErrorsKind::List(items) => {
                for (index, inner) in items {
                    collect(&format!("{path}[{index}]"), inner, errors, depth);
                }
            }
        }
    }
}

fn add(path: &str, error: &ValidationError, errors: &mut ValidationErrors) {
    let code = bounded(&error.code);
    let message = error.message.as_deref().map_or(sentence(&error.code).into(), bounded);
    if path.is_empty() {
        errors.add_whole(code, message);
    } else {
        errors.add(bounded(path), code, message);
    }
}
