//! The index: the error object, statuses, types, best practices, and every code.

use std::collections::BTreeSet;

use api_error_syntax::status::TYPES;
use minijinja::context;
use serde::Serialize;

use super::object::{extras, members};
use super::snippets::Snippet;
use super::{Site, colours, json, value};
use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::markdown::{html, inline_html};
use crate::reference::words::{reason, words};
use crate::reference::{CodeLink, CodePage, meaning};
use crate::texts::{StatusTexts, Subjects, Text};

/// How many codes stand beside their status.
const MOST_OF_A_STATUS: usize = 12;

#[derive(Serialize)]
struct StatusRow<'a> {
    status: u16,
    title: &'static str,
    meaning: String,
    notes: String,
    codes: Vec<&'a CodeLink>,
    /// How many others have it.
    more: usize,
}

#[derive(Serialize)]
struct TypeRow<'a> {
    name: &'a str,
    html: String,
    count: usize,
}

#[derive(Serialize)]
struct ClassRow {
    digit: u8,
    html: String,
}

#[derive(Serialize)]
struct PracticeRow<'a> {
    title: &'a str,
    html: String,
    snippets: Vec<Snippet>,
}

#[derive(Serialize)]
struct CodeRow<'a> {
    #[serde(flatten)]
    link: &'a CodeLink,
    status: u16,
    #[serde(rename = "type")]
    error_type: &'a str,
    group: &'a str,
    param: &'a str,
    retryable: bool,
    deprecated: bool,
    unstable: bool,
    /// What the search finds besides what is shown.
    words: String,
}

/// What of an API the texts can be about.
pub fn subjects(catalog: &Catalog) -> Subjects {
    let used = catalog.errors.iter().filter(|entry| !entry.is_unnamed_status());
    let types = TYPES.into_iter().map(str::to_owned);
    let types = types.chain(catalog.errors.iter().map(|entry| entry.spec.error_type.clone()));
    Subjects {
        statuses: used.map(|entry| entry.spec.status).chain([200]).collect(),
        types: types.chain(catalog.groups.iter().flat_map(|group| group.types.iter().cloned())).collect(),
        extras: extras(&catalog.body),
    }
}

/// The same of several services.
pub fn subjects_of(services: &[Catalog]) -> Subjects {
    services.iter().map(subjects).fold(Subjects::default(), |mut all, of| {
        all.statuses.extend(of.statuses);
        all.types.extend(of.types);
        all.extras.extend(of.extras);
        all
    })
}

