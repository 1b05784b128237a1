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
        "http_{status}                    any     any               any    a status without a name of its own, as in `http_419` (api-error)",
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
}

#[test]
fn a_text_about_a_status_without_a_name_is_an_error_that_says_where_it_is() {
    let project = project();
    project.manifest("[workspace.metadata.api-error.reference]\nstatuses.418.notes = \"a\"\n");
    let run = project.run(&["generate", "markdown", "-o", "pages"]);
    let told =
        "`statuses.418`: the status 418 is on the page of the statuses without a name\nhelp: that page says the same";
    assert!(run.exit == 2 && run.stderr.contains(told), "{}", run.stderr);
}

#[test]
fn the_statuses_without_a_name_have_one_page() {
    let project = project();
    assert_eq!(project.run(&["generate", "markdown", "-o", "pages"]).exit, 0);
    let index = project.read("pages/index.md");
    let row = "\n| [`http_{status}`](other-statuses.md) | any | any | any | a status without a name";
    assert!(index.contains(row) && !index.contains("http_418.md") && !index.contains("(api-error)"), "{index}");
    let page = project.read("pages/other-statuses.md");
    assert!(page.contains("| <a id=\"http_498\"></a>`http_498` | 498 | `validation_error` | no |\n"), "{page}");
    assert!(page.contains("\"doc_url\": \"https://x.dev/419/validation_error/http_419\""), "{page}");
    assert!(project.read("pages/http_498.md").contains("[Statuses without a name](other-statuses.md#http_498)"));

    assert_eq!(project.run(&["generate", "html", "-o", "site"]).exit, 0);
    assert!(project.read("site/other-statuses/index.html").contains("<tr id=\"http_498\">"));
    assert!(project.read("site/codes.js").contains("[\"http_498\",\"other-statuses/index.html#http_498\"]"));
    assert_eq!(project.read("site/llms.txt").matches("http_").count(), 2);
    let index = project.read("site/index.html");
    assert!(index.matches("<a href=\"other-statuses/index.html\">").count() == 1 && index.contains(" http_498 "));
    let leads = "content=\"0; url=../other-statuses/index.html#http_498\"";
    assert!(project.read("site/http_498/index.html").contains(leads));
    assert!(!project.path("site/http_498.md").exists());

    // Only what a response links to has an address.
    project.manifest("");
    assert_eq!(project.run(&["generate", "html", "-o", "site"]).exit, 0);
    assert!(!project.path("site/http_498").exists() && project.path("site/other-statuses.md").exists());
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

#[test]
fn an_address_of_the_runtime_that_nobody_configured_is_explained_with_the_setting() {
    let project = Project::with(&format!("{LIB}{CATALOG}"));
    let run = project.run(&["explain", "https://x.dev/errors/route_not_found"]);
    assert!(run.exit == 0 && run.stdout.starts_with("route_not_found: "), "{}", run.show());
    assert!(run.stderr.contains("help: `framework-doc-url` in `[workspace.metadata.api-error]`"), "{}", run.stderr);
    assert!(!project.run(&["explain", "https://x.dev/errors/card_declined"]).stderr.contains("framework-doc-url"));
}
