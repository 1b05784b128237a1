//! The steps of a shape and an error in, the bytes of the body out.

use alloc::string::String;

use super::ErrorExtra;
use super::steps::{Step, Value};
use crate::envelope::{self, Details, FieldError};
use crate::json::{self, Escaped};
use crate::view::{OwnView, Part, View, template_of};
use crate::{ApiError, ErrorSpec, ErrorStatus, retry, template};

pub(super) fn body(
    steps: &[Step],
    room: usize,
    error: &dyn ApiError,
    status: ErrorStatus,
    request_id: Option<&str>,
    extra: &ErrorExtra,
) -> String {
    let own = own_view(error);
    let spec = own.map_or_else(|| error.spec(), |own| own.spec);
    let facts = spec.message.len() + spec.code.len() + spec.doc_url.map_or(0, str::len);
    let mut out = String::with_capacity(room + facts + request_id.map_or(0, str::len) + json::HEADROOM);
    write(steps, &Body { error, own, status, request_id, extra }, &mut out);
    out
}

/// Where the values of a body come from.
trait Source {
    /// Appends a value. `false`, and nothing appended, if there is none.
    fn write(&self, value: Value, out: &mut String) -> bool;

    fn details(&self) -> Option<Details> {
        None
    }
}

fn write(steps: &[Step], source: &dyn Source, out: &mut String) {
    for step in steps {
        match *step {
            Step::Text(text) => out.push_str(text),
            Step::Comma => comma(out),
            Step::Value(value) => {
                if !source.write(value, out) {
                    out.push_str("null");
                }
            }
            Step::Member(name, value) => {
                let start = out.len();
                comma(out);
                out.push_str(name);
                if !source.write(value, out) {
                    out.truncate(start);
                }
            }
            Step::Object(name, steps) => {
                let start = out.len();
                comma(out);
                out.extend([name, "{"]);
                write(steps, source, out);
                if out.ends_with('{') {
                    out.truncate(start);
                } else {
                    out.push('}');
                }
            }
            Step::Details(taken) => {
                let details = source.details().unwrap_or_default();
                for (name, value) in details.iter().filter(|(name, _)| !taken.contains(name)) {
                    comma(out);
                    json::string(Some(name), out);
                    out.push(':');
                    json::display(value, out);
                }
            }
        }
    }
}

/// A comma, unless the object has just begun. No value ends with an opening brace: a string ends with a quote.
pub(super) fn comma(out: &mut String) {
    if !out.ends_with('{') {
        out.push(',');
    }
}

struct Body<'a> {
    error: &'a dyn ApiError,
    own: Option<OwnView<'a>>,
    status: ErrorStatus,
    request_id: Option<&'a str>,
    extra: &'a ErrorExtra,
}

/// The view of a derived value, whose templates can be written without a copy.
fn own_view(error: &dyn ApiError) -> Option<OwnView<'_>> {
    match error.__view() {
        View::Own(own) => Some(own),
        View::Forward(_) | View::Outer(_) | View::Manual => None,
    }
}

impl Body<'_> {
    /// Appends a name that the derive has checked, which needs no escapes, or that of a type by hand.
    fn known(
        &self,
        of_spec: impl Fn(&ErrorSpec) -> &'static str,
        of_error: fn(&dyn ApiError) -> &'static str,
        out: &mut String,
    ) -> bool {
        match self.own {
            Some(own) => out.extend(["\"", of_spec(own.spec), "\""]),
            None => _ = string(Some(of_error(self.error)), out),
        }
        true
    }

    /// Appends message or param.
    fn text(&self, part: Part, out: &mut String) -> bool {
        match (self.own, part) {
            (Some(own), Part::Message) => match own.fixed_message(self.error) {
                Some(message) => string(Some(message), out),
                None => self.filled(&own, part, out),
            },
            (Some(own), Part::Param) if !own.is_dynamic(part) => string(own.spec.param, out),
            (Some(own), Part::Param | Part::Header(_)) => self.filled(&own, part, out),
            (None, Part::Param) => {
                let known = self.error.spec().param.unwrap_or_default();
                string(self.error.param().map(|param| template::cut(param, known)).as_deref(), out)
            }
            (None, Part::Message | Part::Header(_)) => {
                string(Some(&template::cut(self.error.message(), template_of(self.error))), out)
            }
        }
    }

    /// Appends a template of a derived value. If the `Display` of a field fails, the text ends there.
    fn filled(&self, own: &OwnView<'_>, part: Part, out: &mut String) -> bool {
        out.push('"');
        let _ = own.write(self.error, part, &mut Escaped(out));
        out.push('"');
        true
    }

    fn errors(&self, steps: &[Step], out: &mut String) -> bool {
        let (errors, _) = envelope::limited(self.error.errors());
        for (at, error) in errors.iter().enumerate() {
            out.push(if at == 0 { '[' } else { ',' });
            write(steps, &Field { error, body: self }, out);
        }
        if !errors.is_empty() {
            out.push(']');
        }
        !errors.is_empty()
    }
}

impl Source for Body<'_> {
    fn write(&self, value: Value, out: &mut String) -> bool {
        match value {
            Value::Type => self.known(
                |spec| spec.type_with(|| self.error.status()).as_str(),
                |error| error.error_type().as_str(),
                out,
            ),
            Value::Code => self.known(|spec| spec.code, |error| error.code(), out),
            Value::Message => self.text(Part::Message, out),
            Value::Param => self.text(Part::Param, out),
            Value::DocUrl => string(self.own.map_or_else(|| self.error.doc_url(), |own| own.spec.doc_url), out),
            Value::RequestId => string(self.request_id, out),
            Value::Status => number(u64::from(self.status.as_u16()), out),
            Value::Title => string(Some(self.status.title()), out),
            Value::Retryable => {
                out.push_str(if self.error.is_retryable() { "true" } else { "false" });
                true
            }
            Value::RetryAfter => self.error.retry_after().is_some_and(|wait| number(retry::whole_seconds(wait), out)),
            Value::Details => match self.details() {
                Some(details) => {
                    details.write(out);
                    true
                }
                None => false,
            },
            Value::MoreErrors => match envelope::limited(self.error.errors()) {
                (_, 0) => false,
                (_, more) => number(more as u64, out),
            },
            Value::Errors(steps) => self.errors(steps, out),
            Value::Extra(name) => match self.extra.get(name).filter(|value| !value.is_null()) {
                Some(value) => {
                    json::display(value, out);
                    true
                }
                None => false,
            },
            Value::Null => false,
        }
    }

    fn details(&self) -> Option<Details> {
        self.error.details().filter(|details| !details.is_empty())
    }
}

/// A field that failed validation.
struct Field<'a> {
    error: &'a FieldError<'a>,
    body: &'a Body<'a>,
}

impl Source for Field<'_> {
    fn write(&self, value: Value, out: &mut String) -> bool {
        match value {
            Value::Code => string(Some(&self.error.code), out),
            Value::Message => string(Some(&self.error.message), out),
            Value::Param => string(self.error.param.as_deref(), out),
            other => self.body.write(other, out),
        }
    }
}

fn string(text: Option<&str>, out: &mut String) -> bool {
    if text.is_some() {
        json::string(text, out);
    }
    text.is_some()
}

fn number(number: u64, out: &mut String) -> bool {
    json::display(&number, out);
    true
}
