//! Deprecation, sunset, stability, release.

use jiff::civil::Date;
use semver::Version;

use super::rule::{Action, Area, B, Detected, Detector, I, Mirror, Rule, W, base, opposite};
use crate::diff::{Change, Comparison, Context};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: RuleId::DeprecatedAdded,
        summary: "a code is now deprecated",
        message: "code `{code}` is now deprecated",
        help: "nothing to do; `since`, `sunset` and `replaced_by` tell clients more",
        why: "It announces a removal, and nothing stops working.",
        detect: Detector::Contracts(|it| it.when(|old, new| old.deprecated.is_none() && new.deprecated.is_some())),
        ..base(Area::Lifecycle, Action::Weakened, [I, I, I], opposite(RuleId::DeprecationRemoved))
    },
    Rule {
        id: RuleId::DeprecationRemoved,
        summary: "a code is no longer deprecated",
        message: "code `{code}` is no longer deprecated",
        help: "nothing to do",
        why: "The contract promises more than before.",
        detect: Detector::Contracts(|it| it.when(|old, new| old.deprecated.is_some() && new.deprecated.is_none())),
        ..base(Area::Lifecycle, Action::Strengthened, [I, I, I], opposite(RuleId::DeprecatedAdded))
    },
    Rule {
        id: RuleId::SunsetTooSoon,
        summary: "a new sunset is closer than `sunset-days` allows",
        message: "sunset {new} of `{code}` is less than {least} away",
        help: "choose a later day; `sunset-days` in `[workspace.metadata.api-error]` is the number of days that a new \
               sunset must be away, at least 1",
        why: "The team promised its clients that much time. Only a release announces a sunset, so compared with the last \
              release a new sunset can come too close as time passes. oasdiff: sunset date too small.",
        detect: Detector::Contracts(too_soon),
        ..base(
            Area::Lifecycle,
            Action::Weakened,
            [B, B, B],
            Mirror::Waived("a sunset that is far enough away needs no judgement"),
        )
    },
    Rule {
        id: RuleId::SunsetAdvanced,
        summary: "a sunset moved to an earlier day",
        message: "sunset of `{code}` moved from {old} to {new}",
        help: "keep the day that was announced, {old}",
        why: "Clients planned with the first day. oasdiff: sunset date changed.",
        detect: Detector::Contracts(|it| {
            it.each(|old, new| {
                let (old, new) = old.spec.sunset.as_ref().zip(new.spec.sunset.as_ref())?;
                (new < old).then(|| Change::from_to(old, new))
            })
        }),
        ..base(Area::Lifecycle, Action::Weakened, [B, B, B], opposite(RuleId::SunsetPostponed))
    },
    Rule {
        id: RuleId::SunsetPostponed,
        summary: "a sunset moved to a later day or is gone",
        message: "sunset of `{code}` moved from {old} to {new}",
        help: "nothing to do",
        why: "Clients have more time than was announced.",
        detect: Detector::Contracts(|it| {
            it.each(|old, new| {
                let (old, new) = (old.spec.sunset.as_ref()?, new.spec.sunset.as_ref());
                let later = new.is_none_or(|new| new > old);
                later.then(|| Change::from_to(old, new.map_or("never", String::as_str)))
            })
        }),
        ..base(Area::Lifecycle, Action::Strengthened, [I, I, I], opposite(RuleId::SunsetAdvanced))
    },
    Rule {
        id: RuleId::StabilityDecreased,
        summary: "a stable code is now unstable",
        message: "code `{code}` is now unstable",
        help: "remove `unstable`, which takes the code out of the guarded contract",
        why: "A promise was withdrawn. oasdiff: stability decreased.",
        detect: Detector::Contracts(|it| it.when(|old, new| !old.unstable && new.unstable)),
        ..base(Area::Lifecycle, Action::Weakened, [B, B, B], opposite(RuleId::StabilityIncreased))
    },
    Rule {
        id: RuleId::StabilityIncreased,
        summary: "an unstable code is now stable",
        message: "code `{code}` is now stable",
        help: "nothing to do",
        why: "The contract promises more than before.",
        detect: Detector::Contracts(|it| it.when(|old, new| old.unstable && !new.unstable)),
        ..base(Area::Lifecycle, Action::Strengthened, [I, I, I], opposite(RuleId::StabilityDecreased))
    },
    Rule {
        id: RuleId::VersionNotBumped,
        summary: "the contract breaks since the last release, and the version does not show it",
        message: "the contract breaks since release {old}, and the version is {new}",
        help: "raise the major version; below 1.0, the minor version",
        why: "Clients read the version. Semantic versioning, section 8.",
        detect: Detector::Findings(not_bumped),
        ..base(Area::Lifecycle, Action::Changed, [I, I, W], Mirror::Waived("a version may rise without a break"))
    },
];

fn too_soon(it: &Comparison<'_>) -> Vec<Change> {
    // A sunset that is today or past gives nobody time, whatever the team promised.
    let least = it.context.sunset_days.max(1);
    it.each(|old, new| {
        let day = new.spec.sunset.as_ref().filter(|_| old.spec.sunset.is_none())?;
        let change = Change::default()
            .after(day)
            .with("least", if least == 1 { "1 day".to_owned() } else { format!("{least} days") });
        (days_until(it.context, day)? < i64::from(least)).then_some(change)
    })
}

fn days_until(context: &Context<'_>, day: &str) -> Option<i64> {
    let today: Date = context.today?.parse().ok()?;
    let span = today.until(day.parse::<Date>().ok()?).ok()?;
    Some(span.get_days().into())
}

/// Only the lock of a release has a version, so only a comparison with a release finds anything.
fn not_bumped(it: &Comparison<'_>, found: &[Detected]) -> Vec<Change> {
    let version = |text: &Option<String>| text.as_ref().and_then(|text| Version::parse(text).ok());
    let (Some(released), Some(current)) = (version(&it.old.version), version(&it.new.version)) else {
        return Vec::new();
    };
    let breaks = found.iter().any(|detected| detected.rule.breaks(&detected.change));
    let change = || Change::from_to(&released, &current);
    (breaks && !is_raised(&released, &current)).then(change).into_iter().collect()
}

fn is_raised(released: &Version, current: &Version) -> bool {
    if released.major == 0 && current.major == 0 {
        return current.minor > released.minor || (released.minor == 0 && current.patch > released.patch);
    }
    current.major > released.major
}
