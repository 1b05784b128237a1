//! The pages say which operations answer a code, after the OpenAPI document of the configuration.

use crate::project::Project;

/// A project whose configuration names a document.
fn project(document: &str, text: &str) -> Project {
    let project = Project::new();
    project.manifest(&format!("[workspace.metadata.api-error.reference]\nopenapi = \"{document}\"\n"));
    project.write(document, text);
    project
}

const PATHS: &str = "openapi: 3.1.0 # ours
info: { title: Shop, version: '1' }
paths:
  /payments:
    post:
      summary: Pay a <bill>
      responses:
        '402': { $ref: '#/components/responses/Error402' }
        4XX: { $ref: '#/components/responses/Again' }
  /payments/{id}:
    $ref: '#/components/pathItems/payment'
components:
  pathItems:
    payment:
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      get: { responses: { 404: { $ref: '#/components/responses/Error404' } } }
      delete: { responses: { 409: { description: Own., x-error-codes: [payment_missing, unknown_code] } } }
  responses:
    Again: { $ref: '#/components/responses/Error402' }
";

#[test]
fn the_operations_of_a_code_are_those_of_the_merged_document() {
    let project = project("api.yaml", PATHS);
    assert_eq!(project.run(&["generate", "openapi", "--merge", "api.yaml"]).exit, 0);
    assert_eq!(project.run(&["generate", "html", "-o", "site"]).exit, 0);
    let html = |code: &str| project.read(&format!("site/{code}/index.html"));
    let declined = html("card_declined");
    let operation = "<h2 id=\"operations\">Operations</h2>\n<ul>\n  <li><code>POST /payments</code> \
                     <span class=\"quiet\">Pay a &lt;bill&gt;</span></li>\n</ul>";
    assert!(declined.contains(operation), "{declined}");
    let missing = html("payment_missing");
    assert!(
        missing.contains("<li><code>GET /payments/{id}</code></li>\n  <li><code>DELETE /payments/{id}</code></li>")
    );
    assert_eq!(project.run(&["generate", "markdown", "-o", "pages"]).exit, 0);
    let page = project.read("pages/card_declined.md");
    assert!(page.contains("\n## Operations\n\n- `POST /payments`: Pay a \\<bill\\>\n"), "{page}");
    assert_eq!(project.read("site/card_declined.md").split_once("## Op").unwrap(), page.split_once("## Op").unwrap());
    assert!(project.read("site/catalog.json").contains("\"path\": \"/payments/{id}\""));
}

#[test]
fn mistakes_in_the_lists_of_codes_are_told() {
    let paths = "paths:
  /payments:
    post:
      x-error-codes: [card_declined]
      responses:
        402: { $ref: '#/components/responses/R' }
        409: { description: No., x-error-codes: payment_missing }
        422: { description: No., x-error-codes: [7], x-error-domain: shop }
        500: { description: No., x-error-codes: [theirs], x-error-domain: tills }
    get: { responses: { 402: { $ref: '#/components/responses/R' } } }
components: { responses: { R: { description: No., x-error-codes: [payment_mising, card_declined] } } }
";
    let project = project("api.yaml", paths);
    let run = project.run(&["generate", "markdown", "-o", "pages"]);
    let told = "\
warning: api.yaml: `POST /payments`: `x-error-codes` has a value that is not a string
warning: api.yaml: `POST /payments`: `x-error-codes` is not a list, as in `[not_found]`
warning: api.yaml: `POST /payments`: `x-error-codes` is not read here; write it into a response of the operation
warning: api.yaml:11: `GET /payments` and 1 more operation: unknown code `payment_mising`, did you mean `payment_missing`
";
    assert!(run.exit == 0 && run.stderr.starts_with(told), "{}", run.show());
    assert!(!run.stderr.contains("theirs"), "{}", run.stderr);
    assert!(project.read("pages/card_declined.md").contains("- `POST /payments`\n"));
    assert_eq!(project.run(&["generate", "markdown", "-q", "-o", "pages"]).stderr, "");
}

