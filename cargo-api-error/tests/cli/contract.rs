//! Changes of the contract that are difficult to judge, from source to report.

use crate::project::Project;

const SHARED: &str = r#"//! A shop.

#[derive(ApiError)]
pub enum PaymentError {
    #[api_error(status = 402, code = "declined", param = "card", shared, retryable = true, retry_after = 5)]
    First,
    #[api_error(status = 402, code = "declined", param = "card", shared, retryable = true, retry_after = 5)]
    Second,
}
"#;

fn locked(lib: &str) -> Project {
    let project = Project::with(lib);
    assert_eq!(project.run(&["lock"]).exit, 0);
    project
}

fn rules(project: &Project) -> Vec<String> {
    let run = project.run(&["check", "--against", "api-errors.lock", "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let lints = ["missing-summary", "missing-cause", "missing-fix", "missing-example"];
    let rules =
        report["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned());
    rules.filter(|rule| !lints.contains(&rule.as_str())).collect()
}

#[test]
fn a_parameter_that_one_variant_does_not_name_is_not_promised() {
    let project = locked(SHARED);
    let text = project.read("src/lib.rs");
    let at = text.rfind(", param = \"card\"").unwrap();
    project.write("src/lib.rs", &(text[..at].to_owned() + &text[at + 16..]));
    assert_eq!(rules(&project), ["param-removed"]);
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert!(!project.read("api-errors.lock").contains("param="));
}

#[test]
fn the_order_of_variants_that_share_a_code_is_no_contract() {
    let uneven = SHARED.replacen("param = \"card\", ", "", 1).replacen("retry_after = 5", "retry_after = 9", 1);
    let project = locked(&uneven);
    let (head, tail) = uneven.split_once("    #[api_error").unwrap();
    let (first, second) = tail.split_once("    #[api_error").unwrap();
    let second = second.trim_end().trim_end_matches('}').to_owned();
    project.write("src/lib.rs", &format!("{head}    #[api_error{second}    #[api_error{first}}}\n"));
    assert_eq!(rules(&project), Vec::<String>::new());
}

#[test]
fn structs_beside_each_other_are_no_type() {
    let one = "#[derive(ApiError)]\n#[api_error(status = 404, code = \"one\")]\npub struct One;\n";
    let project = locked(one);
    project.write(
        "src/lib.rs",
        &format!("{one}{}", one.replace("404", "418").replace("one", "two").replace("One", "Two")),
    );
    assert_eq!(rules(&project), ["error-added"]);
}

#[test]
fn a_type_with_another_name_is_shown_where_it_is() {
    let project = locked(SHARED);
    project.edit("PaymentError", "CardError");
    let run = project.run(&["check", "--against", "api-errors.lock", "-v"]);
    let finding = run.stdout.split("note[enum-renamed]").nth(1).unwrap();
    assert!(finding.lines().nth(1).unwrap().ends_with("--> src/lib.rs:6:5"), "{}", run.show());
}

#[test]
fn an_acceptance_is_of_the_rule_and_the_code_that_its_reviewer_read() {
    let project = locked(SHARED);
    project.edit("402", "409");
    let run = project.run(&["check"]);
    let fingerprint = run.stdout.split("cargo api-error accept ").nth(1).unwrap()[..12].to_owned();
    assert_eq!(project.run(&["accept", &fingerprint, "--reason", "meant"]).exit, 0);
    assert_eq!(project.run(&["check", "-q"]).exit, 0);
    let toml = project.read("api-errors.toml");
    for (from, to) in [("status-changed", "message-changed"), ("\"declined\"", "\"other\"")] {
        project.write("api-errors.toml", &toml.replace(from, to));
        let run = project.run(&["check"]);
        assert!(run.exit == 1 && run.stdout.contains("warning[unused-acceptance]"), "{}", run.show());
    }
}

#[test]
fn accepting_again_keeps_the_comments_of_the_file() {
    let project = locked(SHARED);
    project.write("api-errors.toml", "# Decisions.\n");
    project.edit("402", "409");
    let run = project.run(&["check"]);
    let fingerprint = run.stdout.split("cargo api-error accept ").nth(1).unwrap()[..12].to_owned();
    for reason in ["first", "second"] {
        assert_eq!(project.run(&["accept", &fingerprint, "--reason", reason]).exit, 0);
    }
    let toml = project.read("api-errors.toml");
    assert!(toml.starts_with("# Decisions.\n") && toml.contains("\"second\"") && !toml.contains("\"first\""), "{toml}");
}

#[test]
fn what_another_baseline_shows_is_not_unused_in_a_plain_check() {
    let project = locked(SHARED);
    std::fs::copy(project.path("api-errors.lock"), project.path("old.lock")).unwrap();
    project.edit("402", "409");
    assert_eq!(project.run(&["lock"]).exit, 0);
    let run = project.run(&["check", "--against", "old.lock"]);
    let fingerprint = run.stdout.split("cargo api-error accept ").nth(1).unwrap()[..12].to_owned();
    assert_eq!(project.run(&["accept", &fingerprint, "--reason", "meant", "--against", "old.lock"]).exit, 0);
    assert_eq!(project.run(&["check", "-q", "--against", "old.lock"]).exit, 0);
    let plain = project.run(&["check"]);
    assert!(plain.exit == 0 && !plain.stdout.contains("unused-acceptance"), "{}", plain.show());
}

#[test]
fn a_command_that_is_shown_can_be_copied() {
    let project = Project::with(SHARED);
    assert_eq!(project.run(&["lock", "--lock", "the lock/own.lock"]).exit, 0);
    project.edit("402", "409");
    let run = project.run(&["check", "-p", "shop", "--lock", "the lock/own.lock"]);
    let command = run.stdout.split("to accept it: cargo api-error ").nth(1).unwrap().lines().next().unwrap();
    assert!(command.ends_with(" --reason \"..\" -p shop --lock 'the lock/own.lock'"), "{command}");
    let stale = project.run(&["lock", "--check", "--lock", "the lock/own.lock"]);
    assert!(
        stale.stderr.ends_with("help: run `cargo api-error lock --lock 'the lock/own.lock'`\n"),
        "{}",
        stale.show()
    );
    let fingerprint = command.split(' ').nth(1).unwrap();
    let run = project.run(&["accept", fingerprint, "--reason", "..", "-p", "shop", "--lock", "the lock/own.lock"]);
    assert_eq!(run.exit, 0, "{}", run.show());
    let init = Project::new().run(&["init", "--lock", "own.lock"]);
    assert!(init.stderr.contains("run `cargo api-error check --lock own.lock` in continuous"), "{}", init.show());
}

const OLD: &str = r#"//! A shop.

#[derive(ApiError)]
pub enum PaymentError {
    #[deprecated(note = "handle `not_allowed`")]
    #[api_error(status = 405, code = "method_not_allowed", sunset = "2026-06-30", replaced_by = "not_allowed")]
    MethodNotAllowed,
    #[api_error(status = 405, code = "not_allowed")]
    MethodNotAllowedV2,
}
"#;

const TAKEN_OVER: &str = "    #[api_error(status = 405, code = \"not_allowed\")]\n    MethodNotAllowed,\n}\n";

#[test]
fn the_name_of_a_variant_whose_code_may_go_is_free() {
    let project = locked(OLD);
    let head = OLD.split("    #[deprecated").next().unwrap();
    project.write("src/lib.rs", &format!("{head}{TAKEN_OVER}"));
    assert_eq!(rules(&project), ["error-removed-after-deprecation", "variant-renamed"]);
    let soon = project.run(&["check", "--against", "api-errors.lock", "--today", "2026-01-01"]);
    assert!(soon.stdout.contains("error[variant-code-changed]"), "{}", soon.show());
}

#[test]
fn days_that_are_promised_need_a_day() {
    let undated = OLD.replace(", sunset = \"2026-06-30\"", "");
    let project = locked(&undated);
    let head = undated.split("    #[deprecated").next().unwrap();
    let rest = "    #[api_error(status = 405, code = \"not_allowed\")]\n    MethodNotAllowedV2,\n}\n";
    project.write("src/lib.rs", &format!("{head}{rest}"));
    assert_eq!(rules(&project), ["error-removed-after-deprecation"]);
    project.manifest("[workspace.metadata.api-error]\nsunset-days = 90\n");
    assert_eq!(rules(&project), ["error-removed"]);
}

#[test]
fn a_former_name_does_not_become_another_code() {
    let project = locked(&OLD.replace("code = \"not_allowed\"", "code = \"not_allowed\", alias(\"forbidden_method\")"));
    let more = "    #[api_error(status = 405, code = \"forbidden_method\")]\n    Another,\n}\n";
    project
        .write("src/lib.rs", &OLD.replace("    MethodNotAllowedV2,\n}\n", &format!("    MethodNotAllowedV2,\n{more}")));
    assert_eq!(rules(&project), ["tombstoned-code-reused"]);
}

#[test]
fn variants_that_compile_with_one_code_pass_init() {
    let project = Project::with(&SHARED.replacen("retryable = true, retry_after = 5", "retryable = false", 1));
    assert_eq!(project.run(&["init"]).exit, 0);
    // Nobody can rely on what only one of the variants promises.
    assert!(project.read("api-errors.lock").contains("\"retryable\":false,"), "{}", project.read("api-errors.lock"));
    let run = project.run(&["check"]);
    assert!(run.exit == 0 && !run.stdout.contains("shared-code-mismatch"), "{}", run.show());
}
