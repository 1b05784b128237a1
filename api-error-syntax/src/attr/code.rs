//! Codes, prefixes and type names: which texts are valid for them.

use super::argument::Argument;
use crate::errors::Errors;
use crate::mark::Spanned;
use crate::messages::{BAD_CODE, BAD_PREFIX, BAD_TYPE_NAME, BUILT_IN_TYPE, DUPLICATE_TYPE};
use crate::status::TYPES;

const LONGEST: usize = 64;

/// What is wrong with a code, as the end of a sentence; `None` if it is valid.
pub(crate) fn code_fault(code: &str) -> Option<String> {
    let allowed = |ch: char| ch.is_ascii_alphanumeric() || "_.-:/".contains(ch);
    match code.chars().next() {
        None => Some("is empty".to_owned()),
        Some(first) if !first.is_ascii_alphabetic() => Some(format!("starts with `{}`", first.escape_debug())),
        Some(_) => match code.chars().find(|ch| !allowed(*ch)) {
            Some(ch) => Some(format!("contains `{}`", ch.escape_debug())),
            None if code.len() > LONGEST => Some(format!("has {} bytes", code.len())),
            None => None,
        },
    }
}

impl Argument<'_> {
    // code = "card_declined"
    pub(super) fn code(&self, errors: &mut Errors) -> Option<Spanned<String>> {
        let code = self.string(errors)?;
        valid_code(code, errors)
    }

    // alias("old_code", "older_code")
    pub(super) fn codes(&self, errors: &mut Errors) -> Vec<Spanned<String>> {
        let codes = self.strings(errors).unwrap_or_default();
        codes.into_iter().filter_map(|code| valid_code(code, errors)).collect()
    }

    // prefix = "billing_"
    pub(super) fn prefix(&self, errors: &mut Errors) -> Option<Spanned<String>> {
        let prefix = self.string(errors)?;
        if let Some(fault) = code_fault(&prefix.value) {
            errors.report(prefix.mark, &BAD_PREFIX, &[&prefix.value, &fault]);
            return None;
        }
        Some(prefix)
    }

    // types("card_error", "quota_error")
    pub(super) fn type_names(&self, errors: &mut Errors) -> Vec<Spanned<String>> {
        let mut names: Vec<Spanned<String>> = Vec::new();
        for name in self.strings(errors).unwrap_or_default() {
            let text = &name.value;
            if !is_type_name(text) {
                errors.report(name.mark, &BAD_TYPE_NAME, &[text]);
            } else if TYPES.contains(&text.as_str()) {
                errors.report(name.mark, &BUILT_IN_TYPE, &[text]);
            } else if names.iter().any(|known| known.value == *text) {
                errors.report(name.mark, &DUPLICATE_TYPE, &[text]);
            } else {
                names.push(name);
            }
        }
        names
    }
}

fn valid_code(code: Spanned<String>, errors: &mut Errors) -> Option<Spanned<String>> {
    if let Some(fault) = code_fault(&code.value) {
        errors.report(code.mark, &BAD_CODE, &[&code.value, &fault]);
        return None;
    }
    Some(code)
}

fn is_type_name(name: &str) -> bool {
    name.starts_with(|ch: char| ch.is_ascii_lowercase())
        && name.len() <= LONGEST
        && name.chars().all(|ch| ch.is_ascii_lowercase() || ch.is_ascii_digit() || ch == '_')
}
