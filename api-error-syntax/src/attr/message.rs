//! Templates as values: `message`, `param`. And `expose`, which allows them in a 5xx.

use super::argument::{Argument, Place};
use super::attrs::Message;
use crate::errors::Errors;
use crate::literal::is_ident;
use crate::mark::Spanned;
use crate::messages::{
    BAD_FORMAT_SPEC, BAD_PLACEHOLDER, EXPOSE_ON_ENUM, MESSAGE_ON_ENUM, MESSAGE_OPTION, NOT_A_STRING, UNCLOSED_BRACE,
    UNMATCHED_BRACE,
};
use crate::template::{Template, TemplateError};
use crate::tokens::{Form, Value};

impl Argument<'_> {
    // message = "Card {last4} declined.", message(display)
    pub(super) fn message(&self, place: Place, errors: &mut Errors) -> Option<Spanned<Message>> {
        if let Form::List(stream, mark) = self.form {
            if is_ident(stream, "display") {
                return Some(Spanned { value: Message::Display, mark: self.mark });
            }
            errors.report(*mark, &MESSAGE_OPTION, &[]);
            return None;
        }
        if let Form::Value(Value::Path(path), mark) = self.form
            && is_ident(path, "display")
        {
            errors.report(*mark, &NOT_A_STRING, &[&self.rule.name, &"write `message(display)`"]);
            return None;
        }
        let Spanned { value, mark } = self.template(errors)?;
        if place == Place::Enum {
            errors.report(self.mark, &MESSAGE_ON_ENUM, &[]);
            return None;
        }
        Some(Spanned { value: Message::Template(value), mark })
    }

    // expose, expose = "reason"
    pub(super) fn expose(&self, place: Place, errors: &mut Errors) -> Option<Spanned<Option<String>>> {
        let reason = match self.form {
            Form::Flag if place == Place::Enum => {
                errors.report(self.mark, &EXPOSE_ON_ENUM, &[]);
                return None;
            }
            Form::Flag => None,
            Form::Value(..) | Form::List(..) => Some(self.string(errors)?.value),
        };
        Some(Spanned { value: reason, mark: self.mark })
    }

    // param = "items[{index}].sku"
    pub(super) fn template(&self, errors: &mut Errors) -> Option<Spanned<Template>> {
        let text = self.string(errors)?;
        parse_template(text, self.rule.name, errors)
    }
}

pub(super) fn parse_template(text: Spanned<String>, name: &str, errors: &mut Errors) -> Option<Spanned<Template>> {
    let Spanned { value: text, mark } = text;
    match Template::parse(text) {
        Ok(value) => return Some(Spanned { value, mark }),
        Err(TemplateError::Unclosed) => errors.report(mark, &UNCLOSED_BRACE, &[&name]),
        Err(TemplateError::Unmatched) => errors.report(mark, &UNMATCHED_BRACE, &[&name]),
        Err(TemplateError::Name(placeholder)) => errors.report(mark, &BAD_PLACEHOLDER, &[&placeholder]),
        Err(TemplateError::Spec(spec, note)) => errors.report(mark, &BAD_FORMAT_SPEC, &[&spec, &note]),
    }
    None
}
