//! Arguments, configuration, help.

use crate::project::Project;

#[test]
fn it_works_as_a_subcommand_of_cargo_and_by_itself() {
    let project = Project::new();
    let alone = project.run(&["list"]);
    let below_cargo = project.run(&["api-error", "list"]);
    assert_eq!((alone.exit, &alone.stdout), (0, &below_cargo.stdout));
}

#[test]
fn wrong_arguments_are_2() {
    let project = Project::new();
    for arguments in [
        &["lst"][..],
        &["check", "--format", "xml"],
        &["check", "--today", "tomorrow"],
        &["check", "--against", "crate:1.0"],
        &["check", "-D", "eror-removed"],
        &["generate", "json", "--check"],
        &["generate", "markdown"],
        &["list", "--target-kind", "libs"],
        &["accept", "x", "--reason", " "],
    ] {
        let run = project.run(arguments);
        assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{arguments:?}: {}", run.stderr);
    }
    let run = project.run(&["check", "-D", "eror-removed"]);
    let expected = "error: invalid value 'eror-removed' for '--deny <RULE>': unknown rule `eror-removed`, did you mean `error-removed`\n";
    assert!(run.stderr.starts_with(expected), "{}", run.stderr);
}

#[test]
fn wrong_configuration_is_2_and_names_the_table() {
    let project = Project::new();
    for (table, fault) in [
        ("profil = \"wire\"", "unknown field `profil`"),
        ("profile = \"wir\"", "`profile`: unknown value `wir`\nhelp: did you mean `wire`\n"),
        ("packages = \"shop\"", "`packages`: invalid type: string \"shop\", expected a list\n"),
        ("pages = 1", "`pages`: invalid type: integer `1`, expected a path\n"),
        ("title = \" \"", "`title`: it is empty; write a value, or remove the line\n"),
        ("lock = \"\"", "`lock`: it is empty; write a value, or remove the line\n"),
        ("sunset-days = \"1\"", "`sunset-days`: invalid type: string \"1\", expected a whole number\n"),
        ("reference = 1", "`reference`: invalid type: integer `1`, expected a table\n"),
        ("rules = 1", "`rules`: invalid type: integer `1`, expected a table\n"),
        (
            "reference.statuses.402 = \"a\"",
            "`reference.statuses.402`: invalid type: string \"a\", expected a table with `meaning` and `notes`\n",
        ),
        (
            "base-url = \"https://docs.shop.dev/\"",
            "unknown field `base-url`\nhelp: it belongs in `[workspace.metadata.api-error.reference]`\n",
        ),
        (
            "reference.title = \"Shop\"",
            "`reference.title`: unknown field `title`\nhelp: it belongs in `[workspace.metadata.api-error]`\n",
        ),
        ("rule-set = \"2031-1\"", "unknown rule set `2031-1`"),
        ("rules = { eror-removed = \"warn\" }", "did you mean `error-removed`"),
        ("rules = { error-removed = \"loud\" }", "unknown value `loud`, expected one of `allow`, `info`, `"),
        ("target-kinds = [\"libs\"]", "unknown value `libs`\nhelp: did you mean `lib`\n"),
    ] {
        project.manifest(&format!("[workspace.metadata.api-error]\n{table}\n"));
        let run = project.run(&["list"]);
        assert_eq!((run.exit, run.stdout.as_str()), (2, ""), "{table}");
        assert!(run.stderr.starts_with("error: Cargo.toml:8:"), "{}", run.stderr);
        assert!(
            run.stderr.contains(": `[workspace.metadata.api-error]`: ") && run.stderr.contains(fault),
            "{}",
            run.stderr
        );
    }
}

#[test]
fn a_mistyped_package_is_101_with_a_suggestion() {
    insta::assert_snapshot!(Project::new().run(&["list", "-p", "shpo"]).show());
}

#[test]
fn quiet_says_nothing_but_errors() {
    let project = Project::locked();
    assert_eq!(project.run(&["check", "-q"]).show(), "exit: 0\n---- stdout\n---- stderr\n");
    assert_eq!(project.run(&["explain", "-q", "x"]).stderr.lines().next(), Some("error: unknown code `x`"));
}

#[test]
fn completions_are_a_script() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let run = Project::new().run(&["completions", shell]);
        assert_eq!(run.exit, 0);
        assert!(run.stdout.contains("explain"), "{shell}");
    }
}

#[test]
fn rules_are_listed_and_explained() {
    let project = Project::new();
    assert!(project.run(&["rules"]).stdout.contains("variant-code-changed"));
    insta::assert_snapshot!(project.run(&["rules", "variant-code-changed"]).show());
    insta::assert_snapshot!(project.run(&["rules", "variant-code-chnged"]).show());
    let rules: serde_json::Value = serde_json::from_str(&project.run(&["rules", "--format", "json"]).stdout).unwrap();
    assert!(rules.as_array().unwrap().len() > 60);
}

#[test]
fn a_table_with_a_slip_in_its_name_is_not_ignored() {
    let project = Project::locked();
    project.manifest("[workspace.metadata.api_error]\nprofile = \"wire\"\n");
    let run = project.run(&["check"]);
    let expected =
        "error: Cargo.toml:7:21: `[workspace.metadata.api_error]` is not read\nhelp: did you mean `api-error`\n";
    assert_eq!((run.exit, run.stderr.as_str()), (2, expected));
    project.manifest("[workspace.metadata.api-errands]\nprofile = \"wire\"\n");
    assert_eq!(project.run(&["check"]).exit, 0);
}

#[test]
fn settings_that_nothing_reads_are_reported() {
    let help =
        "help: settings belong in `[workspace.metadata.api-error]` of the `Cargo.toml` at the root of the workspace\n";
    let project = Project::new();
    for command in ["list", "check", "lock", "generate json"] {
        let arguments: Vec<&str> = command.split(' ').collect();
        project.manifest("[package.metadata.api-error]\nprofile = \"wire\"\n");
        let fact = "error: `[package.metadata.api-error]` of the package `shop` is not read\n";
        let run = project.run(&arguments);
        assert_eq!((run.exit, run.stdout, run.stderr), (2, String::new(), format!("{fact}{help}")), "{command}");
        project.manifest("");
        project.write("api-errors.toml", "# Ours.\n[rules]\nerror-removed = \"warn\"\n");
        let fact = "error: `api-errors.toml`: `rules` is not read; the file has `[[accept]]` tables only\n";
        let run = project.run(&arguments);
        assert_eq!((run.exit, run.stdout, run.stderr), (2, String::new(), format!("{fact}{help}")), "{command}");
        std::fs::remove_file(project.path("api-errors.toml")).unwrap();
    }
    project.write("api-errors.toml", "# Decisions.\n");
    assert_eq!(project.run(&["list"]).exit, 0);
}
