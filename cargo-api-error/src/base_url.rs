//! The setting for the address at which the website is served.

use http::Uri;
use serde::Deserialize;

/// An absolute URL of a folder.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct BaseUrl {
    /// With a `/` at the end.
    url: String,
    path: String,
}

impl BaseUrl {
    /// The address of a file or folder in it.
    pub(crate) fn join(&self, within: &str) -> String {
        self.url.clone() + within
    }

    /// Without scheme and host, so that it is right for a copy of the site on another host too.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The address of a folder in it.
    pub(crate) fn folder(&self, name: &str) -> Self {
        Self { url: format!("{}{name}/", self.url), path: format!("{}{name}/", self.path) }
    }
}

impl TryFrom<String> for BaseUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let fault = |expected: &str| Err(format!("expected {expected}, and not `{text}`"));
        if text.contains(['?', '#', '{', '}']) {
            return fault("the address of the whole site, without query, fragment or placeholder");
        }
        let is_of_the_web = |uri: &Uri| matches!(uri.scheme_str(), Some("http" | "https"));
        let uri = text.parse::<Uri>().ok().filter(is_of_the_web);
        let Some(uri) = uri.filter(|_| text.is_ascii() && !text.contains('"')) else {
            return fault("an absolute URL, as in `https://docs.example.com/errors/`");
        };
        if uri.path().split('/').any(|part| matches!(part, "index.html" | "." | "..")) {
            return fault("the address of a folder");
        }
        let slash = if text.ends_with('/') { "" } else { "/" };
        let path = if uri.path().ends_with('/') { uri.path().to_owned() } else { format!("{}/", uri.path()) };
        Ok(Self { url: format!("{text}{slash}"), path })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_a_folder_of_the_web() {
        for (text, url, path) in [
            ("https://docs.acme.dev", "https://docs.acme.dev/", "/"),
            ("https://docs.acme.dev/errors", "https://docs.acme.dev/errors/", "/errors/"),
            ("http://localhost:8080/a/b/", "http://localhost:8080/a/b/", "/a/b/"),
        ] {
            let base = BaseUrl::try_from(text.to_owned()).unwrap();
            assert_eq!((base.join("x/").as_str(), base.path()), (format!("{url}x/").as_str(), path));
            assert_eq!(base.folder("shop").join(""), format!("{url}shop/"));
        }
        for (text, fault) in [
            ("docs.acme.dev/errors/", "absolute URL"),
            ("/errors/", "absolute URL"),
            ("ftp://docs.acme.dev/", "absolute URL"),
            ("https://", "absolute URL"),
            ("https:///errors/", "absolute URL"),
            ("https://docs acme.dev/", "absolute URL"),
            ("https://docs.acme.dev/\"/", "absolute URL"),
            ("https://docs.acme.dev/?a=b", "whole site"),
            ("https://docs.acme.dev/#a", "whole site"),
            ("https://docs.acme.dev/{code}/", "whole site"),
            ("https://docs.acme.dev/index.html", "a folder"),
            ("https://docs.acme.dev/a/../b/", "a folder"),
        ] {
            let error = BaseUrl::try_from(text.to_owned()).unwrap_err();
            assert!(error.contains(fault), "{text}: {error}");
        }
    }
}
