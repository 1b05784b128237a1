//! The JSON type of a detail in words.

use api_error_syntax::{MemberType, PlainType};

/// `array of strings (uuid)`
pub(crate) fn type_in_words(ty: &MemberType) -> String {
    words(ty, "")
}

/// The words for one value, or with the plural's `s` for several.
fn words(ty: &MemberType, plural: &str) -> String {
    match ty {
        MemberType::Plain(PlainType::Any) => format!("any value{plural}"),
        MemberType::Plain(plain) if plain.is_format() => format!("string{plural} ({})", plain.name()),
        MemberType::Plain(PlainType::Null) => "null".to_owned(),
        MemberType::Plain(plain) => format!("{}{plural}", plain.name()),
        MemberType::Array(element) => format!("array{plural} of {}", words(element, "s")),
        MemberType::OneOf(types) => types.iter().map(|ty| words(ty, plural)).collect::<Vec<_>>().join(" or "),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::type_in_words;

    #[test]
    fn types_are_words() {
        let words = |text: &str| serde_json::from_value(json!(text)).map(|ty| type_in_words(&ty)).unwrap_or_default();
        for (ty, expected) in [
            ("string", "string"),
            ("date-time", "string (date-time)"),
            ("[integer]", "array of integers"),
            ("[[uuid]]", "array of arrays of strings (uuid)"),
            ("[any]", "array of any values"),
            ("[boolean or null]", "array of booleans or null"),
            ("string or integer", "string or integer"),
        ] {
            assert_eq!(words(ty), expected);
        }
    }
}
