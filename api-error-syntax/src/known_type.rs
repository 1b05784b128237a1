//! The JSON type of a member as readers are told: that of its Rust type, joined over variants, and read back from its text.

use crate::json_type::JsonType;
use crate::member_type::{DEEPEST, MemberType, PlainType};
use crate::rust_types::{GENERIC, NAMED};

impl MemberType {
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

impl serde::Serialize for MemberType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

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
    fn what_is_written_is_read_back() {
        for text in ["uuid", "[boolean or null]", "[string] or [[uri or null]]", "string or integer or null"] {
            assert_eq!(MemberType::parse(text, DEEPEST).map(|ty| ty.to_string()).as_deref(), Some(text));
        }
        assert_eq!(MemberType::parse("string or any", DEEPEST), Some(MemberType::Plain(PlainType::Any)));
    }
}
