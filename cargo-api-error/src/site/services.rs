//! The references of several services: a site per service, a page per code that leads to the services which have it, and an
//! index of both.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::context;
use rayon::prelude::*;
use serde::Serialize;

use super::{At, Site, file, files_without_sitemap, sitemap, templates, value};
use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::reference::unnamed::{PATTERN, SLUG};
use crate::reference::{Audience, CodeLink, CodePage, Reference, Slugs, Status};
use crate::render::Page;
use crate::texts::Texts;

#[derive(Serialize)]
struct Service {
    domain: String,
    folder: String,
    title: String,
    count: usize,
}

/// A code of a service.
#[derive(Serialize)]
struct Place {
    domain: String,
    href: String,
    status: Status,
    headline: String,
}

impl Place {
    fn of(domain: &str, folder: &str, link: CodeLink, status: Status) -> Self {
        let href = format!("{folder}/{}/index.html", link.slug);
        Self { domain: domain.to_owned(), href, status, headline: link.headline }
    }
}

#[derive(Serialize)]
struct Choice<'a> {
    code: &'a str,
    slug: String,
    /// Whether it has a page.
    page: bool,
    places: &'a [Place],
    /// What the search finds besides what is shown.
    words: String,
}

/// All files, with the folder in their names. Every catalog has a domain.
pub fn services_files(
    services: &[Catalog],
    audience: Audience,
    texts: &Texts,
    title: Option<&str>,
) -> Result<Vec<Page>, Failure> {
    let domains: Vec<String> =
        services.iter().map(|catalog| catalog.domain.as_ref().map(ToString::to_string).unwrap_or_default()).collect();
    let folders = Slugs::naming(domains.iter());
    let base = texts.base_url.as_ref();
    let (mut rows, mut pages, mut addresses) = (Vec::new(), Vec::new(), Vec::new());
    let mut places: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    let mut unnamed: Vec<Place> = Vec::new();
    let mut words = BTreeSet::new();
    for (catalog, domain) in services.iter().zip(&domains) {
        let folder = folders.get(domain);
        let reference = Reference::of(catalog, audience);
        let title = reference.title.clone().unwrap_or_default();
        let within = |page: Page| Page { name: format!("{folder}/{}", page.name), ..page };
        let folder_base = base.map(|base| base.folder(&folder));
        let files = files_without_sitemap(&reference, catalog, texts, folder_base.as_ref(), true)?;
        pages.extend(files.into_iter().map(within));
        addresses.extend(sitemap::addresses(&reference).into_iter().map(|address| format!("{folder}/{address}")));
        let count = reference.codes.len() + reference.unnamed.len();
        if let Some(link) = reference.unnamed_page() {
            unnamed.push(Place::of(domain, &folder, link, Status::default()));
            words.extend(reference.unnamed.into_iter().map(|page| page.link.code));
        }
        for CodePage { link, status, .. } in reference.codes {
            let code = link.code.clone();
            places.entry(code).or_default().push(Place::of(domain, &folder, link, status));
        }
        rows.push(Service { domain: domain.clone(), folder, title, count });
    }
    // The folder of a service has its name, even if a code has the same one.
    let name = |code: &String| if domains.contains(code) { format!("{code}-code") } else { code.clone() };
    let names: Vec<String> = places.keys().map(name).collect();
    let slugs = Slugs::naming(domains.iter().chain(&names));
    let slug = |code: &String| slugs.get(&name(code));
    let link = |code: &String| CodeLink { code: code.clone(), slug: slug(code), headline: String::new() };
    let codes = places.keys().map(|code| CodePage { link: link(code), ..CodePage::default() }).collect();
    let reference = Reference { title: title.map(str::to_owned), codes, ..Reference::default() };
    let templates = templates::environment().map_err(|error| super::failed("the templates", &error))?;
    let catalog = Catalog::default();
    let site = Site { has_twins: false, ..Site::of(&reference, &catalog, texts, base, &templates) };
    let mut list: Vec<Choice<'_>> = places
        .iter()
        .map(|(code, places)| Choice { code, slug: slug(code), page: true, places, words: String::new() })
        .collect();
    addresses.extend(list.iter().map(|it| format!("{}/", it.slug)));
    let page = |it: &Choice<'_>| {
        let content = context! { code => it.code, places => value(it.places) };
        let text = site.render("choice.html", At::Folder(&it.slug), content)?;
        Ok(file(&format!("{}/index.html", it.slug), text))
    };
    pages.extend(list.par_iter().map(page).collect::<Result<Vec<_>, Failure>>()?);
    if !unnamed.is_empty() {
        let words = words.into_iter().collect::<Vec<_>>().join(" ");
        list.push(Choice { code: PATTERN, slug: SLUG.to_owned(), page: false, places: &unnamed, words });
    }
    let content = context! { services => value(&rows), codes => value(&list) };
    pages.push(file("index.html", site.render("services.html", At::Index, content)?));
    if let Some(base) = base {
        addresses.push(String::new());
        addresses.sort();
        pages.extend(sitemap::files(base, &addresses));
    }
    pages.extend(site.assets()?);
    let entry = |it: &Service| format!("- [{}]({}/llms.txt): {}\n", it.domain, it.folder, it.title);
    pages.push(file(
        "llms.txt",
        format!("# {}\n\n## Services\n\n{}", site.title, rows.iter().map(entry).collect::<String>()),
    ));
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(pages)
}
