//! JSON text in, the same value out to any serializer: with the order of its members and the digits of its numbers.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_core::ser::{Serialize, Serializer};
use serde_json::value::RawValue;

/// A value as JSON text. Text that is not JSON counts as `null`.
pub(super) struct Json<'a>(pub(super) &'a str);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = self.0.trim_ascii();
        match text.bytes().next() {
            Some(b'{') => match serde_json::from_str::<Members<'_>>(text) {
                Ok(Members(members)) => {
                    serializer.collect_map(members.iter().map(|(name, value)| (name, Json(value.get()))))
                }
                Err(_) => serializer.serialize_unit(),
            },
            Some(b'[') => match serde_json::from_str::<Vec<&RawValue>>(text) {
                Ok(items) => serializer.collect_seq(items.iter().map(|item| Json(item.get()))),
                Err(_) => serializer.serialize_unit(),
            },
            Some(b'"') => match serde_json::from_str::<String>(text) {
                Ok(text) => serializer.serialize_str(&text),
                Err(_) => serializer.serialize_unit(),
            },
            Some(b't') => serializer.serialize_bool(true),
            Some(b'f') => serializer.serialize_bool(false),
            Some(b'-' | b'0'..=b'9') => number(text, serializer),
            _ => serializer.serialize_unit(),
        }
    }
}

// The smallest type that has this number, so that serde_json writes the same digits: `1e14` is an `f32`, and the same number as
// an `f64` is `100000000000000.0`.
fn number<S: Serializer>(text: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if text != "-0" {
        if let Ok(number) = text.parse::<u128>() {
            return match u64::try_from(number) {
                Ok(number) => serializer.serialize_u64(number),
                Err(_) => serializer.serialize_u128(number),
            };
        }
        if let Ok(number) = text.parse::<i128>() {
            return match i64::try_from(number) {
                Ok(number) => serializer.serialize_i64(number),
                Err(_) => serializer.serialize_i128(number),
            };
        }
    }
    let long = text.parse::<f64>().unwrap_or(f64::NAN);
    match text.parse::<f32>() {
        Ok(short) if !writes(&long, text) && writes(&short, text) => serializer.serialize_f32(short),
        _ => serializer.serialize_f64(long),
    }
}

fn writes(number: &impl Serialize, text: &str) -> bool {
    serde_json::to_string(number).is_ok_and(|written| written == text)
}

/// The members of an object in order.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Members<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Self(Vec::new()))
    }
}

impl<'de> Visitor<'de> for Members<'de> {
    type Value = Self;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<Self, A::Error> {
        while let Some(member) = members.next_entry()? {
            self.0.push(member);
        }
        Ok(self)
    }
}
