//! `explain`

use std::io::Write;
use std::process::Stdio;

use crate::project::{Project, Run};

fn piped(project: &Project, body: &str) -> Run {
    let mut command = project.command(&["explain"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(body.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    Run {
        exit: output.status.code().unwrap(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn a_code_is_explained() {
    insta::assert_snapshot!(Project::new().run(&["explain", "card_declined"]).show());
}

#[test]
fn a_typo_is_1_and_names_the_code() {
    insta::assert_snapshot!(Project::new().run(&["explain", "card_declind"]).show());
}

#[test]
fn a_pasted_body_is_explained() {
    let project = Project::new();
    let body = r#"{"type":"validation_error","code":"payment_missing","message":"There is no payment 7."}"#;
    let expected = project.run(&["explain", "payment_missing"]).stdout;
    assert_eq!(piped(&project, body).stdout, expected);
    assert_eq!(project.run(&["explain", body]).stdout, expected);
    assert_eq!(
        piped(&project, &format!("HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\n\r\n{body}")).stdout,
        expected
    );
    let run = piped(&project, "<html>");
    assert_eq!(
        (run.exit, run.stderr.as_str()),
        (1, "error: unknown code `<html>`\nhelp: `cargo api-error list` shows every code\n")
    );
    let run = piped(&project, "");
    assert_eq!((run.exit, run.stderr.as_str()), (2, "error: nothing to explain\n"));
}

#[test]
fn a_code_that_is_gone_is_explained() {
    let project = Project::locked();
    project.remove_card_declined();
    project.run(&["lock"]);
    insta::assert_snapshot!(project.run(&["explain", "card_declined"]).show());
}

#[test]
fn every_format_is_data() {
    let project = Project::new();
    let json = project.run(&["explain", "PaymentError::CardDeclined", "--format", "json"]).stdout;
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(value[0]["code"], "card_declined");
    let both = project.run(&["explain", "PaymentError", "--format", "json"]).stdout;
    let value: Vec<serde_json::Value> = serde_json::from_str(&both).unwrap();
    assert_eq!(value.iter().map(|entry| &entry["code"]).collect::<Vec<_>>(), ["card_declined", "payment_missing"]);
    let markdown =
        project.run(&["explain", "https://docs.shop.dev/errors/card_declined", "--format", "markdown"]).stdout;
    assert!(markdown.contains("# `card_declined`"));
}

#[test]
fn a_foreign_address_is_explained_with_a_warning() {
    let project = Project::new();
    let address = "https://other.host/card_declined";
    let run = project.run(&["explain", address]);
    assert_eq!((run.exit, run.stdout), (0, project.run(&["explain", "card_declined"]).stdout));
    assert_eq!(
        run.stderr,
        "warning: `https://other.host/card_declined` is not a `doc_url` of the catalog; its last segment `card_declined` is explained instead\n"
    );
    assert_eq!(project.run(&["explain", "https://docs.shop.dev/errors/card_declined"]).stderr, "");
}

#[test]
fn what_is_json_and_no_object_is_understood_or_refused() {
    let project = Project::new();
    let expected = project.run(&["explain", "payment_missing"]).stdout;
    assert_eq!(project.run(&["explain", "\"payment_missing\""]).stdout, expected);
    assert_eq!(piped(&project, "\"PaymentError::Missing\"\n").stdout, expected);
    for body in ["[1]", "[\n  {\"code\": \"payment_missing\"}\n]", "HTTP/1.1 404 Not Found\n\n[]\n"] {
        let run = piped(&project, body);
        assert_eq!((run.exit, run.stderr.as_str()), (2, "error: the body is JSON, but not an object\n"), "{body}");
    }
}

#[test]
fn a_variant_and_a_type_are_explained_by_name() {
    let project = Project::new();
    assert_eq!(project.run(&["explain", "Missing"]).stdout, project.run(&["explain", "payment_missing"]).stdout);
    let both = [project.run(&["explain", "card_declined"]).stdout, project.run(&["explain", "payment_missing"]).stdout];
    assert_eq!(project.run(&["explain", "PaymentError"]).stdout, both.join("\n"));
    let run = project.run(&["explain", "PaymentEror"]);
    assert_eq!(
        (run.exit, run.stderr.as_str()),
        (1, "error: unknown code `PaymentEror`\nhelp: did you mean `PaymentError`\n")
    );
}

#[test]
fn a_status_a_rule_and_a_forwarding_variant_are_explained() {
    let project = Project::new();
    let run = project.run(&["explain", "404"]);
    assert!(run.exit == 0 && run.stdout.starts_with("404 Not Found: ") && run.stdout.contains("payment_missing"));
    let run = project.run(&["explain", "410"]);
    assert_eq!(
        (run.exit, run.stderr.as_str()),
        (1, "error: no code has the status 410\nhelp: the codes have 402, 404\n")
    );
    assert_eq!(project.run(&["explain", "lock-stale"]).stdout, project.run(&["rules", "lock-stale"]).stdout);
    project.edit(
        "pub enum PaymentError {",
        "pub enum PaymentError {\n    #[api_error(transparent)]\n    Db(sqlx::Error),",
    );
    let run = project.run(&["explain", "PaymentError::Db"]);
    assert!(run.stdout.contains("`sqlx::Error` is not declared in the selected packages"), "{}", run.stdout);
    let json = project.run(&["explain", "PaymentError::Db", "--format", "json"]).stdout;
    let value: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&value[0]["forwards_to"], &value[0]["external"][0]), (&"sqlx::Error".into(), &"sqlx::Error".into()));
}

#[test]
fn a_section_for_colleagues_is_shown_on_demand() {
    let project = Project::new();
    project.edit(
        "/// There is no such payment.",
        "/// There is no such payment.\n    ///\n    /// # Internal\n    /// Ask Ann.",
    );
    for format in ["text", "markdown"] {
        let plain = project.run(&["explain", "payment_missing", "--format", format]).stdout;
        assert!(plain.contains("PaymentError::Missing") && !plain.contains("Ann"), "{plain}");
        let internal = project.run(&["explain", "payment_missing", "--format", format, "--internal"]).stdout;
        assert!(internal.contains("Ask Ann."), "{internal}");
    }
    assert!(!project.run(&["explain", "payment_missing", "--format", "json", "--internal"]).stdout.contains("Ann"));
    assert!(!project.run(&["generate", "json"]).stdout.contains("Ann"));
}
