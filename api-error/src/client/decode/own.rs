//! A shape, read backwards: the body in, the values of its members out.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use serde_core::de::Deserialize;
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::members::Scalar;
use super::{Found, errors, repair};
use crate::client::facts::{Facts, Rest};
use crate::client::text::Text;
use crate::client::{Format, hint};
use crate::shape::{Step, Value};
use crate::{FieldError, Shape};

/// The members of an object, by their names. The last of two with one name counts.
type Members<'a> = BTreeMap<String, &'a RawValue>;

/// What stands at one place of a body.
#[derive(Debug)]
pub(super) enum Template {
    Object {
        members: Vec<(String, Self)>,
        /// Other members are details.
        spreads: bool,
    },
    Array(Vec<Self>),
    Fact(Value),
    /// A constant, which may change: it says nothing.
    Constant,
}

/// Stands before the place of a value in the JSON of [`Template::of`], and is the name of `..details`. No JSON that people
/// write has it.
const MARK: char = '\0';

impl Template {
    /// The template of a declared shape. Nothing for those that are recognised without one.
    pub(super) fn of(shape: &Shape) -> Option<Self> {
        if *shape == Shape::NESTED {
            return None;
        }
        Some(Self::of_steps(shape.steps()?))
    }

    fn of_steps(steps: &[Step]) -> Self {
        let (mut json, mut values) = (String::new(), Vec::new());
        describe(steps, &mut values, &mut json);
        // The steps of a shape are valid JSON, so the fallback is never used.
        Self::from_json(serde_json::from_str(&json).unwrap_or_default(), &values)
    }

    fn from_json(json: Json, values: &[Value]) -> Self {
        match json {
            Json::Object(mut members) => {
                let spreads = members.remove("\0").is_some();
                let template = |(name, json)| (name, Self::from_json(json, values));
                Self::Object { members: members.into_iter().map(template).collect(), spreads }
            }
            Json::Array(items) => Self::Array(items.into_iter().map(|item| Self::from_json(item, values)).collect()),
            Json::String(text) => {
                let value = text.strip_prefix(MARK).and_then(|index| values.get(index.parse::<usize>().ok()?));
                value.map_or(Self::Constant, |value| Self::Fact(*value))
            }
            _ => Self::Constant,
        }
    }

    /// What a body says. Nothing if it has neither a type, a code, a message nor errors at their places.
    pub(super) fn read(&self, json: &str, body: &[u8]) -> Option<Facts> {
        let mut facts = Found::nothing(Format::Own);
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let raw = <&RawValue>::deserialize(&mut deserializer).ok()?;
        let mut rest = Rest { has_trailing: deserializer.end().is_err(), ..Rest::default() };
        self.visit(raw, &mut facts, &mut rest)?;
        let fits =
            facts.error_type.is_some() || facts.code.is_some() || facts.message.is_some() || !rest.errors.is_empty();
        facts.rest = Some(Box::new(rest));
        fits.then(|| facts.map(|text| Text::of(text, body)))
    }

    /// Reads what stands at this place. Nothing if it is no JSON that a program can hold.
    fn visit<'a>(&self, raw: &'a RawValue, facts: &mut Found<'a>, rest: &mut Rest) -> Option<()> {
        match self {
            Self::Object { members, spreads } if raw.get().starts_with('{') => {
                let mut found: Members<'_> = serde_json::from_str(raw.get()).ok()?;
                for (name, template) in members {
                    if let Some(raw) = found.remove(name.as_str()) {
                        template.visit(raw, facts, rest)?;
                    }
                }
                if *spreads {
                    let details = found.into_iter().filter_map(|(name, raw)| Some((name, json(raw)?)));
                    rest.details.extend(details);
                }
            }
            Self::Array(templates) if raw.get().starts_with('[') => {
                let items: Vec<&RawValue> = serde_json::from_str(raw.get()).ok()?;
                for (template, raw) in templates.iter().zip(items) {
                    template.visit(raw, facts, rest)?;
                }
            }
            Self::Fact(value) => fact(*value, raw, facts, rest)?,
            Self::Object { .. } | Self::Array(_) | Self::Constant => {}
        }
        Some(())
    }
}

fn fact<'a>(value: Value, raw: &'a RawValue, facts: &mut Found<'a>, rest: &mut Rest) -> Option<()> {
    let text = || serde_json::from_str::<Scalar<'a>>(raw.get()).ok();
    match value {
        Value::Type => facts.error_type = text()?.text(),
        Value::Code => facts.code = text()?.text(),
        Value::Message => facts.message = text()?.text(),
        Value::Param => facts.param = text()?.text(),
        Value::DocUrl => facts.doc_url = text()?.text(),
        Value::RequestId => facts.request_id = text()?.text(),
        Value::Retryable => {
            rest.retryable = match text()? {
                Scalar::Bool(retryable) => Some(retryable),
                _ => None,
            };
        }
        Value::RetryAfter => {
            rest.retry_after = match text()? {
                Scalar::Number(seconds) => hint::of_seconds(seconds),
                _ => None,
            };
        }
        Value::Details => {
            if let Some(Json::Object(details)) = json(raw) {
                rest.details.extend(details);
            }
        }
        Value::MoreErrors => rest.more_errors = errors::count(&text()?),
        Value::Errors(steps) => rest.errors = field_errors(&Template::of_steps(steps), raw),
        Value::Extra(name) => {
            if let Some(value) = json(raw).filter(|value| !value.is_null()) {
                rest.extra.insert(name.into(), value);
            }
        }
        // The status line says it.
        Value::Status | Value::Title | Value::Null => {}
    }
    Some(())
}

/// The items of an array, in the shape that the API gives them.
fn field_errors(template: &Template, raw: &RawValue) -> Vec<FieldError<'static>> {
    let items: Vec<&RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
    let of_item = |item: &RawValue| {
        let (mut facts, mut rest) = (Found::nothing(Format::Own), Rest::default());
        template.visit(item, &mut facts, &mut rest)?;
        let (code, message) = (facts.code.unwrap_or_default(), facts.message.unwrap_or_default());
        Some(FieldError::new(code, message, facts.param).into_owned())
    };
    items.into_iter().filter(|item| item.get().starts_with('{')).filter_map(of_item).collect()
}

fn json(raw: &RawValue) -> Option<Json> {
    repair::value(raw.get())
}

/// Writes a shape as JSON, with a marked text in the place of every value.
fn describe(steps: &[Step], values: &mut Vec<Value>, out: &mut String) {
    for step in steps {
        match *step {
            Step::Text(text) => out.push_str(text),
            Step::Comma => comma(out),
            Step::Value(value) => place(value, values, out),
            Step::Member(name, value) => {
                comma(out);
                out.push_str(name);
                place(value, values, out);
            }
            Step::Object(name, steps) => {
                comma(out);
                out.extend([name, "{"]);
                describe(steps, values, out);
                out.push('}');
            }
            Step::Details(_) => {
                comma(out);
                out.push_str("\"\\u0000\":0");
            }
        }
    }
}

fn place(value: Value, values: &mut Vec<Value>, out: &mut String) {
    // Writing into a String does not fail.
    let _ = write!(out, "\"\\u0000{}\"", values.len());
    values.push(value);
}

fn comma(out: &mut String) {
    if !out.ends_with('{') {
        out.push(',');
    }
}
