//! The ids of all rules and lints, as configuration, command line, `allow` and acceptances name them.

use std::fmt::{self, Display};
use std::str::FromStr;

use api_error_syntax::closest;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The rule set that this program knows. A later set adds rules, which stay warnings for those who name this one.
pub const RULE_SET: &str = "2026-1";

macro_rules! ids {
    (rules { $($rule:ident = $rule_id:literal,)* } lints { $($lint:ident = $lint_id:literal,)* }) => {
        /// The id of a rule or a lint.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum RuleId {
            $(#[doc = concat!("`", $rule_id, "`")] $rule,)*
            $(#[doc = concat!("`", $lint_id, "`")] $lint,)*
        }

        impl RuleId {
            /// The ids of rules, which compare two contracts.
            pub const RULES: &[Self] = &[$(Self::$rule),*];
            /// The ids of lints, which look at one.
            pub const LINTS: &[Self] = &[$(Self::$lint),*];

            /// The id as people write it, in kebab-case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$rule => $rule_id,)*
                    $(Self::$lint => $lint_id,)*
                }
            }
        }
    };
}

ids! {
    rules {
        ErrorRemoved = "error-removed",
        ErrorRemovedBeforeSunset = "error-removed-before-sunset",
        ErrorRemovedAfterDeprecation = "error-removed-after-deprecation",
        ErrorRenamed = "error-renamed",
        VariantCodeChanged = "variant-code-changed",
        TombstoneRemoved = "tombstone-removed",
        TombstonedCodeReused = "tombstoned-code-reused",
        ErrorAdded = "error-added",
        ErrorAddedOpen = "error-added-open",
        ErrorAddedNewClass = "error-added-new-class",
        ErrorMoved = "error-moved",
        VariantRenamed = "variant-renamed",
        EnumRenamed = "enum-renamed",
        VariantAdded = "variant-added",
        VariantRemoved = "variant-removed",
        BecameConditional = "became-conditional",
        BecameUnconditional = "became-unconditional",
        StatusClassChanged = "status-class-changed",
        StatusChanged = "status-changed",
        TypeChanged = "type-changed",
        HeaderRemoved = "header-removed",
        HeaderAdded = "header-added",
        MessageChanged = "message-changed",
        PlaceholderRemoved = "placeholder-removed",
        PlaceholderUnbacked = "placeholder-unbacked",
        ParamRemoved = "param-removed",
        ParamAdded = "param-added",
        ParamChanged = "param-changed",
        DetailRemoved = "detail-removed",
        DetailRenamed = "detail-renamed",
        DetailAdded = "detail-added",
        DetailBecameOptional = "detail-became-optional",
        DetailBecameRequired = "detail-became-required",
        DetailTypeChanged = "detail-type-changed",
        DocUrlChanged = "doc-url-changed",
        DocUrlRemoved = "doc-url-removed",
        DocUrlAdded = "doc-url-added",
        DocsChanged = "docs-changed",
        DeprecatedAdded = "deprecated-added",
        DeprecationRemoved = "deprecation-removed",
        SunsetTooSoon = "sunset-too-soon",
        SunsetAdvanced = "sunset-advanced",
        SunsetPostponed = "sunset-postponed",
        StabilityDecreased = "stability-decreased",
        StabilityIncreased = "stability-increased",
        VersionNotBumped = "version-not-bumped",
        RetryRemoved = "retry-removed",
        RetryAdded = "retry-added",
        RetryHintChanged = "retry-hint-changed",
    }
    lints {
        MacroGenerated = "macro-generated",
        Unresolved = "unresolved",
        SameFileTwice = "same-file-twice",
        DuplicateCode = "duplicate-code",
        SharedCodeMismatch = "shared-code-mismatch",
        BadCodeFormat = "bad-code-format",
        IdentCollision = "ident-collision",
        ImplicitCode = "implicit-code",
        ConditionalCode = "conditional-code",
        MissingSummary = "missing-summary",
        MissingCause = "missing-cause",
        MissingFix = "missing-fix",
        MissingExample = "missing-example",
        MissingDocPage = "missing-doc-page",
        DocUrlNotHttps = "doc-url-not-https",
        DebugInMessage = "debug-in-message",
        InternalLeak5xx = "internal-leak-5xx",
        PlaceholderWithoutDetail = "placeholder-without-detail",
        InconsistentDetailNames = "inconsistent-detail-names",
        RetryInconsistent = "retry-inconsistent",
        DeprecatedWithoutReplacement = "deprecated-without-replacement",
        NotDeprecated = "not-deprecated",
        UnknownReplacement = "unknown-replacement",
        AliasCollision = "alias-collision",
        UnusedAllow = "unused-allow",
        UnknownAllow = "unknown-allow",
        LockStale = "lock-stale",
        UnusedAcceptance = "unused-acceptance",
        ExpiredAcceptance = "expired-acceptance",
        NoMergeBase = "no-merge-base",
        ReleasedLockRemoved = "released-lock-removed",
        UnselectedCodes = "unselected-codes",
        ScanMismatch = "scan-mismatch",
        ScanExtra = "scan-extra",
        ScanMissed = "scan-missed",
        CompiledOnly = "compiled-only",
        Unbuilt = "unbuilt",
        Unseen = "unseen",
    }
}

impl RuleId {
    /// The rules of which exactly one reports a code that is gone.
    pub const OF_REMOVALS: [Self; 5] = [
        Self::ErrorRemoved,
        Self::ErrorRemovedBeforeSunset,
        Self::ErrorRemovedAfterDeprecation,
        Self::ErrorRenamed,
        Self::VariantCodeChanged,
    ];

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::RULES.iter().chain(Self::LINTS).copied()
    }

    /// Whether it is the id of a rule.
    #[must_use]
    pub fn is_rule(self) -> bool {
        Self::RULES.contains(&self)
    }

    /// The id that was probably meant by a name that is not an id.
    pub(crate) fn closest(name: &str) -> Option<&'static str> {
        closest(name, &Self::all().map(Self::as_str).collect::<Vec<_>>())
    }
}

impl Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for RuleId {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        Self::all().find(|id| id.as_str() == text).ok_or_else(|| {
            let help = Self::closest(text).map(|id| format!(", did you mean `{id}`"));
            format!("unknown rule `{text}`{}", help.unwrap_or_default())
        })
    }
}

impl Serialize for RuleId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for RuleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
