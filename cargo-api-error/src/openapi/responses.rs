//! A response for every status, with an example of each of its codes.

use std::collections::BTreeMap;

use api_error_syntax::RetryAfterDef;

use super::union::Schemas;
use super::{CODES, DOMAIN, GENERATED, Service, entries};
use crate::catalog::{Catalog, Domain, Entry};
use crate::ordered::Json;
use crate::reference::{bodies, words};

/// `Error404` and so on, in the order of the statuses.
pub(super) fn responses(service: &Service<'_>, schemas: &Schemas) -> Vec<(String, Json)> {
    let mut by_status: BTreeMap<u16, Vec<&Entry>> = BTreeMap::new();
    for entry in entries(service.catalog) {
        by_status.entry(entry.spec.status).or_default().push(entry);
    }
    by_status
        .into_iter()
        .map(|(status, entries)| {
            (service.response(status), response(service, schemas.of_status(status), status, &entries))
        })
        .collect()
}

fn response(service: &Service<'_>, schema: Json, status: u16, entries: &[&Entry]) -> Json {
    let examples = entries.iter().flat_map(|entry| examples(service.catalog, entry)).collect();
    let media = Json::object([("schema", schema), ("examples", Json::Object(examples))]);
    let codes = entries.iter().map(|entry| entry.spec.code.as_str());
    let mut description = words::status(status);
    let varying = entries.iter().filter(|entry| entry.spec.status_from.is_some());
    let varying: Vec<String> = varying.map(|entry| format!("`{}`", entry.spec.code)).collect();
    if !varying.is_empty() {
        description.push_str(&format!(". Also with another status: {}", varying.join(", ")));
    }
    Json::object([("description", description.into())])
        .with("headers", headers(entries))
        .with("content", Json::Object(vec![(service.catalog.body.form.media_type.clone(), media)]))
        .with(CODES, Json::texts(codes))
        .with_some(DOMAIN, service.domain().map(Domain::as_str))
        .with(GENERATED.0, GENERATED.1)
}

/// An example for each body that the code can have.
fn examples(catalog: &Catalog, entry: &Entry) -> Vec<(String, Json)> {
    let code = &entry.spec.code;
    let named = bodies(&catalog.body, entry).into_iter().enumerate().map(|(at, (alone, body))| {
        let name = if at == 0 { code.clone() } else { format!("{code}-{}", at + 1) };
        (name, Json::object([("summary", words::headline(&alone).into()), ("value", body)]))
    });
    named.collect()
}

/// The headers that some of the codes have. None is required: the layer adds the first, and the others depend on the code.
fn headers(entries: &[&Entry]) -> Json {
    let header = |ty: &str, text: &str| {
        Json::object([("description", text.into()), ("schema", Json::object([("type", ty.into())]))])
    };
    let mut headers = vec![("x-request-id".to_owned(), header("string", "The id of the request."))];
    if entries.iter().any(|entry| entry.spec.retry_after.is_some()) {
        let seconds = |entry: &&Entry| match entry.spec.retry_after {
            Some(RetryAfterDef::Seconds(seconds)) => Some(seconds),
            Some(RetryAfterDef::Field(_)) | None => None,
        };
        let text = match entries.iter().find_map(seconds) {
            Some(seconds) if entries.len() == 1 => format!("The number of seconds to wait before a retry: {seconds}."),
            _ => "The number of seconds to wait before a retry.".to_owned(),
        };
        headers.push(("Retry-After".to_owned(), header("integer", &text)));
    }
    for declared in entries.iter().flat_map(|entry| &entry.spec.headers) {
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case(&declared.name)) {
            headers.push((declared.name.clone(), header("string", "Depends on the code.")));
        }
    }
    // The runtime adds it to every 401 that declares none.
    let is_401 = entries.iter().any(|entry| entry.spec.status == 401);
    if is_401 && !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("WWW-Authenticate")) {
        headers.push(("WWW-Authenticate".to_owned(), header("string", "How to authenticate.")));
    }
    Json::Object(headers)
}
