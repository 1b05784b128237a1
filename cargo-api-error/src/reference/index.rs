//! The index: the error object, statuses, types, best practices, and every code.

use std::collections::{BTreeMap, BTreeSet};

use api_error_syntax::status::TYPES;
use serde::Serialize;

use super::format::Format;
use super::object::{Member, extras, members};
use super::snippets::{Shown, Snippet};
use super::words::{reason, words};
use super::{CodeLink, CodePage, Reference, RemovedPage, meaning};
use crate::catalog::{Catalog, Entry};
use crate::texts::{Practice, StatusTexts, Subjects, Text, Texts};

/// What the index says, for templates: its texts are in the format of the output.
#[derive(Serialize)]
pub(crate) struct Index<'a> {
    /// The way to the code in a body, as JSON.
    code_path: Option<String>,
    intro: String,
    overview: String,
    classes: [ClassRow; 3],
    #[serde(rename = "object_html")]
    object_text: String,
    object_example: Option<String>,
    object: Vec<Member>,
    statuses: Vec<StatusRow<'a>>,
    types: Vec<TypeRow<'a>>,
    practices: Vec<PracticeRow<'a>>,
    guide: Option<String>,
    filters: Filters<'a>,
    codes: Vec<CodeRow<'a>>,
    /// The row of the statuses without a name.
    unnamed: Option<UnnamedRow>,
    removed: &'a [RemovedPage],
}

/// What the list of codes can be filtered by.
#[derive(Serialize)]
struct Filters<'a> {
    statuses: BTreeSet<u16>,
    types: BTreeSet<&'a str>,
    groups: BTreeSet<&'a str>,
    params: BTreeSet<&'a str>,
    deprecated: bool,
}

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
    #[serde(rename = "html")]
    meaning: String,
    count: usize,
}

#[derive(Serialize)]
struct ClassRow {
    digit: u8,
    #[serde(rename = "html")]
    meaning: String,
}

#[derive(Serialize)]
struct PracticeRow<'a> {
    title: &'a str,
    #[serde(rename = "html")]
    text: String,
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

#[derive(Serialize)]
struct UnnamedRow {
    #[serde(flatten)]
    link: CodeLink,
    /// All their codes.
    words: String,
}

/// What of an API the texts can be about.
pub fn subjects(catalog: &Catalog) -> Subjects {
    let (unnamed, named): (Vec<&Entry>, Vec<&Entry>) = catalog.errors.iter().partition(|it| it.is_unnamed_status());
    let statuses = |of: Vec<&Entry>| of.into_iter().map(|entry| entry.spec.status).collect::<BTreeSet<u16>>();
    let types = TYPES.into_iter().map(str::to_owned);
    let types = types.chain(catalog.errors.iter().map(|entry| entry.spec.error_type.clone()));
    Subjects {
        statuses: &statuses(named) | &BTreeSet::from([200]),
        unnamed: statuses(unnamed),
        types: types.chain(catalog.groups.iter().flat_map(|group| group.types.iter().cloned())).collect(),
        extras: extras(&catalog.body),
    }
}

/// The same of several services.
pub fn subjects_of(services: &[Catalog]) -> Subjects {
    services.iter().map(subjects).fold(Subjects::default(), |mut all, of| {
        all.statuses.extend(of.statuses);
        all.unnamed.extend(of.unnamed);
        all.types.extend(of.types);
        all.extras.extend(of.extras);
        all
    })
}

impl<'a> Index<'a> {
    pub(crate) fn of(
        reference: &'a Reference,
        catalog: &'a Catalog,
        texts: &'a Texts,
        shown: &'a Shown,
        format: Format,
    ) -> Self {
        let named: Vec<&CodePage> = reference.codes.iter().collect();
        let typical = typical(&named);
        let block = |text: Option<&Text>| text.map(|text| (format.block)(text.markdown())).unwrap_or_default();
        let class = |(digit, text): (u8, &Option<Text>)| ClassRow { digit, meaning: format.line(text.as_ref()) };
        let practice = |it: &'a Practice| PracticeRow {
            title: &it.title,
            text: (format.block)(it.text.markdown()),
            snippets: it.snippets.map(|kind| shown.snippets(kind, typical, format)).unwrap_or_default(),
        };
        let distinct = |part: fn(&CodePage) -> &str| -> BTreeSet<&str> {
            named.iter().map(|page| part(page)).filter(|text| !text.is_empty()).collect()
        };
        let classes = &texts.classes;
        Self {
            code_path: shown.path().and_then(|path| serde_json::to_string(path).ok()),
            intro: block(texts.intro.as_ref()),
            overview: block(texts.overview.as_ref()),
            classes: [(2, &classes.success), (4, &classes.client), (5, &classes.server)].map(class),
            object_text: block(texts.object.as_ref()),
            object_example: typical.map(|page| (format.json)(&page.response.body)),
            object: members(&catalog.body, texts, format),
            statuses: statuses(&named, texts, format),
            types: types(&named, catalog, texts, format),
            practices: texts.best_practices.iter().flatten().map(practice).collect(),
            guide: texts.guide.as_ref().map(|text| (format.block)(text.markdown())),
            filters: Filters {
                statuses: named.iter().map(|page| page.status.code / 100).collect(),
                types: distinct(|page| &page.error_type),
                groups: distinct(|page| &page.group),
                params: distinct(|page| page.says.param.as_deref().unwrap_or_default()),
                deprecated: named.iter().any(|page| page.deprecated.is_some()),
            },
            codes: named.iter().map(|page| row(page)).collect(),
            unnamed: reference.unnamed_page().map(|link| UnnamedRow { link, words: codes_of(&reference.unnamed) }),
            removed: &reference.removed,
        }
    }
}

