//! An API's own body: where the program shows it, and how the gate guards it.

use serde_json::Value;

use crate::project::{LIB, Project};

const BODY: &str = r#"
pub mod body {
    api_error::shape! {
        /// The body of every error.
        pub static BODY = "application/vnd.shop+json" {
            "error": { "id": code, "text": message, "field"?: param, ..details },
            "trace": request_id,
        };
    }
}
"#;

fn with(shape: &str) -> Project {
    Project::with(&format!("{LIB}{shape}"))
}

#[test]
fn everything_that_shows_a_body_shows_it_in_its_shape() {
    let project = with(BODY);
    let catalog: Value = serde_json::from_str(&project.run(&["list", "--format", "json"]).stdout).unwrap();
    assert_eq!(catalog["body"]["shape"], "BODY");
    assert_eq!(catalog["body"]["media_type"], "application/vnd.shop+json");
    assert_eq!(
        catalog["body"]["members"][0]["value"]["object"][0],
        serde_json::json!({"name": "id", "value": {"fact": "code"}})
    );
    assert_eq!(catalog["body"]["source"]["file"], "src/lib.rs");
    let explained = project.run(&["explain", "card_declined"]).stdout;
    for line in ["Content-Type: application/vnd.shop+json", "    \"id\": \"card_declined\",", "    \"field\": \"card\""]
    {
        assert!(explained.contains(&format!("\n  {line}")), "{line}: {explained}");
    }
    let pasted = project.run(&["explain", r#"{"error":{"id":"card_declined","text":"no"},"trace":null}"#]);
    assert_eq!(pasted.stdout, explained, "{}", pasted.stderr);
    assert_eq!(project.run(&["generate", "markdown", "-o", "pages"]).exit, 0);
    let page = project.read("pages/card_declined.md");
    assert!(page.contains("\"field\": \"card\"") && page.contains("\"trace\": "), "{page}");
    // The other shapes are still understood.
    assert_eq!(project.run(&["explain", r#"{"code":"card_declined"}"#]).stdout, explained);
}

#[test]
fn a_member_that_goes_is_found_where_the_shape_is() {
    let project = with(BODY);
    assert_eq!(project.run(&["lock"]).exit, 0);
    let lock = project.read("api-errors.lock");
    assert!(lock.lines().next().unwrap().contains("\"body\":{\"shape\":\"BODY\""), "{lock}");
    assert_eq!(project.run(&["check", "-W", "no-merge-base"]).exit, 0);
    project.edit("\"text\": message, ", "\"detail\": message, ");
    project.edit("\"trace\": request_id", "\"trace\"?: request_id");
    let run = project.run(&["check", "-v", "-W", "no-merge-base"]);
    assert_eq!(run.exit, 1, "{}", run.show());
    for part in [
        "error[body-member-removed]: the body of all errors no longer has `error.text`",
        "error[body-member-changed]: the body of all errors changed: `trace` from request_id to request_id, left out if there is none",
        "the body of all errors now has `error.detail`",
        "--> src/lib.rs:30:20",
    ] {
        assert!(run.stdout.contains(part) || run.stderr.contains(part), "{part}\n{}", run.show());
    }
}

#[test]
fn of_several_shapes_the_configuration_names_one() {
    let project = with(&format!("{BODY}\nuse api_error::shape;\nshape! {{ static OLD = {{ \"code\": code }}; }}\n"));
    let run = project.run(&["list"]);
    assert_eq!(run.exit, 2, "{}", run.show());
    for part in ["the source declares several shapes", "`OLD` (src/lib.rs:38:17)", "`body::BODY` (src/lib.rs:30:20)"] {
        assert!(run.stderr.contains(part), "{part}\n{}", run.show());
    }
    for (name, shape) in
        [("OLD", "OLD"), ("body::BODY", "BODY"), ("problem", "problem"), ("nested", "nested"), ("flat", "flat")]
    {
        project.manifest(&format!("[workspace.metadata.api-error]\nshape = \"{name}\"\n"));
        let catalog: Value = serde_json::from_str(&project.run(&["list", "--format", "json"]).stdout).unwrap();
        assert_eq!(catalog["body"]["shape"], shape);
    }
    project.manifest("[workspace.metadata.api-error]\nshape = \"ODL\"\n");
    let run = project.run(&["list"]);
    assert!(run.exit == 2 && run.stderr.contains("no shape is called `ODL`"), "{}", run.show());
}

#[test]
fn a_mistake_in_a_shape_has_its_place_and_a_macro_of_another_crate_is_none() {
    let project = with("\nshape! { a circle }\n");
    assert_eq!(project.run(&["list"]).exit, 0);
    let project = with("\napi_error::shape! { static BODY = { \"code\": cod }; }\n");
    let run = project.run(&["list"]);
    assert_eq!(run.exit, 101, "{}", run.show());
    assert!(run.stderr.contains("unknown value `cod`") && run.stderr.contains("src/lib.rs:27:45"), "{}", run.show());
}
