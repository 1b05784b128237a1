//! `generate openapi --merge`

use serde_json::Value;

use crate::project::Project;

const MERGE: [&str; 4] = ["generate", "openapi", "--merge", "api.yaml"];

/// The file after a merge, of which every line of before is still there, in order.
fn merged(project: &Project, before: &str) -> String {
    project.write("api.yaml", before);
    let run = project.run(&MERGE);
    assert_eq!(run.exit, 0, "{before}\n{}", run.show());
    let after = project.read("api.yaml");
    let mut lines = after.split_inclusive('\n');
    for line in before.split_inclusive('\n') {
        // What is put in place of `{}` begins on the next line.
        let is_kept = |kept: &str| {
            kept.trim_end() == line.trim_end().trim_end_matches(" {}") || kept.trim_end() == line.trim_end()
        };
        assert!(lines.any(is_kept), "{line:?} is gone:\n{after}");
    }
    let model: Value = serde_yaml_ng::from_str(&after).unwrap();
    assert_eq!(model["components"]["responses"]["Error402"]["x-error-codes"][0], "card_declined", "{after}");
    assert_eq!(model["components"]["schemas"]["ErrorBody"]["type"], "object", "{after}");
    // A second run changes nothing.
    assert!(project.run(&MERGE).stderr.contains("Fresh"));
    assert_eq!(project.read("api.yaml"), after);
    after
}

const HEAD: &str = "openapi: 3.1.0 # the version\ninfo: {title: 'Shop', version: \"1\"}\n";

#[test]
fn a_file_in_every_notation_keeps_its_bytes() {
    let project = Project::new();
    for rest in [
        "",
        "paths: {}",
        "paths:\n  /pay:\n    get:\n      responses:\n        404: { $ref: '#/components/responses/Error404' }\n",
        "paths:\n  /pay:\n    get:\n      responses:\n",
        "components:\n",
        "components: # ours\n\n# end\n",
        "components:\n  schemas:\n    # A card.\n    Card: &card\n      type: object\n\n    Same: *card\n\npaths: {}\n",
        "components:\n    schemas:\n        Card:\n            type: object # four spaces\n    responses:\ntags: []\n",
        "components:\n  responses:\n    Old: {description: 'it''s'}\n  # the last words\n",
        "x-text: |+\n  kept\n\ncomponents:\n  schemas: {}\n",
        "\"components\":\n  'schemas':\n    \"Card\": {type: object}\n",
        "components:\n  schemas:\n    Card: {type: object,\n      title: \"two\n      lines\"}\n  securitySchemes:\n    key: {}\n",
    ] {
        merged(&project, &format!("{HEAD}{rest}"));
        let windows = format!("{HEAD}{rest}").replace('\n', "\r\n");
        let after = merged(&project, &windows);
        assert_eq!(after.matches('\n').count(), after.matches("\r\n").count(), "{after:?}");
    }
    merged(&project, &format!("---\n{HEAD}...\n"));
}

#[test]
fn what_is_merged_reads_well() {
    let project = Project::new();
    let paths =
        "paths:\n  /pay:\n    get:\n      responses:\n        404: { $ref: '#/components/responses/Error404' }\n";
    let after = merged(&project, &format!("{HEAD}{paths}components:\n  schemas:\n    Card: &card {{type: object}}\n"));
    insta::assert_snapshot!(after);
}

#[test]
fn json_stays_json() {
    let project = Project::new();
    for before in [
        "{\"openapi\": \"3.0.2\", \"paths\": {}}",
        "{\n  \"openapi\": \"3.0.2\",\n  \"components\": {\n    \"schemas\": {\n      \"Card\": {}\n    }\n  }\n}\n",
        "{\n\t\"openapi\": \"3.0.2\",\n\t\"components\": {\n\t\t\"schemas\": {}\n\t}\n}\n",
        "{\n  \"openapi\": \"3.0.2\",\n  \"components\": null\n}\n",
    ] {
        project.write("api.json", before);
        let merge = ["generate", "openapi", "--merge", "api.json"];
        let run = project.run(&merge);
        assert_eq!(run.exit, 0, "{before}: {}", run.show());
        let after = project.read("api.json");
        let model: Value = serde_json::from_str(&after).unwrap();
        let body = &model["components"]["schemas"]["ErrorBody"];
        assert_eq!(body["properties"]["param"]["nullable"], true, "the version is that of the file: {after}");
        assert_eq!(project.run(&[&merge[..], &["--check"]].concat()).exit, 0);
        assert!(after.starts_with(
            before.split("\n  \"components\": null").next().unwrap().split("{}").next().unwrap()[..10].trim_end()
        ));
    }
    insta::assert_snapshot!(project.read("api.json"));
}

