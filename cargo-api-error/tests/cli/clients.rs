//! `generate typescript`, `generate python`, `generate template`

use crate::project::{LIB, Project};

#[test]
fn modules_are_written_and_checked() {
    for (kind, file) in [("typescript", "errors.ts"), ("python", "errors.py")] {
        let project = Project::locked();
        let generate = ["generate", kind, "-o", file];
        let check = ["generate", kind, "-o", file, "--check"];
        assert_eq!(project.run(&generate).exit, 0);
        assert_eq!(project.run(&generate).stderr.trim(), format!("Fresh {file}"));
        assert_eq!(project.run(&["generate", kind]).stdout, project.read(file));
        assert_eq!(project.run(&check).exit, 0);
        project.edit("\"card_declined\"", "\"card_refused\"");
        let run = project.run(&check);
        assert_eq!(run.exit, 1);
        assert!(run.stderr.contains(&format!("`cargo api-error generate {kind} -o {file}`")), "{}", run.stderr);
    }
}

/// What depends on the catalog; the rest is the same for all.
fn codes(module: &str) -> &str {
    let end =
        module.find("/** The types of errors. */").or_else(|| module.find("@dataclass(frozen=True)\nclass CodeFacts"));
    let start = module.find("/** The details of each code. */").or_else(|| module.find("An error with a code that"));
    &module[start.unwrap()..end.unwrap()]
}

#[test]
fn no_text_of_the_source_leaves_its_place() {
    let lib = LIB
        .replace("The card was declined.", "Ends */ here. `\"\"\"` and \\ and \u{202e} are texts.")
        .replace("code = \"card_declined\"", "code = \"value.error\", alias(\"none\")")
        .replace("Missing { id: u64 }", "Missing { id: u64, #[api_error(detail)] r#type: Vec<Option<bool>> }");
    let project = Project::with(&lib);
    for kind in ["typescript", "python"] {
        insta::assert_snapshot!(kind, codes(&project.run(&["generate", kind]).stdout));
    }
}

#[test]
fn codes_that_were_removed_stay_for_one_release() {
    let project = Project::locked();
    project.remove_card_declined();
    assert_eq!(project.run(&["lock"]).exit, 0);
    let is_there =
        || ["typescript", "python"].map(|kind| project.run(&["generate", kind]).stdout.contains("card_declined"));
    assert_eq!(is_there(), [true, true]);
    // The first version without it.
    let removed_in = |version: &str| {
        let lock = project.read("api-errors.lock");
        let lock = lock.replace("\"status\":402", &format!("\"removed_in\":\"{version}\",\"status\":402"));
        project.write("api-errors.lock", &lock);
    };
    removed_in("1.4.0");
    assert_eq!(is_there(), [true, true]);
    let lock = project.read("api-errors.lock").replace("\"removed_in\":\"1.4.0\"", "\"removed_in\":\"1.3.0\"");
    project.write("api-errors.lock", &lock);
    assert_eq!(is_there(), [false, false]);
}

#[test]
fn a_removed_code_names_the_one_that_is_sent_and_not_why_it_went() {
    let project = Project::locked();
    project.remove_card_declined();
    assert_eq!(project.run(&["accept", "--all", "error-removed", "--reason", "for reviewers"]).exit, 0);
    assert_eq!(project.run(&["lock"]).exit, 0);
    let lock = project.read("api-errors.lock").replace("\"status\":402", "\"replaced_by\":\"gone\",\"status\":402");
    let also = "{\"tombstone\":{\"code\":\"gone\",\"status\":402,\"type\":\"validation_error\",\"replaced_by\":\"payment_missing\"}}";
    let first = lock.find("{\"error\"").unwrap();
    let lock = format!("{}{also}\n{}", &lock[..first], &lock[first..]);
    assert!(lock.contains("for reviewers"), "{lock}");
    project.write("api-errors.lock", &lock);
    for kind in ["typescript", "python"] {
        let run = project.run(&["generate", kind]);
        assert!(run.stdout.contains("Removed. Use `payment_missing`."), "{}", run.show());
        assert!(!run.stdout.contains("for reviewers") && !run.stdout.contains("Use `gone`"), "{}", run.stdout);
    }
}

#[test]
fn a_shape_of_its_own_is_in_the_module() {
    let lib =
        format!("{LIB}\napi_error::shape! {{ static BODY = {{ \"errcode\": code, \"ok\": false, ..details }}; }}\n");
    let project = Project::with(&lib);
    let typescript = project.run(&["generate", "typescript"]).stdout;
    assert!(typescript.contains(r#"const SHAPE: Shape | null = [{"name":"errcode","value":{"fact":"code"}}"#));
    let python = project.run(&["generate", "python"]).stdout;
    assert!(
        python.contains(
            r#"[{"name": "errcode", "value": {"fact": "code"}}, {"name": "ok", "value": {"constant": False}}"#
        )
    );
}

#[test]
fn a_template_has_the_members_of_the_catalog() {
    let project = Project::new();
    project.write("errors.go.j2", include_str!("../../../examples/clients/errors.go.j2"));
    insta::assert_snapshot!(project.run(&["generate", "template", "--template", "errors.go.j2"]).stdout);
}

#[test]
fn what_is_wrong_with_a_template_is_said_with_its_place() {
    let project = Project::new();
    project.write("unclosed.j2", "\n{% for error in errors %}");
    project.write("unknown.j2", "{{ errors[0].code }}\n{{ nothing }}");
    let mut shown = String::new();
    for arguments in [
        &["generate", "template", "--template", "unclosed.j2"][..],
        &["generate", "template", "--template", "unknown.j2"],
        &["generate", "template", "--template", "absent.j2"],
        &["generate", "template"],
        &["generate", "json", "--template", "unknown.j2"],
        &["generate", "python", "--internal"],
        &["generate", "typescript", "--check"],
    ] {
        let run = project.run(arguments);
        assert_ne!(run.exit, 0);
        shown += &run.stderr;
    }
    insta::assert_snapshot!(shown);
}
