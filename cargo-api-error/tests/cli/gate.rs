//! `check`, `lock`, `accept`, `release`, `init` and `diff` during the life of a code.

use crate::project::Project;

#[test]
fn a_guard_starts_with_init() {
    let project = Project::new();
    let run = project.run(&["check"]);
    assert_eq!(run.exit, 101);
    assert!(run.stderr.ends_with(
        "error: there is no `api-errors.lock`\nhelp: run `cargo api-error init`, which writes it from the source\n"
    ));
    insta::assert_snapshot!(project.run(&["init"]).show());
    insta::assert_snapshot!(project.read("api-errors.lock"));
    insta::assert_snapshot!(project.run(&["init"]).show());
    assert_eq!(project.run(&["check"]).exit, 0);
}

#[test]
fn a_removed_code_fails_at_the_line_of_the_lock() {
    let project = Project::locked();
    project.remove_card_declined();
    insta::assert_snapshot!(project.run(&["check"]).show());
}

#[test]
fn only_text_changed_is_0() {
    let project = Project::locked();
    project.edit("Your card was declined.", "The card was refused.");
    project.edit("Not enough money, usually.", "Many.");
    insta::assert_snapshot!(project.run(&["check"]).show());
}

#[test]
fn another_code_on_the_same_variant_is_reported_once_and_can_be_accepted() {
    let project = Project::locked();
    project.edit("\"card_declined\"", "\"card_refused\"");
    let run = project.run(&["check"]);
    insta::assert_snapshot!(run.show());
    let fingerprint = run.stdout.split("cargo api-error accept ").nth(1).unwrap().split(' ').next().unwrap().to_owned();
    let run =
        project.run(&["accept", &fingerprint, "--reason", "the networks say refused", "--issue", "https://x.dev/7"]);
    assert_eq!(run.exit, 0, "{}", run.stderr);
    insta::assert_snapshot!(project.run(&["check"]).show());
    project.edit("\"card_refused\"", "\"card_declined\"");
    insta::assert_snapshot!(project.run(&["check"]).show());
}

#[test]
fn an_unknown_fingerprint_is_1() {
    let run = Project::locked().run(&["accept", "0123", "--reason", "x"]);
    assert_eq!(run.exit, 1);
    assert!(run.stderr.starts_with("error: no change has the fingerprint `0123`; nothing was accepted\n"));
}

#[test]
fn a_code_lives_from_release_to_release() {
    let project = Project::locked();
    assert_eq!(project.run(&["release"]).exit, 0);
    assert!(project.read("api-errors.released.lock").starts_with("{\"lock\":{\"version\":1,\"released\":\"1.4.0\","));
    // Removed from the source and from the lock; the lock of the release still has it.
    project.remove_card_declined();
    assert_eq!(project.run(&["lock"]).exit, 0);
    let run = project.run(&["check", "--format", "json"]);
    assert_eq!(run.exit, 1);
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let finding = &report["findings"][0];
    assert_eq!((&finding["rule"], &finding["notes"][0]), (&"error-removed".into(), &"compared with: release".into()));
    assert_eq!(project.run(&["release"]).exit, 1);
    let fingerprint = finding["fingerprint"].as_str().unwrap();
    project.write("api-errors.toml", "# Ours.\n");
    assert_eq!(project.run(&["accept", fingerprint, "--reason", "nobody used it"]).exit, 0);
    insta::assert_snapshot!(project.read("api-errors.toml"));
    assert_eq!(project.run(&["check"]).exit, 0);
    assert_eq!(project.run(&["release", "v2.0.0"]).exit, 0);
    insta::assert_snapshot!(project.read("api-errors.released.lock"));
    assert_eq!(project.read("api-errors.toml"), "# Ours.\n");
    assert_eq!(project.run(&["check", "--fail-on", "info"]).exit, 0);
}

#[test]
fn what_is_compatible_is_shown_on_request() {
    let project = Project::locked();
    project.edit("    Missing { id: u64 },", "    NotThere { id: u64 },");
    project.run(&["lock"]);
    project.edit("    NotThere { id: u64 },", "    Missing { id: u64 },");
    let rules = |arguments: &[&str]| project.run(arguments).stdout.matches("[variant-renamed]").count();
    assert_eq!(rules(&["check"]), 0);
    assert!(project.run(&["check"]).stderr.ends_with("1 error, 1 info; `-v` shows all of them\n"));
    assert_eq!(rules(&["check", "-v"]), 1);
    assert_eq!(rules(&["check", "--fail-on", "info"]), 1);
    assert_eq!(rules(&["diff", "api-errors.lock"]), 1);
    assert!(project.run(&["check", "--format", "json"]).stdout.contains("variant-renamed"));
}

