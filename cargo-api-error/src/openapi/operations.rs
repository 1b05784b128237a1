//! The operations of a document that answer codes.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value};

use super::CODES;
use super::merge::model;
use crate::failure::Failure;
use crate::reference::Operation;

const METHODS: [&str; 8] = ["get", "head", "post", "put", "patch", "delete", "options", "trace"];

/// How many references lead from one to the next, at most.
const MOST_REFERENCES: usize = 8;

/// The operations of each code, by the codes that the responses of a document list.
pub(crate) fn operations(path: &Path, text: &str) -> Result<BTreeMap<String, Vec<Operation>>, Failure> {
    let failed = |why: &str| Failure::incomplete(format!("cannot read the operations of `{}`: {why}", path.display()));
    let root = model(path, text).map_err(|error| failed(&error))?;
    let paths = root.get("paths").and_then(Value::as_object).ok_or_else(|| failed("it has no `paths`"))?;
    let mut operations: BTreeMap<String, Vec<Operation>> = BTreeMap::new();
    for (path, item) in paths {
        let item = resolved(&root, item);
        for (method, operation) in METHODS.iter().filter_map(|method| Some((*method, item.get(method)?))) {
            for code in codes(&root, operation) {
                let summary = operation.get("summary").and_then(Value::as_str).map(str::to_owned);
                let operation = Operation { method: method.to_uppercase(), path: path.clone(), summary };
                let known = operations.entry(code.to_owned()).or_default();
                if known.last() != Some(&operation) {
                    known.push(operation);
                }
            }
        }
    }
    if operations.is_empty() {
        return Err(failed(&format!("no response of an operation has `{CODES}`"))
            .help("refer to the responses that `cargo api-error generate openapi --merge` writes into it"));
    }
    Ok(operations)
}

/// The codes that the responses of an operation list.
fn codes<'d>(root: &'d Value, operation: &'d Value) -> impl Iterator<Item = &'d str> {
    let responses = operation.get("responses").and_then(Value::as_object).into_iter().flat_map(Map::values);
    let lists = responses.filter_map(|response| resolved(root, response).get(CODES)?.as_array());
    lists.flatten().filter_map(Value::as_str)
}

/// What a reference into the same document leads to.
fn resolved<'d>(root: &'d Value, mut value: &'d Value) -> &'d Value {
    for _ in 0..MOST_REFERENCES {
        let pointer = value.get("$ref").and_then(Value::as_str).and_then(|it| it.strip_prefix('#'));
        match pointer.and_then(|pointer| root.pointer(pointer)) {
            Some(target) => value = target,
            None => break,
        }
    }
    value
}
