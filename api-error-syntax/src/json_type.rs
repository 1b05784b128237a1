//! Turns a field's Rust type into its JSON type, so that two spellings of the same type are not a change.

use std::fmt::{self, Display};

use quote::ToTokens;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use crate::rust_types::{BYTES, LISTS, MAPS, TEXTS, WRAPPERS};
use crate::type_text::type_text;

/// What a member of `details` looks like in JSON, as far as the source shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonType {
    /// `string`
    String,
    /// `boolean`
    Boolean,
    /// `number`
    Number,
    /// `u64`, `i32`, ..
    Integer {
        /// Whether it can be negative.
        signed: bool,
        /// Its size in bits.
        bits: u16,
    },
    /// `array<..>`
    Array(Box<Self>),
    /// `map<..>`, an object whose keys are data.
    Map(Box<Self>),
    /// `nullable<..>`
    Nullable(Box<Self>),
    /// `a | b`, where variants that share a code differ.
    OneOf(Vec<Self>),
    /// A type that the source does not explain, by its Rust name without the path, because the path is not part of
    /// the contract.
    Opaque(String),
}

impl JsonType {
    /// The type of a member, and whether the member is always present and never null.
    pub(crate) fn of_member(ty: &Type) -> (Self, bool) {
        let ty = plain(ty);
        match named(ty) {
            Some((name, arguments)) => match (name.as_str(), arguments.as_slice()) {
                ("Option", [inner]) => (Self::of_member(inner).0, false),
                ("Box" | "Rc" | "Arc", [inner]) => Self::of_member(inner),
                _ => (Self::of(ty), true),
            },
            None => (Self::of(ty), true),
        }
    }

    fn of(ty: &Type) -> Self {
        let ty = plain(ty);
        match ty {
            Type::Array(array) => return Self::Array(Box::new(Self::of(&array.elem))),
            Type::Slice(slice) => return Self::Array(Box::new(Self::of(&slice.elem))),
            _ => {}
        }
        let Some((name, arguments)) = named(ty) else { return Self::Opaque(type_text(ty)) };
        match (name.as_str(), arguments.as_slice()) {
            (_, []) => Self::scalar(&name),
            (name, [_, value, ..]) if MAPS.contains(&name) => Self::Map(Box::new(Self::of(value))),
            (name, [inner]) if WRAPPERS.contains(&name) => Self::of(inner),
            (name, [element, ..]) if LISTS.contains(&name) => Self::Array(Box::new(Self::of(element))),
            // SmallVec<[u8; 4]>
            ("SmallVec" | "TinyVec", [array @ Type::Array(_)]) => Self::of(array),
            ("Option", [inner]) => Self::Nullable(Box::new(Self::of(inner))),
            _ => Self::Opaque(segment(ty).map_or_else(|| type_text(ty), type_text)),
        }
    }

    /// A member that has one of the two types.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match self {
            same if same == other => same,
            Self::OneOf(known) if known.contains(&other) => Self::OneOf(known),
            Self::OneOf(mut known) => {
                known.push(other);
                Self::OneOf(known)
            }
            one => Self::OneOf(vec![one, other]),
        }
    }

    /// Whether every value of this integer type is also a value of the other one, and the other one has at most 64
    /// bits.
    #[must_use]
    pub fn widens_to(&self, other: &Self) -> bool {
        let (Self::Integer { signed, bits }, Self::Integer { signed: to_signed, bits: to_bits }) = (self, other) else {
            return false;
        };
        *to_bits <= 64 && bits < to_bits && (*to_signed || !signed)
    }

    // The name of a Rust type, which an earlier version may not have known. The limit keeps the parser from nesting too deep.
    fn named(text: &str) -> Self {
        match syn::parse_str(text) {
            Ok(ty) if text.contains('<') && text.len() < 256 => Self::of(&ty),
            _ => Self::scalar(text),
        }
    }

    // A type without arguments.
    fn scalar(name: &str) -> Self {
        let integer = |name: &str| {
            let bits = match name.strip_prefix(['u', 'i'])? {
                "size" => 64,
                bits @ ("8" | "16" | "32" | "64" | "128") => bits.parse().ok()?,
                _ => return None,
            };
            Some(Self::Integer { signed: name.starts_with('i'), bits })
        };
        match name {
            "bool" | "AtomicBool" => Self::Boolean,
            "f32" | "f64" => Self::Number,
            _ if TEXTS.contains(&name) => Self::String,
            _ if BYTES.contains(&name) => Self::Array(Box::new(Self::Integer { signed: false, bits: 8 })),
            _ => {
                let special = name.strip_prefix("NonZero").or_else(|| name.strip_prefix("Atomic"));
                let special = special.map(str::to_ascii_lowercase);
                integer(special.as_deref().unwrap_or(name)).unwrap_or_else(|| Self::Opaque(name.to_owned()))
            }
        }
    }
}

impl Display for JsonType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::String => f.write_str("string"),
            Self::Boolean => f.write_str("boolean"),
            Self::Number => f.write_str("number"),
            Self::Integer { signed, bits } => write!(f, "{}{bits}", if *signed { 'i' } else { 'u' }),
            Self::Opaque(name) => f.write_str(name),
            Self::Array(element) => write!(f, "array<{element}>"),
            Self::Map(value) => write!(f, "map<{value}>"),
            Self::Nullable(inner) => write!(f, "nullable<{inner}>"),
            Self::OneOf(types) => f.write_str(&types.iter().map(Self::to_string).collect::<Vec<_>>().join(" | ")),
        }
    }
}