#[test]
fn a_deprecated_code_may_go_after_its_sunset() {
    let project = Project::new();
    project.edit("    #[api_error(status = 402, ", "    #[deprecated(since = \"1.4.0\", note = \"gone\")]\n    #[api_error(sunset = \"2027-06-30\", status = 402, ");
    project.run(&["lock"]);
    project.run(&["release"]);
    project.remove_card_declined();
    let rules = |today: &str| {
        let run = project.run(&["check", "--format", "json", "--today", today]);
        let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
        let rules =
            report["findings"].as_array().unwrap().iter().map(|finding| finding["rule"].as_str().unwrap().to_owned());
        (run.exit, rules.collect::<Vec<_>>().join(" "))
    };
    assert_eq!(rules("2027-06-29"), (1, "error-removed-before-sunset version-not-bumped".to_owned()));
    // The lock does not have its tombstone yet.
    assert_eq!(rules("2027-06-30"), (1, "error-removed-after-deprecation lock-stale".to_owned()));
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert_eq!(rules("2027-06-30"), (0, "error-removed-after-deprecation".to_owned()));
}

#[test]
fn a_stale_lock_is_1_and_lock_check_shows_the_difference() {
    let project = Project::locked();
    project.edit(
        "    Missing { id: u64 },",
        "    Missing { id: u64 },\n    #[api_error(status = 404, code = \"new_code\")]\n    New,",
    );
    assert_eq!(project.run(&["check"]).exit, 1);
    insta::assert_snapshot!(project.run(&["lock", "--check"]).show());
    assert_eq!(project.run(&["lock"]).exit, 0);
    assert_eq!(project.run(&["lock", "--check"]).exit, 0);
    assert_eq!(project.run(&["check"]).exit, 0);
}

#[test]
fn a_report_of_many_warnings_is_short_and_says_how_to_silence_them() {
    let variants = ["A", "B", "C", "D", "F", "G", "H"].join(", #[api_error(status = 409)] ");
    let project = Project::with(&format!("#[derive(ApiError)]\nenum E {{ #[api_error(status = 409)] {variants} }}\n"));
    assert_eq!(project.run(&["lock"]).exit, 0);
    let told = |arguments: &[&str]| {
        let run = project.run(&[&["check"], arguments].concat());
        let shown = run.stdout.matches("warning[missing-summary]: nothing says").count();
        (shown, run.stdout.contains("warning[missing-summary]: and 2 more; `-v` shows all\n"), run.stderr)
    };
    let silence = "7 warnings\nhelp: to silence `missing-summary`, write `missing-summary = \"allow\"` in \
                   `[workspace.metadata.api-error.rules]`, or `#[api_error(allow(missing_summary, reason = \"..\"))]` on a \
                   variant or type\n";
    let (shown, folded, stderr) = told(&[]);
    assert!((shown, folded) == (5, true) && stderr.ends_with(silence), "{stderr}");
    let (shown, folded, stderr) = told(&["-v"]);
    assert!((shown, folded) == (7, false) && stderr.ends_with(silence), "{stderr}");
    assert_eq!(told(&["-q"]).2, "");
    assert!(!told(&["--format", "json"]).2.contains("to silence"));
    assert!(!told(&["-A", "missing-summary"]).2.contains("to silence"));
    // The advice works.
    project.manifest("[workspace.metadata.api-error.rules]\nmissing-summary = \"allow\"\n");
    assert!(told(&[]).2.ends_with("no findings\n"));
    project.manifest("");
    project.edit("enum E", "#[api_error(allow(missing_summary, reason = \"..\"))]\nenum E");
    assert!(told(&[]).2.ends_with("no findings\n"));
}

#[test]
fn levels_come_from_the_manifest_and_the_command_line() {
    let project = Project::locked();
    project.edit("no payment {id}.", "no payment {id:?}.");
    let exit = |arguments: &[&str]| project.run(&[&["check", "-q"], arguments].concat()).exit;
    assert_eq!(exit(&[]), 0);
    assert_eq!(exit(&["--fail-on", "warning"]), 1);
    assert_eq!(exit(&["-D", "debug-in-message"]), 1);
    assert_eq!(exit(&["-D", "warnings"]), 1);
    assert_eq!(exit(&["-D", "warnings", "-A", "debug-in-message"]), 0);
    assert_eq!(exit(&["-D", "debug-in-message", "--exit-zero"]), 0);
    project.manifest("[workspace.metadata.api-error.rules]\ndebug-in-message = \"deny\"\n");
    assert_eq!(exit(&[]), 1);
    assert_eq!(exit(&["-W", "debug-in-message"]), 0);
}

#[test]
fn two_files_are_compared_with_all_their_text() {
    let project = Project::locked();
    project.run(&["generate", "json", "-o", "old.json"]);
    project.edit("Your card was declined.", "The card was refused.");
    project.edit("Ask for another card.", "Try another card.");
    project.edit("status = 404", "status = 410");
    insta::assert_snapshot!(project.run(&["diff", "old.json"]).show());
    project.run(&["generate", "json", "-o", "new.json"]);
    let exit = |arguments: &[&str]| project.run(&[&["diff"], arguments].concat()).exit;
    assert_eq!(exit(&["old.json", "new.json"]), 1);
    assert_eq!(exit(&["new.json", "new.json"]), 0);
    assert_eq!(exit(&["new.json", "old.json", "--fail-on", "never"]), 0);
    assert_eq!(exit(&["api-errors.lock"]), 1);
    assert_eq!(exit(&["nowhere.json"]), 2);
}

