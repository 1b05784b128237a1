//! `merge`: joins the catalogs of several services into one file.

use std::path::Path;

use super::{count, named, print};
use crate::args::MergeArgs;
use crate::catalog::CatalogFile;
use crate::failure::{Exit, Failure};
use crate::finding::{Finding, Level};
use crate::levels::LevelTable;
use crate::merge::{self, Part};
use crate::output::{self, Format, Length};
use crate::talk::Talk;
use crate::write::{self, Written};

pub(super) fn run(args: &MergeArgs, talk: Talk) -> Result<Exit, Failure> {
    let mut parts = Vec::new();
    for path in &args.files {
        parts.extend(read(path)?);
    }
    let levels = args.levels.over(LevelTable::default());
    let (services, mut findings) = merge::merge(parts, &levels)?;
    let is_error = |finding: &Finding| finding.fails(Some(Level::Error));
    let failed = findings.iter().any(is_error);
    if talk.quiet {
        findings.retain(is_error);
    }
    let length = if talk.verbose { Length::Full } else { Length::Short };
    talk.report(&output::report(&findings, Format::Text, length, Path::new("")));
    if failed {
        return Ok(Exit::Findings);
    }
    let codes = services.iter().map(|service| service.errors.len()).sum();
    let told = format!("{} of {}", count(codes, "code"), count(services.len(), "service"));
    let text = CatalogFile::Services(services).to_json().map_err(|error| Failure::incomplete(error.to_string()))?;
    match named(args.output.as_ref()) {
        None => print(&text)?,
        Some(path) => {
            let verb = if write::write_named(path, &text)? == Written::Changed { "Merged" } else { "Fresh" };
            talk.status(verb, &format!("{told} in {}", path.display()));
        }
    }
    Ok(Exit::Clean)
}

/// The catalogs of a file, each with the places of its codes.
fn read(path: &Path) -> Result<Vec<Part>, Failure> {
    let file = path.display().to_string();
    let text = write::read(path)?;
    let catalogs = match CatalogFile::from_json(&text).map_err(|error| error.of(&file))? {
        CatalogFile::One(catalog) => vec![*catalog],
        CatalogFile::Services(services) => services,
    };
    let places = merge::places(&file, &text);
    let part = |(catalog, places)| Part { file: file.clone(), catalog, places };
    Ok(catalogs.into_iter().zip(places).map(part).collect())
}
