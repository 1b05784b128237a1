//! The codes themselves: unique, in one style, distinct as identifiers.

use std::collections::BTreeMap;

use api_error_syntax::SpecDef;

use super::lint::{BASE, Check, ERROR, Lint};
use super::subject::{Declared, Hit, Subject};
use crate::rule_id::RuleId;

pub(super) const LINTS: &[Lint] = &[
    Lint {
        id: RuleId::DuplicateCode,
        level: ERROR,
        integrity: true,
        summary: "two variants have the same code without `shared`",
        message: "code `{code}` is used twice",
        help: "give one of them another code, or write `shared` on both if a client handles them in the same way",
        why: "A code that means two conditions tells a client nothing.",
        check: Check::Source(duplicate_code),
        ..BASE
    },
    Lint {
        id: RuleId::SharedCodeMismatch,
        level: ERROR,
        integrity: true,
        summary: "variants that share a code have different contracts",
        message: "variants that share code `{code}` have different {fact}: {first} and {second}",
        help: "write the same {fact} on both, or give one of them another code",
        why: "Clients look up status, type, page and retry advice by code; two answers mislead half of them.",
        check: Check::Source(shared_code_mismatch),
        ..BASE
    },
    Lint {
        id: RuleId::BadCodeFormat,
        level: ERROR,
        summary: "a code does not have the style that `code-style` requires",
        message: "code `{code}` is not {style}",
        help: "write it in {style}; `code-style` in `[workspace.metadata.api-error]` sets the style",
        why: "One style keeps documentation, links and generated constants predictable.",
        check: Check::Source(bad_code_format),
        ..BASE
    },
    Lint {
        id: RuleId::IdentCollision,
        level: ERROR,
        summary: "two codes become the same identifier in generated clients",
        message: "code `{code}` and code `{other}` are the same identifier in a client",
        help: "make them differ in more than case and punctuation",
        why: "Generated constants and the file names of pages would collide.",
        check: Check::Source(ident_collision),
        ..BASE
    },
    Lint {
        id: RuleId::ImplicitCode,
        summary: "a code follows from the variant's name",
        message: "code `{code}` follows from the name `{variant}`",
        help: "write `code = \"{code}\"`, so that a rename in Rust does not change the contract",
        why: "Renaming a variant looks harmless and breaks every client.",
        check: Check::Source(|subject| {
            let implicit = subject.specs().filter(|it| !it.spec.code_written);
            implicit.map(|it| it.hit().with("variant", &it.variant.name)).collect()
        }),
        ..BASE
    },
    Lint {
        id: RuleId::ConditionalCode,
        summary: "a code exists only in some builds",
        message: "code `{code}` depends on `cfg({cfg})`",
        help: "remove the `cfg` from the variant, or allow this lint with a reason",
        why: "The catalog is the union over all builds; clients of a build without it get another error.",
        check: Check::Source(|subject| {
            let cfg = |it: &Declared<'_>| subject.catalog.get(&it.spec.code)?.cfg.as_ref();
            subject.codes().filter_map(|it| Some(it.hit().with("cfg", cfg(&it)?))).collect()
        }),
        ..BASE
    },
];

fn duplicate_code(subject: &Subject<'_>) -> Vec<Hit> {
    let mut by_code: BTreeMap<&str, Vec<Declared<'_>>> = BTreeMap::new();
    let mut hits = Vec::new();
    for it in subject.specs() {
        let earlier = by_code.entry(&it.spec.code).or_default();
        let both_shared = |other: &Declared<'_>| other.spec.shared && it.spec.shared;
        let clash = |other: &&Declared<'_>| !both_shared(other) && !other.cfg().excludes(&it.cfg());
        if let Some(other) = earlier.iter().find(clash) {
            hits.push(Hit { other: Some(other.site), ..it.hit() });
        }
        earlier.push(it);
    }
    hits
}

fn shared_code_mismatch(subject: &Subject<'_>) -> Vec<Hit> {
    let mut by_code: BTreeMap<&str, Declared<'_>> = BTreeMap::new();
    let mut hits = Vec::new();
    for it in subject.specs() {
        let other = *by_code.entry(&it.spec.code).or_insert(it);
        if let Some((fact, first, second)) = difference(other.spec, it.spec) {
            let hit = it.hit().with("fact", fact).with("first", first).with("second", second);
            hits.push(Hit { other: Some(other.site), ..hit });
        }
    }
    hits
}

fn difference(a: &SpecDef, b: &SpecDef) -> Option<(&'static str, String, String)> {
    let url = |spec: &SpecDef| spec.doc_url.clone().unwrap_or_else(|| "none".to_owned());
    let facts = [
        ("status", a.status.to_string(), b.status.to_string()),
        ("type", a.error_type.clone(), b.error_type.clone()),
        ("doc_url", url(a), url(b)),
        ("retryable", a.retryable.to_string(), b.retryable.to_string()),
    ];
    facts.into_iter().find(|(_, a, b)| a != b)
}

fn bad_code_format(subject: &Subject<'_>) -> Vec<Hit> {
    let Some(style) = subject.style else { return Vec::new() };
    let bad = subject.codes().filter(|it| !style.fits(&it.spec.code));
    bad.map(|it| it.hit().with("style", style.as_str())).collect()
}

fn ident_collision(subject: &Subject<'_>) -> Vec<Hit> {
    let mut by_ident: BTreeMap<String, Declared<'_>> = BTreeMap::new();
    let mut hits = Vec::new();
    for it in subject.codes() {
        let ident: String = it.spec.code.chars().filter(char::is_ascii_alphanumeric).collect();
        let other = *by_ident.entry(ident.to_ascii_lowercase()).or_insert(it);
        if other.spec.code != it.spec.code {
            hits.push(Hit { other: Some(other.site), ..it.hit().with("other", &other.spec.code) });
        }
    }
    hits
}
