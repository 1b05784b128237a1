//! Compares the codes of this crate with the table that the command has of them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use std::path::PathBuf;
use std::{env, fs};

use api_error_syntax::{ErrorDef, MessageFrom, Template, VariantDef, VariantKind};
use serde_json::json;

use super::definition;
use crate::{CatalogItem, FrameworkError, HasCatalog, ValidationErrors};

/// The contracts of a type that this crate implements by hand, a line for each.
fn printed<E: HasCatalog>() -> String {
    let [CatalogItem::Own(spec)] = E::CATALOG else { unreachable!("not one type") };
    let read = serde_json::from_value::<ErrorDef>(definition(spec));
    let read = read.unwrap_or_else(|error| unreachable!("{error}"));
    let head = json!({ "name": read.name, "kind": read.kind, "variants": [] });
    let variants: Vec<String> = read.variants.into_iter().map(variant).collect();
    head.to_string().replace("[]", &format!("[\n{}\n]", variants.join(",\n")))
}

fn variant(mut variant: VariantDef) -> String {
    if let VariantKind::Spec(spec) = &mut variant.kind {
        let sentence = crate::ErrorStatus::new(spec.status).map(crate::ErrorStatus::sentence);
        if spec.message.as_ref().map(Template::source) != sentence {
            spec.message_from = Some(MessageFrom::Written);
        }
        // One variant has many codes.
        if variant.name == "Unnamed" {
            variant.name = format!("Unnamed({})", spec.status);
        }
    }
    json!({ "name": variant.name, "spec": variant.spec() }).to_string()
}

/// `UPDATE_DOCS=1` writes the table.
#[test]
fn the_command_knows_every_code_of_this_crate() {
    let table = format!("[\n{},\n{}\n]\n", printed::<FrameworkError>(), printed::<ValidationErrors>());
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../cargo-api-error/src/catalog/built_in.json");
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, &table).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    }
    let known = fs::read_to_string(&file).unwrap_or_default();
    assert!(known == table, "write {} with `UPDATE_DOCS=1` and this test", file.display());
}
