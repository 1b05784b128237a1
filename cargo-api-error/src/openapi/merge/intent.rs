//! What a merge changes, and what the document means afterwards.

use serde_json::{Map, Value};

use super::Json;
use crate::openapi::{GENERATED, Service};

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
    pub(super) fn of(old: &Value, components: &'c Json, services: &[Service<'_>]) -> Result<Self, String> {
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
        let dangles = |reference: &str| {
            let Some((kind, name)) = component(reference) else { return false };
            let was_there = kinds.iter().any(|it: &Kind<'_>| it.name == kind && it.removed.iter().any(|it| it == name));
            let present = model.get("components").and_then(|all| all.get(kind)?.get(name)).is_some();
            !present && (was_there || services.iter().any(|service| service.may_name(kind, name)))
        };
        if let Some((place, reference)) = find_reference(&model, "#", &dangles) {
            return Err(format!("`{place}` refers to `{reference}`, which no code of the source has"));
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

/// The kind and the name of the component that a reference is about.
fn component(reference: &str) -> Option<(&str, &str)> {
    reference.strip_prefix("#/components/")?.split_once('/')
}

/// The first `$ref` that a condition holds for, with the place of its object as a JSON pointer.
fn find_reference<'v>(value: &'v Value, place: &str, is_it: &impl Fn(&str) -> bool) -> Option<(String, &'v str)> {
    match value {
        Value::Object(members) => {
            let reference = members.get("$ref").and_then(Value::as_str).filter(|reference| is_it(reference));
            let inside = |(name, value): (&String, &'v Value)| {
                let name = name.replace('~', "~0").replace('/', "~1");
                find_reference(value, &format!("{place}/{name}"), is_it)
            };
            reference.map(|it| (place.to_owned(), it)).or_else(|| members.iter().find_map(inside))
        }
        Value::Array(items) => {
            let inside = |(at, value)| find_reference(value, &format!("{place}/{at}"), is_it);
            items.iter().enumerate().find_map(inside)
        }
        _ => None,
    }
}
