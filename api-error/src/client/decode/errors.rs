//! The fields that failed validation, in the forms that they have in bodies.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::members::Scalar;
use super::repair;
use crate::FieldError;

/// `[{"code", "message", "param"}]`; with `detail` and `pointer` as in the example of RFC 9457 section 3; with `reason`, as
/// Google had it; or `{"name": ["message"]}`, as ASP.NET has it. Items of another JSON type are left out.
pub(super) fn of_json(json: &str) -> Vec<FieldError<'static>> {
    match repair::value(json) {
        Some(Value::Array(items)) => items.into_iter().filter_map(of_item).collect(),
        Some(Value::Object(fields)) => fields.into_iter().flat_map(|(param, texts)| of_field(param, texts)).collect(),
        _ => Vec::new(),
    }
}

fn of_item(item: Value) -> Option<FieldError<'static>> {
    let Value::Object(mut members) = item else { return None };
    let code = take(&mut members, "code").or_else(|| take(&mut members, "reason")).unwrap_or_default();
    let message = take(&mut members, "message").or_else(|| take(&mut members, "detail")).unwrap_or_default();
    let param = take(&mut members, "param").or_else(|| take(&mut members, "pointer").map(|text| from_pointer(&text)));
    Some(FieldError::new(code, message, param))
}

fn of_field(param: String, texts: Value) -> impl Iterator<Item = FieldError<'static>> {
    let texts = match texts {
        Value::Array(texts) => texts,
        text => Vec::from([text]),
    };
    texts.into_iter().filter_map(move |text| match text {
        Value::String(text) => Some(FieldError::new("", text, Some(param.clone()))),
        _ => None,
    })
}

pub(super) fn take(members: &mut Map<String, Value>, name: &str) -> Option<String> {
    match members.remove(name) {
        Some(Value::String(text)) if !text.is_empty() => Some(text),
        _ => None,
    }
}

/// A number of errors. 0 for another value.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "as far as a number can be exact")]
pub(super) fn count(value: &Scalar<'_>) -> usize {
    match value {
        Scalar::Number(count) if *count >= 0.0 && *count <= f64::from(u32::MAX) => *count as usize,
        _ => 0,
    }
}

/// `#/items/0/sku` becomes `items[0].sku` (RFC 6901 section 6).
fn from_pointer(pointer: &str) -> String {
    let path = pointer.strip_prefix('#').unwrap_or(pointer);
    let mut param = String::with_capacity(path.len());
    for segment in path.strip_prefix('/').unwrap_or(path).split('/') {
        let segment = percent_decoded(segment).replace("~1", "/").replace("~0", "~");
        if !segment.is_empty() && segment.bytes().all(|byte| byte.is_ascii_digit()) {
            param.extend(["[", &segment, "]"]);
        } else {
            param.extend([if param.is_empty() { "" } else { "." }, &segment]);
        }
    }
    param
}

fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digits = after.get(..2).and_then(|digits| core::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    Cow::Owned(String::from_utf8_lossy(&bytes).into_owned())
}

#[cfg(test)]
mod tests {
    use super::from_pointer;

    #[test]
    fn pointers_become_params() {
        for (pointer, param) in [
            ("#/card", "card"),
            ("#/items/0/sku", "items[0].sku"),
            ("/items/0/sku", "items[0].sku"),
            ("#/grid/1/2", "grid[1][2]"),
            ("#/a~1b~0c", "a/b~c"),
            ("#/na%C3%AFve%20key", "naïve key"),
            ("#/3", "[3]"),
            ("#/50%", "50%"),
            ("", ""),
        ] {
            assert_eq!(from_pointer(pointer), param, "{pointer}");
        }
    }
}
