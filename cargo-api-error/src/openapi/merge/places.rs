//! Where the mappings of a file are, by byte offsets.

use std::ops::Range;

use jsonc_parser::common::Ranged;
use jsonc_parser::{CollectOptions, ParseOptions, ast};
use yaml_edit::{Mapping, YamlFile, YamlNode};

/// A mapping.
pub(super) struct Map {
    /// Whether it is written in braces.
    pub(super) flow: bool,
    pub(super) range: Range<usize>,
    pub(super) entries: Vec<Entry>,
}

/// A member of a mapping.
pub(super) struct Entry {
    pub(super) key: String,
    /// Where its key starts.
    pub(super) start: usize,
    pub(super) value: Option<Range<usize>>,
    /// The value, if it is a mapping.
    pub(super) map: Option<Map>,
}

impl Map {
    pub(super) fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.key == key)
    }
}

/// `components`, `schemas` and the names in them are deep enough.
const DEPTH: usize = 3;

pub(super) fn of_yaml(text: &str) -> Result<Map, String> {
    let file = YamlFile::parse(text).to_result().map_err(|error| error.to_string())?;
    let mut documents = file.documents();
    let (Some(document), None) = (documents.next(), documents.next()) else {
        return Err("it is not one document".to_owned());
    };
    let root = document.as_mapping().ok_or("it is no mapping")?;
    Ok(yaml(&root, DEPTH))
}

fn yaml(map: &Mapping, depth: usize) -> Map {
    let entry = |entry: yaml_edit::MappingEntry| {
        let key = entry.key_node()?;
        let value = entry.value_node();
        let child = match &value {
            Some(YamlNode::Mapping(child)) if depth > 0 => Some(yaml(child, depth - 1)),
            _ => None,
        };
        let name = key.as_scalar().map_or_else(|| key.to_string(), yaml_edit::Scalar::as_string);
        Some(Entry {
            key: name,
            start: key.byte_range().start as usize,
            value: value.map(|value| range(value.byte_range())),
            map: child,
        })
    };
    let whole = YamlNode::Mapping(map.clone()).byte_range();
    Map { flow: map.is_flow_style(), range: range(whole), entries: map.entries().filter_map(entry).collect() }
}

fn range(position: yaml_edit::TextPosition) -> Range<usize> {
    position.start as usize..position.end as usize
}

pub(super) fn of_json(text: &str) -> Result<Map, String> {
    let parsed = jsonc_parser::parse_to_ast(text, &CollectOptions::default(), &ParseOptions::default());
    match parsed.map_err(|error| error.to_string())?.value {
        Some(ast::Value::Object(root)) => Ok(json(&root, DEPTH)),
        _ => Err("it is no object".to_owned()),
    }
}

fn json(object: &ast::Object<'_>, depth: usize) -> Map {
    let entry = |property: &ast::ObjectProp<'_>| Entry {
        key: property.name.as_str().to_owned(),
        start: property.range().start,
        value: Some(property.value.range().start..property.value.range().end),
        map: match &property.value {
            ast::Value::Object(child) if depth > 0 => Some(json(child, depth - 1)),
            _ => None,
        },
    };
    let range = object.range();
    Map { flow: true, range: range.start..range.end, entries: object.properties.iter().map(entry).collect() }
}
