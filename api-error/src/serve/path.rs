//! Reads the parameters of a route: a value, or a rejection that names the parameter at fault.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde_core::Deserialize;
use serde_core::de::value::{MapDeserializer, SeqDeserializer};
use serde_core::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IntoDeserializer, MapAccess, Visitor,
};
use serde_path_to_error::Segment;

use crate::hostile::printable;
use crate::serve::{FrameworkError, Rejection};

/// The names and values of the parameters, in the order of the route. Frameworks give them to any value with named fields.
#[derive(Debug, Default)]
pub(crate) struct PathParams(Vec<(String, String)>);

impl<'de> Deserialize<'de> for PathParams {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder)
    }
}

struct InOrder;

impl<'de> Visitor<'de> for InOrder {
    type Value = PathParams;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("parameters with names")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<PathParams, A::Error> {
        let mut params = Vec::new();
        while let Some(name) = map.next_key_seed(Name)? {
            params.push((name, map.next_value()?));
        }
        Ok(PathParams(params))
    }
}

/// Frameworks give a name only to what asks for an identifier.
struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for Name {
    type Value = String;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<String, E> {
        Ok(name.to_string())
    }
}

impl PathParams {
    /// Reads a value: a single one, a tuple in the order of the route, or named fields.
    pub(crate) fn read<T: DeserializeOwned>(&self) -> Result<T, Rejection> {
        serde_path_to_error::deserialize(Route(&self.0)).map_err(|error| self.reject(error.path(), error.inner()))
    }

    fn reject(&self, path: &serde_path_to_error::Path, error: &PathError) -> Rejection {
        if error.is_of_service {
            return Rejection::from(FrameworkError::Internal).with_source(error.words.clone());
        }
        let rejection = Rejection::from(FrameworkError::PathInvalid).with_source(error.words.clone());
        let name = match (path.iter().next(), self.0.as_slice()) {
            (Some(Segment::Map { key }), _) => Some(key),
            (Some(Segment::Seq { index }), params) => params.get(*index).map(|(name, _)| name),
            (_, [(name, _)]) => Some(name),
            _ => None,
        };
        match name.map(|name| printable(name, 64)) {
            Some(name) => {
                rejection.with_message(format!("The path parameter `{name}` is not valid.")).with_param(&name)
            }
            None => rejection,
        }
    }
}

/// Why a value cannot be read.
#[derive(Debug)]
struct PathError {
    words: String,
    /// The type does not match the route, whatever the client sends.
    is_of_service: bool,
}

impl PathError {
    fn of_service(words: impl fmt::Display) -> Self {
        Self { words: words.to_string(), is_of_service: true }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words)
    }
}

impl core::error::Error for PathError {}

impl serde_core::de::Error for PathError {
    fn custom<T: fmt::Display>(words: T) -> Self {
        Self { words: words.to_string(), is_of_service: false }
    }

    fn missing_field(field: &'static str) -> Self {
        Self::of_service(format_args!("the route has no parameter `{field}`"))
    }

    fn unknown_field(field: &str, _: &'static [&'static str]) -> Self {
        Self::of_service(format_args!("the type has no field `{field}`"))
    }

    fn invalid_length(length: usize, expected: &dyn serde_core::de::Expected) -> Self {
        Self::of_service(format_args!("the route has {length} parameters, expected {expected}"))
    }
}

/// All parameters, as a deserializer.
struct Route<'a>(&'a [(String, String)]);

impl<'a> Route<'a> {
    fn only(self) -> Result<Text<'a>, PathError> {
        match self.0 {
            [(_, value)] => Ok(Text(value)),
            params => Err(PathError::invalid_length(params.len(), &"1")),
        }
    }

    fn all<'de, V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
        let mut values = SeqDeserializer::new(self.0.iter().map(|(_, value)| Text(value)));
        let value = visitor.visit_seq(&mut values)?;
        values.end()?;
        Ok(value)
    }
}

/// The methods for types that one parameter is enough for.
macro_rules! of_the_only_one {
    ($($method:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
            self.only()?.$method(visitor)
        }
    )+};
}

impl<'de> Deserializer<'de> for Route<'_> {
    type Error = PathError;

    of_the_only_one! {
        deserialize_any deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64
        deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf deserialize_option
        deserialize_identifier
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, PathError> {
        self.only()?.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, PathError> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
        visitor.visit_unit()
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, PathError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
        self.all(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, PathError> {
        self.all(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, PathError> {
        self.all(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
        visitor.visit_map(MapDeserializer::new(self.0.iter().map(|(name, value)| (name.as_str(), Text(value)))))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, PathError> {
        self.deserialize_map(visitor)
    }
}

/// The value of one parameter, as a deserializer.
struct Text<'a>(&'a str);

impl IntoDeserializer<'_, PathError> for Text<'_> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

macro_rules! parsed {
    ($($method:ident $visit:ident)+) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
            visitor.$visit(self.0.parse().map_err(PathError::custom)?)
        }
    )+};
}

impl<'de> Deserializer<'de> for Text<'_> {
    type Error = PathError;

    parsed! {
        deserialize_bool visit_bool
        deserialize_i8 visit_i8 deserialize_i16 visit_i16 deserialize_i32 visit_i32 deserialize_i64 visit_i64
        deserialize_i128 visit_i128
        deserialize_u8 visit_u8 deserialize_u16 visit_u16 deserialize_u32 visit_u32 deserialize_u64 visit_u64
        deserialize_u128 visit_u128
        deserialize_f32 visit_f32 deserialize_f64 visit_f64 deserialize_char visit_char
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
        visitor.visit_str(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, PathError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, PathError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, PathError> {
        visitor.visit_enum(self.0.into_deserializer())
    }

    serde_core::forward_to_deserialize_any! {
        str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
