//! The shapes of `shapes.json`, as a program declares them.

use std::collections::BTreeMap;

use api_error::{Shape, shape};
use serde_json::Value;

macro_rules! named {
    ($($name:literal $shape:expr,)*) => {
        pub(crate) const NAMES: &[&str] = &[$($name),*];

        pub(crate) fn of_name(name: &str) -> &'static Shape {
            match name {
                $($name => $shape,)*
                _ => unreachable!("no shape has the name {name}"),
            }
        }
    };
}

named! {
    "flat" &Shape::FLAT,
    "nested" &Shape::NESTED,
    "problem" &Shape::PROBLEM,
    "readme" &README,
    "matrix" &MATRIX,
    "registry" &REGISTRY,
    "search" &SEARCH,
    "everything" &EVERYTHING,
}

shape! {
    static README = {
        "error": {
            "object": "error",
            "type": type,
            "errcode": code,
            "message": message,
            "field"?: param,
            "link": doc_url,
            "trace": request_id,
            ..details,
            "errors"?: errors [ { "code": code, "message": message, "field": param } ],
        }
    };
    static MATRIX = { "errcode": code, "error": message, ..details };
    static REGISTRY = { "errors": [{ "detail": message }] };
    static SEARCH = { "message": message, "code": code, "type": type, "link": doc_url };
    static EVERYTHING = "application/vnd.example+json" {
        "ok": false,
        "status": status,
        "title": title,
        "kind": type,
        "id": code,
        "text": message,
        "at"?: param,
        "help"?: doc_url,
        "rid": request_id,
        "again": retryable,
        "wait"?: retry_after,
        "data"?: details,
        "list"?: errors [ { "why": code, "what": message, "where": param, "of": "form" } ],
        "others"?: more_errors,
        "span"?: extra("trace_id"),
    };
}

/// Clients in other languages read the JSON.
#[test]
fn the_json_of_the_shapes_is_that_of_the_declarations() {
    let written: BTreeMap<String, Value> = serde_json::from_str(include_str!("../../shapes.json")).unwrap();
    let source = syn::parse_file(include_str!("shapes.rs")).unwrap();
    let mut declared = BTreeMap::new();
    for item in source.items {
        let syn::Item::Macro(item) = item else { continue };
        if item.mac.path.is_ident("shape") {
            let shapes = api_error_syntax::parse_shapes(item.mac.tokens);
            for item in shapes.unwrap_or_else(|_| unreachable!("the shapes of this file compile")) {
                let name = item.head.ident.to_string().to_lowercase();
                declared.insert(name, serde_json::to_value(&item.shape).unwrap());
            }
        }
    }
    assert_eq!(declared, written);
}
