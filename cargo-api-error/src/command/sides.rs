//! The two sides of `diff`: contracts that belong together, one pair for each service.

use std::collections::BTreeSet;

use crate::baseline::{Against, Baseline, ContractFiles};
use crate::catalog::{Catalog, CatalogFile, Domain};
use crate::failure::Failure;
use crate::write;

/// One side, as it was named.
pub(super) enum Side {
    /// The contract of a service.
    One(Box<Baseline>),
    /// The file of several: its name, and the contract of each domain.
    Services(String, Vec<Baseline>),
}

impl Side {
    /// Reads a side. Only a file in the working tree can have several services.
    pub(super) fn read(files: &ContractFiles, against: &Against) -> Result<Self, Failure> {
        if let Against::File(path) = against {
            let file = write::read_optional(path)?.and_then(|text| CatalogFile::from_json(&text).ok());
            if let Some(CatalogFile::Services(services)) = file {
                let name = against.to_string();
                let of = |catalog| Baseline { catalog, ..Self::nothing(&name) };
                return Ok(Self::Services(name.clone(), services.into_iter().map(of).collect()));
            }
        }
        files.read(against).map(|baseline| Self::One(Box::new(baseline)))
    }

    /// Its name in messages.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::One(baseline) => &baseline.name,
            Self::Services(name, _) => name,
        }
    }

    /// The contract of a domain that a file does not have.
    fn nothing(name: &str) -> Baseline {
        Baseline { name: name.to_owned(), file: name.to_owned(), present: true, ..Baseline::default() }
    }

    /// The contract of a domain.
    fn of(&self, domain: &Domain) -> Option<&Baseline> {
        let has = |baseline: &&Baseline| baseline.catalog.domain.as_ref() == Some(domain);
        match self {
            Self::One(baseline) => Some(baseline),
            Self::Services(_, all) => all.iter().find(has),
        }
    }

    /// The domains of a file, and its name.
    fn domains(&self) -> Option<(&str, BTreeSet<&Domain>)> {
        match self {
            Self::One(_) => None,
            Self::Services(name, all) => Some((name, all.iter().filter_map(|it| it.catalog.domain.as_ref()).collect())),
        }
    }

    fn domain(&self) -> Option<&Domain> {
        match self {
            Self::One(baseline) => baseline.catalog.domain.as_ref(),
            Self::Services(..) => None,
        }
    }
}

/// An old contract, the new one, and their domain if there are several.
pub(super) type Pair = (Baseline, Catalog, Option<Domain>);

/// What to compare: of two files of several services, each domain; otherwise the domain of the single service. A lock has no
/// domain, so it is that of the workspace.
pub(super) fn pairs(old: Side, new: Side, workspace: Option<&Domain>) -> Result<Vec<Pair>, Failure> {
    let (several, name): (BTreeSet<Domain>, &str) = match (old.domains(), new.domains()) {
        (None, None) => match (old, new) {
            (Side::One(old), Side::One(new)) => {
                same_domain(&old, &new)?;
                return Ok(vec![(*old, new.catalog, None)]);
            }
            _ => return Ok(Vec::new()),
        },
        (Some((name, old)), Some((_, new))) => (old.union(&new).copied().cloned().collect(), name),
        (Some((name, domains)), None) | (None, Some((name, domains))) => {
            let domain = old.domain().or(new.domain()).or(workspace);
            let domain =
                domain.filter(|domain| domains.contains(domain)).ok_or_else(|| missing(name, domain, &domains))?;
            (BTreeSet::from([domain.clone()]), name)
        }
    };
    let pair = |domain: Domain| {
        let [before, after] = [&old, &new].map(|side| side.of(&domain).cloned());
        let after = after.map(|it| it.catalog).unwrap_or_default();
        (before.unwrap_or_else(|| Side::nothing(name)), after, Some(domain))
    };
    Ok(several.into_iter().map(pair).collect())
}

/// Refuses the catalogs of two services. A lock has no domain, so it fits to each.
fn same_domain(old: &Baseline, new: &Baseline) -> Result<(), Failure> {
    let (Some(before), Some(after)) = (&old.catalog.domain, &new.catalog.domain) else { return Ok(()) };
    if before == after {
        return Ok(());
    }
    let fact =
        format!("{} is the catalog of the domain `{before}`, and {} that of `{after}`", quoted(old), quoted(new));
    Err(Failure::usage(fact)
        .help("compare catalogs of one domain; if it was renamed, write the new name into the old file"))
}

/// A file by its name; the source has none.
fn quoted(side: &Baseline) -> String {
    if side.name.is_empty() { "the source".to_owned() } else { format!("`{}`", side.name) }
}

fn missing(name: &str, domain: Option<&Domain>, all: &BTreeSet<&Domain>) -> Failure {
    let all: Vec<String> = all.iter().map(|domain| format!("`{domain}`")).collect();
    let fact = match domain {
        Some(domain) => format!("`{name}` has no service with the domain `{domain}`"),
        None => format!("`{name}` has several services, and the other side has no domain"),
    };
    Failure::usage(fact).help(format!("it has {}", all.join(", ")))
}
