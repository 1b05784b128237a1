//! The reference as a folder of HTML: an index, a page per code, and what they need beside them. It works from the disk and
//! under any address, without JavaScript too.

mod colours;
mod services;
mod templates;

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use rayon::prelude::*;
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::markdown::{harmless, html, inline_html, plain_text};
use crate::reference::{CodeLink, CodePage, Format, FormerPage, Index, Reference, RemovedPage, Shown};
use crate::render::{self, Page};
use crate::texts::{Snippets, Texts};
pub use services::services_files;

const TITLE: &str = "API errors";
const STYLE: &str = include_str!("assets/style.css");
const SCRIPT: &str = include_str!("assets/site.js");

const HTML: Format = Format { block: html, inline: inline_html, json: colours::json, program: colours::program };

/// All files, sorted by their paths, which have `/` on every system.
pub fn files(reference: &Reference, catalog: &Catalog, texts: &Texts) -> Result<Vec<Page>, Failure> {
    let templates = templates::environment().map_err(|error| failed("the templates", &error))?;
    let site = Site::of(reference, catalog, texts, &templates);
    let mut files = render::pages(reference, catalog, texts)?;
    files.push(file("index.html", site.index()?));
    files.extend(site.assets()?);
    files.push(file("catalog.json", json(reference, true)? + "\n"));
    files.push(file("llms.txt", site.llms_txt()));
    let pages = reference.codes.par_iter().map(|page| site.code(page));
    files.extend(pages.collect::<Result<Vec<_>, _>>()?);
    for page in &reference.removed {
        files.push(site.removed(page)?);
    }
    for page in &reference.former {
        files.push(site.former(page)?);
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(files)
}

/// What all pages have in common.
struct Site<'a> {
    reference: &'a Reference,
    catalog: &'a Catalog,
    texts: &'a Texts,
    templates: &'a Environment<'static>,
    title: &'a str,
    shown: Shown,
    /// Whether `catalog.json` is beside the pages.
    has_catalog: bool,
}

impl<'a> Site<'a> {
    fn of(
        reference: &'a Reference,
        catalog: &'a Catalog,
        texts: &'a Texts,
        templates: &'a Environment<'static>,
    ) -> Self {
        let title = reference.title.as_deref().unwrap_or(TITLE);
        let shown = Shown::of(&catalog.body);
        Self { reference, catalog, texts, templates, title, shown, has_catalog: true }
    }

    /// Fills a template for a page. `root` leads from the page to the index.
    fn render(&self, template: &str, root: &str, twin: Option<&str>, content: Value) -> Result<String, Failure> {
        let support = self.support("code");
        let has_catalog = self.has_catalog;
        let common = context! { site => context! { title => self.title, support, has_catalog }, root, twin };
        let page = context! { ..content, ..common };
        let filled = self.templates.get_template(template).and_then(|template| template.render(page));
        filled.map_err(|error| failed(template, &error))
    }

    /// A page in a folder of its own, so that its address has no extension.
    fn page(&self, template: &str, link: &CodeLink, content: Value) -> Result<Page, Failure> {
        let twin = format!("../{}.md", link.slug);
        Ok(file(&format!("{}/index.html", link.slug), self.render(template, "../", Some(&twin), content)?))
    }

    fn index(&self) -> Result<String, Failure> {
        let index = Index::of(self.reference, self.catalog, self.texts, &self.shown, HTML);
        self.render("index.html", "", Some("index.md"), value(index))
    }

    fn code(&self, page: &CodePage) -> Result<Page, Failure> {
        let snippets = self.shown.snippets(Snippets::Handle, Some(page), HTML);
        let support = self.support(&page.link.code);
        let response = colours::http(&page.response);
        let content = context! { page => value(page), response, snippets => value(snippets), support };
        self.page("code.html", &page.link, content)
    }

    fn removed(&self, page: &RemovedPage) -> Result<Page, Failure> {
        self.page("removed.html", &page.link, context! { page => value(page) })
    }

    fn former(&self, page: &FormerPage) -> Result<Page, Failure> {
        self.page("removed.html", &page.link, context! { page => value(page) })
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
        self.render("404.html", "", None, content)
    }

    /// Where to get help with a code.
    fn support(&self, code: &str) -> Option<String> {
        self.texts.support.as_ref().map(|text| html(&text.markdown().replace("{code}", code)))
    }

    /// Every page with its code, those of removed and former codes too.
    fn links(&self) -> impl Iterator<Item = &CodeLink> {
        let codes = self.reference.codes.iter().map(|it| &it.link);
        let removed = self.reference.removed.iter().map(|it| &it.link);
        codes.chain(removed).chain(self.reference.former.iter().map(|it| &it.link))
    }

    /// The codes for the search, as a script: a page from the disk must not load data.
    fn codes_js(&self) -> Result<String, Failure> {
        let codes: Vec<_> = self.links().map(|it| [it.code.clone(), format!("{}/index.html", it.slug)]).collect();
        Ok(format!("window.apiErrorCodes = {};\n", json(&codes, false)?))
    }

    /// The index for programs that read Markdown.
    fn llms_txt(&self) -> String {
        let intro = self.texts.intro.as_ref().map(|text| plain_text(text.markdown())).unwrap_or_default();
        let mut text = format!("# {}\n\n> {}\n\n## Codes\n\n", self.title, intro.replace('\n', " "));
        for page in &self.reference.codes {
            let headline = harmless(&page.link.headline).split_whitespace().collect::<Vec<_>>().join(" ");
            text.push_str(&format!("- [{}]({}.md): {headline}\n", page.link.code, page.link.slug));
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
