//! The value of an argument: checks its form and its literal, reports what is wrong.

use std::fmt::Display;

use proc_macro2::{Literal, Span, TokenStream, TokenTree};
use syn::Lit;

use crate::argument::{self, ArgumentRule};
use crate::errors::Errors;
use crate::mark::{Mark, Spanned};
use crate::messages::{
    EMPTY_LIST, EMPTY_STRING, MISSING_VALUE, NOT_A_BOOL, NOT_A_STRING, STATUS_NOT_AN_INTEGER, STATUS_OUT_OF_RANGE,
    UNEXPECTED_VALUE, WRONG_FORM,
};
use crate::tokens::{Argument, Form, Tokens, Value};

impl Argument {
    fn example(&self) -> &'static str {
        argument::rule(&self.name.value).map_or("", |rule: &ArgumentRule| rule.example)
    }

    /// `transparent`
    pub(crate) fn flag(&self, errors: &mut Errors) -> Option<Mark> {
        match &self.form {
            Form::Flag => Some(self.name.mark),
            Form::Value(_, mark) | Form::List(_, mark) => {
                errors.report(*mark, &UNEXPECTED_VALUE, &[&self.name.value, &self.example()]);
                None
            }
        }
    }

    /// `name = value`
    pub(crate) fn value(&self, errors: &mut Errors) -> Option<(&Value, Mark)> {
        match &self.form {
            Form::Value(Value::Missing, _) | Form::Flag => {
                errors.report(self.name.mark, &MISSING_VALUE, &[&self.name.value, &self.example()]);
                None
            }
            Form::List(_, mark) => {
                errors.report(*mark, &WRONG_FORM, &[&self.name.value, &self.example()]);
                None
            }
            Form::Value(value, mark) => Some((value, *mark)),
        }
    }

    /// `name(list)`
    pub(crate) fn list(&self, errors: &mut Errors) -> Option<(Tokens, Mark)> {
        match &self.form {
            Form::List(stream, mark) => Some((Tokens::new(stream.clone(), mark.end), *mark)),
            Form::Flag => {
                errors.report(self.name.mark, &WRONG_FORM, &[&self.name.value, &self.example()]);
                None
            }
            Form::Value(_, mark) => {
                errors.report(*mark, &WRONG_FORM, &[&self.name.value, &self.example()]);
                None
            }
        }
    }

    /// `name = "text"`, the text not empty.
    pub(crate) fn string(&self, errors: &mut Errors) -> Option<Spanned<String>> {
        let (value, mark) = self.value(errors)?;
        let (text, help) = match value {
            Value::Literal(literal) => (text(literal), format!("write `{}`", self.example())),
            _ => (None, "write the text itself, so that a reader of the source sees what clients see".to_owned()),
        };
        checked_string(text, mark, &self.name.value, &help, errors)
    }

    /// `name("text", "text")`, at least one, none empty.
    pub(crate) fn strings(&self, errors: &mut Errors) -> Option<Vec<Spanned<String>>> {
        let (mut tokens, mark) = self.list(errors)?;
        let before = errors.len();
        let mut strings = Vec::new();
        while let Some(tree) = tokens.next() {
            let mark = errors.mark(tree.span(), tree.span());
            let text = if let TokenTree::Literal(literal) = &tree { text(literal) } else { None };
            let help = format!("write `{}`", self.example());
            let string = checked_string(text, mark, &self.name.value, &help, errors)?;
            strings.push(string);
            if !tokens.end_item(errors) {
                return None;
            }
        }
        if strings.is_empty() && errors.len() == before {
            errors.report(mark, &EMPTY_LIST, &[&self.name.value, &self.example()]);
        }
        (!strings.is_empty()).then_some(strings)
    }

    /// `name = true`
    pub(crate) fn bool(&self, errors: &mut Errors) -> Option<Spanned<bool>> {
        let (value, mark) = self.value(errors)?;
        let value = match value {
            Value::Path(path) if is_ident(path, "true") => true,
            Value::Path(path) if is_ident(path, "false") => false,
            _ => {
                errors.report(mark, &NOT_A_BOOL, &[&self.name.value]);
                return None;
            }
        };
        Some(Spanned { value, mark })
    }

    /// `status = 404`
    pub(crate) fn status(&self, errors: &mut Errors) -> Option<Spanned<u16>> {
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
}

pub(crate) fn checked_string(
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

/// The text of a string literal; nothing for any other literal.
pub(crate) fn text(literal: &Literal) -> Option<String> {
    match Lit::new(literal.clone()) {
        Lit::Str(text) if text.suffix().is_empty() => Some(text.value()),
        _ => None,
    }
}

/// The digits of a literal that is nothing but digits.
pub(crate) fn decimal(literal: &Literal) -> Option<String> {
    let digits = literal.to_string();
    digits.bytes().all(|byte| byte.is_ascii_digit()).then_some(digits)
}

pub(crate) fn is_ident(path: &TokenStream, name: &str) -> bool {
    let mut trees = Tokens::new(path.clone(), Span::call_site());
    matches!((trees.next(), trees.next()), (Some(TokenTree::Ident(ident)), None) if ident == name)
}
