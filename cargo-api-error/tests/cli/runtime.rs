//! The codes of the runtime: where the program shows them, and how the gate guards them.

use serde_json::Value;

use crate::project::{LIB, Project};

const CATALOG: &str =
    "\n/// Every code.\napi_error::catalog! { pub static ERRORS = [PaymentError, api_error::FrameworkError]; }\n";

fn project() -> Project {
    let project = Project::with(&format!("{LIB}{CATALOG}"));
    project.manifest("[workspace.metadata.api-error]\nframework-doc-url = \"https://x.dev/{status}/{type}/{code}\"\n");
    project
}

#[test]
fn every_command_has_the_codes_of_the_runtime() {
    let project = project();
    let list = project.run(&["list"]).stdout;
    for row in [
        "route_not_found                  404     validation_error  no     There is nothing at this URL. (api-error)",
        "payment_missing                  404     validation_error  no     There is no such payment.",
        "http_{status}                    any     any               any    a status without a name of its own, as in `http_418` (api-error)",
    ] {
        assert!(list.lines().any(|line| line == row), "{row}\n{list}");
    }
    assert!(!list.contains("\nhttp_418"));
    let catalog: Value = serde_json::from_str(&project.run(&["list", "--format", "json"]).stdout).unwrap();
    let entry = catalog["errors"].as_array().unwrap().iter().find(|entry| entry["code"] == "http_418").unwrap();
    assert_eq!(entry["doc_url"], "https://x.dev/418/validation_error/http_418");
    assert_eq!(
        entry["variants"][0],
        serde_json::json!({
            "package": "api-error", "type": "FrameworkError", "variant": "Unnamed(418)",
            "source": { "file": "src/lib.rs", "line": 28, "column": 69 },
        })
    );
    let explained = project.run(&["explain", "https://x.dev/503/api_error/overloaded"]).stdout;
    assert!(explained.contains("emitted by api_error::FrameworkError::Overloaded (src/lib.rs:28:69)"), "{explained}");
    assert_eq!(project.run(&["generate", "markdown", "-o", "pages"]).exit, 0);
    assert!(project.read("pages/index.md").contains("\n## Statuses without a name\n\n[`http_418`](http_418.md), "));
    assert!(project.read("pages/http_418.md").contains("\"doc_url\": \"https://x.dev/418/validation_error/http_418\""));
}

#[test]
fn the_lock_guards_the_codes_of_the_runtime() {
    let project = project();
    assert_eq!(project.run(&["lock"]).exit, 0);
    let lock = project.read("api-errors.lock");
    assert!(
        lock.contains(r#""variants":[{"package":"api-error","type":"FrameworkError","variant":"Timeout"}]"#),
        "{lock}"
    );
    assert_eq!(project.run(&["check", "-W", "no-merge-base"]).exit, 0);
    project.edit(", api_error::FrameworkError", "");
    let run = project.run(&["check", "-W", "no-merge-base"]);
    assert_eq!(run.exit, 1);
    assert!(run.stdout.contains("error[error-removed]: code `route_not_found`"), "{}", run.show());
}

#[test]
fn a_code_with_another_status_is_reported_and_nothing_is_written() {
    let project = project();
    assert_eq!(project.run(&["lock"]).exit, 0);
    project.edit("code = \"payment_missing\"", "code = \"gone\"");
    let run = project.run(&["check", "-W", "no-merge-base"]);
    assert!(run.stdout.contains("error[runtime-code-mismatch]: code `gone` has status 404"), "{}", run.show());
    assert!(run.stdout.contains("the other one: src/lib.rs:28:69"), "{}", run.show());
    let run = project.run(&["generate", "json", "-o", "errors.json"]);
    assert_eq!(run.exit, 1, "{}", run.show());
}

#[test]
fn an_address_that_is_no_template_is_an_error_of_the_configuration() {
    let project = project();
    for (url, fault) in [
        ("/errors/{code}", "it must be an absolute URL"),
        ("https://x.dev/{cod}", "its placeholders must be `{code}`, `{type}` or `{status}`"),
        ("https://x.dev/{", "its placeholders must be `{code}`, `{type}` or `{status}`"),
        ("https://x.dev/{{code}}", "its placeholders must be `{code}`, `{type}` or `{status}`"),
    ] {
        project.manifest(&format!("[workspace.metadata.api-error]\nframework-doc-url = \"{url}\"\n"));
        let run = project.run(&["list"]);
        assert_eq!(run.exit, 2, "{}", run.show());
        assert!(run.stderr.contains(&format!("`framework-doc-url` is `{url}`, but {fault}")), "{}", run.show());
    }
}

#[test]
fn codes_of_the_runtime_that_only_an_unselected_package_names_are_not_missed() {
    let project = Project::with(LIB);
    project.manifest("members = [\"till\"]\n");
    project.write("till/Cargo.toml", "[package]\nname = \"till\"\nversion = \"1.4.0\"\nedition = \"2024\"\n");
    project.write("till/src/lib.rs", "api_error::catalog! { pub static ERRORS = [api_error::FrameworkError]; }\n");
    assert_eq!(project.run(&["lock", "--workspace"]).exit, 0);
    let whole = project.read("api-errors.lock");
    let run = project.run(&["check", "-p", "shop", "-W", "no-merge-base"]);
    assert_eq!((run.exit, run.stdout.contains("error")), (0, false), "{}", run.show());
    assert_eq!(project.run(&["lock", "-p", "shop"]).exit, 0);
    assert_eq!(project.read("api-errors.lock"), whole);
    // The package that names them has to keep them.
    project.write("till/src/lib.rs", "api_error::catalog! { pub static ERRORS = []; }\n");
    assert_eq!(project.run(&["check", "--workspace", "-W", "no-merge-base"]).exit, 1);
}
