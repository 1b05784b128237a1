//! The template of a layer in, the address of each of this crate's codes out.

use alloc::borrow::ToOwned;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use std::sync::{PoisonError, RwLock};

use crate::{ApiError, ErrorSpec};

const PLACEHOLDERS: [&str; 3] = ["code", "type", "status"];

/// A template, a code, its status and its type.
type Key = (&'static str, &'static str, u16, &'static str);

/// The addresses that were needed so far. A program has few templates and this crate has few codes, so they stay.
static FILLED: RwLock<BTreeMap<Key, &str>> = RwLock::new(BTreeMap::new());

/// The address of the documentation of each code, with placeholders.
#[derive(Clone, Copy, Debug)]
pub(crate) struct DocUrl(&'static str);

impl DocUrl {
    /// # Errors
    /// What is wrong with the template, with a line about the fix.
    pub(crate) fn parse(template: &'static str) -> Result<Self, String> {
        if !is_absolute(template) {
            return Err("it is not an absolute URL\nhelp: begin it with `https://` and a host".to_owned());
        }
        let mut rest = template;
        while let Some(at) = rest.find(|ch| !belongs_in_a_url(ch)) {
            let found = rest.get(at..).unwrap_or_default();
            let name = found.strip_prefix('{').and_then(|found| found.split_once('}'));
            rest = match name {
                Some((name, after)) if PLACEHOLDERS.contains(&name) => after,
                Some((name, _)) => {
                    return Err(format!(
                        "unknown placeholder `{}`\nhelp: expected one of `code`, `type`, `status`",
                        name.escape_debug()
                    ));
                }
                None => {
                    let character = found.chars().next().unwrap_or_default().escape_debug();
                    return Err(format!("`{character}` does not belong in a URL\nhelp: write it percent-encoded"));
                }
            };
        }
        Ok(Self(template))
    }

    /// The address of a code.
    pub(crate) fn of(self, spec: &ErrorSpec) -> &'static str {
        let (code, status, error_type) = (spec.code, spec.status.as_u16(), spec.error_type.as_str());
        let key = (self.0, code, status, error_type);
        if let Some(known) = FILLED.read().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return known;
        }
        let mut filled = FILLED.write().unwrap_or_else(PoisonError::into_inner);
        filled.entry(key).or_insert_with(|| {
            let url = self.0.replace("{code}", code).replace("{type}", error_type);
            Box::leak(url.replace("{status}", &status.to_string()).into_boxed_str())
        })
    }
}

// As in the syntax crate: a scheme that a browser follows, and a host.
fn is_absolute(url: &str) -> bool {
    let Some((scheme, rest)) = url.split_once("://") else { return false };
    let scheme = scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http");
    scheme && !rest.is_empty() && !rest.starts_with(['/', '?', '#', ':'])
}

// RFC 3986 section 2.
fn belongs_in_a_url(ch: char) -> bool {
    ch.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(ch)
}

/// An error of this crate with the address that the layer gives it.
#[derive(Debug)]
pub(crate) struct Documented<'a> {
    pub(crate) error: &'a (dyn ApiError + Send + Sync),
    pub(crate) doc_url: &'static str,
}

impl ApiError for Documented<'_> {
    fn inner(&self) -> Option<&(dyn ApiError + '_)> {
        Some(self.error)
    }

    fn doc_url(&self) -> Option<&'static str> {
        Some(self.doc_url)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::DocUrl;
    use crate::{ApiError, FrameworkError, ValidationErrors};

    #[test]
    fn the_address_has_code_type_and_status() {
        let parsed = DocUrl::parse("https://x.dev/{status}/{type}?c={code}#{code}");
        let of = |error: &dyn ApiError| parsed.as_ref().map(|url| url.of(error.spec())).ok();
        let expected = "https://x.dev/422/validation_error?c=validation_failed#validation_failed";
        assert_eq!(of(&ValidationErrors::new()), Some(expected));
        let first = of(&FrameworkError::RouteNotFound);
        assert_eq!(first, Some("https://x.dev/404/validation_error?c=route_not_found#route_not_found"));
        assert_eq!(first.map(str::as_ptr), of(&FrameworkError::RouteNotFound).map(str::as_ptr));
    }

    #[test]
    fn what_is_no_template_of_a_url_is_rejected_with_its_fault() {
        for (template, fault) in [
            ("", "it is not an absolute URL"),
            ("/errors/{code}", "it is not an absolute URL"),
            ("ftp://x.dev/{code}", "it is not an absolute URL"),
            ("https:///{code}", "it is not an absolute URL"),
            ("https://x.dev/{cod}", "unknown placeholder `cod`"),
            ("https://x.dev/{code:?}", "unknown placeholder `code:?`"),
            ("https://x.dev/{}", "unknown placeholder ``"),
            ("https://x.dev/{code", "`{` does not belong in a URL"),
            ("https://x.dev/code}", "`}` does not belong in a URL"),
            ("https://x.dev/a b", "` ` does not belong in a URL"),
            ("https://x.dev/\r\n", "`\\r` does not belong in a URL"),
            ("https://x.dev/ö", "`ö` does not belong in a URL"),
        ] {
            let found = DocUrl::parse(template).map_or_else(|fault| fault, |_| String::from("none"));
            assert_eq!(found.lines().next(), Some(fault), "{template}");
        }
    }
}
