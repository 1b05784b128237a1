//! `accept`: selects a change, limits its time, and replaces an earlier acceptance.

use crate::project::{Project, Run};

/// A code was removed from the source; the lock still has it.
fn broken() -> Project {
    let project = Project::locked();
    project.write("old.lock", &project.read("api-errors.lock"));
    project.remove_card_declined();
    project
}

/// The command that a check prints for the first breaking change.
fn offered(run: &Run) -> &str {
    let rest = run.stdout.split("to accept it: cargo api-error ").nth(1).unwrap_or_else(|| panic!("{}", run.show()));
    rest.lines().next().unwrap()
}

#[test]
fn a_fingerprint_is_four_to_twelve_hexadecimal_digits() {
    let project = broken();
    let run = |fingerprint: &str| project.run(&["accept", fingerprint, "--reason", "x"]);
    for fingerprint in ["", "8d1", "8d1x", "g000", "8d12ba0c07c11", "é8d1"] {
        let run = run(fingerprint);
        assert_eq!(run.exit, 2, "{fingerprint}: {}", run.stderr);
        assert!(run.stderr.contains("expected 4 to 12 hexadecimal digits"), "{fingerprint}: {}", run.stderr);
    }
    assert_eq!(run("0000").exit, 1);
    assert!(!project.path("api-errors.toml").exists());
    assert_eq!(run("8D12").exit, 0);
    assert!(project.read("api-errors.toml").contains("fingerprint = \"8d12ba0c07c1\""));
}

#[test]
fn an_acceptance_that_has_expired_already_is_2() {
    let project = broken();
    let run = project.run(&["accept", "8d12", "--reason", "x", "--expires", "2020-02-29"]);
    assert_eq!(
        run.show(),
        "exit: 2\n---- stdout\n---- stderr\nerror: `--expires` is 2020-02-29, which has passed\n\
         help: choose the last day on which the acceptance is valid, or omit `--expires`\n"
    );
    assert!(!project.path("api-errors.toml").exists());
    assert_eq!(project.run(&["accept", "8d12", "--reason", "x", "--expires", "9999-12-31"]).exit, 0);
}

#[test]
fn what_is_accepted_already_is_told() {
    let project = broken();
    let accept = |reason: &str| project.run(&["accept", "8d12", "--reason", reason]).stderr;
    assert!(!accept("nobody used it").contains("warning"));
    assert!(accept("the bank closed").starts_with(
        "warning: `8d12ba0c07c1` was already accepted; the new reason replaces the old one: nobody used it\n"
    ));
    let file = project.read("api-errors.toml");
    assert_eq!((file.matches("[[accept]]").count(), file.contains("the bank closed")), (1, true), "{file}");
    // An expired acceptance accepts nothing.
    project.write("api-errors.toml", &file.replace("reason", "expires = \"2020-02-29\"\nreason"));
    assert!(!accept("once more").contains("warning"));
    assert_eq!(project.run(&["check"]).exit, 0);
}

#[test]
fn a_change_that_only_another_baseline_shows_is_accepted_with_it() {
    let project = broken();
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert_eq!(project.run(&["check"]).exit, 0);
    let check = || project.run(&["check", "--against", "old.lock"]);
    let run = check();
    assert_eq!((run.exit, offered(&run)), (1, "accept 8d12ba0c07c1 --reason \"..\" --against old.lock"));
    assert_eq!(project.run(&["accept", "8d12", "--reason", "x"]).exit, 1);
    assert_eq!(project.run(&["accept", "8d12", "--reason", "x", "--against", "nowhere.lock"]).exit, 2);
    assert_eq!(project.run(&["accept", "8d12", "--reason", "x", "--against", "old.lock"]).exit, 0);
    let run = check();
    assert_eq!((run.exit, run.stdout.as_str()), (0, ""), "{}", run.show());
    assert!(run.stderr.ends_with("1 accepted; `-v` shows all of them\n"), "{}", run.show());
    let run = project.run(&["check", "-v", "--against", "old.lock"]);
    assert!(run.stdout.contains("accepted: x") && !run.stdout.contains("to accept it"), "{}", run.stdout);
}

/// Both codes were removed from the source.
fn emptied() -> Project {
    let project = Project::locked();
    project
        .write("src/lib.rs", "#[derive(ApiError)]\nenum E { #[api_error(status = 409, message = \"Full.\")] Full }\n");
    project
}

const NEXT: &str = "help: run `cargo api-error lock`, then commit the lock and `api-errors.toml`\n";

#[test]
fn several_changes_are_accepted_at_once_and_the_next_step_is_told() {
    let project = emptied();
    let prints: Vec<String> = project.run(&["check", "--format", "json"]).fingerprints("error-removed");
    assert_eq!(prints.len(), 2);
    let run = project.run(&["accept", &prints[0], "0000", "--reason", "x"]);
    assert_eq!((run.exit, project.path("api-errors.toml").exists()), (1, false), "{}", run.show());
    let told = "error: no change has the fingerprint `0000`; nothing was accepted\n\
                help: `cargo api-error check` prints the whole command\n";
    assert!(run.stderr.ends_with(told), "{}", run.stderr);
    let run = project.run(&["accept", &prints[0], &prints[1], &prints[1][..6], "--reason", "x"]);
    let told = format!("    Accepted in api-errors.toml: 2 changes\n{NEXT}");
    assert_eq!((run.exit, run.stderr), (0, told));
    assert_eq!(project.read("api-errors.toml").matches("[[accept]]").count(), 2);
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert_eq!(project.run(&["check"]).exit, 0);
}

#[test]
fn every_change_of_a_rule_is_accepted() {
    let project = emptied();
    let prints: Vec<String> = project.run(&["check", "--format", "json"]).fingerprints("error-removed");
    assert_eq!(project.run(&["accept", &prints[0], "--reason", "the first"]).exit, 0);
    let run = project.run(&["accept", "--all", "error-removed", "--reason", "the rest"]);
    let told = format!("    Accepted in api-errors.toml: code `payment_missing` was removed\n{NEXT}");
    let other = format!("    Accepted in api-errors.toml: code `card_declined` was removed\n{NEXT}");
    assert!(run.exit == 0 && [told, other].contains(&run.stderr), "{}", run.show());
    let file = project.read("api-errors.toml");
    assert!(file.contains("the first") && file.contains("the rest"), "{file}");
    let run = project.run(&["accept", "--all", "error-removed", "--reason", "x"]);
    assert!(run.exit == 1 && run.stderr.contains("reports no change that is not accepted yet"), "{}", run.show());
}

#[test]
fn a_mistyped_rule_is_2_and_named() {
    let project = broken();
    for (arguments, told) in [
        (&["--all", "error-remved"][..], "unknown rule `error-remved`, did you mean `error-removed`"),
        (&["error-removed"], "this is a rule; did you mean `--all error-removed`"),
        (&["error-remved"], "this is a rule; did you mean `--all error-removed`"),
        (&["--all", "missing-fix"], "`missing-fix` is a lint, and only changes can be accepted"),
        (&[], "<FINGERPRINT>..."),
    ] {
        let run = project.run(&[&["accept", "--reason", "x"][..], arguments].concat());
        assert!(run.exit == 2 && run.stderr.contains(told), "{arguments:?}: {}", run.show());
    }
    assert!(!project.path("api-errors.toml").exists());
}
