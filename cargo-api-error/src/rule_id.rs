//! The names of rules and lints. Names that people write are parsed once, so that no other code handles unknown names.

use std::fmt::{self, Display};
use std::str::FromStr;

use api_error_syntax::closest;
use serde::{Deserialize, Deserializer, Serialize};

macro_rules! ids {
    ($($(#[$doc:meta])* $id:ident = $name:literal,)*) => {
        /// A rule or a lint.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
        #[expect(missing_docs, reason = "the table of the rule or lint says what it finds")]
        pub enum RuleId {
            $(#[serde(rename = $name)] $id,)*
        }

        impl RuleId {
            /// All of them, in the order of the tables: the rules, then the lints.
            pub const ALL: &[Self] = &[$(Self::$id),*];

            /// The name in configuration, reports and documentation: stable, in kebab-case.
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$id => $name,)*
                }
            }
        }
    };
}

ids! {
    // Rules: which codes exist.
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
    // Rules: which variants emit a code.
    VariantRenamed = "variant-renamed",
    EnumRenamed = "enum-renamed",
    VariantAdded = "variant-added",
    VariantRemoved = "variant-removed",
    BecameConditional = "became-conditional",
    BecameUnconditional = "became-unconditional",
    // Rules: what a response says.
    StatusClassChanged = "status-class-changed",
    StatusChanged = "status-changed",
    StatusBecameDynamic = "status-became-dynamic",
    StatusBecameFixed = "status-became-fixed",
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
    // Rules: life cycle and retry advice.
    DeprecatedAdded = "deprecated-added",
    DeprecationRemoved = "deprecation-removed",
    ReplacementChanged = "replacement-changed",
    SunsetTooSoon = "sunset-too-soon",
    SunsetAdvanced = "sunset-advanced",
    SunsetPostponed = "sunset-postponed",
    StabilityDecreased = "stability-decreased",
    StabilityIncreased = "stability-increased",
    VersionNotBumped = "version-not-bumped",
    RetryRemoved = "retry-removed",
    RetryAdded = "retry-added",
    RetryHintChanged = "retry-hint-changed",
    // Rules: the body that all errors have.
    BodyMemberRemoved = "body-member-removed",
    BodyMemberChanged = "body-member-changed",
    BodyMemberAdded = "body-member-added",

    // Lints: what the scanner cannot see into.
    MacroGenerated = "macro-generated",
    Unresolved = "unresolved",
    SameFileTwice = "same-file-twice",
    // Lints: the contract itself.
    DuplicateCode = "duplicate-code",
    SharedCodeMismatch = "shared-code-mismatch",
    BadCodeFormat = "bad-code-format",
    IdentCollision = "ident-collision",
    ImplicitCode = "implicit-code",
    ConditionalCode = "conditional-code",
    RuntimeCodeMismatch = "runtime-code-mismatch",
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
    DetailCollision = "detail-collision",
    RetryInconsistent = "retry-inconsistent",
    DeprecatedWithoutReplacement = "deprecated-without-replacement",
    NotDeprecated = "not-deprecated",
    UnknownReplacement = "unknown-replacement",
    AliasCollision = "alias-collision",
    UnusedAllow = "unused-allow",
    UnknownAllow = "unknown-allow",
    // Lints: the files of the gate.
    LockStale = "lock-stale",
    UnusedAcceptance = "unused-acceptance",
    ExpiredAcceptance = "expired-acceptance",
    NoMergeBase = "no-merge-base",
    ReleasedLockRemoved = "released-lock-removed",
    UnselectedCodes = "unselected-codes",
    // Lints: scan and compiler.
    ScanMismatch = "scan-mismatch",
    ScanExtra = "scan-extra",
    ScanMissed = "scan-missed",
    CompiledOnly = "compiled-only",
    Unbuilt = "unbuilt",
    Unseen = "unseen",
    // Lints: the catalogs of several services.
    DomainCollision = "domain-collision",
    CrossDomainMismatch = "cross-domain-mismatch",
}

/// The error for a text that is not the name of a rule or lint.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown rule `{name}`{}", closest.map(|id| format!(", did you mean `{id}`")).unwrap_or_default())]
pub struct UnknownRule {
    /// The text.
    pub name: String,
    /// The rule or lint that was probably meant.
    pub closest: Option<RuleId>,
}

impl FromStr for RuleId {
    type Err = UnknownRule;

    fn from_str(name: &str) -> Result<Self, UnknownRule> {
        let find = |name: &str| Self::ALL.iter().find(|id| id.as_str() == name).copied();
        find(name).ok_or_else(|| {
            let names: Vec<&str> = Self::ALL.iter().map(|id| id.as_str()).collect();
            UnknownRule { name: name.to_owned(), closest: closest(name, &names).and_then(find) }
        })
    }
}

impl Display for RuleId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for RuleId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}
