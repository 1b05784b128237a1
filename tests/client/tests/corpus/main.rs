//! Every file of the corpus: what the client decodes, decides and prints is what the file says.
#![expect(clippy::indexing_slicing, clippy::unwrap_used, reason = "what is missing fails the test")]

mod case;
mod differences;
mod differential;
mod hostile;
mod shapes;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::case::Case;

fn files() -> Vec<(String, Value)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let mut paths: Vec<PathBuf> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: &PathBuf| {
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        (name, serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap())
    };
    paths.iter().map(read).collect()
}

#[test]
fn every_response_is_decoded_and_judged_as_its_file_says() {
    let mut wrong = Vec::new();
    for (name, file) in files() {
        let case: Case = serde_json::from_value(file).unwrap_or_else(|error| unreachable!("{name}: {error}"));
        wrong.extend(case.differences().into_iter().map(|difference| format!("{name}: {difference}")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_has_the_form_of_the_schema() {
    let schema: Value = serde_json::from_str(include_str!("../../corpus.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (name, file) in files() {
        let errors: Vec<String> = validator.iter_errors(&file).map(|error| error.to_string()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

/// A value that no file expects is a rule that no file shows.
#[test]
fn the_corpus_shows_every_format_kind_state_and_reason() {
    let schema: Value = serde_json::from_str(include_str!("../../corpus.schema.json")).unwrap();
    let files = files();
    assert!(files.len() >= 400, "{} files", files.len());
    let failure = &schema["$defs"]["failure"]["properties"];
    let decision = &schema["$defs"]["decision"]["oneOf"];
    let lists = [
        (&failure["kind"], "/expect/failure/kind"),
        (&failure["format"], "/expect/failure/format"),
        (&failure["body_state"], "/expect/failure/body_state"),
        (&schema["properties"]["transport"], "/transport"),
        (&decision[0]["properties"]["reason"], "/expect/decision/reason"),
        (&decision[1]["properties"]["reason"], "/expect/decision/reason"),
    ];
    for (list, place) in lists {
        let shown: BTreeSet<&str> = files.iter().filter_map(|(_, file)| file.pointer(place)?.as_str()).collect();
        for value in list["enum"].as_array().unwrap() {
            assert!(shown.contains(value.as_str().unwrap()), "no file expects {value} at {place}");
        }
    }
    for shape in shapes::NAMES {
        assert!(files.iter().any(|(_, file)| file["shape"] == *shape), "no file has the shape {shape}");
    }
}

#[test]
fn the_errors_of_a_form_are_found_by_field() {
    let body = r#"{"errors":[{"code":"a","param":"name"},{"code":"b","param":"age"},{"code":"c"},{"code":"d","param":"name"}]}"#;
    let status = http::StatusCode::UNPROCESSABLE_ENTITY;
    let failure = api_error::client::ApiFailure::decode(status, http::HeaderMap::new(), body);
    let codes =
        |errors: Vec<api_error::FieldError<'_>>| errors.into_iter().map(|error| error.code.into_owned()).collect();
    let of_name: Vec<String> = codes(failure.field_errors().of_param("name").collect());
    assert_eq!(of_name, ["a", "d"]);
    let of_form: Vec<String> = codes(failure.field_errors().of_form().collect());
    assert_eq!(of_form, ["c"]);
    assert_eq!(failure.field_errors().into_iter().count(), failure.field_errors().len());
}
