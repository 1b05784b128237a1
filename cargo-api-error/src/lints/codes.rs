//! Lints about the codes: unique, in one style, distinct as identifiers.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::runtime::of_runtime;
use super::{Declared, Hit, Lint, Subject};
use crate::finding::Level;
use crate::location::Location;
use crate::rule_id::RuleId;
use crate::scan::Predicate;

/// How codes are spelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Style {
    /// `card_declined`
    #[serde(rename = "snake_case")]
    Snake,
    /// `CARD_DECLINED`
    #[serde(rename = "SCREAMING_SNAKE_CASE")]
    ScreamingSnake,
    /// `card-declined`
    #[serde(rename = "kebab-case")]
    Kebab,
    /// `card.declined`, each part in snake case
    #[serde(rename = "dotted.snake_case")]
    Dotted,
}

impl Style {
    fn fits(self, code: &str) -> bool {
        let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        let upper = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
        let words = |separator: char, letter: &dyn Fn(char) -> bool| {
            code.split(separator).all(|word| !word.is_empty() && word.chars().all(letter))
        };
        match self {
            Self::Snake => words('_', &lower),
            Self::ScreamingSnake => words('_', &upper),
            Self::Kebab => words('-', &lower),
            Self::Dotted => words('.', &|c| lower(c) || c == '_'),
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Snake => "snake_case",
            Self::ScreamingSnake => "SCREAMING_SNAKE_CASE",
            Self::Kebab => "kebab-case",
            Self::Dotted => "dotted.snake_case",
        }
    }
}

pub(super) const LINTS: &[Lint] = &[
    Lint::new(RuleId::DuplicateCode, Level::Error, duplicate_code)
        .summary("two variants have the same code without `shared`")
        .message("code `{code}` is used twice")
        .help("change one of the codes, or write `shared` on both if clients handle them alike")
        .why("If a code stands for two conditions, clients cannot tell which one occurred.")
        .integrity(),
    Lint::new(RuleId::SharedCodeMismatch, Level::Error, shared_code_mismatch)
        .summary("variants that share a code differ in its status, type or page")
        .message("variants that share code `{code}` have different {member}: {first} and {second}")
        .help("write the same {member} on both, or change one of the codes")
        .why("Clients expect one status, type and page for a code.")
        .integrity(),
    Lint::new(RuleId::BadCodeFormat, Level::Error, bad_code_format)
        .summary("a code does not follow `code-style`")
        .message("code `{code}` is not {style}")
        .help("write it in {style}; `code-style` in `[workspace.metadata.api-error]` chooses the style")
        .why("With one style, documentation, links and generated constants are predictable."),
    Lint::new(RuleId::IdentCollision, Level::Error, ident_collision)
        .summary("two codes become the same identifier in generated clients")
        .message("code `{code}` and code `{other}` are the same identifier in a client")
        .help("make them differ by more than case and punctuation")
        .why("Generated constants and file names of pages would collide."),
    Lint::new(RuleId::ImplicitCode, Level::Warning, implicit_code)
        .summary("a code is derived from the name of its variant, and nothing says that this is intended")
        .except("there is a lock, which reports the change when a variant is renamed", Level::Allow, |subject| subject.locked)
        .message("code `{code}` is derived from the name `{variant}`")
        .help("write `code = \"{code}\"`, or `rename_all` or `prefix` on the type if its codes follow the names on purpose")
        .why("Renaming a variant looks harmless and breaks every client."),
    Lint::new(RuleId::ConditionalCode, Level::Warning, conditional_code)
        .summary("a code that is not `unstable` exists only in some builds")
        .message("code `{code}` depends on `cfg({cfg})`")
        .help("move the `cfg` off the variant, mark it `unstable`, or allow this lint with the reason")
        .why("The catalog covers all builds; clients of a build without the code get another error."),
];

/// The variants whose code another variant has too: hardly any.
fn repeated<'a>(subject: &Subject<'a>) -> impl Iterator<Item = Declared<'a>> {
    let repeated = subject.catalog.errors.iter().filter(|entry| entry.is_shared());
    let codes: BTreeSet<&str> = repeated.map(|entry| entry.spec.code.as_str()).collect();
    subject.specs().filter(move |it| codes.contains(it.spec.code.as_str()))
}

fn duplicate_code(subject: &Subject<'_>) -> Vec<Hit> {
    let mut first: BTreeMap<&str, Vec<Declared<'_>>> = BTreeMap::new();
    let mut hits = Vec::new();
    for it in repeated(subject) {
        let earlier = first.entry(&it.spec.code).or_default();
        let clash = |other: &&Declared<'_>| {
            let both_shared = other.spec.shared && it.spec.shared;
            !both_shared && !cfg(other).excludes(&cfg(&it))
        };
        if let Some(other) = earlier.iter().find(clash) {
            hits.push(it.hit().beside(&other.place.location));
        }
        earlier.push(it);
    }
    hits
}

fn cfg(it: &Declared<'_>) -> Predicate {
    it.item.cfg_of(it.place)
}

fn shared_code_mismatch(subject: &Subject<'_>) -> Vec<Hit> {
    let mut first: BTreeMap<&str, Declared<'_>> = BTreeMap::new();
    let mut hits = Vec::new();
    for it in repeated(subject) {
        let other = *first.entry(&it.spec.code).or_insert(it);
        if let Some((name, old, new)) = other.spec.disagreement(it.spec) {
            let hit = it.hit().with("member", name).with("first", old).with("second", new);
            hits.push(hit.beside(&other.place.location));
        }
    }
    hits
}

fn bad_code_format(subject: &Subject<'_>) -> Vec<Hit> {
    let Some(style) = subject.style else { return Vec::new() };
    subject.codes().filter(|it| !style.fits(&it.spec.code)).map(|it| it.hit().with("style", style.as_str())).collect()
}

fn ident_collision(subject: &Subject<'_>) -> Vec<Hit> {
    let key = |code: &str| -> String {
        code.chars().filter(char::is_ascii_alphanumeric).map(|ch| ch.to_ascii_lowercase()).collect()
    };
    let of_runtime =
        of_runtime(subject).map(|(_, spec, found)| (key(&spec.code), (spec.code.clone(), &found.location)));
    let mut first: BTreeMap<String, (String, &Location)> = of_runtime.collect();
    let own: Vec<Declared<'_>> = subject.codes().collect();
    let mut hits = Vec::new();
    for it in &own {
        let (other, place) =
            first.entry(key(&it.spec.code)).or_insert_with(|| (it.spec.code.clone(), &it.place.location));
        if *other != it.spec.code {
            hits.push(it.hit().with("other", &*other).beside(place));
        }
    }
    hits
}

fn implicit_code(subject: &Subject<'_>) -> Vec<Hit> {
    let implicit = subject.specs().filter(|it| !it.spec.code_written);
    implicit.map(|it| it.hit().with("variant", &it.variant.name)).collect()
}

fn conditional_code(subject: &Subject<'_>) -> Vec<Hit> {
    let stable = |it: &Declared<'_>| subject.catalog.get(&it.spec.code).filter(|entry| !entry.spec.unstable);
    let cfg = |it: &Declared<'_>| stable(it).and_then(|entry| entry.cfg.clone());
    subject.codes().filter_map(|it| cfg(&it).map(|cfg| it.hit().with("cfg", cfg))).collect()
}
