//! The template of the configuration for the addresses of the runtime's codes.

use api_error_syntax::Template;
use serde::Deserialize;

const PLACEHOLDERS: [&str; 3] = ["code", "type", "status"];

/// An absolute URL with the placeholders `{code}`, `{type}` and `{status}`: the one that `ErrorLayer::doc_url` has.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct DocUrl(String);

impl DocUrl {
    /// The address of a code.
    pub(crate) fn fill(&self, code: &str, error_type: &str, status: u16) -> String {
        let url = self.0.replace("{code}", code).replace("{type}", error_type);
        url.replace("{status}", &status.to_string())
    }
}

impl TryFrom<String> for DocUrl {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let fault = |fault: &str| format!("`framework-doc-url` is `{text}`, but {fault}");
        if !(text.starts_with("https://") || text.starts_with("http://")) {
            return Err(fault("it must be an absolute URL, as in `https://docs.example.com/errors/{code}`"));
        }
        let known = |template: &Template| template.names().iter().all(|name| PLACEHOLDERS.contains(name));
        match Template::parse(text.clone()) {
            Ok(template) if known(&template) && !text.contains("{{") && !text.contains("}}") => Ok(Self(text)),
            _ => Err(fault("its placeholders must be `{code}`, `{type}` or `{status}`")),
        }
    }
}
