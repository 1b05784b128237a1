//! The operations of a document that answer codes.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Map, Value};

use super::merge::model;
use super::{CODES, DOMAIN};
use crate::catalog::{Catalog, Operation};
use crate::failure::Failure;

const METHODS: [&str; 8] = ["get", "head", "post", "put", "patch", "delete", "options", "trace"];

/// How many references lead from one to the next, at most.
const MOST_REFERENCES: usize = 8;

/// The operations of each code, by the domain that its response names, if it does.
pub(crate) struct Operations(BTreeMap<(Option<String>, String), Vec<Operation>>);

impl Operations {
    /// Reads them from the codes that the responses of a document list.
    pub(crate) fn of(path: &Path, text: &str) -> Result<Self, Failure> {
        let failed =
            |why: &str| Failure::incomplete(format!("cannot read the operations of `{}`: {why}", path.display()));
        let root = model(path, text).map_err(|error| failed(&error))?;
        let paths = root.get("paths").and_then(Value::as_object).ok_or_else(|| failed("it has no `paths`"))?;
        let mut operations: BTreeMap<_, Vec<Operation>> = BTreeMap::new();
        for (path, item) in paths {
            let item = resolved(&root, item);
            for (method, operation) in METHODS.iter().filter_map(|method| Some((*method, item.get(method)?))) {
                for (domain, code) in codes(&root, operation) {
                    let summary = operation.get("summary").and_then(Value::as_str).map(str::to_owned);
                    let operation = Operation { method: method.to_uppercase(), path: path.clone(), summary };
                    let known = operations.entry((domain.map(str::to_owned), code.to_owned())).or_default();
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
        Ok(Self(operations))
    }

    /// Gives the codes of the only service their operations, instead of those that they had.
    pub(crate) fn add_to(&self, catalog: &mut Catalog) {
        let domain = catalog.domain.as_ref().map(ToString::to_string);
        for entry in &mut catalog.errors {
            let of = |domain: Option<String>| self.0.get(&(domain, entry.spec.code.clone()));
            let marked = domain.clone().and_then(|domain| of(Some(domain)));
            entry.operations = of(None).into_iter().chain(marked).flatten().cloned().collect();
        }
    }

    /// Gives the codes of each service their operations, if the document has any of it. A response counts if it names its
    /// domain: without one, nobody knows whose codes it lists.
    pub(crate) fn add_to_each(&self, services: &mut [Catalog]) {
        for catalog in services {
            let Some(domain) = catalog.domain.as_ref().map(ToString::to_string) else { continue };
            if !self.0.keys().any(|(of, _)| of.as_ref() == Some(&domain)) {
                continue;
            }
            for entry in &mut catalog.errors {
                let key = (Some(domain.clone()), entry.spec.code.clone());
                entry.operations = self.0.get(&key).cloned().unwrap_or_default();
            }
        }
    }
}

/// The codes that the responses of an operation list, each with the domain of its response.
fn codes<'d>(root: &'d Value, operation: &'d Value) -> impl Iterator<Item = (Option<&'d str>, &'d str)> {
    let responses = operation.get("responses").and_then(Value::as_object).into_iter().flat_map(Map::values);
    responses.flat_map(|response| {
        let response = resolved(root, response);
        let domain = response.get(DOMAIN).and_then(Value::as_str);
        let list = response.get(CODES).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(move |code| Some((domain, code.as_str()?)))
    })
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
