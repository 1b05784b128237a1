//! `sitemap.xml`: the addresses of the pages, for search engines. It has no dates, because the same source gives the same bytes.

use super::file;
use crate::base_url::BaseUrl;
use crate::markdown::write_escaped;
use crate::reference::{CodeLink, Reference};
use crate::render::Page;

/// How many addresses a file may have, by <https://www.sitemaps.org/protocol.html>.
const MOST: usize = 50_000;
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SCHEMA: &str = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";

/// The pages of codes that have one of their own, those of removed codes too.
pub(super) fn pages(reference: &Reference) -> impl Iterator<Item = &CodeLink> {
    reference.codes.iter().map(|it| &it.link).chain(reference.removed.iter().map(|it| &it.link))
}

/// The addresses of pages with a content of their own, relative to the index.
pub(super) fn addresses(reference: &Reference) -> Vec<String> {
    let unnamed = reference.unnamed_page();
    let folders = pages(reference).chain(&unnamed).map(|link| format!("{}/", link.slug));
    std::iter::once(String::new()).chain(folders).collect()
}

/// One file, or if that is too long, several and a list of them.
pub(super) fn files(base: &BaseUrl, addresses: &[String]) -> Vec<Page> {
    split(base, addresses, MOST)
}

fn split(base: &BaseUrl, addresses: &[String], most: usize) -> Vec<Page> {
    if addresses.len() <= most {
        return vec![file("sitemap.xml", document(base, "urlset", "url", addresses))];
    }
    let parts = addresses.chunks(most).enumerate();
    let mut files: Vec<Page> = parts
        .map(|(at, part)| file(&format!("sitemap-{}.xml", at + 1), document(base, "urlset", "url", part)))
        .collect();
    let names: Vec<String> = files.iter().map(|file| file.name.clone()).collect();
    files.push(file("sitemap.xml", document(base, "sitemapindex", "sitemap", &names)));
    files
}

fn document(base: &BaseUrl, root: &str, element: &str, addresses: &[String]) -> String {
    let mut text = format!("{HEAD}<{root} {SCHEMA}>\n");
    for address in addresses {
        text.push_str(&format!("<{element}><loc>"));
        // A string takes every text.
        let _ = write_escaped(&mut text, &base.join(address));
        text.push_str(&format!("</loc></{element}>\n"));
    }
    text + &format!("</{root}>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitemap_that_is_too_long_is_split() {
        let base = BaseUrl::try_from("https://a.dev/x&y".to_owned()).unwrap();
        let addresses = ["", "a/", "b/"].map(str::to_owned);
        let files = split(&base, &addresses, 2);
        let names: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(names, ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]);
        let locations = |file: &Page| file.text.matches("<loc>https://a.dev/x&amp;y/").count();
        assert_eq!(files.iter().map(locations).collect::<Vec<_>>(), [2, 1, 2]);
        assert!(files[2].text.contains("<sitemap><loc>https://a.dev/x&amp;y/sitemap-2.xml</loc></sitemap>"));
        assert_eq!(split(&base, &addresses, 3).len(), 1);
    }
}
