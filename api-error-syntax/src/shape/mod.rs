//! The body of an API's errors, as `shape!` declares it.

#[cfg(feature = "contract")]
mod built_in;
mod parse;
mod parser;
mod value;

#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

pub use self::parse::{ShapeErrors, ShapeHead, ShapeItem, parse_shapes};

/// The media type of a shape that gives none.
const JSON: &str = "application/json";

/// The form of a body: which members it has, in which order, and what each holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(deny_unknown_fields))]
pub struct BodyShape {
    /// The media type, `application/json` by default.
    pub media_type: String,
    /// The members of the body.
    pub members: Vec<BodyMember>,
}

/// A part of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(untagged, deny_unknown_fields))]
pub enum BodyMember {
    /// `"name": value`
    Named {
        /// The name of the member.
        name: String,
        /// `?`: the member is left out if it has no value. Otherwise it is `null`.
        #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "is_false"))]
        optional: bool,
        /// What it holds.
        value: BodyValue,
    },
    /// `..details`: each member of `details`, at this place.
    Spread {
        /// What is spread.
        spread: Spread,
    },
}

/// What can be spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
pub enum Spread {
    /// The members of `details`.
    Details,
}

/// What a member holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
pub enum BodyValue {
    /// A fact of the error.
    Fact(Fact),
    /// `extra("trace_id")`: what a middleware or a handler left for the body.
    Extra(String),
    /// A literal.
    Constant(Constant),
    /// `{ .. }`
    Object(Vec<BodyMember>),
    /// `[ .. ]`
    Array(Vec<BodyValue>),
    /// `errors [ { .. } ]`: an object for each field that failed validation. `code`, `message` and `param` are those of the
    /// field.
    Errors(Vec<BodyMember>),
}

/// A literal in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(untagged))]
pub enum Constant {
    /// `null`
    Null,
    /// `true`, `false`
    Bool(bool),
    /// `7`, `-1`
    Integer(i64),
    /// `"text"`
    Text(String),
}

macro_rules! facts {
    ($($(#[$doc:meta])* $fact:ident = $name:literal, $null:literal;)*) => {
        /// A fact of an error that a body can hold.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "snake_case"))]
        pub enum Fact {
            $($(#[$doc])* $fact,)*
        }

        impl Fact {
            /// All of them, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$fact),*];

            /// The name in `shape!`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$fact => $name,)*
                }
            }

            /// Whether an error may have no value for it.
            #[must_use]
            pub const fn may_be_absent(self) -> bool {
                match self {
                    $(Self::$fact => $null,)*
                }
            }
        }
    };
}

facts! {
    /// The type.
    Type = "type", false;
    /// The code.
    Code = "code", false;
    /// The public text.
    Message = "message", false;
    /// The request parameter at fault.
    Param = "param", true;
    /// The address of the documentation.
    DocUrl = "doc_url", true;
    /// The id of the request.
    RequestId = "request_id", true;
    /// The HTTP status, as a number.
    Status = "status", false;
    /// The phrase of the status, as in "Not Found".
    Title = "title", false;
    /// Whether the same request may succeed later.
    Retryable = "retryable", false;
    /// How many seconds to wait before a retry.
    RetryAfter = "retry_after", true;
    /// The object of the `detail` fields.
    Details = "details", true;
    /// How many more fields failed validation than `errors` lists.
    MoreErrors = "more_errors", true;
}

impl BodyMember {
    /// The name. Nothing for what is spread, whose names are not known here.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Named { name, .. } => Some(name),
            Self::Spread { .. } => None,
        }
    }

    /// Whether every body has this member.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        match self {
            Self::Spread { .. } => false,
            Self::Named { optional: false, .. } => true,
            Self::Named { value, .. } => match value {
                BodyValue::Fact(fact) => !fact.may_be_absent(),
                BodyValue::Object(members) => members.iter().any(Self::is_certain),
                BodyValue::Constant(_) | BodyValue::Array(_) => true,
                BodyValue::Extra(_) | BodyValue::Errors(_) => false,
            },
        }
    }
}

#[cfg(feature = "serde")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

fn named(name: &str, optional: bool, value: BodyValue) -> BodyMember {
    BodyMember::Named { name: name.to_owned(), optional, value }
}

/// The members of a field error in a shape that does not list them.
fn field_members() -> Vec<BodyMember> {
    [Fact::Code, Fact::Message, Fact::Param].map(|fact| named(fact.name(), false, BodyValue::Fact(fact))).into()
}
