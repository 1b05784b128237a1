//! The services that a document is about, and the names that their components have.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Domain};

/// A service of a document.
pub(crate) struct Service<'c> {
    pub(super) catalog: &'c Catalog,
    /// The domain, if the document has several.
    domain: Option<&'c Domain>,
    /// What stands before the names of its components.
    prefix: String,
}

impl<'c> Service<'c> {
    /// The only service of a document.
    pub(crate) fn only(catalog: &'c Catalog) -> Self {
        Self { catalog, domain: None, prefix: String::new() }
    }

    /// Several services. Each has a name before those of its components, even if no other has such a component: otherwise a new
    /// code of one service would rename the components of another.
    pub(crate) fn several(catalogs: &'c [Catalog]) -> Vec<Self> {
        let mut taken = BTreeSet::new();
        let service = |catalog: &'c Catalog| {
            let domain = catalog.domain.as_ref();
            let prefix = unused(&pascal(domain.map(Domain::as_str).unwrap_or_default()), "", &mut taken);
            Self { catalog, domain, prefix }
        };
        catalogs.iter().map(service).collect()
    }

    /// The domain, if the document has several.
    pub(crate) fn domain(&self) -> Option<&Domain> {
        self.domain
    }

    /// Whether a body says which code it has.
    pub(crate) fn has_code(&self) -> bool {
        // The entries of `errors` have codes of fields.
        self.catalog.body.members().iter().any(|(path, value)| value.starts_with("code") && !path.contains("[]"))
    }

    /// The name of the schema that every error fits.
    pub(super) fn body(&self) -> String {
        format!("{}ErrorBody", self.prefix)
    }

    /// The name of the response of a status.
    pub(super) fn response(&self, status: u16) -> String {
        format!("{}Error{status}", self.prefix)
    }

    /// The name of the schema that joins the errors with a status.
    pub(super) fn body_of(&self, status: u16) -> String {
        format!("{}Error{status}Body", self.prefix)
    }

    /// The name of the schema of a code: `CardDeclinedError` for `card_declined`, with a number where two would be equal.
    pub(super) fn body_of_code(&self, code: &str, taken: &mut BTreeSet<String>) -> String {
        unused(&format!("{}{}", self.prefix, pascal(code)), "Error", taken)
    }

    /// Whether a component of this name is what a status could have: `Error502`, `Error502Body`.
    pub(super) fn may_name(&self, kind: &str, name: &str) -> bool {
        let rest = name.strip_prefix(&self.prefix).and_then(|rest| rest.strip_prefix("Error"));
        let status = match kind {
            "responses" => rest,
            "schemas" => rest.and_then(|rest| rest.strip_suffix("Body")),
            _ => None,
        };
        status.is_some_and(|status| status.parse().is_ok_and(|status: u16| (400..600).contains(&status)))
    }
}

/// The name with the lowest number that makes it another one than those before it, whatever their case.
fn unused(name: &str, end: &str, taken: &mut BTreeSet<String>) -> String {
    let mut unused = format!("{name}{end}");
    let mut number = 2;
    while !taken.insert(unused.to_ascii_lowercase()) {
        unused = format!("{name}{end}{number}");
        number += 1;
    }
    unused
}

/// `CardDeclined` for `card_declined`, `card-declined` and `CARD_DECLINED`.
fn pascal(text: &str) -> String {
    let mut name = String::new();
    for word in text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let (first, rest) = word.split_at(1);
        name.push_str(&first.to_ascii_uppercase());
        // A word in capitals is a word of SCREAMING_CASE, not a name.
        let shouted = rest.bytes().all(|byte| !byte.is_ascii_lowercase());
        name.push_str(&if shouted { rest.to_ascii_lowercase() } else { rest.to_owned() });
    }
    name
}