#[test]
fn a_later_run_replaces_and_removes_what_is_ours() {
    let project = Project::new();
    let end = "    # mine\n    Mine: {description: x}\n";
    merged(&project, &format!("{HEAD}components:\n  responses:\n{end}"));
    project.edit("Your card was declined.", "No money.");
    let run = project.run(&[&MERGE[..], &["--check"]].concat());
    assert!(run.exit == 1 && run.stdout.contains("+                message: \"No money.\""), "{}", run.show());
    assert!(run.stderr.contains("run `cargo api-error generate openapi --merge api.yaml`"), "{}", run.show());
    assert_eq!(project.run(&MERGE).exit, 0);
    project.remove_card_declined();
    assert_eq!(project.run(&MERGE).exit, 0);
    let after = project.read("api.yaml");
    assert!(!after.contains("Error402") && after.contains("Error404") && after.contains(end), "{after}");
}

#[test]
fn what_cannot_be_merged_is_refused_and_stays() {
    let project = Project::new();
    let other = "components:\n  schemas:\n    ErrorBody: {type: string}\n";
    let stale = "components:\n  responses:\n    Error410: {description: x, x-generated-by: cargo-api-error}\n";
    for (text, why) in [
        (format!("{HEAD}{other}"), "it has another `components/schemas/ErrorBody`, without `x-generated-by"),
        (
            format!("{HEAD}{stale}x: {{$ref: '#/components/responses/Error410'}}\n"),
            "`#/x` refers to `#/components/responses/Error410`, which no",
        ),
        (
            format!("{HEAD}x: {{a/b: [{{$ref: '#/components/responses/Error502'}}]}}\n"),
            "`#/x/a~1b/0` refers to `#/components/responses/Error502`, which no code of the source has",
        ),
        (
            format!("{HEAD}x: {{$ref: '#/components/schemas/Error502Body'}}\n"),
            "`#/x` refers to `#/components/schemas/Error5",
        ),
        ("swagger: '2.0'\n".to_owned(), "it is no document of OpenAPI 3"),
        (format!("{HEAD}components: [1]\n"), "`components` is no mapping"),
        (format!("{HEAD}x: &x {{}}\ncomponents: *x\n"), "its notation of `components` is not understood"),
        ("openapi: 3.1.0\na: [\n".to_owned(), "cannot merge into `api.yaml`"),
        (format!("{HEAD}---\na: 1\n"), "cannot merge into `api.yaml`"),
        ("[]".to_owned(), "it is no document of OpenAPI 3"),
    ] {
        project.write("api.yaml", &text);
        let run = project.run(&MERGE);
        assert!(run.exit == 101 && run.stderr.contains(why), "{text}\n{}", run.show());
        assert_eq!(project.read("api.yaml"), text);
    }
    project.write("api.yaml", HEAD);
    let run = project.run(&[&MERGE[..], &["--openapi", "3.0"]].concat());
    assert!(run.exit == 2 && run.stderr.contains("`api.yaml` is OpenAPI 3.1, not 3.0"), "{}", run.show());
}

#[test]
fn the_result_can_go_elsewhere() {
    let project = Project::new();
    project.write("api.yaml", HEAD);
    let run = project.run(&[&MERGE[..], &["-o", "-"]].concat());
    assert!(run.stdout.starts_with(HEAD) && run.stdout.contains("\ncomponents:\n  schemas:\n    ErrorBody:\n"));
    assert_eq!(project.run(&[&MERGE[..], &["-o", "full.yaml"]].concat()).exit, 0);
    assert_eq!((project.read("full.yaml"), project.read("api.yaml")), (run.stdout, HEAD.to_owned()));
}
