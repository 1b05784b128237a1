//! The response of an extractor, and how it joins the one of a handler: a status has one response.

use alloc::string::String;
use alloc::vec::Vec;

use serde_core::de::DeserializeOwned;
use serde_core::ser::Serialize;
use serde_json::Value as Json;

use super::response::CODES;
use super::{read, responses_of, specs};
use crate::catalog::CatalogItem;

/// The codes of a response that an extractor rejects with: what narrows the errors of the handler leaves them.
const REJECTED: &str = "x-rejection-codes";

/// The responses of extractors that reject with these codes of a catalog.
pub(crate) fn rejections<R: DeserializeOwned + Default>(
    items: &'static [CatalogItem],
    codes: &[&str],
) -> Vec<(u16, R)> {
    let specs = specs(items).into_iter().filter(|spec| codes.contains(&spec.code)).collect();
    let marked = |(status, mut response): (u16, Json)| {
        if let Json::Object(members) = &mut response {
            let codes = members.get(CODES).cloned().unwrap_or_default();
            members.insert(REJECTED.into(), codes);
        }
        (status, read(response))
    };
    responses_of(specs).into_iter().map(marked).collect()
}

/// The codes that extractors reject with, of a response.
pub(crate) fn rejected_codes(response: &impl Serialize) -> Vec<String> {
    let codes = serde_json::to_value(response).ok().and_then(|mut json| Some(json.get_mut(REJECTED)?.take()));
    codes.map(read).unwrap_or_default()
}

/// A response with what another one of the same status says too.
pub(crate) fn joined<R: Serialize + DeserializeOwned + Default>(one: &R, other: &R) -> R {
    let json = |response: &R| serde_json::to_value(response).unwrap_or_default();
    let mut joined = json(one);
    join(&mut joined, json(other));
    // As in every other response.
    if let Some(Json::Array(codes)) = joined.get_mut(CODES) {
        codes.sort_by(|one, other| one.as_str().cmp(&other.as_str()));
    }
    read(joined)
}

/// Objects and lists have the members of both; of two texts, the first one stays.
fn join(one: &mut Json, other: Json) {
    match (one, other) {
        (Json::Object(one), Json::Object(other)) => {
            for (name, value) in other {
                match one.get_mut(&name) {
                    Some(known) => join(known, value),
                    None => drop(one.insert(name, value)),
                }
            }
        }
        (Json::Array(one), Json::Array(other)) => {
            let new: Vec<Json> = other.into_iter().filter(|item| !one.contains(item)).collect();
            one.extend(new);
        }
        _ => {}
    }
}
