//! Members of `details`: values that stand for them in examples.

use api_error_syntax::{MemberType, PlainType};
use serde_json::{Value, json};

use super::words::words as words_of;

/// A value of the type.
pub(super) fn sample(name: &str, ty: &MemberType) -> Value {
    match ty {
        MemberType::Plain(PlainType::Boolean) => Value::Bool(true),
        MemberType::Plain(PlainType::Number) => json!(1.5),
        MemberType::Plain(PlainType::Integer) => json!(1),
        MemberType::Plain(PlainType::Object) => json!({}),
        MemberType::Plain(PlainType::Null) => Value::Null,
        MemberType::Array(_) => json!([]),
        MemberType::OneOf(types) => types.first().map_or(Value::Null, |first| sample(name, first)),
        MemberType::Plain(PlainType::Date) => json!("2027-06-30"),
        MemberType::Plain(PlainType::DateTime) => json!("2027-06-30T12:00:00Z"),
        MemberType::Plain(PlainType::Uuid) => json!("7c9e6679-7425-40de-944b-e07fc1f90ae7"),
        MemberType::Plain(PlainType::Uri) => json!("https://example.com/"),
        MemberType::Plain(PlainType::Email) => json!("someone@example.com"),
        MemberType::Plain(PlainType::Decimal) => json!("12.50"),
        MemberType::Plain(PlainType::String | PlainType::Any) => Value::String(sample_text(name)),
    }
}

/// A text for a value whose type is not known: a number if the name says so, or else `some-order-id` for `order_id`.
pub(super) fn sample_text(name: &str) -> String {
    let words = words_of(name);
    match words.last().map(String::as_str) {
        Some(last) if NUMBERS.contains(&last) => "3".to_owned(),
        None => "some-value".to_owned(),
        Some(last) if last.bytes().all(|byte| byte.is_ascii_digit()) && words.len() == 1 => "some-value".to_owned(),
        Some(_) => format!("some-{}", words.join("-")),
    }
}

/// The last words of names of numbers.
const NUMBERS: [&str; 24] = [
    "amount", "attempt", "attempts", "bytes", "column", "count", "index", "left", "len", "length", "limit", "line",
    "max", "maximum", "min", "minimum", "minutes", "number", "offset", "position", "seconds", "size", "status",
    "total",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_can_occur() {
        for (name, text) in [("id", "some-id"), ("order_id", "some-order-id"), ("0", "some-value"), ("max_len", "3")] {
            assert_eq!(sample_text(name), text);
        }
    }
}
