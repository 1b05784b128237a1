//! The module for Python.

use api_error_syntax::{DetailDef, MemberType, PlainType};
use minijinja::Value;

use super::language::Language;
use super::words;

pub(super) const PYTHON: Language = Language {
    name: "python",
    codes: include_str!("python/codes.py.j2"),
    parts: &[
        include_str!("python/hint.py"),
        include_str!("python/json.py"),
        include_str!("python/shape.py"),
        include_str!("python/known.py"),
        include_str!("python/decode.py"),
        include_str!("python/retry.py"),
        include_str!("python/send.py"),
    ],
    reserved: &RESERVED,
    member_type,
    details,
    literal,
};

/// The names of the module, and those of Python that it uses.
const RESERVED: [&str; 36] = [
    "Any",
    "ApiError",
    "ApiErrorException",
    "Attempt",
    "Awaitable",
    "BodyState",
    "Callable",
    "CodeFacts",
    "ErrorResponse",
    "Exception",
    "FailureKind",
    "False",
    "FieldError",
    "Final",
    "Iterable",
    "KnownApiError",
    "KnownError",
    "Literal",
    "Mapping",
    "None",
    "NotRequired",
    "Protocol",
    "Response",
    "Retry",
    "RetryBudget",
    "RetryPolicy",
    "Sequence",
    "Shape",
    "Stop",
    "TransportFailure",
    "TransportKind",
    "True",
    "TypeAlias",
    "TypeVar",
    "TypedDict",
    "UnknownError",
];

fn member_type(ty: &MemberType) -> String {
    match ty {
        MemberType::Plain(PlainType::Integer) => "int".to_owned(),
        MemberType::Plain(PlainType::Number) => "float".to_owned(),
        MemberType::Plain(PlainType::Boolean) => "bool".to_owned(),
        MemberType::Plain(PlainType::Null) => "None".to_owned(),
        MemberType::Plain(PlainType::Any) => "object".to_owned(),
        MemberType::Plain(PlainType::Object) => "dict[str, object]".to_owned(),
        MemberType::Plain(_) => "str".to_owned(),
        MemberType::Array(element) => format!("list[{}]", member_type(element)),
        MemberType::OneOf(types) => types.iter().map(member_type).collect::<Vec<_>>().join(" | "),
    }
}

/// The members of a `TypedDict`, in its form that allows any names. Nothing if there are none.
fn details(members: &[(&DetailDef, String)]) -> String {
    let member = |(detail, ty): &(&DetailDef, String)| {
        let name = words::quoted(detail.name.clone());
        if detail.required { format!("{name}: {ty}") } else { format!("{name}: NotRequired[{ty} | None]") }
    };
    members.iter().map(member).collect::<Vec<_>>().join(", ")
}

#[allow(clippy::needless_pass_by_value, reason = "filters of templates take their values")]
fn literal(value: Value) -> Result<String, minijinja::Error> {
    let fail =
        |error: serde_json::Error| minijinja::Error::new(minijinja::ErrorKind::BadSerialization, error.to_string());
    Ok(python(&serde_json::to_value(&value).map_err(fail)?))
}

fn python(value: &serde_json::Value) -> String {
    use serde_json::Value::{Array, Bool, Null, Number, Object, String};
    match value {
        Null => "None".to_owned(),
        Bool(true) => "True".to_owned(),
        Bool(false) => "False".to_owned(),
        Number(number) => number.to_string(),
        String(text) => words::quoted(text.clone()),
        Array(items) => format!("[{}]", items.iter().map(python).collect::<Vec<_>>().join(", ")),
        Object(members) => {
            let member = |(name, value): (&std::string::String, _)| {
                format!("{}: {}", words::quoted(name.clone()), python(value))
            };
            format!("{{{}}}", members.iter().map(member).collect::<Vec<_>>().join(", "))
        }
    }
}
