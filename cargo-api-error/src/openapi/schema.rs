//! JSON Schemas of bodies and of their members.

use std::collections::BTreeSet;

use api_error_syntax::{BodyMember, BodyValue, Constant, Fact, JsonType};
use serde_json::{Value, json};

use crate::catalog::{Catalog, Entry};
use crate::ordered::Json;

/// The schema that every error fits, also one with a code that does not exist yet.
pub(super) fn body(catalog: &Catalog) -> Json {
    let of = Of::Any(catalog);
    object(&catalog.body.form.members, of).with("description", "The body of every error.")
}

/// The schema of one code.
pub(super) fn of_code(catalog: &Catalog, entry: &Entry) -> Json {
    let schema = object(&catalog.body.form.members, Of::Code(entry));
    schema.with_some("description", entry.summary.as_deref())
}

/// What a schema describes.
#[derive(Clone, Copy)]
enum Of<'c> {
    /// Every error.
    Any(&'c Catalog),
    /// The errors of one code.
    Code(&'c Entry),
    /// A field that failed validation.
    Field,
}

fn object(members: &[BodyMember], of: Of<'_>) -> Json {
    let mut properties = Vec::new();
    let mut required = Vec::new();
    let mut open = false;
    let taken: Vec<&str> = members.iter().filter_map(BodyMember::name).collect();
    for member in members {
        match member {
            BodyMember::Spread { .. } => match of {
                Of::Code(entry) => {
                    for detail in entry.spec.details.iter().filter(|detail| !taken.contains(&detail.name.as_str())) {
                        required.extend(detail.required.then(|| detail.name.clone()));
                        properties.push((detail.name.clone(), of_detail(&detail.ty, detail.required)));
                    }
                }
                Of::Any(_) | Of::Field => open = true,
            },
            BodyMember::Named { name, optional, value } => {
                let certain = !optional || member.is_certain();
                required.extend(certain.then(|| name.clone()));
                properties.push((name.clone(), of_value(value, !optional, of)));
            }
        }
    }
    let schema = Json::object([("type", "object".into())]);
    let schema = if required.is_empty() { schema } else { schema.with("required", Json::texts(required)) };
    let schema = schema.with("properties", Json::Object(properties));
    if open { schema.with("additionalProperties", true) } else { schema }
}

/// `null` stands for a value that is missing, unless the member is left out then.
fn of_value(value: &BodyValue, null: bool, of: Of<'_>) -> Json {
    match value {
        BodyValue::Fact(fact) => of_fact(*fact, null && fact.may_be_absent(), of),
        BodyValue::Extra(name) => Json::object([("description", format!("The value `{name}` of the service.").into())]),
        BodyValue::Constant(constant) => of_constant(constant),
        BodyValue::Object(members) => object(members, of),
        BodyValue::Array(items) => {
            let items: Vec<Json> = items.iter().map(|item| of_value(item, true, of)).collect();
            let array = Json::object([("type", "array".into())]);
            match <[Json; 1]>::try_from(items) {
                Ok([only]) => array.with("items", only),
                Err(items) => array.with("items", Json::object([("anyOf", Json::Array(items))])),
            }
        }
        BodyValue::Errors(members) => {
            let items = object(members, Of::Field);
            typed("array", null).with("items", items).with("description", "One entry for each field that failed validation.")
        }
    }
}

fn of_fact(fact: Fact, null: bool, of: Of<'_>) -> Json {
    let describe = |schema: Json| schema.with("description", meaning(fact));
    match (fact, of) {
        (Fact::Code, Of::Code(entry)) => constant(&entry.spec.code),
        (Fact::Type, Of::Code(entry)) => constant(&entry.spec.error_type),
        (Fact::Status, Of::Code(entry)) => Json::object([("type", "integer".into()), ("const", entry.spec.status.into())]),
        (Fact::Code, Of::Any(catalog)) => {
            let codes: Vec<&str> = catalog.errors.iter().map(|entry| entry.spec.code.as_str()).collect();
            let schema = describe(typed("string", null)).with("examples", Json::texts(codes.iter().take(3).copied()));
            schema.with("x-extensible-enum", Json::texts(codes))
        }
        (Fact::Type, Of::Any(catalog)) => {
            let types: BTreeSet<&str> = catalog.errors.iter().map(|entry| entry.spec.error_type.as_str()).collect();
            describe(typed("string", null)).with("x-extensible-enum", Json::texts(types))
        }
        (Fact::Details, Of::Code(entry)) => of_details(entry, null),
        (Fact::Details, _) => describe(typed("object", null)).with("additionalProperties", true),
        (Fact::Status | Fact::RetryAfter | Fact::MoreErrors, _) => describe(typed("integer", null)),
        (Fact::Retryable, _) => describe(typed("boolean", null)),
        (Fact::Code | Fact::Type | Fact::Message | Fact::Param | Fact::DocUrl | Fact::RequestId | Fact::Title, _) => {
            describe(typed("string", null))
        }
    }
}

fn of_details(entry: &Entry, null: bool) -> Json {
    let details = &entry.spec.details;
    let required: Vec<&str> = details.iter().filter(|it| it.required).map(|it| it.name.as_str()).collect();
    let properties = details.iter().map(|it| (it.name.clone(), of_detail(&it.ty, it.required))).collect();
    let schema = typed("object", null && required.is_empty());
    let schema = if required.is_empty() { schema } else { schema.with("required", Json::texts(required)) };
    schema.with("properties", Json::Object(properties))
}

/// The schema of a detail.
pub(super) fn of_detail(ty: &JsonType, required: bool) -> Json {
    let schema = of_type(ty);
    if required { schema } else { nullable(schema) }
}

fn of_type(ty: &JsonType) -> Json {
    match ty {
        JsonType::String => typed("string", false),
        JsonType::Boolean => typed("boolean", false),
        JsonType::Number => typed("number", false),
        // No `int64`: some generators make a type of it that JSON numbers do not fit.
        JsonType::Integer { signed, .. } => {
            let schema = typed("integer", false);
            if *signed { schema } else { schema.with("minimum", 0_u16) }
        }
        JsonType::Array(element) => typed("array", false).with("items", of_type(element)),
        JsonType::Map(value) => typed("object", false).with("additionalProperties", of_type(value)),
        JsonType::Nullable(inner) => nullable(of_type(inner)),
        JsonType::OneOf(types) => Json::object([("anyOf", Json::Array(types.iter().map(of_type).collect()))]),
        JsonType::Opaque(_) => Json::object([]),
    }
}

fn nullable(schema: Json) -> Json {
    let Json::Object(mut members) = schema else { return schema };
    match members.iter_mut().find(|(name, _)| name == "type") {
        Some((_, ty @ Json::Value(Value::String(_)))) => *ty = Json::Array(vec![ty.clone(), "null".into()]),
        Some(_) => {}
        None if members.is_empty() => {}
        None => return Json::object([("anyOf", Json::Array(vec![Json::Object(members), typed("null", false)]))]),
    }
    Json::Object(members)
}

fn typed(name: &str, null: bool) -> Json {
    let ty = if null { Json::texts([name, "null"]) } else { name.into() };
    Json::object([("type", ty)])
}

/// Generators that do not know `const` read the type beside it.
fn constant(text: &str) -> Json {
    Json::object([("type", "string".into()), ("const", text.into())])
}

fn of_constant(constant: &Constant) -> Json {
    let (ty, value) = match constant {
        Constant::Null => return typed("null", false),
        Constant::Bool(flag) => ("boolean", json!(flag)),
        Constant::Integer(number) => ("integer", json!(number)),
        Constant::Text(text) => ("string", json!(text)),
    };
    typed(ty, false).with("const", Json::Value(value))
}

fn meaning(fact: Fact) -> &'static str {
    match fact {
        Fact::Type => "The class of the error. There can be others in the future.",
        Fact::Code => "The stable name of the error. There can be others in the future.",
        Fact::Message => "A sentence for people; it can change.",
        Fact::Param => "The request parameter at fault.",
        Fact::DocUrl => "The page about the code.",
        Fact::RequestId => "The id of the request.",
        Fact::Status => "The HTTP status.",
        Fact::Title => "The phrase of the HTTP status.",
        Fact::Retryable => "Whether the same request may succeed later.",
        Fact::RetryAfter => "The number of seconds to wait before a retry.",
        Fact::Details => "More facts, which depend on the code.",
        Fact::MoreErrors => "How many more fields failed validation than `errors` lists.",
    }
}
