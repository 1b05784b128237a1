//! The operations of a document that answer codes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use api_error_syntax::closest;
use serde_json::{Map, Value};

use super::merge::model;
use super::{CODES, DOMAIN};
use crate::catalog::{Catalog, Operation};
use crate::failure::Failure;

const METHODS: [&str; 8] = ["get", "head", "post", "put", "patch", "delete", "options", "trace"];

/// How many references lead from one to the next, at most.
const MOST_REFERENCES: usize = 8;

/// What a document says about the operations.
#[derive(Default)]
pub(crate) struct Operations {
    /// Those of each code, by the domain that its response names, if it does.
    of_codes: BTreeMap<(Option<String>, String), Vec<Operation>>,
    /// What cannot be read of the codes, with the operations that have it.
    faults: BTreeMap<&'static str, Vec<Operation>>,
}

impl Operations {
    /// Reads them from the codes that the responses of a document list.
    pub(crate) fn of(path: &Path, text: &str) -> Result<Self, Failure> {
        let failed =
            |why: &str| Failure::incomplete(format!("cannot read the operations of `{}`: {why}", path.display()));
        let root = model(path, text).map_err(|error| failed(&error))?;
        let paths = root.get("paths").and_then(Value::as_object).ok_or_else(|| failed("it has no `paths`"))?;
        let mut read = Self::default();
        for (path, item) in paths {
            let item = resolved(&root, item);
            for (method, written) in METHODS.iter().filter_map(|method| Some((*method, item.get(method)?))) {
                let summary = written.get("summary").and_then(Value::as_str).map(str::to_owned);
                let operation = Operation { method: method.to_uppercase(), path: path.clone(), summary };
                read.add(&operation, &root, written);
            }
        }
        if read.of_codes.is_empty() && read.faults.is_empty() {
            return Err(failed(&format!("no response of an operation has `{CODES}`"))
                .help("refer to the responses that `cargo api-error generate openapi --merge` writes into it"));
        }
        Ok(read)
    }

    /// Adds the codes that the responses of an operation list, each with the domain of its response.
    fn add(&mut self, operation: &Operation, root: &Value, written: &Value) {
        let mut fault = |fault| note(self.faults.entry(fault).or_default(), operation);
        if written.get(CODES).is_some() {
            fault("`x-error-codes` is not read here; write it into a response of the operation");
        }
        for response in written.get("responses").and_then(Value::as_object).into_iter().flat_map(Map::values) {
            let response = resolved(root, response);
            let domain = response.get(DOMAIN).and_then(Value::as_str);
            let Some(codes) = response.get(CODES) else { continue };
            let Some(codes) = codes.as_array() else {
                fault("`x-error-codes` is not a list, as in `[not_found]`");
                continue;
            };
            for code in codes {
                match code.as_str() {
                    Some(code) => {
                        let key = (domain.map(str::to_owned), code.to_owned());
                        note(self.of_codes.entry(key).or_default(), operation);
                    }
                    None => fault("`x-error-codes` has a value that is not a string"),
                }
            }
        }
    }

    /// What is wrong with the codes that the document lists: a sentence for each mistake, and its line where only one can be
    /// meant. A response of a domain that is not among the catalogs is about the codes of others.
    pub(crate) fn mistakes(&self, catalogs: &[Catalog], text: &str) -> Vec<(Option<usize>, String)> {
        let faults = self.faults.iter().map(|(fault, operations)| (None, format!("{}: {fault}", listed(operations))));
        let known: BTreeSet<&str> =
            catalogs.iter().flat_map(|it| &it.errors).map(|entry| entry.spec.code.as_str()).collect();
        let ours =
            |domain: &String| catalogs.iter().any(|it| it.domain.as_ref().is_some_and(|it| it.as_str() == domain));
        let unknown = self
            .of_codes
            .iter()
            .filter(|((domain, code), _)| domain.as_ref().is_none_or(ours) && !known.contains(code.as_str()));
        let names: Vec<&str> = known.iter().copied().collect();
        let unknown = unknown.map(|((_, code), operations)| {
            let meant = closest(code, &names).map(|name| format!(", did you mean `{name}`")).unwrap_or_default();
            (only_line(text, code), format!("{}: unknown code `{code}`{meant}", listed(operations)))
        });
        faults.chain(unknown).collect()
    }

    /// Gives the codes of the only service their operations, instead of those that they had.
    pub(crate) fn add_to(&self, catalog: &mut Catalog) {
        let domain = catalog.domain.as_ref().map(ToString::to_string);
        for entry in &mut catalog.errors {
            let of = |domain: Option<String>| self.of_codes.get(&(domain, entry.spec.code.clone()));
            let marked = domain.clone().and_then(|domain| of(Some(domain)));
            entry.operations = of(None).into_iter().chain(marked).flatten().cloned().collect();
        }
    }

    /// Gives the codes of each service their operations, if the document has any of it. A response counts if it names its
    /// domain: without one, nobody knows whose codes it lists.
    pub(crate) fn add_to_each(&self, services: &mut [Catalog]) {
        for catalog in services {
            let Some(domain) = catalog.domain.as_ref().map(ToString::to_string) else { continue };
            if !self.of_codes.keys().any(|(of, _)| of.as_ref() == Some(&domain)) {
                continue;
            }
            for entry in &mut catalog.errors {
                let key = (Some(domain.clone()), entry.spec.code.clone());
                entry.operations = self.of_codes.get(&key).cloned().unwrap_or_default();
            }
        }
    }
}

/// Adds an operation, unless another response of it was added just before.
fn note(operations: &mut Vec<Operation>, operation: &Operation) {
    if operations.last() != Some(operation) {
        operations.push(operation.clone());
    }
}

/// The line of a code, if only one line has it.
fn only_line(text: &str, code: &str) -> Option<usize> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || "_.:/-".contains(c);
    let has = |line: &str| {
        line.match_indices(code).any(|(at, _)| {
            let (before, rest) = line.split_at(at);
            !before.ends_with(is_part) && !rest.get(code.len()..).unwrap_or_default().starts_with(is_part)
        })
    };
    let mut lines = text.lines().enumerate().filter(|(_, line)| has(line)).map(|(at, _)| at + 1);
    lines.next().filter(|_| lines.next().is_none())
}

/// `POST /payments and 2 more operations`
fn listed(operations: &[Operation]) -> String {
    let first = operations.first().map(|it| format!("`{} {}`", it.method, it.path)).unwrap_or_default();
    match operations.len().saturating_sub(1) {
        0 => first,
        1 => format!("{first} and 1 more operation"),
        more => format!("{first} and {more} more operations"),
    }
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
