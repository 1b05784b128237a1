//! A change per rule that it finds, and a change close to it that it does not find.

/// One fixture: the old side, a new side that makes the rule fire, and a new side that is nearly the same change.
pub(crate) struct Twin {
    pub(crate) rule: &'static str,
    pub(crate) old: &'static str,
    pub(crate) fires: &'static str,
    pub(crate) near: &'static str,
}

pub(crate) const A: &str = "a 400 validation_error variants=[\"shop::E::A\"]";

#[rustfmt::skip]
pub(crate) const TWINS: &[Twin] = &[
    Twin { rule: "error-removed", old: A, fires: "", near: "b 400 validation_error aliases=[\"a\"] variants=[\"shop::E::A\"]" },
    Twin {
        rule: "error-removed-before-sunset",
        old: "a 400 validation_error deprecated sunset=\"2027-06-30\" variants=[\"shop::E::A\"]",
        fires: "a removed 400 validation_error",
        near: "a 400 validation_error deprecated sunset=\"2026-11-01\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "error-removed-after-deprecation",
        old: "a 400 validation_error deprecated sunset=\"2026-06-30\" variants=[\"shop::E::A\"]",
        fires: "a removed 400 validation_error",
        near: "",
    },
    Twin {
        rule: "error-renamed",
        old: A,
        fires: "b 400 validation_error aliases=[\"a\"] variants=[\"shop::E::A\"]",
        near: "a 400 validation_error aliases=[\"b\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "variant-code-changed",
        old: A,
        fires: "b 400 validation_error variants=[\"shop::E::A\"]",
        near: "a 400 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "tombstoned-code-reused",
        old: "a removed 400 validation_error",
        fires: A,
        near: "a removed 400 validation_error\nb 400 validation_error variants=[\"shop::E::A\"]",
    },
    Twin { rule: "tombstone-removed", old: "a removed 400 validation_error", fires: "", near: A },
    Twin {
        rule: "error-added",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::F::B\"]",
        near: "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "error-added-open",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\"]",
        near: "a 400 validation_error variants=[\"shop::E::A\"]\nb 402 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "error-added-new-class",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::E::A\"]\nb 402 validation_error variants=[\"shop::E::B\"]",
        near: "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "error-moved",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::inner::E::A\"]",
        near: "a 400 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "variant-renamed",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::E::B\"]",
        near: "a 400 validation_error variants=[\"shop::F::A\"]",
    },
    Twin {
        rule: "enum-renamed",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::F::A\"]",
        near: "a 400 validation_error variants=[\"shop::inner::E::A\"]",
    },
    Twin {
        rule: "variant-added",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::E::A\",\"shop::E::B\"]",
        near: "a 400 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "variant-removed",
        old: "a 400 validation_error variants=[\"shop::E::A\",\"shop::E::B\"]",
        fires: A,
        near: "a 400 validation_error variants=[\"shop::E::A\",\"shop::E::C\"]",
    },
    Twin {
        rule: "became-conditional",
        old: "a 400 validation_error cfg=\"unix\" variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error cfg=\"windows\" variants=[\"shop::E::A\"]",
        near: A,
    },
    Twin {
        rule: "became-unconditional",
        old: "a 400 validation_error cfg=\"unix\" variants=[\"shop::E::A\"]",
        fires: A,
        near: "a 400 validation_error cfg=\"windows\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "status-class-changed",
        old: A,
        fires: "a 500 validation_error variants=[\"shop::E::A\"]",
        near: "a 402 validation_error variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "status-changed",
        old: A,
        fires: "a 402 validation_error variants=[\"shop::E::A\"]",
        near: "a 500 validation_error variants=[\"shop::E::A\"]",
    },
    Twin { rule: "type-changed", old: A, fires: "a 400 card_error variants=[\"shop::E::A\"]", near: "a 402 validation_error variants=[\"shop::E::A\"]" },
    Twin {
        rule: "header-removed",
        old: "a 400 validation_error headers=[\"X-A\"] variants=[\"shop::E::A\"]",
        fires: A,
        near: "a 400 validation_error headers=[\"x-a\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "header-added",
        old: "a 400 validation_error headers=[\"X-A\"] variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error headers=[\"X-A\"] retry_after=3 variants=[\"shop::E::A\"]",
        near: "a 400 validation_error headers=[\"x-a\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "param-removed",
        old: "a 400 validation_error param=\"x\" variants=[\"shop::E::A\"]",
        fires: A,
        near: "a 400 validation_error param=\"y\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "param-added",
        old: A,
        fires: "a 400 validation_error param=\"x\" variants=[\"shop::E::A\"]",
        near: "a 400 validation_error details=[\"param: string\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "param-changed",
        old: "a 400 validation_error param=\"x\" variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error param=\"y\" variants=[\"shop::E::A\"]",
        near: A,
    },
    Twin {
        rule: "detail-removed",
        old: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        fires: A,
        near: "a 400 validation_error details=[\"y: u8\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "detail-renamed",
        old: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error details=[\"y: u8\"] variants=[\"shop::E::A\"]",
        near: "a 400 validation_error details=[\"y: string\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "detail-added",
        old: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error details=[\"x: u8\",\"y: u8\"] variants=[\"shop::E::A\"]",
        near: "a 400 validation_error details=[\"y: u8\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "detail-became-optional",
        old: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error details=[\"x?: u8\"] variants=[\"shop::E::A\"]",
        near: "a 400 validation_error details=[\"x: string\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "detail-became-required",
        old: "a 400 validation_error details=[\"x?: u8\"] variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        near: "a 400 validation_error details=[\"x?: u16\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "detail-type-changed",
        old: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error details=[\"x: string\"] variants=[\"shop::E::A\"]",
        near: "a 400 validation_error details=[\"x?: u8\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "doc-url-changed",
        old: "a 400 validation_error doc_url=\"https://x.dev/a\" variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error doc_url=\"https://y.dev/a\" variants=[\"shop::E::A\"]",
        near: "b 400 validation_error doc_url=\"https://x.dev/b\" aliases=[\"a\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "doc-url-removed",
        old: "a 400 validation_error doc_url=\"https://x.dev/a\" variants=[\"shop::E::A\"]",
        fires: A,
        near: "a 400 validation_error doc_url=\"https://y.dev/a\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "doc-url-added",
        old: A,
        fires: "a 400 validation_error doc_url=\"https://x.dev/a\" variants=[\"shop::E::A\"]",
        near: "a 400 validation_error param=\"https://x.dev/a\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "deprecated-added",
        old: A,
        fires: "a 400 validation_error deprecated=\"1.2.0\" variants=[\"shop::E::A\"]",
        near: "a 400 validation_error sunset=\"2027-06-30\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "deprecation-removed",
        old: "a 400 validation_error deprecated variants=[\"shop::E::A\"]",
        fires: A,
        near: "a 400 validation_error deprecated=\"1.2.0\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "sunset-too-soon",
        old: "a 400 validation_error deprecated variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error deprecated sunset=\"2027-01-30\" variants=[\"shop::E::A\"]",
        near: "a 400 validation_error deprecated sunset=\"2027-01-31\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "sunset-advanced",
        old: "a 400 validation_error sunset=\"2027-06-30\" variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error sunset=\"2027-06-29\" variants=[\"shop::E::A\"]",
        near: "a 400 validation_error sunset=\"2027-07-01\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "sunset-postponed",
        old: "a 400 validation_error sunset=\"2027-06-30\" variants=[\"shop::E::A\"]",
        fires: A,
        near: "a 400 validation_error sunset=\"2027-06-29\" variants=[\"shop::E::A\"]",
    },
    Twin { rule: "stability-decreased", old: A, fires: "a 400 validation_error unstable variants=[\"shop::E::A\"]", near: "a 400 validation_error deprecated variants=[\"shop::E::A\"]" },
    Twin {
        rule: "stability-increased",
        old: "a 400 validation_error unstable variants=[\"shop::E::A\"]",
        fires: A,
        near: "a 402 validation_error unstable variants=[\"shop::E::A\"]",
    },
    Twin { rule: "retry-removed", old: "a 400 validation_error retryable variants=[\"shop::E::A\"]", fires: A, near: "a 400 validation_error retryable retry_after=3 variants=[\"shop::E::A\"]" },
    Twin { rule: "retry-added", old: A, fires: "a 400 validation_error retryable variants=[\"shop::E::A\"]", near: "a 400 validation_error retry_after=3 variants=[\"shop::E::A\"]" },
    Twin {
        rule: "retry-hint-changed",
        old: "a 400 validation_error retryable retry_after=3 variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error retryable retry_after variants=[\"shop::E::A\"]",
        near: "a 400 validation_error retryable variants=[\"shop::E::A\"]",
    },
];

/// The rules about text, which a lock does not hold: members of a catalog in JSON.
pub(crate) const TEXT_TWINS: &[Twin] = &[
    Twin {
        rule: "message-changed",
        old: r#""message":"x","#,
        fires: r#""message":"y","#,
        near: r#""message":"x","fix":"y","#,
    },
    Twin {
        rule: "placeholder-removed",
        old: r#""message":"x {n}","#,
        fires: r#""message":"x","#,
        near: r#""message":"y {n}","#,
    },
    Twin {
        rule: "placeholder-unbacked",
        old: r#""message":"x","details":[{"name":"n","type":"u8","required":true}],"#,
        fires: r#""message":"x {m}","details":[{"name":"n","type":"u8","required":true}],"#,
        near: r#""message":"x {n}","details":[{"name":"n","type":"u8","required":true}],"#,
    },
    Twin { rule: "docs-changed", old: r#""fix":"x","#, fires: r#""fix":"y","#, near: r#""message":"y","fix":"x","# },
];
