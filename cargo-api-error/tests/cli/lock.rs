//! What `lock` allows for removed codes, and what it writes about them.

use crate::git::{committed, git};
use crate::merge_base::{JSON, rules};
use crate::project::Project;

/// `[[accept]]` tables about `card_declined`: rule, reason, further members.
fn decisions(project: &Project, all: &[(&str, &str, &str)]) {
    let table = |(at, (rule, reason, more)): (usize, &(&str, &str, &str))| {
        let head = format!("[[accept]]\nfingerprint = \"00000000000{at}\"\nrule = \"{rule}\"");
        format!("{head}\ncode = \"card_declined\"\nreason = \"{reason}\"\n{more}\n")
    };
    project.write("api-errors.toml", &all.iter().enumerate().map(table).collect::<String>());
}

#[test]
fn the_reason_of_a_tombstone_is_that_of_a_removal_that_is_still_accepted() {
    let other = ("status-changed", "the bank says so", "");
    let expired = ("error-removed", "for a week only", "expires = \"2020-02-29\"");
    for (rule, kept) in [
        ("error-removed", true),
        ("error-removed-before-sunset", true),
        ("error-removed-after-deprecation", true),
        ("error-renamed", true),
        ("variant-code-changed", true),
        ("tombstone-removed", false),
        ("param-removed", false),
    ] {
        let project = Project::locked();
        project.remove_card_declined();
        decisions(&project, &[other, expired, (rule, "nobody used it", "expires = \"9999-12-31\"")]);
        assert_eq!(project.run(&["lock"]).exit, 0);
        let lock = project.read("api-errors.lock");
        let reason = if kept { ",\"reason\":\"nobody used it\"" } else { "" };
        let line = format!(
            "\n{{\"tombstone\":{{\"code\":\"card_declined\",\"status\":402,\"type\":\"validation_error\"{reason},\"doc_url\":"
        );
        assert!(lock.contains(&line), "{rule}: {lock}");
    }
}

#[test]
fn a_removal_may_be_accepted_before_or_after_the_lock_is_written() {
    let written = |order: &[&[&str]]| {
        let project = committed();
        project.manifest("[workspace.metadata.api-error]\nmerge-base = \"main\"\n");
        project.remove_card_declined();
        let runs: Vec<_> = order.iter().map(|arguments| project.run(arguments)).collect();
        assert!(runs.iter().all(|run| run.exit == 0));
        let last = &runs.last().unwrap().stderr;
        assert!(!last.contains("warning"), "{last}");
        project.read("api-errors.lock")
    };
    let accept: &[&str] = &["accept", "--all", "error-removed", "--reason", "nobody used it"];
    let lock: &[&str] = &["lock"];
    let first = written(&[accept, lock]);
    assert!(first.contains("\"reason\":\"nobody used it\""), "{first}");
    assert_eq!(written(&[lock, accept, lock]), first);
}

#[test]
fn a_release_keeps_the_reason_of_the_removal() {
    let project = Project::locked();
    project.remove_card_declined();
    assert_eq!(project.run(&["accept", "8d12", "--reason", "nobody used it"]).exit, 0);
    let accepted = project.read("api-errors.toml");
    decisions(&project, &[("status-changed", "the bank says so", "")]);
    project.write("api-errors.toml", &(project.read("api-errors.toml") + &accepted));
    assert_eq!(project.run(&["release"]).exit, 0);
    let released = project.read("api-errors.released.lock");
    assert!(released.contains("\"removed_in\":\"1.4.0\",\"reason\":\"nobody used it\""), "{released}");
}