#[test]
fn the_lock_may_stand_elsewhere() {
    let project = Project::new();
    project.manifest("[workspace.metadata.api-error]\nlock = \"contract/api-errors.lock\"\n");
    assert_eq!(project.run(&["init"]).exit, 0);
    assert!(project.path("contract/api-errors.lock").exists() && project.path("contract/api-errors.toml").exists());
    assert_eq!(project.run(&["check"]).exit, 0);
}

#[test]
fn a_package_that_was_not_selected_keeps_its_lines() {
    let project = Project::new();
    project.manifest("members = [\"till\"]\n");
    project.write("till/Cargo.toml", "[package]\nname = \"till\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[[bin]]\nname = \"roll\"\npath = \"roll.rs\"\n");
    project.write(
        "till/roll.rs",
        "#[derive(ApiError)]\nenum E { #[api_error(status = 404, code = \"no_paper\")] A }\nfn main() {}\n",
    );
    assert_eq!(project.run(&["lock", "--workspace"]).exit, 0);
    let lock = project.read("api-errors.lock");
    assert!(
        lock.contains("\n{\"error\":{\"code\":\"no_paper\",\"status\":404,")
            && lock.contains("[{\"package\":\"till\",\"target\":\"bin:roll\",\"type\":\"E\",\"variant\":\"A\"}]}}\n"),
        "{lock}"
    );
    let run = project.run(&["check", "-p", "shop"]);
    assert_eq!((run.exit, run.stdout.as_str()), (0, ""));
    assert_eq!(project.run(&["lock", "-p", "shop"]).exit, 0);
    assert_eq!(project.read("api-errors.lock"), lock);
    // The removal from a selected package is found.
    project.write("till/roll.rs", "fn main() {}\n");
    assert_eq!(project.run(&["check", "--workspace"]).exit, 1);
    assert_eq!(project.run(&["check", "-p", "till"]).exit, 1);
}

#[test]
fn codes_that_nobody_chose_to_leave_out_are_told() {
    let project = Project::new();
    let till = "#[derive(ApiError)]\nenum E { #[api_error(status = 404, code = \"no_paper\")] A }\n";
    project.write("till/src/lib.rs", till);
    project.write("till/Cargo.toml", "[package]\nname = \"till\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    let members = "members = [\"till\"]\n";
    let told = |arguments: &[&str]| {
        let check = project.run(&[&["check", "--format", "json"], arguments].concat());
        let lock = project.run(&[&["lock"], arguments].concat());
        assert_eq!((check.exit, lock.exit), (0, 0), "{} {}", check.show(), lock.show());
        let fact = "codes of crates that are not selected are not checked: `till`";
        (check.stdout.contains("unselected-codes") && check.stdout.contains(fact), lock.stderr.contains(fact))
    };
    project.manifest(members);
    assert_eq!(project.run(&["lock", "--workspace"]).exit, 0);
    // Cargo would build only the package at the root.
    assert_eq!(told(&[]), (true, true));
    assert_eq!(told(&["-A", "unselected-codes"]), (false, false));
    for chosen in [&["-p", "shop"][..], &["--workspace"], &["--workspace", "--exclude", "till"]] {
        assert_eq!(told(chosen), (false, false), "{chosen:?}");
    }
    assert_eq!(told(&["--manifest-path", "Cargo.toml"]), (true, true));
    project.manifest(&format!("{members}default-members = [\".\"]\n"));
    assert_eq!(told(&[]), (true, true));
    // In the folder of a package, only that package is selected.
    let run = project.finish(project.command(&["check", "--format", "json"]).current_dir(project.path("till")));
    assert!(run.exit == 0 && !run.stdout.contains("unselected-codes"), "{}", run.show());
    project.manifest(&format!("{members}default-members = [\".\", \"till\"]\n"));
    assert_eq!(told(&[]), (false, false));
    project.manifest(&format!("{members}[workspace.metadata.api-error]\npackages = [\"shop\"]\n"));
    assert_eq!(told(&[]), (true, true));
    project.manifest(&format!("{members}[workspace.metadata.api-error]\npackages = [\"*\"]\n"));
    assert_eq!(told(&[]), (false, false));
}

#[test]
fn the_line_ends_of_a_platform_are_no_drift() {
    let project = Project::locked();
    let text = project.read("api-errors.lock").replace('\n', "\r\n");
    project.write("api-errors.lock", &text);
    assert_eq!(project.run(&["lock", "--check"]).exit, 0);
    assert_eq!(project.run(&["check"]).exit, 0);
}
