//! The `details` member.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use serde_core::ser::{Serialize, Serializer};
use serde_json::Value;

/// The names and values of `details`, in the order of their declarations.
///
/// ```
/// use api_error::Details;
///
/// let details = Details::new().with("limit", &100).with("unit", "requests");
/// assert_eq!(details.get("limit"), Some(&100.into()));
/// ```
///
/// Two are equal if they have the same members: the order has no meaning, as in any JSON object, and decoding loses it.
#[derive(Clone, Debug, Default)]
pub struct Details {
    members: Vec<(Cow<'static, str>, Value)>,
}

impl Details {
    /// Details without members.
    #[must_use]
    pub const fn new() -> Self {
        Self { members: Vec::new() }
    }

    /// Adds a member. A value that fails to serialize becomes `null`.
    #[must_use]
    pub fn with<T: Serialize + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        self.members.push((Cow::Borrowed(name), serde_json::to_value(value).unwrap_or_default()));
        self
    }

    /// The value of the member with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.members.iter().find(|(known, _)| known == name).map(|(_, value)| value)
    }

    /// The members in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> {
        self.members.iter().map(|(name, value)| (name.as_ref(), value))
    }

    /// Whether there are no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    pub(super) fn from_value(value: Value) -> Option<Self> {
        let Value::Object(members) = value else { return None };
        let members = members.into_iter().map(|(name, value)| (Cow::Owned(name), value)).collect();
        Some(Self { members })
    }
}

impl PartialEq for Details {
    fn eq(&self, other: &Self) -> bool {
        self.members.len() == other.members.len() && self.iter().all(|(name, value)| other.get(name) == Some(value))
    }
}

impl Extend<(String, Value)> for Details {
    fn extend<I: IntoIterator<Item = (String, Value)>>(&mut self, members: I) {
        self.members.extend(members.into_iter().map(|(name, value)| (Cow::Owned(name), value)));
    }
}

impl Serialize for Details {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}
