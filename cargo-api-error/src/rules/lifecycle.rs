//! Deprecation, sunset, stability, release.

use super::{Action, Area, BASE, I, Mirror, Rule, W, levels};

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "deprecated-added",
        levels: levels(I, I, I),
        area: Area::Lifecycle,
        action: Action::Weakened,
        summary: "a code is deprecated now",
        message: "code `{code}` is deprecated now",
        help: "nothing to do; name `since`, `sunset` and `replaced_by`",
        why: "Clients are told and nothing stops working.",
        mirror: Mirror::Rule("deprecation-removed"),
        ..BASE
    },
    Rule {
        id: "deprecation-removed",
        levels: levels(I, I, I),
        area: Area::Lifecycle,
        action: Action::Strengthened,
        summary: "a code is no longer deprecated",
        message: "code `{code}` is no longer deprecated",
        help: "nothing to do",
        why: "More is promised than before.",
        mirror: Mirror::Rule("deprecated-added"),
        ..BASE
    },
    Rule {
        id: "sunset-too-soon",
        area: Area::Lifecycle,
        action: Action::Weakened,
        summary: "a new sunset is closer than `sunset-days` allows",
        message: "sunset {new} of `{code}` is less than {old} away",
        help: "name a later day; `sunset-days` in `[workspace.metadata.api-error]` says how far away, and is at least 1",
        why: "The team promised its clients that much time. No client is told before a release, so compared with the \
              last release a sunset that was far enough away can come too close as time passes. oasdiff: sunset date too small.",
        mirror: Mirror::Waived("a sunset that is far enough away is no change to judge"),
        ..BASE
    },
    Rule {
        id: "sunset-advanced",
        area: Area::Lifecycle,
        action: Action::Weakened,
        summary: "a sunset moved to an earlier day",
        message: "sunset of `{code}` moved from {old} to {new}",
        help: "keep the day that clients were told",
        why: "Clients planned with the first day. oasdiff: sunset date changed.",
        mirror: Mirror::Rule("sunset-postponed"),
        ..BASE
    },
    Rule {
        id: "sunset-postponed",
        levels: levels(I, I, I),
        area: Area::Lifecycle,
        action: Action::Strengthened,
        summary: "a sunset moved to a later day or is gone",
        message: "sunset of `{code}` moved from {old} to {new}",
        help: "nothing to do",
        why: "Clients have more time than they were told.",
        mirror: Mirror::Rule("sunset-advanced"),
        ..BASE
    },
    Rule {
        id: "stability-decreased",
        area: Area::Lifecycle,
        action: Action::Weakened,
        summary: "a stable code became unstable",
        message: "code `{code}` became unstable",
        help: "remove `unstable`; it would take the code out of the guarded contract",
        why: "A promise was withdrawn. oasdiff: stability decreased.",
        mirror: Mirror::Rule("stability-increased"),
        ..BASE
    },
    Rule {
        id: "stability-increased",
        levels: levels(I, I, I),
        area: Area::Lifecycle,
        action: Action::Strengthened,
        summary: "an unstable code became stable",
        message: "code `{code}` is stable now",
        help: "nothing to do",
        why: "More is promised than before.",
        mirror: Mirror::Rule("stability-decreased"),
        ..BASE
    },
    Rule {
        id: "version-not-bumped",
        levels: levels(I, I, W),
        area: Area::Lifecycle,
        summary: "the contract breaks since the last release and the version does not say so",
        message: "the contract breaks since release {old}, and the version is {new}",
        help: "raise the major version; below 1.0, the minor version",
        why: "Clients read the version. Semantic versioning, section 8.",
        mirror: Mirror::Waived("a version may rise without a break"),
        ..BASE
    },
];