impl Format {
    fn line(self, text: Option<&Text>) -> String {
        text.map(|text| (self.inline)(text.markdown())).unwrap_or_default()
    }
}

/// A row per status in use, after success.
fn statuses<'a>(pages: &[&'a CodePage], texts: &Texts, format: Format) -> Vec<StatusRow<'a>> {
    let mut used: BTreeMap<u16, Vec<&CodeLink>> = BTreeMap::from([(200, Vec::new())]);
    for page in pages {
        used.entry(page.status.code).or_default().push(&page.link);
    }
    let none = StatusTexts::default();
    let row = |(status, codes): (u16, Vec<&'a CodeLink>)| {
        let texts = texts.statuses.get(&status).unwrap_or(&none);
        let own = texts.meaning.as_ref().map(Text::markdown);
        StatusRow {
            status,
            title: reason(status),
            meaning: (format.inline)(own.unwrap_or_else(|| meaning(status))),
            notes: format.line(texts.notes.as_ref()),
            more: codes.len().saturating_sub(MOST_OF_A_STATUS),
            codes: codes.into_iter().take(MOST_OF_A_STATUS).collect(),
        }
    };
    used.into_iter().map(row).collect()
}

/// A row per type: the five that every API has, then the others.
fn types<'a>(pages: &[&'a CodePage], catalog: &'a Catalog, texts: &Texts, format: Format) -> Vec<TypeRow<'a>> {
    let declared = catalog.groups.iter().flat_map(|group| group.types.iter().map(String::as_str));
    let mut others: BTreeMap<&str, Vec<u16>> = declared.map(|name| (name, Vec::new())).collect();
    for page in pages {
        others.entry(&page.error_type).or_default().push(page.status.code);
    }
    let usual = TYPES.map(|name| (name, others.remove(name).unwrap_or_default()));
    let row = |(name, statuses): (&'a str, Vec<u16>)| {
        let text = texts.types.get(name).map(|text| text.markdown().to_owned());
        let meaning = (format.inline)(&text.unwrap_or_else(|| sent_with(&statuses)));
        TypeRow { name, meaning, count: statuses.len() }
    };
    usual.into_iter().chain(others).map(row).collect()
}

/// What a type means that nobody describes.
fn sent_with(statuses: &[u16]) -> String {
    let distinct: BTreeSet<u16> = statuses.iter().copied().collect();
    let distinct: Vec<String> = distinct.iter().map(u16::to_string).collect();
    match distinct.split_last() {
        None => "No code has this type yet.".to_owned(),
        Some((only, [])) => format!("Sent with the status {only}."),
        Some((last, others)) => format!("Sent with the statuses {} and {last}.", others.join(", ")),
    }
}

/// The code whose response shows most of what a response can have.
fn typical<'p>(pages: &[&'p CodePage]) -> Option<&'p CodePage> {
    let lacks = |page: &&&CodePage| {
        let is_plain = page.says.message.as_ref().is_some_and(|message| !message.contains('{'));
        [
            page.deprecated.is_some(),
            page.built_in,
            !page.cases.is_empty(),
            page.status.code >= 500,
            page.says.param.is_none(),
            page.details.is_empty(),
            !is_plain,
        ]
    };
    pages.iter().min_by_key(lacks).copied()
}

/// The codes as words.
pub(crate) fn codes_of(pages: &[CodePage]) -> String {
    pages.iter().map(|page| page.link.code.as_str()).collect::<Vec<_>>().join(" ")
}

fn row(page: &CodePage) -> CodeRow<'_> {
    let mut found = words(&page.link.code);
    found.extend(page.aliases.iter().cloned());
    found.extend(page.says.message.clone());
    CodeRow {
        link: &page.link,
        status: page.status.code,
        error_type: &page.error_type,
        group: &page.group,
        param: page.says.param.as_deref().unwrap_or_default(),
        retryable: page.retryable,
        deprecated: page.deprecated.is_some(),
        unstable: page.unstable,
        words: found.join(" "),
    }
}
