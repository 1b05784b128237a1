//! The references of several services in one folder: an index with a group per domain, a folder per domain, and a page per
//! code that leads to the services which have it.

use std::collections::BTreeMap;

use super::index::{MARK, Page, pages};
use super::page::{link, title};
use super::table::reference_table;
use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::markdown::{code, harmless};
use crate::reference::words::status;
use crate::reference::{Audience, CodeLink, CodePage, Reference, Slugs};
use crate::texts::Texts;

/// All files, with the folder in their names. Every catalog has a domain.
pub fn services_pages(services: &[Catalog], audience: Audience) -> Result<Vec<Page>, Failure> {
    let domains: Vec<String> = services.iter().map(domain).collect();
    let folders = Slugs::naming(domains.iter());
    let mut index = format!("{MARK}\n# Error codes\n");
    let texts = Texts::default_texts()?;
    let mut files = Vec::new();
    let mut places: BTreeMap<String, Vec<(String, CodePage)>> = BTreeMap::new();
    for (catalog, domain) in services.iter().zip(&domains) {
        let folder = folders.get(domain);
        let reference = Reference::of(catalog, audience);
        let page = |page: Page| Page { name: format!("{folder}/{}", page.name), ..page };
        files.extend(pages(&reference, catalog, &texts)?.into_iter().map(page));
        let outside = |mut page: CodePage| {
            page.link.slug = format!("{folder}/{}", page.link.slug);
            page
        };
        let [codes, unnamed] =
            [&reference.codes, &reference.unnamed].map(|pages| pages.iter().cloned().map(outside).collect::<Vec<_>>());
        for page in &codes {
            places.entry(page.link.code.clone()).or_default().push((domain.clone(), page.clone()));
        }
        let table = reference_table(&Reference { codes, unnamed, ..reference });
        index.push_str(&format!("\n## {}\n\n[The errors of this service]({folder}/index.md)\n\n{table}", code(domain)));
    }
    files.push(Page { name: "index.md".to_owned(), text: index });
    let slugs = Slugs::naming(places.keys());
    files.extend(places.iter().map(|(code, places)| {
        let slug = slugs.get(code);
        let link = CodeLink { code: code.clone(), slug: slug.clone(), headline: String::new() };
        Page { name: format!("{slug}.md"), text: chooser(&link, places) }
    }));
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// The page of a code without a domain.
fn chooser(of: &CodeLink, places: &[(String, CodePage)]) -> String {
    let mut text = title(of);
    text.push_str(match places {
        [_] => "One service has this code:\n\n",
        _ => "Several services have this code. Which one sent the error?\n\n",
    });
    for (domain, page) in places {
        let to = CodeLink { code: domain.clone(), ..page.link.clone() };
        text.push_str(&format!("- {}: {}. {}\n", link(&to), status(page.status.code), harmless(&page.link.headline)));
    }
    text
}

fn domain(catalog: &Catalog) -> String {
    catalog.domain.as_ref().map(ToString::to_string).unwrap_or_default()
}
