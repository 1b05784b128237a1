//! Reports of the crates garde and validator as one error.

use api_error::{ApiError, ValidationErrors};
use serde_json::{Value, json};

fn body(errors: &ValidationErrors) -> Value {
    serde_json::from_str(&errors.to_json(None)).unwrap_or_default()
}

mod with_garde {
    use garde::Validate;

    use super::*;

    #[derive(Validate)]
    struct SignUp {
        #[garde(length(min = 3, max = 8))]
        name: &'static str,
        #[garde(email)]
        email: &'static str,
        #[garde(range(min = 18))]
        age: u8,
        #[garde(pattern("^[a-z]+$"))]
        tag: &'static str,
        #[garde(required)]
        plan: Option<u8>,
        #[garde(dive)]
        addresses: Vec<Address>,
        #[garde(custom(own_rule))]
        note: &'static str,
    }

    #[derive(Validate)]
    struct Address {
        #[garde(length(equal = 5), ascii)]
        zip: &'static str,
    }

    #[derive(Validate)]
    struct Places {
        #[garde(dive)]
        by_name: std::collections::HashMap<String, Address>,
    }

    #[test]
    fn a_key_that_a_client_chose_has_no_invisible_characters() {
        for (key, path) in [
            ("ho\u{200b}me\u{202e}\u{61c}\u{ad}\u{e0041}\r\n".to_owned(), "by_name.home.zip".to_owned()),
            ("é".repeat(500), format!("by_name.{}", "é".repeat(60))),
        ] {
            let places = Places { by_name: [(key, Address { zip: "x" })].into() };
            let Err(report) = places.validate() else { unreachable!("the zip code is too short") };
            assert_eq!(ValidationErrors::from(report).param().as_deref(), Some(&*path));
        }
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "the signature that garde asks for")]
    fn own_rule(note: &&str, (): &()) -> garde::Result {
        Err(garde::Error::new(format!("no {note}\r\n{}", "x".repeat(500))))
    }

    #[test]
    fn a_garde_report_keeps_paths_and_gets_codes() {
        let sign_up = SignUp {
            name: "x",
            email: "nobody",
            age: 3,
            tag: "A",
            plan: None,
            addresses: vec![Address { zip: "12345" }, Address { zip: "é" }],
            note: "rule",
        };
        let Err(report) = sign_up.validate() else { unreachable!("every field is invalid") };
        let errors = ValidationErrors::from(report);
        let fields: Vec<_> = errors
            .errors()
            .into_iter()
            .map(|error| (error.param.unwrap_or_default().into_owned(), error.code.into_owned()))
            .collect();
        let expected = [
            ("addresses[1].zip", "ascii"),
            ("addresses[1].zip", "length"),
            ("age", "range"),
            ("email", "email"),
            ("name", "length"),
            ("note", "invalid"),
            ("plan", "required"),
            ("tag", "pattern"),
        ];
        assert_eq!(fields, expected.map(|(param, code)| (param.to_owned(), code.to_owned())));
        let body = body(&errors);
        assert_eq!(body["code"], "validation_failed");
        assert_eq!(body["param"], "addresses[1].zip");
        assert_eq!(body["errors"][4], json!({"code": "length", "message": "length is lower than 3", "param": "name"}));
        let own = body["errors"][5]["message"].as_str().unwrap_or_default();
        assert!(own.starts_with("no rulexxx") && own.len() == 128, "{own:?}");
    }
}

mod with_validator {
    use validator::Validate;

    use super::*;

    #[derive(Validate)]
    #[validate(schema(function = "whole", skip_on_field_errors = false))]
    struct SignUp {
        #[validate(length(min = 3, message = "Three letters at least."))]
        name: &'static str,
        #[validate(email)]
        email: &'static str,
        #[validate(nested)]
        addresses: Vec<Address>,
        #[validate(custom(function = "own_rule"))]
        note: &'static str,
    }

    #[derive(Validate)]
    struct Address {
        #[validate(length(equal = 5))]
        zip: &'static str,
    }

    fn own_rule(_: &str) -> Result<(), validator::ValidationError> {
        Err(validator::ValidationError::new("no_swearing"))
    }

    fn whole(_: &SignUp) -> Result<(), validator::ValidationError> {
        Err(validator::ValidationError::new("inconsistent"))
    }

    #[test]
    fn validator_errors_are_sorted_and_do_not_show_values() {
        let secret = "hunter2-is-my-password";
        let sign_up = SignUp {
            name: "x",
            email: secret,
            addresses: vec![Address { zip: "12345" }, Address { zip: secret }],
            note: secret,
        };
        let Err(report) = sign_up.validate() else { unreachable!("every field is invalid") };
        assert!(format!("{report:?}").contains(secret), "the report has the value");
        let body = body(&ValidationErrors::from(report));
        assert!(!body.to_string().contains(secret), "{body}");
        let expected = json!([
            {"code": "inconsistent", "message": "This field is not valid.", "param": null},
            {"code": "length", "message": "This field has the wrong length.", "param": "addresses[1].zip"},
            {"code": "email", "message": "This field is not an email address.", "param": "email"},
            {"code": "length", "message": "Three letters at least.", "param": "name"},
            {"code": "no_swearing", "message": "This field is not valid.", "param": "note"},
        ]);
        assert_eq!(body["errors"], expected);
    }

    #[test]
    fn a_deeply_nested_report_is_cut() {
        let mut report = validator::ValidationErrors::new();
        report.add("leaf", validator::ValidationError::new("length"));
        for _ in 0..1_000 {
            let mut outer = validator::ValidationErrors::new();
            outer.merge_self("x", Err(report));
            report = outer;
        }
        let errors = ValidationErrors::from(report);
        assert_eq!(errors.len(), 1);
        assert_eq!(errors.errors().first().map(|error| error.code.clone().into_owned()).as_deref(), Some("invalid"));
        assert!(errors.param().is_some_and(|param| param.len() <= 128));
    }
}

#[test]
fn nested_errors_get_the_path_of_their_parent() {
    let mut whole = ValidationErrors::new();
    whole.add_whole("inconsistent", "The lines do not add up.");
    let mut listed = ValidationErrors::new();
    listed.add("[2]", "required", "This field is required.");
    let mut errors = ValidationErrors::new();
    errors.nest("lines", whole);
    errors.nest("lines", listed);
    errors.nest("empty", ValidationErrors::new());
    let params: Vec<_> = errors.errors().into_iter().filter_map(|error| error.param).collect();
    assert_eq!(params, ["lines", "lines[2]"]);
    assert_eq!(errors.to_string(), "validation failed: lines (inconsistent), lines[2] (required)");
}
