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
fn a_workspace_without_errors_is_told_that_nothing_is_guarded() {
    let project = Project::with("//! Nothing.\n");
    let warning = "warning: no error type was found in package `shop`\n\
                   help: name packages with `-p` or `--workspace`, kinds of targets with `--target-kind`\n";
    for (arguments, exit) in [
        (&["init"][..], 0),
        (&["list"], 0),
        (&["check"], 0),
        (&["check", "--against", "api-errors.lock"], 0),
        (&["diff", "api-errors.lock"], 0),
        (&["lock"], 0),
        (&["generate", "json"], 0),
        (&["explain", "nothing"], 1),
        (&["accept", "0000", "--reason", "x"], 1),
        (&["release", "1.0.0"], 0),
        (&["verify"], 0),
    ] {
        let run = project.run(arguments);
        assert_eq!((run.exit, run.stderr.starts_with(warning)), (exit, true), "{arguments:?}: {}", run.stderr);
    }
    // These two files have everything.
    let run = project.run(&["diff", "api-errors.lock", "api-errors.lock"]);
    assert_eq!((run.exit, run.stderr.contains("warning")), (0, false), "{}", run.stderr);
}

#[test]
fn the_packages_without_errors_are_named() {
    let project = Project::with("//! Nothing.\n");
    let names = ["a", "b", "c", "d", "e", "f"];
    project.manifest(&format!("members = [{}]\n", names.map(|name| format!("\"{name}\"")).join(", ")));
    for name in names {
        let manifest = format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
        project.write(&format!("{name}/Cargo.toml"), &manifest);
        project.write(&format!("{name}/src/lib.rs"), "");
    }
    let fact = |selection: &[&str]| {
        let run = project.run(&[&["list"], selection].concat());
        run.stderr.lines().next().unwrap().to_owned()
    };
    let none = "warning: no error type was found";
    assert_eq!(fact(&["-p", "b", "-p", "a"]), format!("{none} in packages `a`, `b`"));
    assert_eq!(fact(&["--workspace"]), format!("{none} in packages `a`, `b`, `c`, `d` and 3 more"));
    let all = ["--workspace", "--exclude", "?", "--exclude", "shop"];
    assert_eq!(fact(&all), format!("{none}: no package is selected"));
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
    // The scanner does not read it, because it is outside of the module graph.
    project.edit("mod broken;\n", "");
    assert_eq!(project.run(&["generate", "json", "-o", "errors.json"]).exit, 0);
}

#[test]
fn a_macro_of_a_member_that_is_not_selected_is_known() {
    let project = Project::with("till::made!(Far \"far\");\n");
    project.manifest("members = [\"till\"]\ndefault-members = [\".\"]\n");
    project.write("till/Cargo.toml", "[package]\nname = \"till\"\nversion = \"1.0.0\"\nedition = \"2024\"\n");
    project.write(
        "till/src/lib.rs",
        "#[macro_export]\nmacro_rules! made { ($n:ident $c:literal) => {\n#[derive(ApiError)]\n\
         #[api_error(status = 404, code = $c)]\npub struct $n; }; }\n",
    );
    let run = project.run(&["list"]);
    let place = "`made!` makes error enums that only a build can see\n --> src/lib.rs:1:7\n";
    assert!(run.exit == 1 && run.stderr.contains(place), "{}", run.show());
}
