//! Changes of codes, and of the variants that emit them.

use cargo_api_error::rule_id::RuleId;

use super::{A, GONE, Twin};

#[rustfmt::skip]
pub(super) const TWINS: &[Twin] = &[
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
        fires: (GONE, r#"a 402 validation_error variants=["shop::E::A"]"#),
        near_miss: (GONE, A),
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
];