#[test]
fn a_document_in_json_has_operations_too() {
    let responses = r#"{"404": {"description": "No.", "x-error-codes": ["payment_missing"]}}"#;
    let paths = format!(r#"{{"openapi": "3.0.3", "paths": {{"/a": {{"head": {{"responses": {responses}}}}}}}}}"#);
    let project = project("api.json", &paths);
    assert_eq!(project.run(&["generate", "markdown", "-o", "pages"]).exit, 0);
    assert!(project.read("pages/payment_missing.md").contains("- `HEAD /a`\n"));
    assert!(!project.read("pages/card_declined.md").contains("## Operations"));
}

#[test]
fn a_document_without_operations_is_an_error_with_its_place() {
    let round = "paths: { /a: { $ref: '#/paths/~1a' } }";
    for (text, why) in [
        ("openapi: [", "cannot read the operations of `[shop]/api.yaml`: "),
        ("openapi: 3.1.0", "cannot read the operations of `[shop]/api.yaml`: it has no `paths`"),
        ("- 1", "it has no `paths`"),
        (round, "no response of an operation has `x-error-codes`\nhelp: refer to the responses that `cargo api-error"),
        ("paths: { /a: { get: { responses: { 404: { description: No. } } } } }", "no response of an operation has"),
    ] {
        for kind in ["html", "markdown"] {
            let project = project("api.yaml", text);
            let run = project.run(&["generate", kind, "-o", "site"]);
            let place = "`[workspace.metadata.api-error.reference]`: `openapi`: ";
            assert!(run.exit == 2 && run.stderr.contains(place) && run.stderr.contains(why), "{text}: {}", run.show());
            assert!(!project.path("site").exists());
        }
    }
    let project = Project::new();
    project.manifest("[workspace.metadata.api-error.reference]\nopenapi = \"no.yaml\"\n");
    let run = project.run(&["generate", "html", "-o", "site"]);
    assert!(run.exit == 2 && run.stderr.contains("`openapi`: cannot read `[shop]/no.yaml`"), "{}", run.show());
}

#[test]
fn a_catalog_carries_the_operations() {
    let project = project("api.yaml", PATHS);
    assert_eq!(project.run(&["generate", "openapi", "--merge", "api.yaml"]).exit, 0);
    let json = project.run(&["generate", "json"]).stdout;
    let catalog: serde_json::Value = serde_json::from_str(&json).unwrap();
    let operations = serde_json::json!([{ "method": "POST", "path": "/payments", "summary": "Pay a <bill>" }]);
    assert_eq!(catalog["errors"][0]["operations"], operations);
    assert_eq!(project.run(&["generate", "html", "-o", "site"]).exit, 0);

    let elsewhere = Project::new();
    elsewhere.write("shop.json", &json);
    assert_eq!(elsewhere.run(&["generate", "html", "--catalog", "shop.json", "-o", "site"]).exit, 0);
    let page = "site/card_declined/index.html";
    assert_eq!(elsewhere.read(page), project.read(page));
    assert_eq!(elsewhere.run(&["merge", "shop.json", "-o", "all.json"]).exit, 0);
    for (kind, page) in [("html", "shop/card_declined/index.html"), ("markdown", "shop/card_declined.md")] {
        assert_eq!(elsewhere.run(&["generate", kind, "--catalog", "all.json", "-o", kind]).exit, 0);
        assert!(elsewhere.read(&format!("{kind}/{page}")).contains("POST /payments"), "{kind}");
    }
    // Two workspaces of one domain may declare the same code, each with operations of its own.
    let moved = json.replace("\"/payments\"", "\"/bills\"");
    elsewhere.write("bills.json", &moved);
    let merged = |files: [&str; 2]| {
        let run = elsewhere.run(&[&["merge"], &files[..]].concat());
        assert_eq!((run.exit, run.stderr.as_str()), (0, ""));
        run.stdout
    };
    let both = merged(["shop.json", "bills.json"]);
    assert_eq!(both, merged(["bills.json", "shop.json"]));
    assert!(both.contains("\"/payments\"") && both.contains("\"/bills\""), "{both}");

    // A document of the workspace counts instead.
    elsewhere.manifest("[workspace.metadata.api-error.reference]\nopenapi = \"api.json\"\n");
    let responses = r#"{"404": {"description": "No.", "x-error-codes": ["payment_missing"]}}"#;
    elsewhere.write(
        "api.json",
        &format!(r#"{{"openapi": "3.0.3", "paths": {{"/a": {{"head": {{"responses": {responses}}}}}}}}}"#),
    );
    assert_eq!(elsewhere.run(&["generate", "markdown", "--catalog", "shop.json", "-o", "pages"]).exit, 0);
    assert!(!elsewhere.read("pages/card_declined.md").contains("## Operations"));
    assert!(elsewhere.read("pages/payment_missing.md").contains("- `HEAD /a`\n"));
    let run = elsewhere.run(&["generate", "json", "--catalog", "shop.json"]);
    assert_eq!(run.stdout, json, "a file of a file is the same");
}
