//! Deprecation and former names.

use super::{Declared, Hit, Lint, Subject};
use crate::finding::Level;
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint::new(RuleId::DeprecatedWithoutReplacement, Level::Warning, deprecated_without_replacement)
        .summary("a deprecated code has neither a note nor a replacement")
        .message("deprecated code `{code}` does not say what to do instead")
        .help("write `#[deprecated(note = \"..\")]` or `replaced_by = \"..\"`")
        .why("People ignore a warning without an alternative."),
    Lint::new(RuleId::NotDeprecated, Level::Warning, not_deprecated)
        .summary("a code has a `sunset` or `replaced_by` but is not deprecated")
        .message("code `{code}` has {argument} but is not deprecated")
        .help("write `#[deprecated(note = \"..\")]` on the variant, or remove {argument}")
        .why("A code may be removed only after a release that deprecates it."),
    Lint::new(RuleId::UnknownReplacement, Level::Warning, unknown_replacement)
        .summary("`replaced_by` is not a code of the catalog")
        .message("replacement `{replacement}` of `{code}` is not a code")
        .help("name a code that exists")
        .why("Clients would wait for a code that does not exist."),
    Lint::new(RuleId::AliasCollision, Level::Error, alias_collision)
        .summary("an `alias` is the code of another variant")
        .message("alias `{alias}` of `{code}` is itself a code")
        .help("remove the alias, or the other code")
        .why("A former name must not have another meaning."),
];

fn deprecated_without_replacement(subject: &Subject<'_>) -> Vec<Hit> {
    let mute = |it: &Declared<'_>| {
        let deprecated = it.spec.deprecated.as_ref();
        deprecated.is_some_and(|deprecated| deprecated.note.is_none()) && it.spec.replaced_by.is_none()
    };
    subject.specs().filter(mute).map(|it| it.hit()).collect()
}

fn not_deprecated(subject: &Subject<'_>) -> Vec<Hit> {
    let dated = |it: &Declared<'_>| match (&it.spec.sunset, &it.spec.replaced_by) {
        _ if it.spec.deprecated.is_some() => None,
        (Some(_), _) => Some("`sunset`"),
        (None, Some(_)) => Some("`replaced_by`"),
        (None, None) => None,
    };
    subject.specs().filter_map(|it| dated(&it).map(|name| it.hit().with("argument", name))).collect()
}

fn unknown_replacement(subject: &Subject<'_>) -> Vec<Hit> {
    let missing = |name: &&String| subject.catalog.get(name).is_none();
    subject
        .specs()
        .filter_map(|it| it.spec.replaced_by.as_ref().filter(missing).map(|name| it.hit().with("replacement", name)))
        .collect()
}

fn alias_collision(subject: &Subject<'_>) -> Vec<Hit> {
    let hits = subject.specs().flat_map(|it| {
        let alive = it.spec.aliases.iter().filter(|alias| subject.catalog.get(alias).is_some());
        alive.map(move |alias| it.hit().with("alias", alias))
    });
    hits.collect()
}
