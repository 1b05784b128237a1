//! Changes of what a response has: status, headers, text, details, retry advice, body.

use cargo_api_error::rule_id::RuleId;

use super::{A, Twin};

#[rustfmt::skip]
pub(super) const TWINS: &[Twin] = &[
    Twin {
        rule: RuleId::StatusClassChanged,
        fires: (A, r#"a 500 validation_error variants=["shop::E::A"]"#),
        near_miss: (A, r#"a 499 validation_error variants=["shop::E::A"]"#),
    },
    Twin {
        rule: RuleId::StatusChanged,
        fires: (A, r#"a 499 validation_error variants=["shop::E::A"]"#),
        near_miss: (A, r#"a 500 validation_error variants=["shop::E::A"]"#),
    },
    Twin {
        rule: RuleId::StatusBecameDynamic,
        fires: (A, a!(r#"status_from={"type_follows":false,"retryable_follows":true}"#)),
        near_miss: (
            a!(r#"status_from={"type_follows":true,"retryable_follows":true}"#),
            a!(r#"status_from={"type_follows":false,"retryable_follows":true}"#),
        ),
    },
    Twin {
        rule: RuleId::StatusBecameFixed,
        fires: (
            a!(r#"status_from={"type_follows":true,"retryable_follows":true}"#),
            a!(r#"status_from={"type_follows":false,"retryable_follows":false}"#),
        ),
        near_miss: (
            a!(r#"status_from={"type_follows":false,"retryable_follows":false}"#),
            a!(r#"status_from={"type_follows":false,"retryable_follows":true}"#),
        ),
    },
    Twin {
        rule: RuleId::TypeChanged,
        fires: (A, r#"a 400 card_error variants=["shop::E::A"]"#),
        near_miss: (A, r#"a 402 validation_error variants=["shop::E::A"]"#),
    },
    Twin {
        rule: RuleId::HeaderRemoved,
        fires: (a!(r#"headers=["X-A"]"#), A),
        near_miss: (a!(r#"headers=["X-A"]"#), a!(r#"headers=["x-a"]"#)),
    },
    Twin {
        rule: RuleId::HeaderAdded,
        fires: (A, a!("retry_after=3")),
        near_miss: (a!(r#"headers=["X-A?"]"#), a!(r#"headers=["X-A"]"#)),
    },
    Twin {
        rule: RuleId::MessageChanged,
        fires: (text!(r#""message":"x","#), text!(r#""message":"y","#)),
        near_miss: (text!(r#""message":"x {n}","#), text!(r#""message":"y","#)),
    },
    Twin {
        rule: RuleId::PlaceholderRemoved,
        fires: (text!(r#""message":"x {n}","#), text!(r#""message":"x","#)),
        near_miss: (text!(r#""message":"x {n}","#), text!(r#""message":"y {n}","#)),
    },
    Twin {
        rule: RuleId::PlaceholderUnbacked,
        fires: (
            text!(r#""message":"x","details":[{"name":"n","type":"u8","required":true}],"#),
            text!(r#""message":"x {m}","details":[{"name":"n","type":"u8","required":true}],"#),
        ),
        near_miss: (
            text!(r#""message":"x","details":[{"name":"n","type":"u8","required":true}],"#),
            text!(r#""message":"x {n}","details":[{"name":"n","type":"u8","required":true}],"#),
        ),
    },
    Twin {
        rule: RuleId::ParamRemoved,
        fires: (a!(r#"param="x""#), A),
        near_miss: (a!(r#"param="x""#), a!(r#"param="y""#)),
    },
    Twin {
        rule: RuleId::ParamAdded,
        fires: (A, a!(r#"param="x""#)),
        near_miss: (a!(r#"param="x""#), a!(r#"param="y""#)),
    },
    Twin {
        rule: RuleId::ParamChanged,
        fires: (a!(r#"param="x""#), a!(r#"param="y""#)),
        near_miss: (a!(r#"param="x""#), A),
    },
    Twin {
        rule: RuleId::DetailRemoved,
        fires: (a!(r#"details=["x: u8"]"#), A),
        near_miss: (a!(r#"details=["x: u8"]"#), a!(r#"details=["y: u8"]"#)),
    },
    Twin {
        rule: RuleId::DetailRenamed,
        fires: (a!(r#"details=["x: u8"]"#), a!(r#"details=["y: u8"]"#)),
        near_miss: (a!(r#"details=["x: u8"]"#), a!(r#"details=["y: string"]"#)),
    },
    Twin {
        rule: RuleId::DetailAdded,
        fires: (A, a!(r#"details=["x: u8"]"#)),
        near_miss: (a!(r#"details=["x: u8"]"#), a!(r#"details=["y: u8"]"#)),
    },
    Twin {
        rule: RuleId::DetailBecameOptional,
        fires: (a!(r#"details=["x: u8"]"#), a!(r#"details=["x?: u8"]"#)),
        near_miss: (a!(r#"details=["x: u8"]"#), a!(r#"details=["y?: u8"]"#)),
    },
    Twin {
        rule: RuleId::DetailBecameRequired,
        fires: (a!(r#"details=["x?: u8"]"#), a!(r#"details=["x: u8"]"#)),
        near_miss: (a!(r#"details=["x?: u8"]"#), a!(r#"details=["y: u8"]"#)),
    },
    Twin {
        rule: RuleId::DetailTypeChanged,
        fires: (a!(r#"details=["x: u8"]"#), a!(r#"details=["x: string"]"#)),
        near_miss: (a!(r#"details=["x: u8"]"#), a!(r#"details=["x?: u8"]"#)),
    },
    Twin {
        rule: RuleId::RetryRemoved,
        fires: (a!("retryable"), A),
        near_miss: (a!("retryable retry_after=3"), a!("retryable")),
    },
    Twin {
        rule: RuleId::RetryAdded,
        fires: (A, a!("retryable")),
        near_miss: (a!("retryable"), a!("retryable retry_after=3")),
    },
    Twin {
        rule: RuleId::RetryHintChanged,
        fires: (a!("retryable retry_after=3"), a!("retryable retry_after")),
        near_miss: (a!("retryable retry_after=3"), a!("retryable")),
    },
    Twin {
        rule: RuleId::BodyMemberRemoved,
        fires: (body!("id": "code", "text": "message"), body!("id": "code")),
        near_miss: (body!("id": "code", "text": "message"), body!("id": "code", "text": "title")),
    },
    Twin {
        rule: RuleId::BodyMemberChanged,
        fires: (body!("id": "code"), body!("id": "type")),
        near_miss: (body!("id": "code", "text": "message"), body!("text": "message", "id": "code")),
    },
    Twin {
        rule: RuleId::BodyMemberAdded,
        fires: (body!("id": "code"), body!("id": "code", "text": "message")),
        near_miss: (body!("id": "code"), body!("id": "title")),
    },
];
