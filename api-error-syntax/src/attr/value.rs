//! Reads the value of an argument, and reports a wrong form or a wrong literal.

use std::fmt::Display;

use proc_macro2::{TokenStream, TokenTree};

use super::argument::Argument;
use super::attrs::{CodesHead, Detail};
use crate::case::Case;
use crate::errors::Errors;
use crate::literal::{decimal, is_ident, text};
use crate::mark::{Mark, Spanned};
use crate::messages::{
    BAD_CRATE_PATH, EMPTY_LIST, EMPTY_STRING, MISSING_VALUE, NOT_A_BOOL, NOT_A_STRING, STATUS_NOT_AN_INTEGER,
    STATUS_OUT_OF_RANGE, UNEXPECTED_VALUE, UNKNOWN_CASE, WRONG_FORM,
};
use crate::suggest;
use crate::tokens::{Form, Tokens, Value};

impl Argument<'_> {
    /// `transparent`
    pub(super) fn flag(&self, errors: &mut Errors) -> Option<Mark> {
        match self.form {
            Form::Flag => Some(self.mark),
            Form::Value(_, mark) | Form::List(_, mark) => {
                errors.report(*mark, &UNEXPECTED_VALUE, &[&self.rule.name, &self.rule.example]);
                None
            }
        }
    }

    /// `name = value`
    pub(super) fn value(&self, errors: &mut Errors) -> Option<(&Value, Mark)> {
        let (mark, message) = match self.form {
            Form::Value(Value::Missing, _) | Form::Flag => (self.mark, &MISSING_VALUE),
            Form::List(_, mark) => (*mark, &WRONG_FORM),
            Form::Value(value, mark) => return Some((value, *mark)),
        };
        errors.report(mark, message, &[&self.rule.name, &self.rule.example]);
        None
    }

    /// `name(list)`
    pub(super) fn list(&self, errors: &mut Errors) -> Option<(Tokens, Mark)> {
        let mark = match self.form {
            Form::List(stream, mark) => return Some((Tokens::new(stream.clone(), mark.end), *mark)),
            Form::Flag => self.mark,
            Form::Value(_, mark) => *mark,
        };
        errors.report(mark, &WRONG_FORM, &[&self.rule.name, &self.rule.example]);
        None
    }

    /// `name = "text"`, the text not empty.
    pub(super) fn string(&self, errors: &mut Errors) -> Option<Spanned<String>> {
        let (value, mark) = self.value(errors)?;
        let (text, help) = match value {
            Value::Literal(literal) => (text(literal), format!("write `{}`", self.rule.example)),
            _ => (None, "write the text itself, so that a reader of the source sees what clients see".to_owned()),
        };
        checked_string(text, mark, self.rule.name, &help, errors)
    }

    /// `name("text", "text")`, at least one, none empty.
    pub(super) fn strings(&self, errors: &mut Errors) -> Option<Vec<Spanned<String>>> {
        let (mut tokens, mark) = self.list(errors)?;
        let before = errors.len();
        let mut strings = Vec::new();
        while let Some(tree) = tokens.next() {
            let mark = errors.mark(tree.span(), tree.span());
            let text = if let TokenTree::Literal(literal) = &tree { text(literal) } else { None };
            let help = format!("write `{}`", self.rule.example);
            let string = checked_string(text, mark, self.rule.name, &help, errors)?;
            strings.push(string);
            if !tokens.end_item(errors) {
                return None;
            }
        }
        if strings.is_empty() && errors.len() == before {
            errors.report(mark, &EMPTY_LIST, &[&self.rule.name, &self.rule.example]);
        }
        (!strings.is_empty()).then_some(strings)
    }

    /// `name = true`
    pub(super) fn bool(&self, errors: &mut Errors) -> Option<Spanned<bool>> {
        let (value, mark) = self.value(errors)?;
        let value = match value {
            Value::Path(path) if is_ident(path, "true") => true,
            Value::Path(path) if is_ident(path, "false") => false,
            _ => {
                errors.report(mark, &NOT_A_BOOL, &[&self.rule.name]);
                return None;
            }
        };
        Some(Spanned { value, mark })
    }

    /// `status = 404`
    pub(super) fn status(&self, errors: &mut Errors) -> Option<Spanned<u16>> {
        let (value, mark) = self.value(errors)?;
        let help: &dyn Display = match value {
            Value::Literal(literal) | Value::Negative(literal) if decimal(literal).is_some() => {
                let status = decimal(literal).filter(|_| matches!(value, Value::Literal(_)));
                let status = status.and_then(|digits| digits.parse().ok()).filter(|status| matches!(status, 400..=599));
                if status.is_none() {
                    errors.report(mark, &STATUS_OUT_OF_RANGE, &[]);
                }
                return status.map(|value| Spanned { value, mark });
            }
            Value::Literal(literal) if text(literal).is_some() => &"remove the quotes",
            Value::Path(_) => &"write the number, so that a reader of the source sees what clients see: `status = 404`",
            _ => &"write plain digits: `status = 404`",
        };
        errors.report(mark, &STATUS_NOT_AN_INTEGER, &[help]);
        None
    }

    /// `detail`, `detail = "limit"`
    pub(super) fn detail(&self, errors: &mut Errors) -> Option<Detail> {
        let name = match self.form {
            Form::Flag => None,
            Form::Value(..) | Form::List(..) => Some(self.string(errors)?),
        };
        Some(Detail { name, mark: self.mark })
    }

    /// `rename_all = "kebab-case"`
    pub(super) fn case(&self, errors: &mut Errors) -> Option<Spanned<Case>> {
        let Spanned { value, mark } = self.string(errors)?;
        let case = Case::from_name(&value);
        if case.is_none() {
            errors.report(mark, &UNKNOWN_CASE, &[&value, &suggest::expected(&value, &Case::ALL.map(|(name, _)| name))]);
        }
        case.map(|value| Spanned { value, mark })
    }

    /// `codes(pub CardCode)`, `codes(pub(crate) CardCode)`, `codes(CardCode)`
    pub(super) fn codes_head(&self, errors: &mut Errors) -> Option<CodesHead> {
        let head = match self.form {
            Form::List(stream, _) => CodesHead::from_tokens(stream.clone()).ok(),
            Form::Flag | Form::Value(..) => None,
        };
        if head.is_none() {
            let mark = match self.form {
                Form::List(_, mark) | Form::Value(_, mark) => *mark,
                Form::Flag => self.mark,
            };
            errors.report(mark, &WRONG_FORM, &[&self.rule.name, &self.rule.example]);
        }
        head
    }

    /// `crate = path::to::api_error`
    pub(super) fn crate_path(&self, errors: &mut Errors) -> Option<TokenStream> {
        let (value, mark) = self.value(errors)?;
        if let Value::Path(path) = value {
            return Some(path.clone());
        }
        errors.report(mark, &BAD_CRATE_PATH, &[]);
        None
    }
}

/// A text that is given and not empty.
pub(super) fn checked_string(
    text: Option<String>,
    mark: Mark,
    name: &str,
    help: &str,
    errors: &mut Errors,
) -> Option<Spanned<String>> {
    let Some(value) = text else {
        errors.report(mark, &NOT_A_STRING, &[&name, &help]);
        return None;
    };
    if value.trim().is_empty() {
        errors.report(mark, &EMPTY_STRING, &[&name]);
        return None;
    }
    Some(Spanned { value, mark })
}
