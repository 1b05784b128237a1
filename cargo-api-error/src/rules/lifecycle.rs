//! Deprecation, sunset, stability, release.

use super::{Action, Area, I, Rule, W};
use jiff::civil::Date;
use semver::Version;

use crate::comparison::{Change, Changes, Comparison, Context, Pair};
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::of_code(RuleId::DeprecatedAdded, deprecated_added)
        .about(Area::Lifecycle, Action::Weakened)
        .levels(I, I, I)
        .summary("a code was deprecated")
        .message("code `{code}` is now deprecated")
        .help("nothing to do; add `since`, `sunset` and `replaced_by`")
        .why("Clients are warned, and nothing stops working.")
        .mirror(RuleId::DeprecationRemoved),
    Rule::of_code(RuleId::DeprecationRemoved, deprecation_removed)
        .about(Area::Lifecycle, Action::Strengthened)
        .levels(I, I, I)
        .summary("a code is no longer deprecated")
        .message("code `{code}` is no longer deprecated")
        .help("nothing to do")
        .why("The contract promises more than before.")
        .mirror(RuleId::DeprecatedAdded),
    Rule::of_code(RuleId::SunsetTooSoon, sunset_too_soon)
        .about(Area::Lifecycle, Action::Weakened)
        .summary("a new sunset is closer than `sunset-days` allows")
        .message("sunset {new} of `{code}` is less than {old} away")
        .help("choose a later day; `sunset-days` in `[workspace.metadata.api-error]` sets the minimum, which is at least 1")
        .why("The team promised its clients that much time. Clients learn of a sunset from a release, so compared with the \
              last release, a sunset that was far enough away can come too close as time passes. oasdiff: sunset date too small.")
        .without_mirror("a sunset that is far enough away is not a finding"),
    Rule::of_code(RuleId::SunsetAdvanced, sunset_advanced)
        .about(Area::Lifecycle, Action::Weakened)
        .summary("a sunset moved to an earlier day")
        .message("sunset of `{code}` moved from {old} to {new}")
        .help("keep the announced day")
        .why("Clients planned for the announced day. oasdiff: sunset date changed.")
        .mirror(RuleId::SunsetPostponed),
    Rule::of_code(RuleId::SunsetPostponed, sunset_postponed)
        .about(Area::Lifecycle, Action::Strengthened)
        .levels(I, I, I)
        .summary("a sunset moved to a later day or was removed")
        .message("sunset of `{code}` moved from {old} to {new}")
        .help("nothing to do")
        .why("Clients have more time than announced.")
        .mirror(RuleId::SunsetAdvanced),
    Rule::of_code(RuleId::StabilityDecreased, stability_decreased)
        .about(Area::Lifecycle, Action::Weakened)
        .summary("a stable code became unstable")
        .message("code `{code}` became unstable")
        .help("remove `unstable`, which takes the code out of the guarded contract")
        .why("The contract withdraws a promise. oasdiff: stability decreased.")
        .mirror(RuleId::StabilityIncreased),
    Rule::of_code(RuleId::StabilityIncreased, stability_increased)
        .about(Area::Lifecycle, Action::Strengthened)
        .levels(I, I, I)
        .summary("an unstable code became stable")
        .message("code `{code}` is now stable")
        .help("nothing to do")
        .why("The contract promises more than before.")
        .mirror(RuleId::StabilityDecreased),
    Rule::of_changes(RuleId::VersionNotBumped, version_not_bumped)
        .about(Area::Lifecycle, Action::Changed)
        .levels(I, I, W)
        .summary("the contract broke since the last release, and the version does not show it")
        .message("the contract broke since release {old}, but the version is {new}")
        .help("raise the major version; below 1.0, the minor version")
        .why("Clients rely on the version. Semantic versioning, section 8.")
        .without_mirror("a version may be raised without a breaking change"),
];

fn deprecated_added(pair: &Pair<'_>, found: &mut Changes) {
    if pair.old.spec.deprecated.is_none() && pair.new.spec.deprecated.is_some() {
        found.push(found.of(pair.old));
    }
}

fn deprecation_removed(pair: &Pair<'_>, found: &mut Changes) {
    if pair.old.spec.deprecated.is_some() && pair.new.spec.deprecated.is_none() {
        found.push(found.of(pair.old));
    }
}

fn stability_decreased(pair: &Pair<'_>, found: &mut Changes) {
    if !pair.old.spec.unstable && pair.new.spec.unstable {
        found.push(found.of(pair.old));
    }
}

fn stability_increased(pair: &Pair<'_>, found: &mut Changes) {
    if pair.old.spec.unstable && !pair.new.spec.unstable {
        found.push(found.of(pair.old));
    }
}

fn sunset_too_soon(pair: &Pair<'_>, found: &mut Changes) {
    let context = pair.comparison.context;
    if let (None, Some(day)) = (&pair.old.spec.sunset, &pair.new.spec.sunset)
        && is_too_soon(day, context)
    {
        let least = least_days(context);
        let least = if least == 1 { "1 day".to_owned() } else { format!("{least} days") };
        found.push(found.of(pair.old).was(least).is(day));
    }
}

fn sunset_advanced(pair: &Pair<'_>, found: &mut Changes) {
    if let (Some(before), Some(after)) = (&pair.old.spec.sunset, &pair.new.spec.sunset)
        && after < before
    {
        found.push(found.of(pair.old).was(before).is(after));
    }
}

fn sunset_postponed(pair: &Pair<'_>, found: &mut Changes) {
    let Some(before) = &pair.old.spec.sunset else { return };
    match &pair.new.spec.sunset {
        Some(after) if after > before => found.push(found.of(pair.old).was(before).is(after)),
        None => found.push(found.of(pair.old).was(before).is("never")),
        Some(_) => {}
    }
}

fn is_too_soon(day: &str, context: &Context<'_>) -> bool {
    let date = |text: &str| text.parse::<Date>().ok();
    let (Some(day), Some(today)) = (date(day), context.today.and_then(date)) else { return false };
    let days = today.until(day).map_or(0, |span| span.get_days());
    i64::from(days) < i64::from(least_days(context))
}

/// A sunset that is today or past gives nobody time, whatever the team promised.
fn least_days(context: &Context<'_>) -> u32 {
    context.sunset_days.max(1)
}

/// Only the lock of a release has a version, so only a comparison with a release finds anything.
fn version_not_bumped(comparison: &Comparison<'_>, found: &mut Changes) {
    let (Some(before), Some(after)) = (&comparison.old.version, &comparison.new.version) else { return };
    let (Ok(released), Ok(current)) = (Version::parse(before), Version::parse(after)) else { return };
    let breaks = |change: &Change| {
        let breaking = super::get(change.rule).is_some_and(|rule| rule.levels.client == Level::Breaking);
        breaking && !change.unstable && !change.exceptional
    };
    if !is_raised(&released, &current) && found.list.iter().any(breaks) {
        found.push(found.of_contract().was(before).is(after));
    }
}

fn is_raised(released: &Version, current: &Version) -> bool {
    if released.major == 0 && current.major == 0 {
        return current.minor > released.minor || (released.minor == 0 && current.patch > released.patch);
    }
    current.major > released.major
}
