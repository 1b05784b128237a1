//! `generate openapi` for several services.

use serde_json::{Value, json};

use crate::project::{LIB, Project};

/// A code that other services have too, with the same names in another shape.
const TILLS: &str = r#"
#[derive(ApiError)]
pub enum TillError {
    /// There is no such till.
    #[api_error(status = 404, code = "till_missing")]
    Missing { #[api_error(detail)] till: u32 },
    #[api_error(status = 402, code = "card_declined")]
    Declined,
}

api_error::shape! { static BODY = { "error": { "id": code, "text": message, ..details } }; }
"#;

/// A project with the file of two services, and the catalog of each.
fn services(domains: [&str; 2], sources: [&str; 2]) -> Project {
    let all = Project::new();
    let mut merge = vec!["merge", "-o", "all.json"];
    let files = domains.map(|domain| format!("{domain}.json"));
    for ((domain, source), file) in domains.into_iter().zip(sources).zip(&files) {
        let project = Project::with(source);
        project.manifest(&format!("[workspace.metadata.api-error]\ndomain = \"{domain}\"\n"));
        let run = project.run(&["generate", "json"]);
        assert_eq!(run.exit, 0, "{}", run.stderr);
        all.write(file, &run.stdout);
        merge.push(file);
    }
    assert_eq!(all.run(&merge).exit, 0);
    all
}

fn shops_and_tills() -> Project {
    services(["shops", "tills"], [LIB, TILLS])
}

const ALL: [&str; 4] = ["generate", "openapi", "--catalog", "all.json"];

fn components(project: &Project, arguments: &[&str]) -> Value {
    let run = project.run(arguments);
    assert_eq!(run.exit, 0, "{}", run.show());
    let document: Value = serde_json::from_str(&run.stdout).unwrap();
    document["components"].clone()
}

fn names(part: &Value) -> Vec<&str> {
    part.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn each_service_has_its_own_components() {
    let project = shops_and_tills();
    let all = components(&project, &ALL);
    assert_eq!(names(&all["schemas"]), ["ShopsErrorBody", "TillsErrorBody"]);
    assert_eq!(names(&all["responses"]), ["ShopsError402", "ShopsError404", "TillsError402", "TillsError404"]);
    let declined = &all["responses"]["TillsError402"];
    assert_eq!(declined["content"]["application/json"]["schema"]["$ref"], "#/components/schemas/TillsErrorBody");
    assert_eq!((&declined["x-error-domain"], &declined["x-error-codes"]), (&json!("tills"), &json!(["card_declined"])));
    assert_eq!(names(&all["schemas"]["TillsErrorBody"]["properties"]), ["error"]);
    let open = components(&project, &[&ALL[..], &["--union", "open"]].concat());
    let expected = [
        "ShopsCardDeclinedError",
        "ShopsError402Body",
        "ShopsError404Body",
        "ShopsErrorBody",
        "ShopsPaymentMissingError",
        "TillsCardDeclinedError",
        "TillsError402Body",
        "TillsError404Body",
        "TillsErrorBody",
        "TillsTillMissingError",
    ];
    assert_eq!(names(&open["schemas"]), expected);
    let of_tills = json!([
        {"$ref": "#/components/schemas/TillsTillMissingError"}, {"$ref": "#/components/schemas/TillsErrorBody"},
    ]);
    assert_eq!(open["schemas"]["TillsError404Body"]["anyOf"], of_tills, "a union is that of its service");
    let overlay = project.run(&[&ALL[..], &["--overlay"]].concat()).stdout;
    assert!(overlay.contains("\"$['components']['responses']['TillsError404']\""), "{overlay}");
}

#[test]
fn every_example_fits_the_body_of_its_service_alone() {
    let project = shops_and_tills();
    for (version, union) in ["none", "open", "closed"].map(|union| ("3.1", union)) {
        let all = components(&project, &[&ALL[..], &["--openapi", version, "--union", union]].concat());
        for (name, response) in all["responses"].as_object().unwrap() {
            let media = &response["content"]["application/json"];
            let other = name.replace("Shops", "?").replace("Tills", "Shops").replace('?', "Tills");
            let foreign = &all["responses"][other]["content"]["application/json"]["schema"];
            for (schema, fits) in [(&media["schema"], true), (foreign, false)] {
                let validator = jsonschema::validator_for(&json!({"allOf": [schema], "components": all})).unwrap();
                for example in media["examples"].as_object().unwrap().values() {
                    assert_eq!(validator.is_valid(&example["value"]), fits, "{union} {name} {example:#}");
                }
            }
        }
    }
}

#[test]
fn names_differ_whatever_domains_and_codes_are_called() {
    let source =
        |code: &str| format!("#[derive(ApiError)]\n#[api_error(status = 404, code = \"{code}\")]\nstruct E;\n");
    let project = services(["a-b", "a.b"], [&source("x"), &source("x")]);
    assert_eq!(names(&components(&project, &ALL)["responses"]), ["AB2Error404", "ABError404"]);
    let project = services(["a", "a-b"], [&source("b_x"), &source("x")]);
    let open = components(&project, &[&ALL[..], &["--union", "open"]].concat());
    let codes: Vec<&str> = names(&open["schemas"]).into_iter().filter(|name| name.starts_with("ABX")).collect();
    assert_eq!(codes, ["ABXError", "ABXError2"]);
}

#[test]
fn one_service_of_several_is_written_as_alone() {
    let project = shops_and_tills();
    for kind in ["openapi", "typescript", "python", "json"] {
        let of_all = project.run(&["generate", kind, "--catalog", "all.json", "--domain", "tills"]);
        let alone = project.run(&["generate", kind, "--catalog", "tills.json"]);
        assert_eq!((of_all.exit, of_all.stdout), (0, alone.stdout), "{kind}");
    }
    let check = ["generate", "openapi", "--catalog", "all.json", "--domain", "tills", "-o", "x.json", "--check"];
    let run = project.run(&check);
    let told = "help: run `cargo api-error generate openapi --catalog all.json --domain tills -o x.json`\n";
    assert!(run.exit == 1 && run.stderr.ends_with(told), "{}", run.show());
    for (arguments, told) in [
        (
            &["--catalog", "all.json", "--domain", "till"][..],
            "`all.json` has no service with the domain `till`\nhelp: it has `shops`, `tills`\n",
        ),
        (&["--catalog", "tills.json", "--domain", "shops"], "help: it has `tills`\n"),
        (&["--domain", "shops"], "--catalog <FILE>"),
    ] {
        let run = project.run(&[&["generate", "openapi"], arguments].concat());
        assert!(run.exit == 2 && run.stderr.contains(told), "{}", run.show());
    }
    let run = project.run(&["generate", "python", "--catalog", "all.json"]);
    let told = "error: `generate python` is for one service, and this file has several\nhelp: name one of them: `--domain DOMAIN`\n";
    assert_eq!((run.exit, run.stderr.as_str()), (2, told));
    let textless = services(["shops", "tills"], [LIB, &TILLS.replace("\"id\": code, ", "")]);
    let run = textless.run(&[&ALL[..], &["--union", "closed"]].concat());
    assert!(run.exit == 2 && run.stderr.contains("the body of the errors of `tills` has no code"), "{}", run.show());
}

const GATEWAY: &str = "openapi: 3.1.0 # the gateway
info: { title: Gateway, version: '1' }
paths:
  /tills/{id}/card:
    post:
      responses:
        402: { $ref: '#/components/responses/TillsError402' }
        404: { $ref: '#/components/responses/TillsError404' }
  /shops:
    get: { summary: Shops, responses: { 402: { $ref: '#/components/responses/ShopsError402' } } }
";

#[test]
fn a_gateway_has_the_errors_of_its_services() {
    let project = shops_and_tills();
    project.write("gateway.yaml", GATEWAY);
    let merge = [&ALL[..], &["--merge", "gateway.yaml"]].concat();
    assert_eq!(project.run(&merge).exit, 0);
    assert!(project.read("gateway.yaml").starts_with(GATEWAY));
    assert!(project.run(&merge).stderr.contains("Fresh"));
    // The pages of each service have its operations, also where another one has the same code.
    project.manifest("[workspace.metadata.api-error.reference]\nopenapi = \"gateway.yaml\"\n");
    for (kind, page) in [("markdown", "card_declined.md"), ("html", "card_declined/index.html")] {
        assert_eq!(project.run(&["generate", kind, "--catalog", "all.json", "-o", kind]).exit, 0);
        let [shops, tills] = ["shops", "tills"].map(|domain| project.read(&format!("{kind}/{domain}/{page}")));
        assert!(shops.contains("GET /shops") && !shops.contains("/tills"), "{shops}");
        assert!(tills.contains("POST /tills/{id}/card") && !tills.contains("/shops"), "{tills}");
    }
    // A service alone finds its operations among those of the others.
    let one = ["generate", "markdown", "--catalog", "all.json", "--domain", "tills", "-o", "one"];
    assert_eq!(project.run(&one).exit, 0);
    assert_eq!(project.read("one/card_declined.md"), project.read("markdown/tills/card_declined.md"));
    // A status that none of the services has any more.
    project.manifest("");
    let shops = ["merge", "shops.json", "-o", "all.json"];
    assert_eq!(project.run(&shops).exit, 0);
    let run = project.run(&merge);
    assert!(
        run.exit == 101 && run.stderr.contains("refers to `#/components/responses/TillsError402`"),
        "{}",
        run.show()
    );
}
