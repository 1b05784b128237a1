//! The references of several services: a site per service, a page per code that leads to the services which have it, and an
//! index of both.

use std::collections::BTreeMap;

use minijinja::context;
use rayon::prelude::*;
use serde::Serialize;

use super::{Site, TITLE, file, files, templates, value};
use crate::catalog::Catalog;
use crate::failure::Failure;
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

#[derive(Serialize)]
struct Choice<'a> {
    code: &'a str,
    slug: String,
    places: &'a [Place],
}

/// All files, with the folder in their names. Every catalog has a domain.
pub fn services_files(services: &[Catalog], audience: Audience, texts: &Texts) -> Result<Vec<Page>, Failure> {
    let domains: Vec<String> =
        services.iter().map(|catalog| catalog.domain.as_ref().map(ToString::to_string).unwrap_or_default()).collect();
    let folders = Slugs::naming(domains.iter());
    let mut rows = Vec::new();
    let mut pages = Vec::new();
    let mut places: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (catalog, domain) in services.iter().zip(&domains) {
        let folder = folders.get(domain);
        let title = catalog.title.clone().unwrap_or_else(|| format!("Errors of {domain}"));
        let reference = Reference::of(&Catalog { title: Some(title.clone()), ..catalog.clone() }, audience);
        let within = |page: Page| Page { name: format!("{folder}/{}", page.name), ..page };
        pages.extend(files(&reference, catalog, texts)?.into_iter().map(within));
        rows.push(Service { domain: domain.clone(), folder: folder.clone(), title, count: reference.codes.len() });
        for CodePage { link, status, .. } in reference.codes {
            let href = format!("{folder}/{}/index.html", link.slug);
            let place = Place { domain: domain.clone(), href, status, headline: link.headline };
            places.entry(link.code).or_default().push(place);
        }
    }
    // The folder of a service has its name, even if a code has the same one.
    let name = |code: &String| if domains.contains(code) { format!("{code}-code") } else { code.clone() };
    let names: Vec<String> = places.keys().map(name).collect();
    let slugs = Slugs::naming(domains.iter().chain(&names));
    let slug = |code: &String| slugs.get(&name(code));
    let link = |code: &String| CodeLink { code: code.clone(), slug: slug(code), headline: String::new() };
    let codes = places.keys().map(|code| CodePage { link: link(code), ..CodePage::default() }).collect();
    let reference = Reference { codes, ..Reference::default() };
    let templates = templates::environment().map_err(|error| super::failed("the templates", &error))?;
    let catalog = Catalog::default();
    let site = Site { has_catalog: false, ..Site::of(&reference, &catalog, texts, &templates) };
    let list: Vec<Choice<'_>> = places.iter().map(|(code, places)| Choice { code, slug: slug(code), places }).collect();
    let content = context! { services => value(&rows), codes => value(&list) };
    pages.push(file("index.html", site.render("services.html", "", None, content)?));
    let choice = |it: &Choice<'_>| {
        let content = context! { code => it.code, places => value(it.places) };
        Ok(file(&format!("{}/index.html", it.slug), site.render("choice.html", "../", None, content)?))
    };
    pages.extend(list.par_iter().map(choice).collect::<Result<Vec<_>, Failure>>()?);
    pages.extend(site.assets()?);
    let entry = |it: &Service| format!("- [{}]({}/llms.txt): {}\n", it.domain, it.folder, it.title);
    pages.push(file("llms.txt", format!("# {TITLE}\n\n## Services\n\n{}", rows.iter().map(entry).collect::<String>())));
    pages.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(pages)
}
