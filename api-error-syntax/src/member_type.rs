//! The JSON types of a member of `details`, and which of them `json = ".."` can name.

use std::fmt::{self, Display};

macro_rules! plain_types {
    ($($(#[$doc:meta])* $ty:ident $name:literal,)*) => {
        /// A JSON type, or a string in a known format.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum PlainType {
            $($(#[$doc])* $ty,)*
            /// `null`, which no argument names.
            Null,
        }

        impl PlainType {
            /// Those that `json = ".."` can name, in the order of the documentation.
            pub const ALL: &[Self] = &[$(Self::$ty),*];

            /// The name in `json = ".."`.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$ty => $name,)*
                    Self::Null => "null",
                }
            }
        }
    };
}

plain_types! {
    /// A string in no known format.
    String "string",
    /// A number without a fraction.
    Integer "integer",
    /// A number.
    Number "number",
    /// `true` or `false`.
    Boolean "boolean",
    /// An object.
    Object "object",
    /// Nothing is known.
    Any "any",
    /// A string: `2027-06-30` (RFC 3339 `full-date`).
    Date "date",
    /// A string: `2027-06-30T12:00:00Z` (RFC 3339 `date-time`).
    DateTime "date-time",
    /// A string: a UUID (RFC 9562).
    Uuid "uuid",
    /// A string: an absolute URI (RFC 3986).
    Uri "uri",
    /// A string: an email address (RFC 5321).
    Email "email",
    /// A string: a decimal number, whose digits are all kept.
    Decimal "decimal",
}

impl PlainType {
    /// Whether it is a string in a format.
    #[must_use]
    pub fn is_format(self) -> bool {
        matches!(self, Self::Date | Self::DateTime | Self::Uuid | Self::Uri | Self::Email | Self::Decimal)
    }
}

/// The JSON type of a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MemberType {
    /// `string`
    Plain(PlainType),
    /// `[string]`
    Array(Box<Self>),
    /// `string or null`: by the Rust type, or because variants that share a code differ. No argument names it.
    OneOf(Vec<Self>),
}

/// Types that nest deeper are not known.
pub(crate) const DEEPEST: usize = 16;

impl MemberType {
    /// The type that `json = ".."` names.
    pub(crate) fn named(text: &str) -> Option<Self> {
        let name = text.trim_start_matches('[');
        let depth = text.len() - name.len();
        let name = name.strip_suffix(&*"]".repeat(depth)).filter(|_| depth < DEEPEST)?;
        let plain = PlainType::ALL.iter().find(|plain| plain.name() == name)?;
        Some((0..depth).fold(Self::Plain(*plain), |element, _| Self::Array(Box::new(element))))
    }
}

impl Display for MemberType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Plain(plain) => f.write_str(plain.name()),
            Self::Array(element) => write!(f, "[{element}]"),
            Self::OneOf(types) => f.write_str(&types.iter().map(Self::to_string).collect::<Vec<_>>().join(" or ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_names_a_type_or_a_list_of_one() {
        for text in ["string", "date-time", "[decimal]", "[[integer]]"] {
            assert_eq!(MemberType::named(text).map(|ty| ty.to_string()).as_deref(), Some(text));
        }
        let deep = format!("{}any{}", "[".repeat(10_000), "]".repeat(10_000));
        for text in ["", "[]", "String", "null", "string or null", "[string or null]", "[string", "string]", &deep] {
            assert_eq!(MemberType::named(text), None, "{text}");
        }
    }
}
