//! Changes of what people read, and of the life cycle.

use cargo_api_error::rule_id::RuleId;

use super::{A, Twin};

#[rustfmt::skip]
pub(super) const TWINS: &[Twin] = &[
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
        rule: RuleId::ReplacementChanged,
        fires: (a!("deprecated"), a!(r#"deprecated replaced_by="b""#)),
        // The deprecation names it from the start.
        near_miss: (A, a!(r#"deprecated replaced_by="b""#)),
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
];
