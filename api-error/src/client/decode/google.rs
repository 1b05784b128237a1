//! The JSON form of `google.rpc.Status` (AIP-193).

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::errors::take;
use super::members::{Members, Scalar};
use super::{Found, repair};
use crate::FieldError;
use crate::client::facts::Rest;
use crate::client::{Format, hint};

/// Whether the object in `error` is one: `{"code": 404, "message": "..", "status": "NOT_FOUND", "details": [..]}`.
pub(super) fn is_status(members: &Members<'_>) -> bool {
    let is_name = |name: &str| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_');
    matches!(&members.status, Scalar::Text(name) if is_name(name)) && !members.code.is_text()
}

pub(super) fn facts<'a>(members: &mut Members<'a>) -> Found<'a> {
    let mut facts = Found {
        message: members.message.text(),
        request_id: members.request_id.text(),
        ..Found::nothing(Format::Google)
    };
    let details = members.details.and_then(|raw| repair::value::<Vec<Value>>(raw.get()));
    for detail in details.into_iter().flatten() {
        if let Value::Object(members) = detail {
            add(&mut facts, members);
        }
    }
    if facts.code.is_none() {
        facts.code = members.status.text();
    }
    if let Some([only]) = facts.rest.as_ref().map(|rest| &*rest.errors) {
        facts.param = only.param.clone();
    }
    facts
}

/// Adds what one of the details says, by its type.
fn add(facts: &mut Found<'_>, mut detail: Map<String, Value>) {
    let name = take(&mut detail, "@type").unwrap_or_default();
    match name.rsplit('.').next().unwrap_or_default() {
        "ErrorInfo" => {
            facts.code = take(&mut detail, "reason").map(Into::into);
            if let Some(Value::Object(mut metadata)) = detail.remove("metadata") {
                facts.error_type = take(&mut metadata, "type").map(Into::into);
                rest(facts).details.extend(metadata);
            }
        }
        "BadRequest" => {
            let violations = detail.remove("fieldViolations");
            rest(facts).errors.extend(items(violations).map(|mut violation| {
                let text = |name, violation: &mut _| take(violation, name).unwrap_or_default();
                let (code, message) = (text("reason", &mut violation), text("description", &mut violation));
                FieldError::new(code, message, take(&mut violation, "field"))
            }));
        }
        "Help" => {
            facts.doc_url = items(detail.remove("links")).find_map(|mut link| take(&mut link, "url")).map(Into::into);
        }
        "RequestInfo" => facts.request_id = take(&mut detail, "requestId").map(Into::into),
        "RetryInfo" => {
            rest(facts).retry_after = take(&mut detail, "retryDelay").and_then(|text| hint::of_google(&text));
        }
        _ => {}
    }
}

fn rest<'f>(facts: &'f mut Found<'_>) -> &'f mut Rest {
    facts.rest.get_or_insert_default()
}

/// The objects in an array.
fn items(value: Option<Value>) -> impl Iterator<Item = Map<String, Value>> {
    let items = match value {
        Some(Value::Array(items)) => items,
        _ => Vec::new(),
    };
    items.into_iter().filter_map(|item| match item {
        Value::Object(members) => Some(members),
        _ => None,
    })
}
