//! JSON Schemas of bodies and of their members.

use std::collections::BTreeSet;

use api_error_syntax::{BodyMember, BodyValue, Constant, DetailDef, Fact, MemberType, PlainType, StatusFromDef};
use serde_json::{Value, json};

use super::entries;
use crate::catalog::{Catalog, Entry};
use crate::markdown::without_rust_paths;
use crate::ordered::Json;

/// The schema that every error fits, also one with a code that does not exist yet.
pub(super) fn body(catalog: &Catalog) -> Json {
    let of = Of::Any(catalog);
    object(&catalog.body.form.members, of).with("description", "The body of every error.")
}

/// The schema of one code.
pub(super) fn of_code(catalog: &Catalog, entry: &Entry) -> Json {
    let schema = object(&catalog.body.form.members, Of::Code(entry));
    schema.with_some("description", entry.docs.summary.as_deref())
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

impl Of<'_> {
    /// Whether the value is there because of details that are always present.
    fn has_required_details(self, value: &BodyValue) -> bool {
        match (self, value) {
            (Self::Code(entry), BodyValue::Fact(Fact::Details)) => entry.spec.details.iter().any(|it| it.required),
            (Self::Code(_), BodyValue::Object(members)) => members.iter().any(|it| self.has_required_details_in(it)),
            _ => false,
        }
    }

    /// Whether only a report of validation has the value, and this is the schema of another code.
    fn is_never_reported(self, value: &BodyValue) -> bool {
        let is_of_report = matches!(value, BodyValue::Errors(_) | BodyValue::Fact(Fact::MoreErrors));
        is_of_report && matches!(self, Self::Code(entry) if !entry.is_built_in())
    }

    fn has_required_details_in(self, member: &BodyMember) -> bool {
        match (self, member) {
            (_, BodyMember::Named { value, .. }) => self.has_required_details(value),
            (Self::Code(entry), BodyMember::Spread { .. }) => entry.spec.details.iter().any(|it| it.required),
            (Self::Any(_) | Self::Field, BodyMember::Spread { .. }) => false,
        }
    }
}

/// Whether a fact is that of the status that is sent, which is not always that of the contract.
fn follows(entry: &Entry, fact: fn(&StatusFromDef) -> bool) -> bool {
    entry.spec.status_from.as_ref().is_some_and(fact)
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
                        properties.push((detail.name.clone(), of_detail(detail)));
                    }
                }
                Of::Any(_) | Of::Field => open = true,
            },
            BodyMember::Named { optional: true, value, .. } if of.is_never_reported(value) => {}
            BodyMember::Named { name, optional, value } => {
                let certain = !optional || member.is_certain() || of.has_required_details(value);
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
        BodyValue::Object(members) => {
            let schema = object(members, of);
            let is_certain = members.iter().any(|member| member.is_certain() || of.has_required_details_in(member));
            if null && !is_certain { nullable(schema) } else { schema }
        }
        BodyValue::Array(items) => {
            let items: Vec<Json> = items.iter().map(|item| of_value(item, true, of)).collect();
            let array = Json::object([("type", "array".into())]);
            match <[Json; 1]>::try_from(items) {
                Ok([only]) => array.with("items", only),
                Err(items) if items.is_empty() => array.with("items", Json::object([])),
                Err(items) => array.with("items", Json::object([("anyOf", Json::Array(items))])),
            }
        }
        BodyValue::Errors(members) => {
            let items = object(members, Of::Field);
            typed("array", null)
                .with("items", items)
                .with("description", "One entry for each field that failed validation.")
        }
    }
}

fn of_fact(fact: Fact, null: bool, of: Of<'_>) -> Json {
    let describe = |schema: Json| schema.with("description", meaning(fact));
    match (fact, of) {
        (Fact::Code, Of::Code(entry)) => constant(&entry.spec.code),
        (Fact::Type, Of::Code(entry)) if !follows(entry, |from| from.type_follows) => constant(&entry.spec.error_type),
        (Fact::Status, Of::Code(entry)) if !follows(entry, |_| true) => {
            Json::object([("type", "integer".into()), ("const", entry.spec.status.into())])
        }
        (Fact::Code, Of::Any(catalog)) => {
            let codes: Vec<&str> = entries(catalog).map(|entry| entry.spec.code.as_str()).collect();
            let schema = describe(typed("string", null)).with("examples", Json::texts(codes.iter().take(3).copied()));
            schema.with("x-extensible-enum", Json::texts(codes))
        }
        (Fact::Type, Of::Any(catalog)) => {
            let types: BTreeSet<&str> = entries(catalog).map(|entry| entry.spec.error_type.as_str()).collect();
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
    let properties = details.iter().map(|it| (it.name.clone(), of_detail(it))).collect();
    let schema = typed("object", null && required.is_empty());
    let schema = if required.is_empty() { schema } else { schema.with("required", Json::texts(required)) };
    schema.with("properties", Json::Object(properties))
}

/// The schema of a detail.
fn of_detail(detail: &DetailDef) -> Json {
    let schema = of_type(&detail.member_type());
    let schema = if detail.required { schema } else { nullable(schema) };
    schema.with_some("description", detail.description.as_deref().map(without_rust_paths))
}

fn of_type(ty: &MemberType) -> Json {
    match ty {
        MemberType::Plain(PlainType::Any) => Json::object([]),
        // No format: not every reader accepts what others write, and what is refused hides the whole error.
        MemberType::Plain(PlainType::Uri | PlainType::Decimal) => typed("string", false),
        MemberType::Plain(plain) if plain.is_format() => typed("string", false).with("format", plain.name()),
        // No `int64`: some generators make a type of it that JSON numbers do not fit.
        MemberType::Plain(plain) => typed(plain.name(), false),
        MemberType::Array(element) => typed("array", false).with("items", of_type(element)),
        MemberType::OneOf(types) => one_of(types),
    }
}

fn one_of(types: &[MemberType]) -> Json {
    let null = MemberType::Plain(PlainType::Null);
    let others: Vec<Json> = types.iter().filter(|ty| **ty != null).map(of_type).collect();
    let schema = match <[Json; 1]>::try_from(others) {
        Ok([only]) => only,
        Err(others) => Json::object([("anyOf", Json::Array(others))]),
    };
    if types.contains(&null) { nullable(schema) } else { schema }
}

/// The schema of the same values and `null`. The result has a `type` or an `anyOf`, unless everything fits already.
fn nullable(schema: Json) -> Json {
    let Json::Object(mut members) = schema else { return schema };
    for (name, value) in &mut members {
        match (name.as_str(), value) {
            ("type", ty @ Json::Value(Value::String(_))) => *ty = Json::Array(vec![ty.clone(), "null".into()]),
            ("anyOf", Json::Array(options)) => options.push(typed("null", false)),
            _ => {}
        }
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