#[test]
fn only_an_acceptance_of_its_return_brings_a_code_back() {
    let project = Project::locked();
    let source = project.read("src/lib.rs").replace("status = 402", "status = 409");
    project.remove_card_declined();
    assert_eq!(project.run(&["lock"]).exit, 0);
    let buried = project.read("api-errors.lock");
    project.write("src/lib.rs", &source);
    let refused = |why: &str| {
        let run = project.run(&["lock"]);
        assert_eq!((run.exit, project.read("api-errors.lock") == buried), (1, true), "{why}: {}", run.stderr);
        assert!(run.stderr.contains("`card_declined` had another meaning"), "{why}: {}", run.stderr);
        let command = run.stderr.split("accept that first: cargo api-error accept ").nth(1).unwrap();
        command.split(' ').next().unwrap().to_owned()
    };
    decisions(&project, &[("error-removed", "nobody used it", "")]);
    let fingerprint = refused("the removal was accepted");
    decisions(&project, &[("tombstoned-code-reused", "with another status", "")]);
    refused("another return was accepted");
    assert_eq!(project.run(&["accept", &fingerprint, "--reason", "the bank is back"]).exit, 0);
    let accepted = project.read("api-errors.toml");
    project.write("api-errors.toml", &(accepted.clone() + "expires = \"2020-02-29\"\n"));
    refused("it was accepted for a time");
    project.write("api-errors.toml", &accepted);
    let run = project.run(&["lock"]);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    assert!(project.read("api-errors.lock").contains("\n{\"error\":{\"code\":\"card_declined\",\"status\":409,"));
}

#[test]
fn a_code_that_returns_with_its_status_and_type_needs_no_acceptance() {
    let project = Project::locked();
    let (source, lock) = (project.read("src/lib.rs"), project.read("api-errors.lock"));
    project.remove_card_declined();
    assert_eq!(project.run(&["lock"]).exit, 0);
    project.write("src/lib.rs", &source);
    let check = project.run(&["check"]);
    assert!(!check.stdout.contains("tombstoned-code-reused"), "{}", check.show());
    let run = project.run(&["lock"]);
    assert_eq!((run.exit, project.read("api-errors.lock")), (0, lock), "{}", run.stderr);
}

#[test]
fn several_codes_that_return_with_another_meaning_are_accepted_at_once() {
    let project = Project::locked();
    let source = project.read("src/lib.rs");
    project.write("src/lib.rs", "");
    assert_eq!(project.run(&["lock"]).exit, 0);
    project
        .write("src/lib.rs", &source.replace("status = 402", "status = 409").replace("status = 404", "status = 410"));
    let run = project.run(&["lock"]);
    assert_eq!(run.exit, 1, "{}", run.stderr);
    assert!(
        run.stderr.contains("`card_declined` had another meaning (402 validation_error, now 409 "),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("cargo api-error accept --all tombstoned-code-reused --reason"), "{}", run.stderr);
    let all = ["accept", "--all", "tombstoned-code-reused", "--reason", "the bank is back"];
    assert_eq!(project.run(&all).exit, 0);
    assert_eq!(project.run(&["lock"]).exit, 0);
}

#[test]
fn the_way_out_of_a_broken_lock_leads_out() {
    let project = Project::locked();
    project.write("api-errors.lock", "");
    let run = project.run(&["lock"]);
    let help = "help: restore the file from git, or delete it and run `cargo api-error init`\n";
    assert!(run.exit == 101 && run.stderr.ends_with(help), "{}", run.show());
    std::fs::remove_file(project.path("api-errors.lock")).unwrap();
    assert_eq!(project.run(&["init"]).exit, 0);
    assert_eq!(project.run(&["check"]).exit, 0);
    // No command can write the contract of a release again.
    project.write("api-errors.released.lock", "");
    let run = project.run(&["check"]);
    assert!(run.exit == 101 && run.stderr.ends_with("help: restore the file from git\n"), "{}", run.show());
}

/// A branch that adds a code, locks it, and takes it back.
#[test]
fn what_was_neither_merged_nor_released_leaves_no_trace() {
    let project = committed();
    let source = project.read("src/lib.rs");
    let base = project.read("api-errors.lock");
    project.edit(
        "    /// There is no",
        "    #[api_error(status = 409, code = \"sold_out\")]\n    SoldOut,\n    /// There is no",
    );
    let added = project.run(&["lock"]);
    assert!(added.exit == 0 && added.stderr.starts_with("+ sold_out\n"), "{}", added.show());
    // The code gets another status, which breaks nobody.
    project.edit("status = 409", "status = 410");
    let run = project.run(&[&JSON[..], &["-A", "missing-summary"]].concat());
    let found: Vec<String> = rules(&run).into_iter().map(|(rule, _)| rule).collect();
    assert_eq!(found, ["lock-stale", "error-added-new-class"]);
    let changed = project.run(&["lock"]);
    assert!(changed.stderr.starts_with("~ sold_out: status 409 -> 410\n"), "{}", changed.show());
    project.write("src/lib.rs", &source);
    let run = project.run(&JSON);
    assert_eq!(rules(&run), [("lock-stale".to_owned(), "error".to_owned())]);
    let gone = project.run(&["lock"]);
    assert!(gone.exit == 0 && gone.stderr.starts_with("- sold_out\n"), "{}", gone.show());
    assert_eq!(project.read("api-errors.lock"), base);
    assert_eq!(rules(&project.run(&JSON)), []);
    // What was released or merged leaves its tombstone.
    project.remove_card_declined();
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert!(project.read("api-errors.lock").contains("{\"tombstone\":{\"code\":\"card_declined\""));
}

