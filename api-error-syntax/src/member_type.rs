//! The JSON type of a member of `details`, as readers are told: the one that `json = ".."` names, or else that of the Rust
//! type.

use std::fmt::{self, Display};

use crate::json_type::JsonType;
use crate::rust_types::{GENERIC, NAMED};

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
const DEEPEST: usize = 16;

impl MemberType {
    /// The type that `json = ".."` names.
    pub(crate) fn named(text: &str) -> Option<Self> {
        let can_be_named = |ty: &Self| {
            let mut ty = ty;
            while let Self::Array(element) = ty {
                ty = element;
            }
            matches!(ty, Self::Plain(plain) if *plain != PlainType::Null)
        };
        Self::parse(text, DEEPEST).filter(can_be_named)
    }

    // What `Display` writes.
    fn parse(text: &str, depth: usize) -> Option<Self> {
        let depth = depth.checked_sub(1)?;
        let text = text.trim();
        let mut types = alternatives(text).map(|part| {
            if let Some(element) = part.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                return Some(Self::Array(Box::new(Self::parse(element, depth)?)));
            }
            let mut known = PlainType::ALL.iter().chain(&[PlainType::Null]);
            known.find(|known| known.name() == part).copied().map(Self::Plain)
        });
        let first = types.next()??;
        types.try_fold(first, |all, ty| Some(all.or(ty?)))
    }

    /// A member that has one of the two types.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        let mut types = self.into_alternatives();
        for ty in other.into_alternatives() {
            if !types.contains(&ty) {
                types.push(ty);
            }
        }
        let any = Self::Plain(PlainType::Any);
        match (types.contains(&any), types.len(), types.pop()) {
            (false, 1, Some(only)) => only,
            (false, _, Some(last)) => {
                types.push(last);
                Self::OneOf(types)
            }
            _ => any,
        }
    }

    fn into_alternatives(self) -> Vec<Self> {
        match self {
            Self::OneOf(types) => types,
            one => vec![one],
        }
    }
}

/// The parts of a text between `or`s that no brackets enclose.
fn alternatives(text: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest?;
        let end = text.char_indices().find(|(at, ch)| {
            match ch {
                '[' => depth += 1,
                ']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth == 0 && text.get(*at..).is_some_and(|rest| rest.starts_with(" or "))
        });
        let Some((end, _)) = end else {
            rest = None;
            return Some(text);
        };
        rest = text.get(end + " or ".len()..);
        text.get(..end)
    })
}

/// What serde writes for a Rust type, as far as the table knows.
impl From<&JsonType> for MemberType {
    fn from(ty: &JsonType) -> Self {
        Self::Plain(match ty {
            JsonType::String => PlainType::String,
            JsonType::Boolean => PlainType::Boolean,
            JsonType::Number => PlainType::Number,
            JsonType::Integer { .. } => PlainType::Integer,
            JsonType::Map(_) => PlainType::Object,
            JsonType::Array(element) => return Self::Array(Box::new(Self::from(&**element))),
            JsonType::Nullable(inner) => return Self::from(&**inner).or(Self::Plain(PlainType::Null)),
            JsonType::OneOf(types) => {
                let types = types.iter().map(Self::from).reduce(Self::or);
                return types.unwrap_or(Self::Plain(PlainType::Any));
            }
            JsonType::Opaque(name) => {
                let (name, table) = name.split_once('<').map_or((name.as_str(), NAMED), |(name, _)| (name, GENERIC));
                table.iter().find(|(known, _)| *known == name).map_or(PlainType::Any, |(_, plain)| *plain)
            }
        })
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

#[cfg(feature = "serde")]
impl serde::Serialize for MemberType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for MemberType {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text, DEEPEST).ok_or_else(|| serde::de::Error::custom(format!("unknown JSON type `{text}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ty: &str) -> String {
        let ty = syn::parse_str(ty).unwrap_or_else(|error| panic!("{ty}: {error}"));
        MemberType::from(&JsonType::of_member(&ty).0).to_string()
    }

    #[test]
    fn the_json_of_the_usual_types() {
        for (types, json) in [
            (&["u8", "i64", "usize", "NonZeroU32", "NonZero<u16>", "AtomicU64", "Wrapping<u8>"][..], "integer"),
            (&["f32", "f64", "serde_json::Number"], "number"),
            (&["bool", "AtomicBool", "Arc<Mutex<bool>>", "Option<bool>"], "boolean"),
            (&["String", "&'static str", "Cow<'a, str>", "char", "PathBuf", "IpAddr", "SmolStr"], "string"),
            (&["Vec<u8>", "[u8; 4]", "BTreeSet<u64>", "Bytes", "SmallVec<[u8; 4]>", "ArrayVec<u8, 4>"], "[integer]"),
            (&["HashMap<String, u8>", "serde_json::Map<String, Value>", "std::time::Duration", "Range<u8>"], "object"),
            (&["uuid::Uuid", "Option<Uuid>"], "uuid"),
            (&["Url"], "uri"),
            (&["chrono::NaiveDate", "jiff::civil::Date"], "date"),
            (&["DateTime<Utc>", "chrono::DateTime<FixedOffset>", "jiff::Timestamp"], "date-time"),
            (&["NaiveDateTime", "jiff::civil::DateTime", "Zoned", "SignedDuration"], "string"),
            (&["Decimal", "BigDecimal"], "decimal"),
            (&["Vec<Uuid>", "HashSet<Uuid>"], "[uuid]"),
            (&["Vec<Option<bool>>"], "[boolean or null]"),
            (&["Vec<Vec<Option<Url>>>"], "[[uri or null]]"),
            // The `time` crate writes an array, or a string that is not RFC 3339.
            (&["Money", "Value", "(u8, u8)", "OffsetDateTime", "Page<u8>", "Uuid<u8>", "dyn Any"], "any"),
            (&["Option<Option<Money>>", "Vec<Option<Money>>"][..1], "any"),
        ] {
            for ty in types {
                assert_eq!(of(ty), json, "{ty}");
            }
        }
    }

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

    #[test]
    fn what_is_written_is_read_back() {
        for text in ["uuid", "[boolean or null]", "[string] or [[uri or null]]", "string or integer or null"] {
            assert_eq!(MemberType::parse(text, DEEPEST).map(|ty| ty.to_string()).as_deref(), Some(text));
        }
        assert_eq!(MemberType::parse("string or any", DEEPEST), Some(MemberType::Plain(PlainType::Any)));
    }
}