impl Site<'_> {
    pub(super) fn index(&self) -> Result<String, Failure> {
        let texts = self.texts;
        let named: Vec<&CodePage> = self.reference.codes.iter().filter(|page| !page.unnamed).collect();
        let unnamed: Vec<&CodeLink> = self.reference.codes.iter().filter(|it| it.unnamed).map(|it| &it.link).collect();
        let typical = typical(&named);
        let classes = [(2, &texts.classes.success), (4, &texts.classes.client), (5, &texts.classes.server)];
        let classes = classes.map(|(digit, text)| ClassRow { digit, html: inline(text.as_ref()) });
        let practices = texts.best_practices.iter().flatten().map(|it| PracticeRow {
            title: &it.title,
            html: html(it.text.markdown()),
            snippets: it.snippets.map(|kind| self.shown.snippets(kind, typical)).unwrap_or_default(),
        });
        let distinct = |part: fn(&CodePage) -> &str| -> BTreeSet<&str> {
            named.iter().map(|page| part(page)).filter(|text| !text.is_empty()).collect()
        };
        let filters = context! {
            statuses => value(named.iter().map(|page| page.status.code / 100).collect::<BTreeSet<_>>()),
            types => value(distinct(|page| &page.error_type)),
            groups => value(distinct(|page| &page.group)),
            params => value(distinct(|page| page.param.as_deref().unwrap_or_default())),
            deprecated => named.iter().any(|page| page.deprecated.is_some()),
        };
        let content = context! {
            code_path => self.shown.path().map(|path| json(&path, false)).transpose()?,
            intro => block(texts.intro.as_ref()),
            overview => block(texts.overview.as_ref()),
            classes => value(classes),
            object_html => block(texts.object.as_ref()),
            object_example => typical.map(|page| colours::json(&page.response.body)),
            object => value(members(&self.catalog.body, texts)),
            statuses => value(self.statuses(&named)),
            types => value(self.types(&named)),
            practices => value(practices.collect::<Vec<_>>()),
            guide => texts.guide.as_ref().map(|text| html(text.markdown())),
            filters,
            codes => value(named.iter().map(|page| row(page)).collect::<Vec<_>>()),
            unnamed => value(unnamed),
            removed => value(&self.reference.removed),
        };
        self.render("index.html", "", Some("index.md"), content)
    }

    /// A row per status in use, after success.
    fn statuses<'p>(&self, pages: &[&'p CodePage]) -> Vec<StatusRow<'p>> {
        let used: BTreeSet<u16> = pages.iter().map(|page| page.status.code).chain([200]).collect();
        let none = StatusTexts::default();
        let row = |status: u16| {
            let texts = self.texts.statuses.get(&status).unwrap_or(&none);
            let codes: Vec<_> = pages.iter().filter(|it| it.status.code == status).map(|it| &it.link).collect();
            StatusRow {
                status,
                title: reason(status),
                meaning: texts.meaning.as_ref().map_or_else(|| inline_html(meaning(status)), |it| inline(Some(it))),
                notes: inline(texts.notes.as_ref()),
                more: codes.len().saturating_sub(MOST_OF_A_STATUS),
                codes: codes.into_iter().take(MOST_OF_A_STATUS).collect(),
            }
        };
        used.into_iter().map(row).collect()
    }

    /// A row per type: the five that every API has, then the others.
    fn types<'p>(&'p self, pages: &[&'p CodePage]) -> Vec<TypeRow<'p>> {
        let declared = self.catalog.groups.iter().flat_map(|group| group.types.iter().map(String::as_str));
        let others: BTreeSet<&str> = pages.iter().map(|page| page.error_type.as_str()).chain(declared).collect();
        let names = TYPES.into_iter().chain(others.into_iter().filter(|name| !TYPES.contains(name)));
        let row = |name: &'p str| TypeRow {
            name,
            html: inline(self.texts.types.get(name)),
            count: pages.iter().filter(|page| page.error_type == name).count(),
        };
        names.map(row).collect()
    }
}

/// The code whose response shows most of what a response can have.
fn typical<'p>(pages: &[&'p CodePage]) -> Option<&'p CodePage> {
    let lacks = |page: &&&CodePage| {
        let is_plain = page.message.as_ref().is_some_and(|message| !message.contains('{'));
        [
            page.deprecated.is_some(),
            page.built_in,
            !page.cases.is_empty(),
            page.status.code >= 500,
            page.param.is_none(),
            page.details.is_empty(),
            !is_plain,
        ]
    };
    pages.iter().min_by_key(lacks).copied()
}

fn row(page: &CodePage) -> CodeRow<'_> {
    let mut found = words(&page.link.code);
    found.extend(page.aliases.iter().cloned());
    found.extend(page.message.clone());
    CodeRow {
        link: &page.link,
        status: page.status.code,
        error_type: &page.error_type,
        group: &page.group,
        param: page.param.as_deref().unwrap_or_default(),
        retryable: page.retryable,
        deprecated: page.deprecated.is_some(),
        unstable: page.unstable,
        words: found.join(" "),
    }
}

fn block(text: Option<&Text>) -> String {
    text.map(|text| html(text.markdown())).unwrap_or_default()
}

fn inline(text: Option<&Text>) -> String {
    text.map(|text| inline_html(text.markdown())).unwrap_or_default()
}
