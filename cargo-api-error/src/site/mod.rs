//! The reference as a folder of HTML: an index, a page per code, and what they need beside them. It works from the disk and
//! under any address, without JavaScript too.

mod colours;
mod services;
mod sitemap;
mod templates;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::base_url::BaseUrl;
use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::markdown::{harmless, html, inline_html, plain_text};
use crate::reference::{CodeLink, CodePage, Format, Index, Reference, Shown, unnamed};
use crate::render::{self, Page};
use crate::texts::{Snippets, Texts};
pub use services::services_files;

const TITLE: &str = "API errors";
const STYLE: &str = include_str!("assets/style.css");
const SCRIPT: &str = include_str!("assets/site.js");

const HTML: Format = Format { block: html, inline: inline_html, json: colours::json, program: colours::program };

/// All files, sorted by their paths, which have `/` on every system.
pub fn files(reference: &Reference, catalog: &Catalog, texts: &Texts) -> Result<Vec<Page>, Failure> {
    let mut files = files_without_sitemap(reference, catalog, texts, texts.base_url.as_ref(), false)?;
    if let Some(base) = &texts.base_url {
        files.extend(sitemap::files(base, &sitemap::addresses(reference)));
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// The files of a folder with an address of its own, which may be one of several below an index of all.
fn files_without_sitemap(
    reference: &Reference,
    catalog: &Catalog,
    texts: &Texts,
    base: Option<&BaseUrl>,
    is_one_of_several: bool,
) -> Result<Vec<Page>, Failure> {
    let templates = templates::environment().map_err(|error| failed("the templates", &error))?;
    let site = Site { is_one_of_several, ..Site::of(reference, catalog, texts, base, &templates) };
    // The index and the catalog are long; they are made beside the pages.
    let (whole, pages) = rayon::join(
        || rayon::join(|| site.index(), || json(reference, true)),
        || {
            let pages = || reference.codes.par_iter().map(|page| site.code(page)).collect::<Result<Vec<_>, _>>();
            rayon::join(|| render::twins(reference, catalog, texts), pages)
        },
    );
    let (mut files, pages) = (pages.0?, pages.1?);
    files.extend(pages);
    files.push(file("index.html", whole.0?));
    files.push(file("catalog.json", whole.1? + "\n"));
    files.push(file("llms.txt", site.llms_txt()));
    files.extend(site.assets()?);
    for page in &reference.removed {
        files.push(site.page("removed.html", &page.link, context! { page => value(page) })?);
    }
    for page in &reference.former {
        files.push(site.page("removed.html", &page.link, context! { page => value(page) })?);
    }
    if let Some((example, link)) = reference.unnamed_example().zip(reference.unnamed_page()) {
        files.push(site.unnamed(example, &link)?);
        for from in &reference.forwards {
            files.push(site.forward(from, &link)?);
        }
    }
    Ok(files)
}

/// What all pages have in common.
struct Site<'a> {
    reference: &'a Reference,
    catalog: &'a Catalog,
    texts: &'a Texts,
    base: Option<&'a BaseUrl>,
    templates: &'a Environment<'static>,
    title: &'a str,
    shown: Shown,
    /// Whether `catalog.json` and the pages as Markdown are beside the pages.
    has_twins: bool,
    /// Whether the folder above has the index of all services.
    is_one_of_several: bool,
}

/// Where a page is.
#[derive(Clone, Copy)]
enum At<'a> {
    Index,
    /// In a folder of its own, so that its address has no extension.
    Folder(&'a str),
    /// At any address that has no page.
    Anywhere,
}

impl<'a> Site<'a> {
    fn of(
        reference: &'a Reference,
        catalog: &'a Catalog,
        texts: &'a Texts,
        base: Option<&'a BaseUrl>,
        templates: &'a Environment<'static>,
    ) -> Self {
        let title = reference.title.as_deref().unwrap_or(TITLE);
        let shown = Shown::of(&catalog.body);
        Self { reference, catalog, texts, base, templates, title, shown, has_twins: true, is_one_of_several: false }
    }

    /// Fills a template for a page.
    fn render(&self, template: &str, at: At<'_>, content: Value) -> Result<String, Failure> {
        let base = |within: &str| self.base.map(|base| base.join(within));
        // The root leads from the page to the index.
        let (root, twin, canonical) = match at {
            At::Index => ("", Some("index.md".to_owned()), base("")),
            At::Folder(slug) => ("../", Some(format!("../{slug}.md")), base(&format!("{slug}/"))),
            At::Anywhere => (self.base.map_or("", BaseUrl::path), None, None),
        };
        let twin = twin.filter(|_| self.has_twins);
        let support = self.support("");
        let all_services = self.is_one_of_several.then(|| format!("{root}../index.html"));
        let common = context! {
            site => context! { title => self.title, support, has_catalog => self.has_twins, all_services },
            root,
            twin,
            canonical,
        };
        let page = context! { ..content, ..common };
        let filled = self.templates.get_template(template).and_then(|template| template.render(page));
        filled.map_err(|error| failed(template, &error))
    }

    fn page(&self, template: &str, link: &CodeLink, content: Value) -> Result<Page, Failure> {
        let text = self.render(template, At::Folder(&link.slug), content)?;
        Ok(file(&format!("{}/index.html", link.slug), text))
    }

    fn index(&self) -> Result<String, Failure> {
        let index = Index::of(self.reference, self.catalog, self.texts, &self.shown, HTML);
        self.render("index.html", At::Index, value(index))
    }

    fn code(&self, page: &CodePage) -> Result<Page, Failure> {
        let snippets = self.shown.snippets(Snippets::Handle, Some(page), HTML);
        let support = self.support(&page.link.code);
        let response = colours::http(&page.response);
        let content = context! { page => value(page), response, snippets => value(snippets), support };
        self.page("code.html", &page.link, content)
    }

    /// The page of the statuses without a name, with the response of one.
    fn unnamed(&self, example: &CodePage, link: &CodeLink) -> Result<Page, Failure> {
        let content = context! {
            title => unnamed::TITLE,
            about => unnamed::ABOUT,
            codes => value(&self.reference.unnamed),
            response => colours::http(&example.response),
        };
        self.page("unnamed.html", link, content)
    }

    /// A page that leads there from the address of a code.
    fn forward(&self, from: &CodeLink, to: &CodeLink) -> Result<Page, Failure> {
        let target =
            context! { slug => &to.slug, address => self.base.map(|base| base.join(&format!("{}/", to.slug))) };
        self.page("forward.html", from, context! { code => &from.code, target })
    }

    /// What stands beside the pages.
    fn assets(&self) -> Result<[Page; 4], Failure> {
        Ok([
            file("404.html", self.missing()?),
            file("style.css", STYLE.to_owned()),
            file("site.js", SCRIPT.to_owned()),
            file("codes.js", self.codes_js()?),
        ])
    }

    /// What a server shows for other addresses. It has its style and script in itself, and says by their hashes that they may run.
    fn missing(&self) -> Result<String, Failure> {
        let script = self.codes_js()? + SCRIPT;
        let hash = |text: &str| BASE64_STANDARD.encode(Sha256::digest(text));
        let content = context! { style => STYLE, style_hash => hash(STYLE), script_hash => hash(&script), script };
        self.render("404.html", At::Anywhere, content)
    }

    /// Where to get help with a code.
    fn support(&self, code: &str) -> Option<String> {
        self.texts.support_with(code).as_deref().map(html)
    }

    /// Every code with the address of what explains it, those of removed and former codes too.
    fn links(&self) -> impl Iterator<Item = [String; 2]> {
        let pages = sitemap::pages(self.reference).chain(self.reference.former.iter().map(|it| &it.link));
        let pages = pages.map(|it| [it.code.clone(), format!("{}/index.html", it.slug)]);
        let unnamed = self
            .reference
            .unnamed
            .iter()
            .map(|CodePage { link, .. }| [link.code.clone(), format!("{}/index.html#{}", link.slug, link.code)]);
        pages.chain(unnamed)
    }

    /// The codes for the search, as a script: a page from the disk must not load data.
    fn codes_js(&self) -> Result<String, Failure> {
        Ok(format!("window.apiErrorCodes = {};\n", json(&self.links().collect::<Vec<_>>(), false)?))
    }

    /// The index for programs that read Markdown.
    fn llms_txt(&self) -> String {
        let intro = self.texts.intro.as_ref().map(|text| plain_text(text.markdown())).unwrap_or_default();
        let mut text = format!("# {}\n\n> {}\n\n## Codes\n\n", self.title, intro.replace('\n', " "));
        let unnamed = self.reference.unnamed_page();
        for link in self.reference.codes.iter().map(|page| &page.link).chain(&unnamed) {
            let headline = harmless(&link.headline).split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(&format!("- [{}]({}.md): {headline}\n", link.code, link.slug));
        }
        text
    }
}

/// A value for the templates.
fn value(content: impl Serialize) -> Value {
    Value::from(Serde(content))
}

fn file(name: &str, text: String) -> Page {
    Page { name: name.to_owned(), text }
}

fn json(value: &impl Serialize, pretty: bool) -> Result<String, Failure> {
    let text = if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) };
    text.map_err(|error| Failure::incomplete(error.to_string()))
}

fn failed(what: &str, error: &minijinja::Error) -> Failure {
    Failure::incomplete(format!("cannot write the page of {what}: {error:#}"))
}
