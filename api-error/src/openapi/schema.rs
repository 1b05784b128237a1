//! The JSON Schema of the body of an error. A test compares it with the one that the command generates from source.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;

use serde_json::{Map, Value as Json, json};

use crate::shape::{Members, Node, Value};
use crate::{ErrorSpec, Shape};

/// The schema that every error fits, also one with a code that does not exist yet.
pub(super) fn body(specs: &[&ErrorSpec], shape: &Shape) -> Json {
    with(object(&shape.members(), Of::Any(specs)), "description", json!("The body of every error."))
}

/// What a schema describes.
#[derive(Clone, Copy)]
enum Of<'a> {
    /// Errors with these codes, and others.
    Any(&'a [&'a ErrorSpec]),
    /// A field that failed validation.
    Field,
}

fn object(members: &Members, of: Of<'_>) -> Json {
    let required = members.list.iter().filter(|member| !member.is_optional).map(|member| member.name.as_str());
    let required: Vec<&str> = required.collect();
    let properties = members.list.iter().map(|it| (it.name.clone(), of_node(&it.node, !it.is_optional, of)));
    let mut schema = json!({ "type": "object", "properties": properties.collect::<Map<_, _>>() });
    if !required.is_empty() {
        schema = with(schema, "required", json!(required));
    }
    if members.spreads_details { with(schema, "additionalProperties", json!(true)) } else { schema }
}

/// `null` stands for a value that is missing, unless the member is left out then.
fn of_node(node: &Node, null: bool, of: Of<'_>) -> Json {
    match node {
        Node::Constant(constant) => of_constant(constant),
        Node::Value(value) => of_value(*value, null, of),
        Node::Object(members) => {
            let is_certain = members.list.iter().any(|member| !member.is_optional);
            let schema = object(members, of);
            if null && !is_certain { with(schema, "type", json!(["object", "null"])) } else { schema }
        }
        Node::Array(items) => {
            let items: Vec<Json> = items.iter().map(|item| of_node(item, true, of)).collect();
            let items = match <[Json; 1]>::try_from(items) {
                Ok([only]) => only,
                Err(items) if items.is_empty() => json!({}),
                Err(items) => json!({ "anyOf": items }),
            };
            json!({ "type": "array", "items": items })
        }
        Node::Errors(members) => {
            let items = object(members, Of::Field);
            let schema = with(typed("array", null), "items", items);
            with(schema, "description", json!("One entry for each field that failed validation."))
        }
    }
}

fn of_value(value: Value, null: bool, of: Of<'_>) -> Json {
    // The type, whether an error may have no value, and the meaning.
    let (ty, may_be_absent, meaning) = match value {
        Value::Type => ("string", false, "The class of the error. There can be others in the future."),
        Value::Code => ("string", false, "The stable name of the error. There can be others in the future."),
        Value::Message => ("string", false, "A sentence for people; it can change."),
        Value::Param => ("string", true, "The request parameter at fault."),
        Value::DocUrl => ("string", true, "The page about the code."),
        Value::RequestId => ("string", true, "The id of the request."),
        Value::Status => ("integer", false, "The HTTP status."),
        Value::Title => ("string", false, "The phrase of the HTTP status."),
        Value::Retryable => ("boolean", false, "Whether the same request may succeed later."),
        Value::RetryAfter => ("integer", true, "The number of seconds to wait before a retry."),
        Value::Details => ("object", true, "More facts, which depend on the code."),
        Value::MoreErrors => ("integer", true, "How many more fields failed validation than `errors` lists."),
        Value::Extra(name) => return json!({ "description": format!("The value `{name}` of the service.") }),
        Value::Errors(_) | Value::Null => return of_constant(&Json::Null),
    };
    let schema = with(typed(ty, null && may_be_absent), "description", json!(meaning));
    match (value, of) {
        (Value::Code, Of::Any(specs)) => {
            let codes: BTreeSet<&str> = specs.iter().map(|spec| spec.code).collect();
            let examples: Vec<&str> = codes.iter().take(3).copied().collect();
            with(with(schema, "examples", json!(examples)), "x-extensible-enum", json!(codes))
        }
        (Value::Type, Of::Any(specs)) => {
            let types: BTreeSet<&str> = specs.iter().map(|spec| spec.error_type.as_str()).collect();
            with(schema, "x-extensible-enum", json!(types))
        }
        (Value::Details, _) => with(schema, "additionalProperties", json!(true)),
        _ => schema,
    }
}

fn typed(name: &str, null: bool) -> Json {
    json!({ "type": if null { json!([name, "null"]) } else { json!(name) } })
}

fn of_constant(constant: &Json) -> Json {
    let ty = match constant {
        Json::Bool(_) => "boolean",
        Json::Number(_) => "integer",
        Json::String(_) => "string",
        Json::Null | Json::Array(_) | Json::Object(_) => return typed("null", false),
    };
    with(typed(ty, false), "const", constant.clone())
}

fn with(mut schema: Json, name: &str, value: Json) -> Json {
    if let Json::Object(members) = &mut schema {
        members.insert(name.into(), value);
    }
    schema
}