#[test]
fn a_code_that_was_released_in_the_branch_leaves_a_tombstone() {
    let project = committed();
    let source = project.read("src/lib.rs");
    project.edit(
        "    /// There is no",
        "    #[api_error(status = 409, code = \"sold_out\")]\n    SoldOut,\n    /// There is no",
    );
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert_eq!(project.run(&["release"]).exit, 0);
    project.write("src/lib.rs", &source);
    assert_eq!(rules(&project.run(&JSON)), [("error-removed".to_owned(), "breaking".to_owned())]);
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert!(project.read("api-errors.lock").contains("{\"tombstone\":{\"code\":\"sold_out\""));
}

#[test]
fn without_history_a_lock_is_all_that_was_published() {
    let project = Project::locked();
    project.remove_card_declined();
    project.edit("status = 404", "status = 410");
    let run = project.run(&["lock"]);
    assert!(run.stderr.starts_with("- card_declined\n~ payment_missing: status 404 -> 410\n"), "{}", run.show());
    assert!(project.read("api-errors.lock").contains("{\"tombstone\":{\"code\":\"card_declined\""));
    assert_eq!(project.run(&["lock"]).stderr, "       Fresh 1 code in api-errors.lock\n");
}

#[test]
fn a_lock_says_what_changed_in_details_and_what_check_will_report() {
    let project = committed();
    project.edit("Missing { id: u64 }", "Missing { #[api_error(detail)] id: u64, #[api_error(detail)] of: Vec<u8> }");
    let run = project.run(&["lock"]);
    let told = "~ payment_missing: details +id, details +of\n";
    assert!(run.exit == 0 && run.stderr.starts_with(told) && !run.stderr.contains("warning"), "{}", run.show());
    git(&project, &["commit", "--quiet", "-am", "details"]);
    git(&project, &["branch", "--force", "main"]);
    project.edit("#[api_error(detail)] of: Vec<u8>", "of: Vec<u8>");
    project.edit("id: u64", "id: Option<u64>");
    project.remove_card_declined();
    let run = project.run(&["lock"]);
    assert_eq!(run.exit, 0);
    let expected = "\
- card_declined
~ payment_missing: details.id.required true -> false, details -of
      Locked 1 code in api-errors.lock
help: commit `api-errors.lock` together with the source
";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
    let breaking = rules(&project.run(&JSON)).into_iter().filter(|(_, level)| level == "breaking").count();
    assert!(breaking > 1);
    let told =
        format!("warning: `check` will report {breaking} breaking changes\nhelp: run `cargo api-error check`, which");
    assert!(run.stderr.contains(&told), "{}", run.stderr);
}

#[test]
fn a_lock_says_which_breaking_changes_nobody_will_report() {
    let project = Project::locked();
    project.edit("status = 404", "status = 410");
    let run = project.run(&["lock"]);
    let told =
        "warning: the lock takes over 1 breaking change that `check` will no longer report: there is no merge base";
    assert!(run.exit == 0 && run.stderr.contains(told), "{}", run.show());
    assert!(!project.run(&["lock"]).stderr.contains("warning"));
}

#[test]
fn a_lock_says_which_breaking_changes_only_its_own_branch_had() {
    let project = committed();
    project.edit(
        "    /// There is no",
        "    #[api_error(status = 409, code = \"sold_out\")]\n    SoldOut,\n    /// There is no",
    );
    assert_eq!(project.run(&["lock"]).exit, 0);
    project.edit("status = 409", "status = 410");
    let run = project.run(&["lock"]);
    let told =
        "warning: the lock takes over 1 breaking change that `check` does not report: neither the merge base nor";
    assert!(run.exit == 0 && run.stderr.contains(told), "{}", run.show());
}
