//! For each lint a source that it finds, and a twin that it does not find.

pub(crate) struct Twin {
    pub(crate) lint: &'static str,
    pub(crate) fires: &'static [&'static str],
    pub(crate) silent: &'static [&'static str],
}

#[rustfmt::skip]
pub(crate) const TWINS: &[Twin] = &[
    Twin {
        lint: "duplicate-code",
        fires: &["enum E { #[api_error(status = 404, code = \"a\")] A }", "enum F { #[api_error(status = 404, code = \"a\")] A }"],
        silent: &["enum E { #[api_error(status = 404, code = \"a\", shared)] A }", "enum F { #[api_error(status = 404, code = \"a\", shared)] A }"],
    },
    Twin {
        lint: "shared-code-mismatch",
        fires: &["enum E { #[api_error(status = 404, code = \"a\", shared)] A }", "enum F { #[api_error(status = 410, code = \"a\", shared)] A }"],
        silent: &["enum E { #[api_error(status = 404, code = \"a\", shared)] A }", "enum F { #[api_error(status = 404, code = \"a\", retryable = true, shared)] A }"],
    },
    Twin {
        lint: "bad-code-format",
        fires: &["enum E { #[api_error(status = 404, code = \"NoCard\")] A }"],
        silent: &["enum E { #[api_error(status = 404, code = \"no_card2\")] A }"],
    },
    Twin {
        lint: "ident-collision",
        fires: &["enum E { #[api_error(status = 404, code = \"no_card\")] A, #[api_error(status = 404, code = \"no-card\")] B }"],
        silent: &["enum E { #[api_error(status = 404, code = \"no_card\")] A, #[api_error(status = 404, code = \"no_cards\")] B }"],
    },
    Twin {
        lint: "implicit-code",
        fires: &["enum E { #[api_error(status = 404)] A }"],
        silent: &["enum E { #[api_error(status = 404, code = \"a\")] A }"],
    },
    Twin {
        lint: "conditional-code",
        fires: &["enum E { #[cfg(unix)] #[api_error(status = 404)] A }"],
        silent: &["enum E { #[cfg(unix)] #[api_error(status = 404, unstable)] A }"],
    },
    Twin {
        lint: "missing-summary",
        fires: &["enum E { #[api_error(status = 404)] A }"],
        silent: &["enum E { /// It is gone.\n #[api_error(status = 404)] A }"],
    },
    Twin {
        lint: "missing-cause",
        fires: &["enum E { /// It is gone.\n #[api_error(status = 404)] A }"],
        silent: &["enum E { /// It is gone.\n///\n/// # Cause\n/// x\n #[api_error(status = 404)] A }"],
    },
    Twin {
        lint: "missing-fix",
        fires: &["enum E { /// It is gone.\n #[api_error(status = 404)] A }"],
        silent: &["enum E { /// It is gone.\n///\n/// # Fix\n/// x\n #[api_error(status = 404)] A }"],
    },
    Twin {
        lint: "missing-example",
        fires: &["enum E { /// It is gone.\n #[api_error(status = 404)] A }"],
        silent: &["enum E { /// It is gone.\n///\n/// # Example\n/// x\n #[api_error(status = 404)] A }"],
    },
    Twin {
        lint: "missing-doc-page",
        fires: &["enum E { #[api_error(status = 404, code = \"no_page\")] A }"],
        silent: &["enum E { #[api_error(status = 404, code = \"has:page\")] A }"],
    },
    Twin {
        lint: "doc-url-not-https",
        fires: &["enum E { #[api_error(status = 404, doc_url = \"http://x.dev\")] A }"],
        silent: &["enum E { #[api_error(status = 404, doc_url = \"https://x.dev\")] A }"],
    },
    Twin {
        lint: "debug-in-message",
        fires: &["enum E { #[api_error(status = 404, message = \"no {x:?}\")] A { x: u8 } }"],
        silent: &["enum E { #[api_error(status = 404, message = \"no {x:.2} {{x:?}}\")] A { x: u8 } }"],
    },
    Twin {
        lint: "internal-leak-5xx",
        fires: &["enum E { #[api_error(status = 500, expose, message = \"no {x}\")] A { x: u8 } }"],
        silent: &[
            "enum E { #[api_error(status = 500, message = \"no\")] A { x: u8 } }",
            "enum F { #[api_error(status = 500, expose = \"all callers are ours\", message = \"no {x}\")] B { x: u8 } }",
            "#[api_error(expose = \"all callers are ours\", message(display))] enum G { #[api_error(status = 500)] C }",
            "enum H { #[api_error(status = 500, status_from = x, message = \"no {x}\")] D { x: u16 } }",
        ],
    },
    Twin {
        lint: "placeholder-without-detail",
        fires: &["enum E { #[api_error(status = 404, message = \"no {x}\")] A { x: u8 } }"],
        silent: &["enum E { #[api_error(status = 404, message = \"no {x}\")] A { #[api_error(detail)] x: u8 } }"],
    },
    Twin {
        lint: "inconsistent-detail-names",
        fires: &["enum E { #[api_error(status = 404)] A { #[api_error(detail)] user_id: u8 }, #[api_error(status = 404)] B { #[api_error(detail)] userid: u8 } }"],
        silent: &["enum E { #[api_error(status = 404)] A { #[api_error(detail)] user_id: u8 }, #[api_error(status = 404)] B { #[api_error(detail)] user_id: u8 } }"],
    },
    Twin {
        lint: "detail-collision",
        fires: &["enum E { #[api_error(status = 404)] A { #[api_error(detail = \"code\")] x: u8 } }"],
        silent: &["enum E { #[api_error(status = 404)] A { #[api_error(detail = \"codes\")] x: u8 } }"],
    },
    Twin {
        lint: "retry-inconsistent",
        fires: &["enum E { #[api_error(status = 429)] A }"],
        silent: &["enum E { #[api_error(status = 429, retry_after = 3)] A }"],
    },
    Twin {
        lint: "deprecated-without-replacement",
        fires: &["enum E { #[deprecated] #[api_error(status = 404)] A }"],
        silent: &["enum E { #[deprecated(note = \"use b\")] #[api_error(status = 404)] A }"],
    },
    Twin {
        lint: "not-deprecated",
        fires: &["enum E { #[api_error(status = 404, sunset = \"2027-06-30\")] A }"],
        silent: &["enum E { #[deprecated(note = \"use b\")] #[api_error(status = 404, sunset = \"2027-06-30\")] A }"],
    },
    Twin {
        lint: "unknown-replacement",
        fires: &["enum E { #[api_error(status = 404, replaced_by = \"c\")] A, #[api_error(status = 404)] B }"],
        silent: &["enum E { #[api_error(status = 404, replaced_by = \"b\")] A, #[api_error(status = 404)] B }"],
    },
    Twin {
        lint: "alias-collision",
        fires: &["enum E { #[api_error(status = 404, alias(\"b\"))] A, }", "enum F { #[api_error(status = 404)] B }"],
        silent: &["enum E { #[api_error(status = 404, alias(\"c\"))] A, }", "enum F { #[api_error(status = 404)] B }"],
    },
    Twin {
        lint: "unused-allow",
        fires: &["enum E { #[api_error(status = 404, code = \"a\", allow(implicit_code, reason = \"x\"))] A }"],
        silent: &["enum E { #[api_error(status = 404, allow(implicit_code, reason = \"x\"))] A }"],
    },
    Twin {
        lint: "unknown-allow",
        fires: &["enum E { #[api_error(status = 404, allow(implicit_cod, reason = \"x\"))] A }"],
        silent: &["enum E { #[api_error(status = 404, allow(implicit_code, reason = \"x\"))] A }"],
    },
];

/// Lints that the scanner or the gate reports, with the test that shows both sides.
pub(crate) const ELSEWHERE: &[&str] = &[
    // `what_the_scanner_cannot_see_keeps_its_own_words` in `lints.rs`
    "macro-generated",
    "unresolved",
    "same-file-twice",
    // `runtime.rs`
    "runtime-code-mismatch",
    // the command `verify`, and its tests
    "scan-mismatch",
    "scan-extra",
    "scan-missed",
    "compiled-only",
    "unbuilt",
    "unseen",
    // `acceptances.rs`
    "lock-stale",
    "unused-acceptance",
    "expired-acceptance",
    // `merge_base.rs` of the command line's tests
    "no-merge-base",
    "released-lock-removed",
    // `gate.rs` of the command line's tests
    "unselected-codes",
];
