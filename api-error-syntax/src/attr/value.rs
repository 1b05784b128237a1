//! Reads the value of an argument, and reports a wrong form or a wrong literal.

use proc_macro2::{TokenStream, TokenTree};

use super::argument::Argument;
use super::attrs::{CodesHead, Detail, Transparent};
use crate::case::Case;
use crate::errors::Errors;
use crate::literal::{decimal, is_ident, text};
use crate::mark::{Mark, Spanned};
use crate::member_type::{MemberType, PlainType};
use crate::messages::{
    BAD_CRATE_PATH, EMPTY_LIST, EMPTY_STRING, MISSING_VALUE, NOT_A_BOOL, NOT_A_FIELD, NOT_A_STRING,
    STATUS_NOT_AN_INTEGER, STATUS_OUT_OF_RANGE, UNEXPECTED_VALUE, UNKNOWN_CASE, UNKNOWN_JSON_TYPE, WRONG_FORM,
};
use crate::tokens::{Form, Tokens, Value};
use crate::{status, suggest};

impl Argument<'_> {
    /// `expose`
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
            Value::Path(path) if is_ident(path, "true") || is_ident(path, "false") => {
                (None, format!("write `{}`", self.rule.example))
            }
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
        let help = match value {
            Value::Literal(literal) | Value::Negative(literal) if decimal(literal).is_some() => {
                let status = decimal(literal).filter(|_| matches!(value, Value::Literal(_)));
                let status = status.and_then(|digits| digits.parse::<u16>().ok());
                let of_error = status.filter(|status| matches!(status, 400..=599));
                if of_error.is_none() {
                    errors.report(mark, &STATUS_OUT_OF_RANGE, &[&instead_of(status)]);
                }
                return of_error.map(|value| Spanned { value, mark });
            }
            Value::Literal(literal) => match text(literal) {
                Some(text) if text.parse::<u16>().is_ok() => "remove the quotes".to_owned(),
                Some(text) => written_as_number(&text),
                None => "write plain digits: `status = 404`".to_owned(),
            },
            Value::Path(path) => written_as_number(&path.to_string()),
            _ => "write plain digits: `status = 404`".to_owned(),
        };
        errors.report(mark, &STATUS_NOT_AN_INTEGER, &[&help]);
        None
    }

    /// `status_from = status`, `status_from = .0`
    pub(super) fn field(&self, errors: &mut Errors) -> Option<Spanned<String>> {
        let (value, mark) = self.value(errors)?;
        let name = field(value);
        if name.is_none() {
            errors.report(mark, &NOT_A_FIELD, &[&self.rule.name, &self.rule.name, &self.rule.name]);
        }
        name.map(|value| Spanned { value, mark })
    }

    /// `detail`, `detail = "limit"`
    pub(super) fn detail(&self, errors: &mut Errors) -> Option<Detail> {
        let name = match self.form {
            Form::Flag => None,
            Form::Value(..) | Form::List(..) => Some(self.string(errors)?),
        };
        Some(Detail { name, mark: self.mark })
    }

    /// `json = "date-time"`, `json = "[integer]"`
    pub(super) fn member_type(&self, errors: &mut Errors) -> Option<Spanned<MemberType>> {
        let Spanned { value: text, mark } = self.string(errors)?;
        let ty = MemberType::named(&text);
        if ty.is_none() {
            let names: Vec<_> = PlainType::ALL.iter().map(|plain| plain.name()).collect();
            let expected = suggest::expected(text.trim_matches(['[', ']']), &names);
            errors.report(mark, &UNKNOWN_JSON_TYPE, &[&text, &expected]);
        }
        ty.map(|value| Spanned { value, mark })
    }

    /// `transparent`, `transparent = inner`, `transparent = 0`
    pub(super) fn transparent(&self, errors: &mut Errors) -> Option<Transparent> {
        let field = match self.form {
            Form::Flag => None,
            Form::Value(..) | Form::List(..) => {
                let (value, mark) = self.value(errors)?;
                let index = if let Value::Literal(literal) = value { decimal(literal) } else { None };
                let Some(value) = index.or_else(|| field(value)) else {
                    errors.report(mark, &NOT_A_FIELD, &[&self.rule.name, &self.rule.name, &self.rule.name]);
                    return None;
                };
                Some(Spanned { value, mark })
            }
        };
        Some(Transparent { field, mark: self.mark })
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

// The help for a status that is named instead of written: `StatusCode::CONFLICT`, `"not_found"`, `status`.
fn written_as_number(name: &str) -> String {
    let last = name.rsplit(':').next().unwrap_or_default().trim();
    match status::of_constant(last) {
        Some(status) => format!("write the number: `status = {status}`"),
        None => "write the number, so that a reader of the source sees what clients see: `status = 404`; `status_from = field` is for a field"
            .to_owned(),
    }
}

/// The field that a value names: `wait`, `.0`.
pub(super) fn field(value: &Value) -> Option<String> {
    let written = match value {
        Value::Member(name) => name.clone(),
        Value::Path(path) => path.to_string(),
        _ => return None,
    };
    let name = written.strip_prefix("r#").unwrap_or(&written);
    let is_name = !name.contains(':') && !matches!(name, "true" | "false");
    is_name.then(|| name.to_owned())
}

/// What to do instead of writing a status that no error has.
fn instead_of(status: Option<u16>) -> &'static str {
    match status {
        Some(100..=199) => "an interim response is no error; the server sends it by itself",
        Some(200..=299) => "a success is no error; return it from the handler as a response",
        Some(300..=399) => "a redirect is no error; return it from the handler as a response",
        _ => "write the status of an error: `status = 404`",
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
