//! A JSON object in, the members that the known forms of error bodies have out.
//!
//! Accepts an object only. The last of two members with one name counts. A value of another JSON type than a member has
//! counts as absent, however deeply it nests; so do unknown members.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use core::fmt;

use serde_core::de::{Deserialize, DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

/// A value that is not an object or an array.
#[derive(Debug, Default)]
pub(super) enum Scalar<'a> {
    /// Null, or a value with members.
    #[default]
    Other,
    Bool(bool),
    Number(f64),
    Text(Cow<'a, str>),
}

impl<'a> Scalar<'a> {
    /// Takes the text. Nothing if it is empty.
    pub(super) fn text(&mut self) -> Option<Cow<'a, str>> {
        match self {
            Self::Text(text) if !text.is_empty() => Some(core::mem::take(text)),
            _ => None,
        }
    }

    pub(super) fn is_text(&self) -> bool {
        matches!(self, Self::Text(text) if !text.is_empty())
    }
}

/// The member `error`.
#[derive(Debug, Default)]
pub(super) enum Inner<'a> {
    #[default]
    Other,
    Text(Cow<'a, str>),
    Object(Box<Members<'a>>),
}

macro_rules! members {
    ($($field:ident $name:literal)*) => {
        /// The members of a body, or of the object in its member `error`.
        #[derive(Debug, Default)]
        pub(super) struct Members<'a> {
            $(pub(super) $field: Scalar<'a>,)*
            pub(super) error: Inner<'a>,
            pub(super) details: Option<&'a RawValue>,
            pub(super) errors: Option<&'a RawValue>,
        }

        #[allow(non_camel_case_types, reason = "the names of the fields")]
        enum Name {
            $($field,)*
            error,
            details,
            errors,
            other,
        }

        impl Visitor<'_> for NameVisitor {
            type Value = Name;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the name of a member")
            }

            fn visit_str<E>(self, name: &str) -> Result<Name, E> {
                Ok(match name {
                    $($name => Name::$field,)*
                    "error" => Name::error,
                    "details" => Name::details,
                    "errors" => Name::errors,
                    _ => Name::other,
                })
            }
        }

        impl<'a> Members<'a> {
            fn read<A: MapAccess<'a>>(&mut self, name: Name, levels: u8, map: &mut A) -> Result<(), A::Error> {
                match name {
                    $(Name::$field => self.$field = map.next_value()?,)*
                    Name::error => self.error = map.next_value_seed(Level(levels))?,
                    Name::details => self.details = Some(map.next_value()?),
                    Name::errors => self.errors = Some(map.next_value()?),
                    Name::other => _ = map.next_value::<IgnoredAny>()?,
                }
                Ok(())
            }
        }
    };
}

members! {
    error_type "type"
    code "code"
    message "message"
    param "param"
    doc_url "doc_url"
    request_id "request_id"
    more_errors "more_errors"
    // Problem documents (RFC 9457), and the extensions of ours.
    title "title"
    detail "detail"
    instance "instance"
    class "error_type"
    // Google: the name of the gRPC status. Problem documents: a number.
    status "status"
    // OAuth (RFC 6749 section 5.2).
    error_description "error_description"
    error_uri "error_uri"
}

struct NameVisitor;

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_identifier(NameVisitor)
    }
}

impl<'de> Members<'de> {
    /// Adds the members of an object, which stand at their places at once: they are many to move.
    pub(super) fn fill<D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(MembersVisitor { members: self, levels: 1 })
    }
}

struct MembersVisitor<'m, 'de> {
    members: &'m mut Members<'de>,
    /// How many objects in members `error` are read.
    levels: u8,
}

impl<'de> Visitor<'de> for MembersVisitor<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the body of an error response")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while let Some(name) = map.next_key()? {
            self.members.read(name, self.levels, &mut map)?;
        }
        Ok(())
    }
}

/// Reads a member `error`, with as many levels inside.
struct Level(u8);

impl<'de> DeserializeSeed<'de> for Level {
    type Value = Inner<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        let Some(inside) = self.0.checked_sub(1) else {
            return IgnoredAny::deserialize(deserializer).map(|_| Inner::Other);
        };
        // One look at the value decides how to read it, without the depth limit that a value in memory has.
        let raw = <&RawValue>::deserialize(deserializer)?.get();
        Ok(match raw.as_bytes().first() {
            Some(b'{') => {
                let mut members = Box::<Members<'_>>::default();
                let visitor = MembersVisitor { members: &mut members, levels: inside };
                serde_json::Deserializer::from_str(raw).deserialize_map(visitor).map_err(Error::custom)?;
                Inner::Object(members)
            }
            Some(b'"') => Inner::Text(serde_json::from_str::<Borrowed<'_>>(raw).map_err(Error::custom)?.0),
            _ => Inner::Other,
        })
    }
}

/// A text that borrows where it has no escapes.
struct Borrowed<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Borrowed<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Scalar::deserialize(deserializer)?.text().unwrap_or_default()))
    }
}

impl<'de> Deserialize<'de> for Scalar<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> Visitor<'de> for ScalarVisitor {
    type Value = Scalar<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Scalar::Text(Cow::Owned(text.into())))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Scalar::Bool(value))
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of seconds or errors")]
    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        Ok(Scalar::Number(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "a count of seconds or errors")]
    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        Ok(Scalar::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(Scalar::Number(value))
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(Scalar::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Self::Value, A::Error> {
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(Scalar::Other)
    }
}