impl From<&str> for JsonType {
    fn from(text: &str) -> Self {
        if text.contains(" | ") {
            return Self::OneOf(text.split(" | ").map(Self::from).collect());
        }
        let inside = |head: &str| text.strip_prefix(head)?.strip_suffix('>').map(|inner| Box::new(Self::from(inner)));
        match text {
            "string" => Self::String,
            "boolean" => Self::Boolean,
            "number" => Self::Number,
            _ => {
                let container = inside("array<").map(Self::Array);
                let container = container.or_else(|| inside("map<").map(Self::Map));
                container.or_else(|| inside("nullable<").map(Self::Nullable)).unwrap_or_else(|| Self::named(text))
            }
        }
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for JsonType {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for JsonType {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self::from(String::deserialize(deserializer)?.as_str()))
    }
}

// Without references and parentheses.
fn plain(ty: &Type) -> &Type {
    match ty {
        Type::Reference(reference) => plain(&reference.elem),
        Type::Paren(paren) => plain(&paren.elem),
        Type::Group(group) => plain(&group.elem),
        _ => ty,
    }
}

fn segment(ty: &Type) -> Option<&PathSegment> {
    match ty {
        Type::Path(path) if path.qself.is_none() => path.path.segments.last(),
        _ => None,
    }
}

// The name of a type without its path, and its type arguments.
fn named(ty: &Type) -> Option<(String, Vec<&Type>)> {
    let segment = segment(ty)?;
    let arguments = match &segment.arguments {
        PathArguments::None => Vec::new(),
        PathArguments::AngleBracketed(arguments) => {
            let types = arguments.args.iter().filter_map(|argument| match argument {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            });
            types.collect()
        }
        PathArguments::Parenthesized(_) => return None,
    };
    let unnamed = arguments.is_empty() && !segment.arguments.to_token_stream().is_empty();
    (!unnamed).then(|| (segment.ident.to_string(), arguments))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(ty: &str) -> (String, bool) {
        syn::parse_str(ty)
            .map(|ty| JsonType::of_member(&ty))
            .map(|(ty, required)| (ty.to_string(), required))
            .unwrap_or_default()
    }

    #[test]
    fn spellings_of_one_shape_are_equal() {
        for ty in ["String", "&'static str", "Box<str>", "Cow<'static, str>", "std::sync::Arc<str>", "& str"] {
            assert_eq!(member(ty), ("string".to_owned(), true), "{ty}");
        }
        for ty in ["Vec<u8>", "[u8; 4]", "&[u8]", "Box<[u8]>", "std::collections::BTreeSet<u8>"] {
            assert_eq!(member(ty), ("array<u8>".to_owned(), true), "{ty}");
        }
    }

    #[test]
    fn an_option_is_an_optional_member_and_its_content_counts() {
        assert_eq!(member("Option<u64>"), ("u64".to_owned(), false));
        assert_eq!(member("core::option::Option<String>"), ("string".to_owned(), false));
        assert_eq!(member("Vec<Option<bool>>"), ("array<nullable<boolean>>".to_owned(), true));
        assert_eq!(member("Box<Option<u32>>"), ("u32".to_owned(), false));
    }

    #[test]
    fn what_looks_the_same_in_json_is_the_same() {
        let same = [
            ["usize", "u64"],
            ["NonZeroU32", "std::num::NonZero<u32>"],
            ["(u32)", "u32"],
            ["HashMap<String, Vec<u8>>", "std::collections::BTreeMap<Uuid, [u8; 4]>"],
            ["HashMap<String, u8, Fast>", "BTreeMap<String, u8>"],
            ["crate::money::Amount", "self :: Amount"],
        ];
        for [a, b] in same {
            assert_eq!(member(a), member(b), "{a} {b}");
        }
        assert_ne!(member("(u8, u8)"), member("u8"));
        assert_ne!(member("HashMap<String, u8>"), member("HashMap<String, String>"));
    }

    #[test]
    fn what_source_does_not_tell_keeps_its_rust_name() {
        assert_eq!(member("Page<String, u8>"), ("Page<String, u8>".to_owned(), true));
        assert_eq!(member("billing :: Money"), ("Money".to_owned(), true));
        assert_eq!(member("(u8, u8)"), ("(u8, u8)".to_owned(), true));
        assert_eq!(member("Name<'a>"), ("Name<'a>".to_owned(), true));
    }

    #[test]
    fn only_integers_that_hold_every_old_value_widen() {
        let widens = |from: &str, to: &str| JsonType::from(from).widens_to(&JsonType::from(to));
        assert!(widens("u8", "u32") && widens("i32", "i64") && widens("u32", "i64"));
        assert!(!widens("i32", "u64") && !widens("u64", "u32") && !widens("u64", "u128") && !widens("u32", "string"));
    }

    #[test]
    fn a_type_can_be_read_back() {
        for ty in ["String", "bool", "f32", "usize", "u128", "Vec<HashMap<u8, Option<i8>>>", "Page<String, u8>"] {
            let ty = syn::parse_str(ty).map(|ty| JsonType::of_member(&ty).0);
            let text = ty.as_ref().map(ToString::to_string).unwrap_or_default();
            assert_eq!(ty.ok(), Some(JsonType::from(text.as_str())));
        }
        assert_eq!(JsonType::from("IndexSet<SmolStr>").to_string(), "array<string>");
        let either = JsonType::String.or(JsonType::Boolean).or(JsonType::String);
        assert_eq!(either.to_string(), "string | boolean");
        assert_eq!(JsonType::from("string | boolean"), either);
    }
}
