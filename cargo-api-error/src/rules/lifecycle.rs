//! Deprecation, sunset, stability, release.

use jiff::civil::Date;
use semver::Version;

use super::rule::{Action, Area, Detected, Detector, I, Rule, W};
use crate::comparison::{Change, Comparison, Context};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::DeprecatedAdded, Area::Lifecycle, Action::Weakened, deprecated)
        .levels(I, I, I)
        .summary("a code was deprecated")
        .message("code `{code}` is now deprecated")
        .history(&["deprecated", ", replaced by `{replaced_by}`", ", may be removed on {sunset} or later"])
        .help("nothing to do; add `since`, `sunset` and `replaced_by`, and write `#[allow(deprecated)]` where the program still builds the variant")
        .why("Clients are warned, and nothing stops working.")
        .mirror(RuleId::DeprecationRemoved),
    Rule::compatible(RuleId::DeprecationRemoved, Area::Lifecycle, Action::Strengthened, |it| it.when(|old, new| old.deprecated.is_some() && new.deprecated.is_none()))
        .summary("a code is no longer deprecated")
        .message("code `{code}` is no longer deprecated")
        .history(&["no longer deprecated"])
        .why("The contract promises more than before.")
        .mirror(RuleId::DeprecatedAdded),
    Rule::compatible(RuleId::ReplacementChanged, Area::Lifecycle, Action::Changed, replaced)
        .summary("a deprecated code names a replacement that it did not name before")
        .message("code `{code}` is now replaced by `{new}`")
        .history(&["replaced by `{new}`"])
        .why("Clients learn what to handle instead."),
    Rule::new(RuleId::SunsetTooSoon, Area::Lifecycle, Action::Weakened, too_soon)
        .summary("a new sunset is closer than `sunset-days` allows")
        .message("sunset {new} of `{code}` is less than {least} away")
        .help("choose a later day; `sunset-days` in `[workspace.metadata.api-error]` sets the minimum, which is at least 1")
        .why("The team promised its clients that much time. Clients learn of a sunset from a release, so compared with the \
              last release, a sunset that was far enough away can come too close as time passes. oasdiff: sunset date too small.")
        .without_mirror("a sunset that is far enough away is not a finding"),
    Rule::new(RuleId::SunsetAdvanced, Area::Lifecycle, Action::Weakened, advanced)
        .summary("a sunset moved to an earlier day")
        .message("sunset of `{code}` moved from {old} to {new}")
        .history(&["the day of its removal moved from {old} to {new}"])
        .help("keep the announced day")
        .why("Clients planned for the announced day. oasdiff: sunset date changed.")
        .mirror(RuleId::SunsetPostponed),
    Rule::compatible(RuleId::SunsetPostponed, Area::Lifecycle, Action::Strengthened, postponed)
        .summary("a sunset moved to a later day or was removed")
        .message("sunset of `{code}` moved from {old} to {new}")
        .history(&["its removal, planned for {old}, was {fate}"])
        .why("Clients have more time than announced.")
        .mirror(RuleId::SunsetAdvanced),
    Rule::new(RuleId::StabilityDecreased, Area::Lifecycle, Action::Weakened, |it| it.when(|old, new| !old.unstable && new.unstable))
        .summary("a stable code became unstable")
        .message("code `{code}` became unstable")
        .history(&["unstable from now on"])
        .help("remove `unstable`, which takes the code out of the guarded contract")
        .why("The contract withdraws a promise. oasdiff: stability decreased.")
        .mirror(RuleId::StabilityIncreased),
    Rule::compatible(RuleId::StabilityIncreased, Area::Lifecycle, Action::Strengthened, |it| it.when(|old, new| old.unstable && !new.unstable))
        .summary("an unstable code became stable")
        .message("code `{code}` is now stable")
        .history(&["stable from now on"])
        .why("The contract promises more than before.")
        .mirror(RuleId::StabilityDecreased),
    Rule::of(RuleId::VersionNotBumped, Area::Lifecycle, Action::Changed, Detector::Findings(not_bumped))
        .levels(I, I, W)
        .summary("the contract broke since the last release, and the version does not show it")
        .message("the contract broke since release {old}, but the version is {new}")
        .help("raise the major version; below 1.0, the minor version")
        .why("Clients rely on the version. Semantic versioning, section 8.")
        .without_mirror("a version may be raised without a breaking change"),
];

/// With what clients need to move on.
fn deprecated(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let facts = [("replaced_by", &new.spec.replaced_by), ("sunset", &new.spec.sunset)];
        let facts = facts.into_iter().filter_map(|(name, fact)| Some((name, fact.as_ref()?)));
        let change = || facts.fold(Change::default(), |change, (name, fact)| change.with(name, fact));
        (old.spec.deprecated.is_none() && new.spec.deprecated.is_some()).then(change)
    })
}

fn replaced(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let both = old.spec.deprecated.is_some() && new.spec.deprecated.is_some();
        let after = new.spec.replaced_by.as_ref().filter(|_| both && old.spec.replaced_by != new.spec.replaced_by)?;
        let change = Change::default().after(after);
        Some(old.spec.replaced_by.iter().fold(change, Change::before))
    })
}

fn advanced(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let (old, new) = old.spec.sunset.as_ref().zip(new.spec.sunset.as_ref())?;
        (new < old).then(|| Change::from_to(old, new))
    })
}

fn postponed(it: &Comparison<'_>) -> Vec<Change> {
    it.each(|old, new| {
        let (old, new) = (old.spec.sunset.as_ref()?, new.spec.sunset.as_ref());
        let fate = new.map_or_else(|| "cancelled".to_owned(), |new| format!("postponed to {new}"));
        let change = || Change::from_to(old, new.map_or("never", String::as_str)).with("fate", fate);
        new.is_none_or(|new| new > old).then(change)
    })
}

fn too_soon(it: &Comparison<'_>) -> Vec<Change> {
    // A sunset that is today or earlier is always too soon.
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
    let breaks = found.iter().any(Detected::breaks);
    let change = || Change::from_to(&released, &current);
    (breaks && !is_raised(&released, &current)).then(change).into_iter().collect()
}

fn is_raised(released: &Version, current: &Version) -> bool {
    if released.major == 0 && current.major == 0 {
        return current.minor > released.minor || (released.minor == 0 && current.patch > released.patch);
    }
    current.major > released.major
}
