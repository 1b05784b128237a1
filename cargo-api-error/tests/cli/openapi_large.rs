//! `generate openapi --merge` into documents of thousands of lines, written as different teams write them.

use std::fmt::Write;

use serde_json::Value;

use crate::project::Project;

/// The document of a team that indents by two spaces and its lists not at all. `components` are last.
fn compact() -> String {
    let mut text = String::from(
        "# yaml-language-server: $schema=https://spec.openapis.org/oas/3.1/schema\n---\nopenapi: 3.1.0\ninfo:\n  \
         title: GitHüb-like API – 東京 🚀\n  version: 1.1.4\n  description: >-\n    A folded text\n    of two lines: with a colon, and # no comment.\n\n      \
         An indented paragraph.\n  license:\n    name: MIT\n    url: https://opensource.org/license/mit\ntags:\n",
    );
    for tag in 0..40 {
        writeln!(text, "- name: tag-{tag}\n  description: 'It''s the tag number {tag}.'").unwrap();
    }
    text.push_str("servers:\n- url: https://api.example.com\n# Everything below is sorted by path.\npaths:\n");
    for at in 0..250 {
        write!(
            text,
            "  \"/repos/{{owner}}/things{at}\":\n    get:\n      summary: List things {at}\n      description: |-\n        Lists the things.\n\n        \
             > **Note**: `components:` and `responses:` in a text are no keys.\n        components:\n          responses: none\n      operationId: things/list-{at}\n      \
             tags:\n      - tag-{}\n      parameters:\n      - \"$ref\": \"#/components/parameters/owner\"\n      - name: per_page\n        description: \"{}\"\n        \
             in: query\n        schema:\n          type: integer\n          default: 30\n      responses:\n        '200':\n          description: Response\n        \
             '404':\n          \"$ref\": \"#/components/responses/Error404\"\n      x-github:\n        githubCloudOnly: false\n        enabledForApps: yes\n",
            at % 40,
            "The number of results per page (max 100), which is a long line. ".repeat(5),
        )
        .unwrap();
    }
    text.push_str("components:\n  parameters:\n    owner:\n      name: owner\n      in: path\n      required: true\n      schema:\n        type: string\n  schemas:\n");
    for at in 0..300 {
        write!(
            text,
            "    thing-{at}:\n      title: Thing {at}\n      type:\n      - object\n      - 'null'\n      properties:\n        id:\n          description: Unique id.\n          \
             type: integer\n          examples:\n          - {at}\n        \"on\":\n          type: string\n        '404':\n          type: 'null'\n      required:\n      - id\n"
        )
        .unwrap();
    }
    text.push_str(
        "  responses:\n    not_modified:\n      description: Not modified\n  examples:\n    empty:\n      value: {}\n",
    );
    text
}

/// The document of a team that indents by four spaces and its lists too, with anchors and long flow mappings. `components` come first.
fn anchored() -> String {
    let mut text = String::from(
        "openapi: \"3.0.3\"\ncomponents:   # shared by everybody\n    securitySchemes:\n        key: {type: apiKey, in: header, name: X-Key}\n\n\n    \
         responses:   # of every operation\n\n        # Limits.\n        Limited: &limited\n            description: >+\n                Slow\n                down.\n\n            headers: {Retry-After: {schema: {type: integer}, description: \"Seconds, e.g. \\\"30\\\"\"}}\n        \
         Busy: *limited\n\n    # Types of money\n    # ==============\n    schemas:\n        Currency: &currency\n            type: string\n            enum:\n                - EUR\n                - 'NO'\n                - \"¥\"\n",
    );
    for at in 0..320 {
        write!(
            text,
            "\n        # Account {at}\n        Account{at}:\n            type: object\n            required: [id, currency,\n                       amount{at}]   # aligned\n            properties:\n                \
             currency: *currency\n                amount{at}: {{type: integer, description: 'Amount in cents, # is no comment', minimum: 0}}\n                \
             note:\n                    <<: *currency\n                    description: \"two\n                        lines, and an escape: \\u00e9\\t\\x41\"\n                    default: !!str 'plain'\n"
        )
        .unwrap();
    }
    text.push_str("\n    # No more components.\n\ninfo: {title: \"Stripe-like\", version: '2026-11-28'}\nsecurity:\n    - key: []\npaths:\n");
    for at in 0..260 {
        write!(
            text,
            "    /v1/accounts{at}:\n        ? post\n        : operationId: PostAccounts{at}\n          requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Account{at}'}}}}}}}}\n          responses:\n              \
             \"200\": {{description: ok}}\n              402: {{$ref: '#/components/responses/Error402'}}\n              429: *limited\n"
        )
        .unwrap();
    }
    text.push_str("x-literal: |2\n    two spaces are part of it\n  and this\nx-end: |+\n    kept\n\n...\n");
    text
}

