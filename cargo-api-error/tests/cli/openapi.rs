//! `generate openapi`

use serde_json::{Value, json};

use crate::project::{LIB, Project};

/// A code of every kind that the document treats in its own way.
const CODES: &str = r#"

#[derive(ApiError)]
pub enum OrderError {
    /// Too many orders at once.
    #[api_error(status = 429, code = "busy", message = "Wait.", retry_after = 7, header("X-Limit", "10"))]
    Busy,
    /// The order has another state.
    #[api_error(status = 409, code = "order_state", message = "The order is {state}.")]
    State {
        /// The state.
        #[api_error(detail)]
        state: String,
        #[api_error(detail)]
        order: uuid::Uuid,
        #[api_error(detail)]
        since: chrono::DateTime<chrono::Utc>,
        #[api_error(detail, json = "email")]
        owner: Owner,
        #[api_error(detail)]
        day: Option<chrono::NaiveDate>,
        #[api_error(detail)]
        price: rust_decimal::Decimal,
        #[api_error(detail)]
        page: Vec<Option<u64>>,
        #[api_error(detail)]
        raw: serde_json::Value,
    },
    /// A service behind this one failed.
    ///
    /// # Internal
    /// The secret of the company.
    #[api_error(status = 502, status_from = .0, code = "upstream", message = "It failed.")]
    Upstream(u16),
    /// The cart is empty.
    #[api_error(status = 400, code = "bad_cart", shared, message = "The cart is empty.")]
    Empty,
    /// The cart is too full.
    #[api_error(status = 400, code = "bad_cart", shared, message = "There are {count} things.")]
    Full { #[api_error(detail)] count: u32 },
}
"#;

/// Those of the runtime.
const RUNTIME: &str = "
/// Every code.
api_error::catalog! { pub static ERRORS = [PaymentError, api_error::FrameworkError, api_error::ValidationErrors]; }
";

const OWN: &str = r#"
api_error::shape! {
    pub static BODY = "application/vnd.shop+json" {
        "error": { "id": code, "kind"?: type, "text": message, "again": retryable, "wait"?: retry_after, ..details },
        "api": 2,
        "list": [ { "code": code, "status": status }, request_id ],
        "errors"?: errors [ { "path": param, "code": code } ],
        "trace": extra("trace_id"),
    };
}
"#;

fn shop(shape: &str) -> Project {
    let own = if shape == "own" { OWN } else { "" };
    let project = Project::with(&format!("{LIB}{CODES}{own}"));
    if shape != "own" {
        project.manifest(&format!("[workspace.metadata.api-error]\nshape = \"{shape}\"\n"));
    }
    project
}

fn generate(project: &Project, flags: &[&str]) -> Value {
    let run = project.run(&[&["generate", "openapi"], flags].concat());
    assert_eq!(run.exit, 0, "{}", run.show());
    serde_json::from_str(&run.stdout).unwrap_or_else(|_| panic!("{}", run.show()))
}

const SHAPES: [&str; 4] = ["flat", "nested", "problem", "own"];
const UNIONS: [&str; 3] = ["none", "open", "closed"];

#[test]
fn every_shape_and_union_has_its_schemas() {
    let of_flat = UNIONS.map(|union| ("flat", "3.1", union));
    let others = ["nested", "problem", "own"].map(|shape| (shape, "3.1", "closed"));
    let lowered = ["flat", "own"].map(|shape| (shape, "3.0", "open"));
    for (shape, version, union) in of_flat.into_iter().chain(others).chain(lowered) {
        let run = shop(shape).run(&["generate", "openapi", "--openapi", version, "--union", union]);
        insta::assert_snapshot!(format!("{shape}_{version}_{union}"), run.stdout);
    }
}

#[test]
fn codes_of_the_runtime_are_listed_but_not_those_without_a_name() {
    let project = Project::with(&format!("{LIB}{RUNTIME}"));
    let document = generate(&project, &["--union", "open"]);
    let responses = document["components"]["responses"].as_object().unwrap();
    let codes = |status: &str| responses[status]["x-error-codes"].as_array().unwrap().clone();
    assert!(codes("Error400").contains(&json!("json_syntax")) && codes("Error404").contains(&json!("route_not_found")));
    assert!(!responses.contains_key("Error418"));
    assert!(responses["Error401"]["headers"].get("WWW-Authenticate").is_some(), "the runtime adds it");
    assert_eq!(responses["Error413"]["description"], "413 Content Too Large");
    let schemas = &document["components"]["schemas"];
    let has_errors = |name: &str| schemas[name]["properties"].get("errors").is_some();
    assert!(has_errors("ValidationFailedError") && !has_errors("CardDeclinedError"));
}

#[test]
fn every_example_fits_its_schema_and_a_new_code_does_where_unions_are_open() {
    for (shape, union) in SHAPES.into_iter().flat_map(|shape| UNIONS.map(|union| (shape, union))) {
        let project = shop(shape);
        project.edit("//! A shop.", &format!("//! A shop.\n{RUNTIME}"));
        let document = generate(&project, &["--union", union]);
        let mut count = 0;
        for (name, response) in document["components"]["responses"].as_object().unwrap() {
            let media = response["content"].as_object().unwrap().values().next().unwrap();
            let schema = json!({"allOf": [media["schema"]], "components": document["components"]});
            let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
            for (code, example) in media["examples"].as_object().unwrap() {
                let fits = validator.validate(&example["value"]).map_err(|error| error.to_string());
                assert_eq!(fits, Ok(()), "{shape} {union} {name} {code}: {example:#}");
                let new = example["value"].to_string().replace(&format!("\"{code}\""), "\"brand_new\"");
                let fits = validator.is_valid(&serde_json::from_str(&new).unwrap());
                assert!(fits != (union == "closed") || code.ends_with("-2"), "{shape} {union} {new}");
                count += 1;
            }
        }
        assert!(count > 50, "{count}");
    }
}

#[test]
fn a_closed_union_of_one_is_the_schema_of_its_code() {
    for (union, expected) in [("open", "Error402Body"), ("closed", "CardDeclinedError")] {
        let document = generate(&Project::new(), &["--union", union]);
        let components = &document["components"];
        let schema = &components["responses"]["Error402"]["content"]["application/json"]["schema"];
        assert_eq!(schema["$ref"], format!("#/components/schemas/{expected}"));
        for (name, schema) in components["schemas"].as_object().unwrap() {
            let joined = schema.get("oneOf").or(schema.get("anyOf")).and_then(Value::as_array);
            assert!(joined.is_none_or(|it| it.len() > 1), "{name} {schema}");
        }
    }
}

#[test]
fn a_wrong_type_does_not_fit() {
    let document = generate(&shop("flat"), &["--union", "closed"]);
    let schema = json!({"$ref": "#/components/schemas/OrderStateError", "components": document["components"]});
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    let example =
        &document["components"]["responses"]["Error409"]["content"]["application/json"]["examples"]["order_state"];
    assert!(validator.is_valid(&example["value"]));
    for (member, wrong) in [
        ("order", json!("no uuid")),
        ("since", json!("today")),
        ("owner", json!("nobody")),
        ("state", json!(null)),
        ("day", json!(1)),
        ("page", json!(["x"])),
    ] {
        let mut body = example["value"].clone();
        body["details"][member] = wrong;
        assert!(!validator.is_valid(&body), "{member}");
    }
}

#[test]
fn internal_sections_and_paths_stay_inside() {
    let text = generate(&shop("flat"), &["--union", "open"]).to_string();
    assert!(text.contains("A service behind this one failed."));
    assert!(!text.contains("secret") && !text.contains("OrderError") && !text.contains("src/lib.rs"));
}

#[test]
fn an_overlay_removes_before_it_adds() {
    let overlay = generate(&shop("flat"), &["--overlay"]);
    assert_eq!(overlay["overlay"], "1.0.0");
    let actions = overlay["actions"].as_array().unwrap();
    let (last, removals) = actions.split_last().unwrap();
    assert_eq!(removals[0], json!({"target": "$['components']['schemas']['ErrorBody']", "remove": true}));
    assert_eq!((last["target"].as_str(), removals.len()), (Some("$"), 7));
    assert_eq!(last["update"]["components"], generate(&shop("flat"), &[])["components"]);
}

#[test]
fn a_check_names_the_command_with_its_flags() {
    let project = shop("flat");
    let flags = ["generate", "openapi", "--openapi", "3.0", "--union", "open", "-o", "errors.json"];
    assert_eq!(project.run(&flags).exit, 0);
    let check = [&flags[..], &["--check"]].concat();
    assert_eq!(project.run(&check).exit, 0);
    project.edit("Your card was declined.", "The card was refused.");
    let run = project.run(&check);
    assert_eq!(run.exit, 1);
    let command = "run `cargo api-error generate openapi --openapi 3.0 --union open -o errors.json`";
    assert!(run.stderr.contains(command), "{}", run.show());
}

#[test]
fn flags_that_do_not_fit_are_refused() {
    let project = Project::new();
    for (flags, message) in [
        (&["json", "--union", "open"][..], "`--union open` is for `generate openapi`"),
        (&["openapi", "--internal"], "`--internal` is for `generate markdown`"),
        (&["openapi", "--check"], "`--check` needs `--output`"),
        (&["openapi", "--overlay", "--merge", "x.yaml"], "cannot be used with"),
    ] {
        let run = project.run(&[&["generate"], flags].concat());
        assert!(run.exit == 2 && run.stderr.contains(message), "{}", run.show());
    }
    let project = Project::with(&format!("{LIB}\napi_error::shape! {{ static BODY = {{ \"text\": message }}; }}\n"));
    let run = project.run(&["generate", "openapi", "--union", "closed"]);
    assert!(run.exit == 2 && run.stderr.contains("the body of the errors has no code"), "{}", run.show());
}
