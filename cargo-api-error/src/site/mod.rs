//! The reference as a folder of HTML: an index, a page per code, and what they need beside them. It works from the disk and
//! under any address, without JavaScript too.

mod colours;
mod templates;

use minijinja::value::Serde;
use minijinja::{Environment, Value, context};
use rayon::prelude::*;
use serde::Serialize;

use crate::catalog::Catalog;
use crate::failure::Failure;
use crate::markdown::{harmless, html, inline_html, plain_text};
use crate::reference::{CodeLink, CodePage, Format, FormerPage, Index, Reference, RemovedPage, Shown};
use crate::render::{self, Page};
use crate::texts::{Snippets, Texts};

const TITLE: &str = "API errors";

const HTML: Format = Format { block: html, inline: inline_html, json: colours::json, program: colours::program };

/// All files, sorted by their paths, which have `/` on every system.
pub fn files(reference: &Reference, catalog: &Catalog, texts: &Texts) -> Result<Vec<Page>, Failure> {
    let templates = templates::environment().map_err(|error| failed("the templates", &error))?;
    let site = Site::of(reference, catalog, texts, &templates);
    let mut files = render::pages(reference, catalog, texts)?;
    files.push(file("index.html", site.index()?));
    files.push(file("404.html", site.missing()?));
    files.push(file("style.css", include_str!("assets/style.css").to_owned()));
    files.push(file("site.js", include_str!("assets/site.js").to_owned()));
    files.push(file("codes.js", site.codes_js()?));
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
        Self { reference, catalog, texts, templates, title, shown }
    }

    /// Fills a template for a page. `root` leads from the page to the index.
    fn render(&self, template: &str, root: &str, twin: Option<&str>, content: Value) -> Result<String, Failure> {
        let support = self.support("code");
        let common = context! { site => context! { title => self.title, support }, root, twin };
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

    fn missing(&self) -> Result<String, Failure> {
        self.render("404.html", "", None, context! {})
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
