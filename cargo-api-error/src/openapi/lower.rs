//! Turns a schema of OpenAPI 3.1 into one of 3.0.

use serde_json::Value;

use crate::ordered::Json;

/// `nullable` for a `null` type, `enum` for `const`, `example` for `examples` of schemas.
pub(super) fn lower(components: Json) -> Json {
    let Json::Object(members) = components else { return components };
    let lowered = members.into_iter().map(|(kind, value)| match (kind.as_str(), value) {
        ("schemas", Json::Object(schemas)) => {
            (kind, Json::Object(schemas.into_iter().map(|(name, schema)| (name, of_schema(schema))).collect()))
        }
        (_, value) => (kind, value),
    });
    Json::Object(lowered.collect())
}

fn of_schema(schema: Json) -> Json {
    match schema {
        Json::Array(items) => Json::Array(items.into_iter().map(of_schema).collect()),
        Json::Value(value) => Json::Value(value),
        Json::Object(members) => {
            let mut lowered = Vec::new();
            for (name, value) in members {
                match (name.as_str(), value) {
                    ("type", Json::Array(types)) => {
                        let ty = types.into_iter().next().unwrap_or(Json::Value(Value::Null));
                        lowered.push((name, ty));
                        lowered.push(("nullable".to_owned(), true.into()));
                    }
                    // The only type that has no other form; it allows nothing but null.
                    ("type", Json::Value(Value::String(ty))) if ty == "null" => {
                        lowered.push(("nullable".to_owned(), true.into()));
                        lowered.push(("enum".to_owned(), Json::Array(vec![Json::Value(Value::Null)])));
                    }
                    ("const", value) => lowered.push(("enum".to_owned(), Json::Array(vec![value]))),
                    ("examples", Json::Array(items)) => {
                        lowered.extend(items.into_iter().next().map(|first| ("example".to_owned(), first)));
                    }
                    ("properties", Json::Object(properties)) => {
                        let properties = properties.into_iter().map(|(name, schema)| (name, of_schema(schema)));
                        lowered.push((name, Json::Object(properties.collect())));
                    }
                    // Its members are codes.
                    ("discriminator", value) => lowered.push((name, value)),
                    ("anyOf", Json::Array(options)) => lowered.extend(any_of(options)),
                    (_, value @ Json::Object(_)) => lowered.push((name, of_schema(value))),
                    (_, value) => lowered.push((name, value)),
                }
            }
            Json::Object(lowered)
        }
    }
}

/// An option that is `null` is `nullable` beside the others.
fn any_of(options: Vec<Json>) -> Vec<(String, Json)> {
    let null = Json::object([("type", "null".into())]);
    let (nulls, rest): (Vec<_>, Vec<_>) = options.into_iter().partition(|option| *option == null);
    let mut members = vec![("anyOf".to_owned(), Json::Array(rest.into_iter().map(of_schema).collect()))];
    if !nulls.is_empty() {
        members.push(("nullable".to_owned(), true.into()));
    }
    members
}
