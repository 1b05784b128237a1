//! What changed from one JSON object to another, member by member, in few words.

use serde_json::{Map, Value};

/// `status 404 -> 410`, `details.left.required true -> false`, `details +right`.
pub(super) fn differing(old: &Map<String, Value>, new: &Map<String, Value>) -> Vec<String> {
    let mut facts = Vec::new();
    members("", old, new, &mut facts);
    facts
}

fn members(path: &str, old: &Map<String, Value>, new: &Map<String, Value>, facts: &mut Vec<String>) {
    let names = old.keys().chain(new.keys().filter(|name| !old.contains_key(*name)));
    for name in names {
        let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
        value(&path, old.get(name).unwrap_or(&Value::Null), new.get(name).unwrap_or(&Value::Null), facts);
    }
}

fn value(path: &str, old: &Value, new: &Value, facts: &mut Vec<String>) {
    match (old, new) {
        _ if old == new => {}
        (Value::Object(old), Value::Object(new)) => members(path, old, new, facts),
        (Value::Array(old), Value::Array(new)) => items(path, old, new, facts),
        (Value::Array(all), Value::Null) => items(path, all, &[], facts),
        (Value::Null, Value::Array(all)) => items(path, &[], all, facts),
        _ => facts.push(format!("{path} {} -> {}", shown(old), shown(new))),
    }
}

/// Items of the same name are the same; without a name, those of the same content.
fn items(path: &str, old: &[Value], new: &[Value], facts: &mut Vec<String>) {
    let before = facts.len();
    for item in old {
        let name = named(item);
        match new.iter().find(|other| named(other) == name) {
            Some(other) => value(&format!("{path}.{name}"), item, other, facts),
            None => facts.push(format!("{path} -{name}")),
        }
    }
    let added = new.iter().map(named).filter(|name| old.iter().all(|other| named(other) != *name));
    facts.extend(added.map(|name| format!("{path} +{name}")));
    if facts.len() == before {
        facts.push(format!("{path} in another order"));
    }
}

/// The name of a detail or header, or the path of a variant.
fn named(item: &Value) -> String {
    let text = |name: &str| item.get(name).and_then(Value::as_str);
    let path = ["package", "target", "type", "variant"].into_iter().filter_map(text);
    let path = path.collect::<Vec<_>>().join("::");
    text("name").map(str::to_owned).or(Some(path).filter(|path| !path.is_empty())).unwrap_or_else(|| shown(item))
}

fn shown(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) => text.clone(),
        value => value.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::differing;

    #[test]
    fn a_change_names_only_what_changed() {
        let facts = |old: Value, new: Value| match (old, new) {
            (Value::Object(old), Value::Object(new)) => differing(&old, &new).join(", "),
            _ => String::new(),
        };
        let left = json!({ "name": "left", "type": "u8", "required": true });
        let looser = json!({ "name": "left", "type": "u8", "required": false });
        let right = json!({ "name": "right", "type": "u8", "required": true });
        assert_eq!(facts(json!({ "status": 404 }), json!({ "status": 410 })), "status 404 -> 410");
        assert_eq!(
            facts(json!({ "details": [left, right] }), json!({ "details": [looser] })),
            "details.left.required true -> false, details -right"
        );
        assert_eq!(facts(json!({}), json!({ "details": [left] })), "details +left");
        assert_eq!(facts(json!({}), json!({ "aliases": ["old"] })), "aliases +old");
        assert_eq!(facts(json!({}), json!({ "deprecated": { "since": "2" } })), "deprecated none -> {\"since\":\"2\"}");
        assert_eq!(
            facts(
                json!({ "variants": [{ "package": "shop", "type": "E", "variant": "A" }] }),
                json!({ "variants": [] })
            ),
            "variants -shop::E::A"
        );
        assert_eq!(facts(json!({ "a": ["x", "y"] }), json!({ "a": ["y", "x"] })), "a in another order");
    }
}
