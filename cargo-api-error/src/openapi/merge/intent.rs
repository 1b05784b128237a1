//! What a merge changes, and what the document means afterwards.

use serde_json::{Map, Value};

use super::Json;
use crate::openapi::GENERATED;

/// The changes of `components`.
pub(super) struct Intent<'c> {
    /// What the document means afterwards.
    pub(super) model: Value,
    /// The changes of `schemas` and of `responses`.
    pub(super) kinds: Vec<Kind<'c>>,
}

/// The changes of one kind of components.
pub(super) struct Kind<'c> {
    pub(super) name: &'c str,
    /// Those that are there and say something else.
    pub(super) replaced: Vec<(&'c str, &'c Json)>,
    pub(super) added: Vec<(&'c str, &'c Json)>,
    /// Those of an earlier run.
    pub(super) removed: Vec<String>,
}

impl<'c> Intent<'c> {
    pub(super) fn of(old: &Value, components: &'c Json) -> Result<Self, String> {
        let mut model = old.clone();
        let mut kinds = Vec::new();
        let Json::Object(members) = components else { return Ok(Self { model, kinds }) };
        let root = model.as_object_mut().ok_or("it is no mapping")?;
        let all = object(root, "components")?;
        for (name, ours) in members {
            let Json::Object(ours) = ours else { continue };
            let present = object(all, name)?;
            let mut kind = Kind { name, replaced: Vec::new(), added: Vec::new(), removed: Vec::new() };
            for (component, json) in ours {
                let value = serde_json::to_value(json).map_err(|error| error.to_string())?;
                match present.get(component) {
                    None => kind.added.push((component, json)),
                    Some(same) if *same == value => continue,
                    Some(old) if is_ours(old) => kind.replaced.push((component, json)),
                    Some(_) => {
                        let owner = format!("it has another `components/{name}/{component}`");
                        return Err(format!("{owner}, without `{}: {}`", GENERATED.0, GENERATED.1));
                    }
                }
                present.insert(component.clone(), value);
            }
            let stale = |(name, value): &(&String, &Value)| is_ours(value) && ours.iter().all(|(it, _)| it != *name);
            kind.removed = present.iter().filter(stale).map(|(name, _)| name.clone()).collect();
            for stale in &kind.removed {
                present.remove(stale);
            }
            kinds.push(kind);
        }
        let gone = kinds.iter().flat_map(|kind| kind.removed.iter().map(|it| (kind.name, it)));
        for (kind, component) in gone {
            let reference = format!("#/components/{kind}/{component}");
            if refers_to(&model, &reference) {
                return Err(format!("it still refers to `{reference}`, which no code of the source has any more"));
            }
        }
        Ok(Self { model, kinds })
    }
}

/// The object with this name, made if there is none.
fn object<'m>(parent: &'m mut Map<String, Value>, name: &str) -> Result<&'m mut Map<String, Value>, String> {
    let value = parent.entry(name).or_insert(Value::Null);
    if value.is_null() {
        *value = Value::Object(Map::new());
    }
    value.as_object_mut().ok_or_else(|| format!("`{name}` is no mapping"))
}

fn is_ours(value: &Value) -> bool {
    value.get(GENERATED.0).and_then(Value::as_str) == Some(GENERATED.1)
}

fn refers_to(value: &Value, reference: &str) -> bool {
    match value {
        Value::Object(members) => {
            let is_it = members.get("$ref").and_then(Value::as_str) == Some(reference);
            is_it || members.values().any(|value| refers_to(value, reference))
        }
        Value::Array(items) => items.iter().any(|value| refers_to(value, reference)),
        _ => false,
    }
}
