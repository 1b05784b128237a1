//! The `details` member.

use alloc::borrow::{Cow, ToOwned};
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Index;

use serde_core::ser::{Serialize, Serializer};
use serde_json::Value;

use super::transcode::Json;
use crate::json;

/// The names and values of `details`, in the order of their declarations.
///
/// ```
/// use api_error::Details;
///
/// let details = Details::new().with("limit", &100).with("unit", "requests");
/// assert_eq!(details.get("limit"), Some(&100.into()));
/// assert_eq!(details["unit"], "requests");
/// ```
///
/// Two are equal if they have the same members: the order has no meaning, as in any JSON object, and decoding loses it.
#[derive(Clone, Debug, Default)]
pub struct Details {
    members: Vec<Member>,
}

#[derive(Clone, Debug)]
struct Member {
    name: Cow<'static, str>,
    /// The bytes that `serde_json` writes for it. A `Value` has another order of members and no `u128`.
    json: String,
    value: Value,
}

impl Member {
    fn new<T: Serialize + ?Sized>(name: Cow<'static, str>, value: &T) -> Self {
        let json = serde_json::to_string(value).unwrap_or_else(|_| "null".to_owned());
        let value = serde_json::from_str(&json).unwrap_or_default();
        Self { name, json, value }
    }
}

impl Details {
    /// Details without members.
    #[must_use]
    pub const fn new() -> Self {
        Self { members: Vec::new() }
    }

    /// Adds a member. The body shows it exactly as `serde_json::to_string` writes it; a value that fails to serialize
    /// becomes `null`.
    #[must_use]
    pub fn with<T: Serialize + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        self.members.push(Member::new(Cow::Borrowed(name), value));
        self
    }

    /// The value of the member with this name. An integer that has neither an `i64` nor a `u64` is the nearest `f64` here; the
    /// body has all of its digits.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.members.iter().find(|member| member.name == name).map(|member| &member.value)
    }

    /// The members in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.members.iter().map(|member| (member.name.as_ref(), &member.value))
    }

    /// Whether there are no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// Appends the JSON object.
    pub(crate) fn write(&self, out: &mut String) {
        let mut separator = '{';
        for member in &self.members {
            out.push(separator);
            json::string(Some(&member.name), out);
            out.push(':');
            out.push_str(&member.json);
            separator = ',';
        }
        out.push_str(if self.members.is_empty() { "{}" } else { "}" });
    }

    pub(super) fn from_value(value: Value) -> Option<Self> {
        let Value::Object(members) = value else { return None };
        let mut details = Self::new();
        details.extend(members);
        Some(details)
    }
}

/// The value of the member with this name, which can be compared with a number, a text or a `bool`. As in `serde_json`, a
/// member that is not there is `null`.
impl Index<&str> for Details {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        self.get(name).unwrap_or(&Value::Null)
    }
}

impl PartialEq for Details {
    fn eq(&self, other: &Self) -> bool {
        self.members.len() == other.members.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl Extend<(String, Value)> for Details {
    fn extend<I: IntoIterator<Item = (String, Value)>>(&mut self, members: I) {
        self.members.extend(members.into_iter().map(|(name, value)| Member::new(Cow::Owned(name), &value)));
    }
}

impl Serialize for Details {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.members.iter().map(|member| (&member.name, Json(&member.json))))
    }
}
