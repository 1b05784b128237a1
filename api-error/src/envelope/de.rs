//! Decodes an envelope. Accepts what a later version, another server or a proxy may add.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{Deserialize, Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::{Details, Envelope, FieldError};

impl<'de> Deserialize<'de> for Envelope<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EnvelopeVisitor)
    }
}

struct EnvelopeVisitor;

impl<'de> Visitor<'de> for EnvelopeVisitor {
    type Value = Envelope<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body of an error response")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut body = Envelope::default();
        while let Some(Member(name)) = members.next_key()? {
            match name {
                Name::Type => body.error_type = text(&mut members)?.unwrap_or_default(),
                Name::Code => body.code = text(&mut members)?.unwrap_or_default(),
                Name::Message => body.message = text(&mut members)?.unwrap_or_default(),
                Name::Param => body.param = text(&mut members)?,
                Name::DocUrl => body.doc_url = text(&mut members)?,
                Name::RequestId => body.request_id = text(&mut members)?,
                Name::Details => body.details = Details::from_value(members.next_value()?),
                Name::Errors => body.errors = field_errors(members.next_value()?),
                Name::MoreErrors => body.more_errors = count(&members.next_value()?),
                Name::Other => drop(members.next_value::<IgnoredAny>()?),
            }
        }
        Ok(body)
    }
}

struct Member(Name);

enum Name {
    Type,
    Code,
    Message,
    Param,
    DocUrl,
    RequestId,
    Details,
    Errors,
    MoreErrors,
    Other,
}

impl<'de> Deserialize<'de> for Member {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(Self(Name::Other))
    }
}

impl Visitor<'_> for Member {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a member")
    }

    fn visit_str<E>(self, name: &str) -> Result<Self, E> {
        Ok(Self(match name {
            "type" => Name::Type,
            "code" => Name::Code,
            "message" => Name::Message,
            "param" => Name::Param,
            "doc_url" => Name::DocUrl,
            "request_id" => Name::RequestId,
            "details" => Name::Details,
            "errors" => Name::Errors,
            "more_errors" => Name::MoreErrors,
            _ => Name::Other,
        }))
    }
}

/// A string. Nothing if the value has another JSON type.
fn text<'de, A: MapAccess<'de>>(members: &mut A) -> Result<Option<Cow<'static, str>>, A::Error> {
    Ok(match members.next_value()? {
        Value::String(text) => Some(Cow::Owned(text)),
        _ => None,
    })
}

/// A number. 0 if the value is not one.
fn count(value: &Value) -> usize {
    value.as_u64().and_then(|count| usize::try_from(count).ok()).unwrap_or_default()
}

fn field_errors(value: Value) -> Vec<FieldError<'static>> {
    let Value::Array(items) = value else { return Vec::new() };
    let field = |mut item: Value| {
        if !item.is_object() {
            return None;
        }
        // Nothing is removed from the map: every user would have to compile that.
        let mut text = |name: &str| match item.get_mut(name) {
            Some(Value::String(text)) => Some(core::mem::take(text)),
            _ => None,
        };
        let or_empty = |text: Option<String>| text.unwrap_or_default();
        Some(FieldError::new(or_empty(text("code")), or_empty(text("message")), text("param")))
    };
    items.into_iter().filter_map(field).collect()
}
