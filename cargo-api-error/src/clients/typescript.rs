//! The module for TypeScript.

use api_error_syntax::{DetailDef, MemberType, PlainType};
use minijinja::Value;

use super::language::Language;
use super::words;

pub(super) const TYPESCRIPT: Language = Language {
    name: "typescript",
    codes: include_str!("typescript/codes.ts.j2"),
    parts: &[
        include_str!("typescript/types.ts"),
        include_str!("typescript/decode.ts"),
        include_str!("typescript/hint.ts"),
        include_str!("typescript/retry.ts"),
        include_str!("typescript/json.ts"),
        include_str!("typescript/shape.ts"),
        include_str!("typescript/known.ts"),
        include_str!("typescript/fetch.ts"),
    ],
    // Codes are never names there.
    reserved: &[],
    member_type,
    details,
    literal,
};

fn member_type(ty: &MemberType) -> String {
    match ty {
        MemberType::Plain(PlainType::Integer | PlainType::Number) => "number".to_owned(),
        MemberType::Plain(PlainType::Boolean) => "boolean".to_owned(),
        MemberType::Plain(PlainType::Null) => "null".to_owned(),
        MemberType::Plain(PlainType::Any) => "unknown".to_owned(),
        MemberType::Plain(PlainType::Object) => "{ readonly [name: string]: unknown }".to_owned(),
        MemberType::Plain(_) => "string".to_owned(),
        MemberType::Array(element) => format!("ReadonlyArray<{}>", member_type(element)),
        MemberType::OneOf(types) => types.iter().map(member_type).collect::<Vec<_>>().join(" | "),
    }
}

fn details(members: &[(&DetailDef, String)]) -> String {
    if members.is_empty() {
        return "{ readonly [name: string]: unknown }".to_owned();
    }
    let member = |(detail, ty): &(&DetailDef, String)| {
        let name = words::quoted(detail.name.clone());
        if detail.required { format!("readonly {name}: {ty}") } else { format!("readonly {name}?: {ty} | null") }
    };
    format!("{{ {} }}", members.iter().map(member).collect::<Vec<_>>().join("; "))
}

#[allow(clippy::needless_pass_by_value, reason = "filters of templates take their values")]
fn literal(value: Value) -> Result<String, minijinja::Error> {
    let fail =
        |error: serde_json::Error| minijinja::Error::new(minijinja::ErrorKind::BadSerialization, error.to_string());
    serde_json::to_string(&value).map_err(fail)
}
