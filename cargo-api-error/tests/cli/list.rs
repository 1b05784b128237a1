//! `list`

use crate::project::{LIB, Project};

#[test]
fn a_list_is_a_table() {
    insta::assert_snapshot!(Project::new().run(&["list"]).show());
}

#[test]
fn a_list_in_json_has_lines_and_a_written_catalog_has_none() {
    let project = Project::new();
    let listed: serde_json::Value = serde_json::from_str(&project.run(&["list", "--format", "json"]).stdout).unwrap();
    let generated: serde_json::Value = serde_json::from_str(&project.run(&["generate", "json"]).stdout).unwrap();
    assert_eq!(listed["errors"][0]["variants"][0]["source"]["line"], 15);
    assert!(generated["errors"][0]["variants"][0]["source"]["line"].is_null());
    assert_eq!(generated["errors"][0]["variants"][0]["source"]["file"], "src/lib.rs");
}

#[test]
fn a_workspace_without_errors_has_an_empty_list() {
    let run = Project::with("//! Nothing.\n").run(&["list"]);
    assert_eq!((run.exit, run.stdout.as_str()), (0, "CODE  STATUS  TYPE  RETRY  MEANING\n"));
}

#[test]
fn a_contradiction_is_1_and_nothing_is_written_from_it() {
    let project =
        Project::with(&LIB.replace("payment_missing", "card_declined").replace("PaymentError {", "E {").replace(
            "    /// There is no such payment.",
            "}\n#[derive(ApiError)]\npub enum Other {\n    /// There is no such payment.",
        ));
    let run = project.run(&["list"]);
    assert_eq!(run.exit, 1);
    assert!(run.stderr.contains("error[duplicate-code]: code `card_declined` is used twice"), "{}", run.stderr);
    for arguments in [&["generate", "json", "-o", "errors.json"][..], &["lock"], &["init"]] {
        assert_eq!(project.run(arguments).exit, 1, "{arguments:?}");
    }
    assert!(!project.path("errors.json").exists() && !project.path("api-errors.lock").exists());
}

#[test]
fn a_syntax_error_in_the_graph_is_101_and_touches_no_file() {
    let project = Project::new();
    assert_eq!(project.run(&["generate", "json", "-o", "errors.json"]).exit, 0);
    let before = project.read("errors.json");
    project.edit("//! A shop.\n", "//! A shop.\nmod broken;\n");
    project.write("src/broken.rs", "#[derive(ApiError)]\nenum E { #[api_error(status = 302)] A }\n");
    let run = project.run(&["generate", "json", "-o", "errors.json"]);
    insta::assert_snapshot!(run.show());
    assert_eq!(project.read("errors.json"), before);
    // Outside of the graph nobody reads it.
    project.edit("mod broken;\n", "");
    assert_eq!(project.run(&["generate", "json", "-o", "errors.json"]).exit, 0);
}
