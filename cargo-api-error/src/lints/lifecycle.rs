//! Deprecation and former names.

use super::lint::{BASE, Check, ERROR, Lint};
use super::subject::{Hit, Subject};
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: RuleId::DeprecatedWithoutReplacement,
        summary: "a deprecated code has neither a note nor a replacement",
        message: "deprecated code `{code}` does not say what to do instead",
        help: "write `#[deprecated(note = \"..\")]` or `replaced_by = \"..\"`",
        why: "Readers ignore a warning that does not show a way out.",
        check: Check::Source(deprecated_without_replacement),
        ..BASE
    },
    Lint {
        id: RuleId::NotDeprecated,
        summary: "a code has a `sunset` or `replaced_by` and is not deprecated",
        message: "code `{code}` has `{argument}` and is not deprecated",
        help: "write `#[deprecated(note = \"..\")]` on the variant, or remove `{argument}`",
        why: "A code may go only after a release announced its deprecation; a day alone announces nothing.",
        check: Check::Source(not_deprecated),
        ..BASE
    },
    Lint {
        id: RuleId::UnknownReplacement,
        summary: "`replaced_by` names no code of the catalog",
        message: "replacement `{replacement}` of `{code}` is not a code",
        help: "name a code that exists",
        why: "Clients would wait for a code that never comes.",
        check: Check::Source(unknown_replacement),
        ..BASE
    },
    Lint {
        id: RuleId::AliasCollision,
        level: ERROR,
        summary: "an `alias` is also the code of a variant",
        message: "alias `{alias}` of `{code}` is a code itself",
        help: "remove the alias, or the other code",
        why: "A former name must not mean something else at the same time.",
        check: Check::Source(alias_collision),
        ..BASE
    },
];

fn deprecated_without_replacement(subject: &Subject<'_>) -> Vec<Hit> {
    let silent = subject.specs().filter(|it| {
        let without_note = it.spec.deprecated.as_ref().is_some_and(|deprecated| deprecated.note.is_none());
        without_note && it.spec.replaced_by.is_none()
    });
    silent.map(|it| it.hit()).collect()
}

fn not_deprecated(subject: &Subject<'_>) -> Vec<Hit> {
    let living = subject.specs().filter(|it| it.spec.deprecated.is_none());
    let hits = living.filter_map(|it| {
        let sunset = it.spec.sunset.as_ref().map(|_| "sunset");
        let argument = sunset.or_else(|| it.spec.replaced_by.as_ref().map(|_| "replaced_by"))?;
        Some(it.hit().with("argument", argument))
    });
    hits.collect()
}

fn unknown_replacement(subject: &Subject<'_>) -> Vec<Hit> {
    let hits = subject.specs().filter_map(|it| {
        let code = it.spec.replaced_by.as_ref().filter(|code| subject.catalog.get(code).is_none())?;
        Some(it.hit().with("replacement", code))
    });
    hits.collect()
}

fn alias_collision(subject: &Subject<'_>) -> Vec<Hit> {
    let hits = subject.specs().flat_map(|it| {
        let codes = it.spec.aliases.iter().filter(|alias| subject.catalog.get(alias).is_some());
        codes.map(move |alias| it.hit().with("alias", alias))
    });
    hits.collect()
}
