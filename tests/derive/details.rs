//! Fields under `details`, and `errors`.

use std::collections::BTreeMap;

use api_error::{ApiError, Details};
use serde::ser::Error as _;
use serde::{Serialize, Serializer};
use serde_json::json;

struct Refuses;

impl std::fmt::Debug for Refuses {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Refuses")
    }
}

impl Serialize for Refuses {
    fn serialize<S: Serializer>(&self, _serializer: S) -> Result<S::Ok, S::Error> {
        Err(S::Error::custom("no"))
    }
}

#[derive(Debug, ApiError)]
#[api_error(status = 400)]
#[expect(dead_code, reason = "what is not declared is not read")]
enum Detailed {
    Zebra {
        #[api_error(detail)]
        zebra: u8,
        hidden: &'static str,
        #[api_error(detail)]
        apple: Option<&'static str>,
        #[api_error(detail)]
        r#type: BTreeMap<u8, f64>,
    },
    #[api_error(message = "{limit}")]
    Refused {
        #[api_error(detail)]
        limit: u8,
        #[api_error(detail)]
        refuses: Refuses,
    },
    Named(#[api_error(detail = "max_len")] u8, u8),
    None {
        hidden: &'static str,
    },
}

#[test]
fn declared_fields_are_shown_in_their_order() {
    let error = Detailed::Zebra { zebra: 1, hidden: "secret", apple: None, r#type: BTreeMap::from([(2, 0.5)]) };
    let body = error.to_json(Some("r"));
    assert!(body.ends_with(r#""request_id":"r","details":{"zebra":1,"apple":null,"type":{"2":0.5}}}"#), "{body}");
    assert!(!body.contains("secret"));
    assert_eq!(body, error.envelope().with_request_id("r").to_json());
}

#[test]
fn a_detail_can_have_a_name_of_its_own() {
    let body: serde_json::Value = serde_json::from_str(&Detailed::Named(3, 4).to_json(None)).unwrap();
    assert_eq!(body["details"], json!({"max_len": 3}));
}

#[test]
fn without_declared_fields_there_is_no_member() {
    let error = Detailed::None { hidden: "secret" };
    assert_eq!(error.details(), None);
    assert!(error.to_json(None).ends_with(r#""request_id":null}"#));
}

#[test]
fn a_value_that_refuses_to_be_serialised_becomes_null() {
    let error = Detailed::Refused { limit: 3, refuses: Refuses };
    let body: serde_json::Value = serde_json::from_str(&error.to_json(None)).unwrap();
    assert_eq!(body["details"], json!({"limit": 3, "refuses": null}));
}

#[test]
fn details_by_hand() {
    let mut details = Details::new().with("limit", &100);
    details.extend([("unit".to_owned(), json!("requests"))]);
    assert_eq!(details.get("unit"), Some(&json!("requests")));
    assert_eq!(details.get("other"), None);
    assert_eq!(details.iter().map(|(name, _)| name).collect::<Vec<_>>(), ["limit", "unit"]);
    assert!(!details.is_empty() && Details::new().is_empty());
    assert_eq!(serde_json::to_string(&details).unwrap(), r#"{"limit":100,"unit":"requests"}"#);
}