/// The document of a team on Windows, generated by a tool that quotes keys. `components` are in the middle, without responses.
fn windows() -> String {
    let mut text =
        String::from("\u{feff}\"openapi\": \"3.1.0\"\n\"info\":\n  \"title\": \"Azure-like\"\n  \"version\": \"1\"\n");
    text.push_str("\"x-ms-notes\": \"a line that is as long as it gets: ");
    text.push_str(&"äöü ß 漢字 \\\" ".repeat(400));
    text.push_str("\"\n\"components\":\n  \"schemas\":\n");
    for at in 0..400 {
        write!(
            text,
            "    \"Widget.{at}\":\n      \"type\": \"object\"\n      \"description\": \"Ein Gerät № {at}\"\n      \"allOf\":\n        - \"$ref\": \"#/components/schemas/Widget.{}\"\n        - \"type\": \"object\"\n          \
             \"properties\":\n            \"größe\":\n              \"type\": \"number\"\n              \"x-tabs\": \"a\\tb\"\t# after a tab\n",
            (at + 1) % 400
        )
        .unwrap();
    }
    text.push_str(
        "  \"headers\":\n    \"ETag\":\n      \"schema\": { \"type\": \"string\" }\n# The operations.\n\"paths\":\n",
    );
    for at in 0..220 {
        write!(
            text,
            "  \"/widgets/{at}\":\n    \"put\":\n      \"operationId\": \"Widgets_Put{at}\"\n      \"description\": >\n        Folded\n        and done.\n      \"responses\":\n        \"default\":\n          \
             \"description\": \"\"\n        \"404\":\n          \"$ref\": \"#/components/responses/Error404\"\n"
        )
        .unwrap();
    }
    text.replace('\n', "\r\n")
}

/// The text without the components that the command has written, and without a section that only they are in.
fn without_ours(text: &str, own_sections: &[&str]) -> String {
    let mut kept = String::new();
    let mut hidden: Option<usize> = None;
    for line in text.split_inclusive('\n') {
        let indent = line.len() - line.trim_start_matches(' ').len();
        hidden = hidden.filter(|outer| indent > *outer);
        let name = line.trim().trim_end_matches(':');
        let begins = ["ErrorBody", "Error402", "Error404", "Error410"].contains(&name) && line.trim().ends_with(':');
        if hidden.is_none() && (begins || own_sections.contains(&line.trim_end())) {
            hidden = Some(indent);
        }
        if hidden.is_none() {
            kept.push_str(line);
        }
    }
    kept
}

fn model(text: &str) -> Value {
    serde_yaml_ng::from_str(text.trim_start_matches('\u{feff}')).unwrap()
}

/// The components of a model, of which those of the command are taken out.
fn split(mut model: Value) -> (Value, Vec<(String, Value)>) {
    let mut ours = Vec::new();
    for kind in ["schemas", "responses"] {
        let Some(Value::Object(members)) = model["components"].get_mut(kind) else { continue };
        let names: Vec<String> = members
            .iter()
            .filter(|(_, it)| it["x-generated-by"] == "cargo-api-error")
            .map(|(name, _)| name.clone())
            .collect();
        ours.extend(names.into_iter().map(|name| (name.clone(), members.remove(&name).unwrap())));
    }
    if model["components"]["responses"].as_object().is_some_and(serde_json::Map::is_empty) {
        model["components"].as_object_mut().unwrap().remove("responses");
    }
    (model, ours)
}

#[test]
fn documents_of_real_size_keep_every_other_byte() {
    for (name, text, own_sections) in
        [("compact", compact(), &[][..]), ("anchored", anchored(), &[]), ("windows", windows(), &["  responses:"])]
    {
        assert!(text.lines().count() > 4000, "{name}: {}", text.lines().count());
        let project = Project::new();
        project.write("api.yaml", &text);
        let merge = ["generate", "openapi", "--merge", "api.yaml"];
        let run = project.run(&merge);
        assert_eq!(run.exit, 0, "{name}: {}", run.show());
        let first = project.read("api.yaml");
        assert!(
            without_ours(&first, own_sections) == text,
            "{name}: {}",
            changed(&without_ours(&first, own_sections), &text)
        );
        let (theirs, ours) = split(model(&first));
        assert_eq!(theirs, model(&text), "{name}");
        let names: Vec<&str> = ours.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["ErrorBody", "Error402", "Error404"], "{name}");
        assert!(!text.contains("\r\n") || first.matches('\n').count() == first.matches("\r\n").count());

        // Codes come, change and go.
        project.edit("status = 402, code = \"card_declined\"", "status = 410, code = \"card_gone\"");
        let text = text.replace("Error402", "Error410");
        project.write("api.yaml", &first.replace("responses/Error402", "responses/Error410"));
        assert_eq!(project.run(&merge).exit, 0, "{name}");
        let second = project.read("api.yaml");
        assert!(
            without_ours(&second, own_sections) == text,
            "{name}: {}",
            changed(&without_ours(&second, own_sections), &text)
        );
        let (theirs, ours) = split(model(&second));
        assert_eq!((theirs, ours.len()), (model(&text), 3), "{name}");
        assert!(project.run(&merge).stderr.contains("Fresh"), "{name}");
    }
}

/// The first line that differs.
fn changed(after: &str, before: &str) -> String {
    let (after, before) = (after.split_inclusive('\n'), before.split_inclusive('\n'));
    let mut lines = after.zip(before).enumerate();
    let first = lines.find(|(_, (after, before))| after != before);
    first.map_or("one is longer".to_owned(), |(at, (after, before))| {
        format!("line {}: {after:?} was {before:?}", at + 1)
    })
}
