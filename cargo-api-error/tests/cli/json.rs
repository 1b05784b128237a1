//! `--format json`: the output of every kind of run follows the schema.

use crate::project::Project;

fn schema() -> jsonschema::Validator {
    let text = include_str!("../../../docs/findings.schema.json");
    jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

#[test]
fn every_run_follows_the_schema() {
    let clean = Project::locked();
    let removed = Project::locked();
    removed.remove_card_declined();
    let hidden = Project::locked();
    hidden.edit(
        "//! A shop.\n",
        "//! A shop.\nmacro_rules! e { () => { #[derive(ApiError)] #[api_error(status = 404)] struct E; } }\ne!();\n",
    );
    let unread = Project::locked();
    unread.edit("//! A shop.\n", "//! A shop.\nmod missing;\n");
    let lost = Project::new();
    for (project, exit) in [(clean, 0), (removed, 1), (hidden, 1), (unread, 101), (lost, 101)] {
        for command in [&["check"][..], &["diff", "api-errors.lock"], &["verify", "--offline"]] {
            let run = project.run(&[command, &["--format", "json", "-q"]].concat());
            assert!(command[0] != "check" || run.exit == exit, "{command:?}: {}", run.show());
            let report = serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{command:?}: {}", run.show()));
            let checked = schema().validate(&report).map_err(|error| error.to_string());
            assert_eq!(checked, Ok(()), "{command:?}: {}", run.show());
        }
    }
}
