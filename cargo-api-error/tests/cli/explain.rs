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
    assert_eq!(value["code"], "card_declined");
    let markdown =
        project.run(&["explain", "https://docs.shop.dev/errors/card_declined", "--format", "markdown"]).stdout;
    assert!(markdown.contains("# `card_declined`"));
}
