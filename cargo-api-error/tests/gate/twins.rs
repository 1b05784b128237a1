//! For each rule a change that it finds, and a near miss: a similar change that it does not find.

use cargo_api_error::rule_id::RuleId;

/// Two contracts in the short form of `support::lock`, or in JSON.
pub(crate) type Pair = (&'static str, &'static str);

pub(crate) struct Twin {
    pub(crate) rule: RuleId,
    /// The rule finds this change, and no other rule does.
    pub(crate) fires: Pair,
    /// The rule does not find this change; another rule may.
    pub(crate) near_miss: Pair,
}

pub(crate) const A: &str = r#"a 400 validation_error variants=["shop::E::A"]"#;
const GONE: &str = "a removed 400 validation_error";

/// The code `a` of the variant `shop::E::A`, with these members.
macro_rules! a {
    ($members:literal) => {
        concat!("a 400 validation_error ", $members, r#" variants=["shop::E::A"]"#)
    };
}

/// The code `a` of these variants.
macro_rules! of {
    ($variants:literal) => {
        concat!("a 400 validation_error variants=[", $variants, "]")
    };
}

/// The code `a`, and another one.
macro_rules! and {
    ($other:literal) => {
        concat!(r#"a 400 validation_error variants=["shop::E::A"]"#, "\n", $other)
    };
}

/// The code `a` in a catalog in JSON, which holds text.
macro_rules! text {
    ($members:literal) => {
        concat!(
            r#"{"schema_version":"1.0","errors":[{"code":"a","status":400,"type":"validation_error","message_from":"written","#,
            $members,
            r#" "retryable":false,"variants":[{"package":"shop","type":"E","variant":"A"}]}]}"#
        )
    };
}

/// A catalog without codes whose bodies have these members.
macro_rules! body {
    ($($name:literal: $value:literal),*) => {
        concat!(
            r#"{"schema_version":"1.0","errors":[],"body":{"shape":"BODY","media_type":"application/json","members":["#,
            $(r#"{"name":""#, $name, r#"","value":{"fact":""#, $value, r#""}},"#,)*
            r#"{"name":"z","value":{"constant":1}}]}}"#
        )
    };
}

#[rustfmt::skip]
pub(crate) const TWINS: &[Twin] = &[
    Twin {
        rule: RuleId::ErrorRemoved,
        fires: (A, ""),
        near_miss: (A, r#"b 400 validation_error aliases=["a"] variants=["shop::E::A"]"#),
    },
    Twin {
        rule: RuleId::ErrorRemovedBeforeSunset,
        fires: (a!(r#"deprecated sunset="2026-11-03""#), GONE),
        near_miss: (a!(r#"deprecated sunset="2026-11-02""#), GONE),
    },
    Twin {
        rule: RuleId::ErrorRemovedAfterDeprecation,
        fires: (a!(r#"deprecated sunset="2026-11-02""#), GONE),
        near_miss: (a!(r#"deprecated sunset="2026-11-03""#), GONE),
    },
    Twin {
        rule: RuleId::ErrorRenamed,
        fires: (A, r#"b 400 validation_error aliases=["a"] variants=["shop::E::A"]"#),
        near_miss: (A, and!(r#"b 400 validation_error aliases=["a"] variants=["shop::E::B"]"#)),
    },
    Twin {
        rule: RuleId::VariantCodeChanged,
        fires: (A, r#"b 400 validation_error variants=["shop::E::A"]"#),
        // The code may be removed, and another code takes over the name of its variant.
        near_miss: (
            concat!(a!(r#"deprecated sunset="2026-11-02""#), "\n", r#"b 400 validation_error variants=["shop::E::B"]"#),
            concat!("a removed 400 validation_error\n", r#"b 400 validation_error variants=["shop::E::A"]"#),
        ),
    },
    Twin { rule: RuleId::TombstoneRemoved, fires: (GONE, ""), near_miss: (GONE, A) },
    Twin {
        rule: RuleId::TombstonedCodeReused,
        fires: (GONE, A),
        near_miss: (GONE, concat!("a removed 400 validation_error\n", r#"b 400 validation_error variants=["shop::E::A"]"#)),
    },
    Twin {
        rule: RuleId::ErrorAdded,
        fires: (A, and!(r#"b 400 validation_error variants=["shop::F::B"]"#)),
        near_miss: (A, and!(r#"b 400 validation_error variants=["shop::E::B"]"#)),
    },
    Twin {
        rule: RuleId::ErrorAddedOpen,
        fires: (A, and!(r#"b 400 validation_error variants=["shop::E::B"]"#)),
        near_miss: (A, and!(r#"b 402 validation_error variants=["shop::E::B"]"#)),
    },
    Twin {
        rule: RuleId::ErrorAddedNewClass,
        fires: (A, and!(r#"b 402 validation_error variants=["shop::E::B"]"#)),
        near_miss: (
            and!(r#"c 402 validation_error variants=["shop::E::C"]"#),
            and!("b 402 validation_error variants=[\"shop::E::B\"]\nc 402 validation_error variants=[\"shop::E::C\"]"),
        ),
    },
    Twin { rule: RuleId::ErrorMoved, fires: (A, of!(r#""shop::inner::E::A""#)), near_miss: (A, of!(r#""shop::F::A""#)) },
    Twin { rule: RuleId::VariantRenamed, fires: (A, of!(r#""shop::E::B""#)), near_miss: (A, of!(r#""shop::F::A""#)) },
    Twin { rule: RuleId::EnumRenamed, fires: (A, of!(r#""shop::F::A""#)), near_miss: (A, of!(r#""shop::inner::E::A""#)) },
    Twin {
        rule: RuleId::VariantAdded,
        fires: (A, of!(r#""shop::E::A","shop::E::B""#)),
        near_miss: (A, of!(r#""shop::E::B""#)),
    },
    Twin {
        rule: RuleId::VariantRemoved,
        fires: (of!(r#""shop::E::A","shop::E::B""#), A),
        near_miss: (of!(r#""shop::E::A","shop::E::B""#), of!(r#""shop::E::A","shop::E::C""#)),
    },
    Twin {
        rule: RuleId::BecameConditional,
        fires: (A, a!(r#"cfg="unix""#)),
        near_miss: (a!(r#"cfg="unix""#), A),
    },
    Twin {
        rule: RuleId::BecameUnconditional,
        fires: (a!(r#"cfg="unix""#), A),
        near_miss: (a!(r#"cfg="unix""#), a!(r#"cfg="any(unix, windows)""#)),
    },
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
        rule: RuleId::DocUrlChanged,
        fires: (a!(r#"doc_url="https://x.dev/a""#), a!(r#"doc_url="https://y.dev/a""#)),
        // The address follows the code.
        near_miss: (
            a!(r#"doc_url="https://x.dev/a""#),
            r#"b 400 validation_error doc_url="https://x.dev/b" aliases=["a"] variants=["shop::E::A"]"#,
        ),
    },
    Twin {
        rule: RuleId::DocUrlRemoved,
        fires: (a!(r#"doc_url="https://x.dev/a""#), A),
        near_miss: (a!(r#"doc_url="https://x.dev/a""#), a!(r#"doc_url="https://y.dev/a""#)),
    },
    Twin {
        rule: RuleId::DocUrlAdded,
        fires: (A, a!(r#"doc_url="https://x.dev/a""#)),
        near_miss: (a!(r#"doc_url="https://x.dev/a""#), a!(r#"doc_url="https://y.dev/a""#)),
    },
    Twin {
        rule: RuleId::DocsChanged,
        fires: (text!(r#""fix":"x","#), text!(r#""fix":"y","#)),
        near_miss: (text!(r#""message":"x","fix":"x","#), text!(r#""message":"y","fix":"x","#)),
    },
    Twin {
        rule: RuleId::DeprecatedAdded,
        fires: (A, a!("deprecated")),
        near_miss: (a!("deprecated"), a!(r#"deprecated="1.2.0""#)),
    },
    Twin {
        rule: RuleId::DeprecationRemoved,
        fires: (a!(r#"deprecated="1.2.0""#), A),
        near_miss: (a!(r#"deprecated="1.2.0""#), a!("deprecated")),
    },
    Twin {
        rule: RuleId::SunsetTooSoon,
        fires: (a!("deprecated"), a!(r#"deprecated sunset="2027-01-30""#)),
        near_miss: (a!("deprecated"), a!(r#"deprecated sunset="2027-01-31""#)),
    },
    Twin {
        rule: RuleId::SunsetAdvanced,
        fires: (a!(r#"sunset="2027-06-30""#), a!(r#"sunset="2027-06-29""#)),
        near_miss: (a!(r#"sunset="2027-06-30""#), a!(r#"sunset="2027-07-01""#)),
    },
    Twin {
        rule: RuleId::SunsetPostponed,
        fires: (a!(r#"sunset="2027-06-30""#), A),
        near_miss: (a!(r#"sunset="2027-06-30""#), a!(r#"sunset="2027-06-29""#)),
    },
    Twin { rule: RuleId::StabilityDecreased, fires: (A, a!("unstable")), near_miss: (a!("unstable"), A) },
    Twin { rule: RuleId::StabilityIncreased, fires: (a!("unstable"), A), near_miss: (A, a!("unstable")) },
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
