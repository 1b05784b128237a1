//! A change per rule that it finds, and one beside it that it does not.

/// One fixture: the old side, a new side that the rule finds, and one that it does not.
pub(crate) struct Twin {
    pub(crate) rule: &'static str,
    pub(crate) old: &'static str,
    pub(crate) fires: &'static str,
    pub(crate) silent: &'static str,
}

pub(crate) const A: &str = "a 400 validation_error variants=[\"shop::E::A\"]";

#[rustfmt::skip]
pub(crate) const TWINS: &[Twin] = &[
    Twin { rule: "error-removed", old: A, fires: "", silent: A },
    Twin {
        rule: "error-removed-before-sunset",
        old: "a 400 validation_error deprecated sunset=\"2027-06-30\" variants=[\"shop::E::A\"]",
        fires: "a removed 400 validation_error",
        silent: "a 400 validation_error deprecated sunset=\"2027-06-30\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "error-removed-after-deprecation",
        old: "a 400 validation_error deprecated sunset=\"2026-06-30\" variants=[\"shop::E::A\"]",
        fires: "a removed 400 validation_error",
        silent: "",
    },
    Twin {
        rule: "error-renamed",
        old: A,
        fires: "b 400 validation_error aliases=[\"a\"] variants=[\"shop::E::A\"]",
        silent: "a 400 validation_error aliases=[\"b\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "variant-code-changed",
        old: A,
        fires: "b 400 validation_error variants=[\"shop::E::A\"]",
        silent: "a 400 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "tombstoned-code-reused",
        old: "a removed 400 validation_error",
        fires: A,
        silent: "a removed 400 validation_error",
    },
    Twin { rule: "tombstone-removed", old: "a removed 400 validation_error", fires: "", silent: "a removed 400 validation_error" },
    Twin {
        rule: "error-added",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::F::B\"]",
        silent: "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "error-added-open",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\"]",
        silent: "a 400 validation_error variants=[\"shop::E::A\"]\nb 402 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "error-added-new-class",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::E::A\"]\nb 402 validation_error variants=[\"shop::E::B\"]",
        silent: "a 400 validation_error variants=[\"shop::E::A\"]\nb 400 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "error-moved",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::inner::E::A\"]",
        silent: "a 400 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "variant-renamed",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::E::B\"]",
        silent: "a 400 validation_error variants=[\"shop::F::A\"]",
    },
    Twin {
        rule: "enum-renamed",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::F::A\"]",
        silent: "a 400 validation_error variants=[\"shop::inner::E::A\"]",
    },
    Twin {
        rule: "variant-added",
        old: A,
        fires: "a 400 validation_error variants=[\"shop::E::A\",\"shop::E::B\"]",
        silent: "a 400 validation_error variants=[\"shop::E::B\"]",
    },
    Twin {
        rule: "variant-removed",
        old: "a 400 validation_error variants=[\"shop::E::A\",\"shop::E::B\"]",
        fires: A,
        silent: "a 400 validation_error variants=[\"shop::E::A\",\"shop::E::C\"]",
    },
    Twin {
        rule: "became-conditional",
        old: A,
        fires: "a 400 validation_error cfg=\"unix\" variants=[\"shop::E::A\"]",
        silent: A,
    },
    Twin {
        rule: "became-unconditional",
        old: "a 400 validation_error cfg=\"unix\" variants=[\"shop::E::A\"]",
        fires: A,
        silent: "a 400 validation_error cfg=\"unix\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "status-class-changed",
        old: A,
        fires: "a 500 validation_error variants=[\"shop::E::A\"]",
        silent: "a 402 validation_error variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "status-changed",
        old: A,
        fires: "a 402 validation_error variants=[\"shop::E::A\"]",
        silent: "a 500 validation_error variants=[\"shop::E::A\"]",
    },
    Twin { rule: "type-changed", old: A, fires: "a 400 card_error variants=[\"shop::E::A\"]", silent: A },
    Twin {
        rule: "header-removed",
        old: "a 400 validation_error headers=[\"X-A\"] variants=[\"shop::E::A\"]",
        fires: A,
        silent: "a 400 validation_error headers=[\"x-a\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "header-added",
        old: A,
        fires: "a 400 validation_error retry_after=3 variants=[\"shop::E::A\"]",
        silent: A,
    },
    Twin {
        rule: "param-removed",
        old: "a 400 validation_error param=\"x\" variants=[\"shop::E::A\"]",
        fires: A,
        silent: "a 400 validation_error param=\"y\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "param-added",
        old: A,
        fires: "a 400 validation_error param=\"x\" variants=[\"shop::E::A\"]",
        silent: A,
    },
    Twin {
        rule: "param-changed",
        old: "a 400 validation_error param=\"x\" variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error param=\"y\" variants=[\"shop::E::A\"]",
        silent: "a 400 validation_error param=\"x\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "detail-removed",
        old: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        fires: A,
        silent: "a 400 validation_error details=[\"y: u8\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "detail-renamed",
        old: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error details=[\"y: u8\"] variants=[\"shop::E::A\"]",
        silent: "a 400 validation_error details=[\"y: string\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "detail-added",
        old: A,
        fires: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        silent: A,
    },
    Twin {
        rule: "detail-became-optional",
        old: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error details=[\"x?: u8\"] variants=[\"shop::E::A\"]",
        silent: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "detail-became-required",
        old: "a 400 validation_error details=[\"x?: u8\"] variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        silent: "a 400 validation_error details=[\"x?: u8\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "detail-type-changed",
        old: "a 400 validation_error details=[\"x: u8\"] variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error details=[\"x: string\"] variants=[\"shop::E::A\"]",
        silent: "a 400 validation_error details=[\"x?: u8\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "doc-url-changed",
        old: "a 400 validation_error doc_url=\"https://x.dev/a\" variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error doc_url=\"https://y.dev/a\" variants=[\"shop::E::A\"]",
        silent: "b 400 validation_error doc_url=\"https://x.dev/b\" aliases=[\"a\"] variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "doc-url-removed",
        old: "a 400 validation_error doc_url=\"https://x.dev/a\" variants=[\"shop::E::A\"]",
        fires: A,
        silent: "a 400 validation_error doc_url=\"https://y.dev/a\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "doc-url-added",
        old: A,
        fires: "a 400 validation_error doc_url=\"https://x.dev/a\" variants=[\"shop::E::A\"]",
        silent: A,
    },
    Twin {
        rule: "deprecated-added",
        old: A,
        fires: "a 400 validation_error deprecated=\"1.2.0\" variants=[\"shop::E::A\"]",
        silent: A,
    },
    Twin {
        rule: "deprecation-removed",
        old: "a 400 validation_error deprecated variants=[\"shop::E::A\"]",
        fires: A,
        silent: "a 400 validation_error deprecated=\"1.2.0\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "sunset-too-soon",
        old: "a 400 validation_error deprecated variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error deprecated sunset=\"2027-01-30\" variants=[\"shop::E::A\"]",
        silent: "a 400 validation_error deprecated sunset=\"2027-01-31\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "sunset-advanced",
        old: "a 400 validation_error sunset=\"2027-06-30\" variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error sunset=\"2027-06-29\" variants=[\"shop::E::A\"]",
        silent: "a 400 validation_error sunset=\"2027-06-30\" variants=[\"shop::E::A\"]",
    },
    Twin {
        rule: "sunset-postponed",
        old: "a 400 validation_error sunset=\"2027-06-30\" variants=[\"shop::E::A\"]",
        fires: A,
        silent: "a 400 validation_error sunset=\"2027-06-29\" variants=[\"shop::E::A\"]",
    },
    Twin { rule: "stability-decreased", old: A, fires: "a 400 validation_error unstable variants=[\"shop::E::A\"]", silent: A },
    Twin {
        rule: "stability-increased",
        old: "a 400 validation_error unstable variants=[\"shop::E::A\"]",
        fires: A,
        silent: "a 400 validation_error unstable variants=[\"shop::E::A\"]",
    },
    Twin { rule: "retry-removed", old: "a 400 validation_error retryable variants=[\"shop::E::A\"]", fires: A, silent: "a 400 validation_error retryable variants=[\"shop::E::A\"]" },
    Twin { rule: "retry-added", old: A, fires: "a 400 validation_error retryable variants=[\"shop::E::A\"]", silent: A },
    Twin {
        rule: "retry-hint-changed",
        old: "a 400 validation_error retryable retry_after=3 variants=[\"shop::E::A\"]",
        fires: "a 400 validation_error retryable retry_after variants=[\"shop::E::A\"]",
        silent: "a 400 validation_error retryable retry_after=3 variants=[\"shop::E::A\"]",
    },
];

/// The rules about text, which a lock does not hold: members of a catalog in JSON.
pub(crate) const TEXT_TWINS: &[Twin] = &[
    Twin { rule: "message-changed", old: r#""message":"x","#, fires: r#""message":"y","#, silent: r#""message":"x","# },
    Twin {
        rule: "placeholder-removed",
        old: r#""message":"x {n}","#,
        fires: r#""message":"x","#,
        silent: r#""message":"y {n}","#,
    },
    Twin {
        rule: "placeholder-unbacked",
        old: r#""message":"x","details":[{"name":"n","type":"u8","required":true}],"#,
        fires: r#""message":"x {m}","details":[{"name":"n","type":"u8","required":true}],"#,
        silent: r#""message":"x {n}","details":[{"name":"n","type":"u8","required":true}],"#,
    },
    Twin { rule: "docs-changed", old: r#""fix":"x","#, fires: r#""fix":"y","#, silent: r#""fix":"x","# },
];
