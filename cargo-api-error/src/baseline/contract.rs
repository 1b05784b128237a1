//! An earlier contract: a lock or a catalog in JSON.

use std::collections::BTreeMap;

use crate::catalog::Catalog;
use crate::diff::{CodeLines, Places};
use crate::failure::Failure;
use crate::lock::Lock;

/// An earlier contract that was read.
#[derive(Clone, Debug, Default)]
pub struct Baseline {
    /// Its name in messages.
    pub name: String,
    /// Its codes.
    pub catalog: Catalog,
    /// Its file: a path, or `git:REV:PATH`.
    pub file: String,
    /// Code to line in that file; empty for a catalog in JSON.
    pub lines: BTreeMap<String, usize>,
    /// Whether that file is in the working tree, so that a finding can point at it.
    pub present: bool,
}

impl Baseline {
    /// Where findings of a comparison with it point: at its own file, or at the lock if that is not in the working tree.
    #[must_use]
    pub fn places<'a>(&'a self, new: &'a Catalog, lock: CodeLines<'a>) -> Places<'a> {
        let own = CodeLines { file: &self.file, lines: &self.lines };
        if self.present {
            Places { new, shown: own, elsewhere: None }
        } else {
            Places { new, shown: lock, elsewhere: Some(own) }
        }
    }

    pub(super) fn parse(name: &str, file: String, present: bool, text: &str) -> Result<Self, Failure> {
        let name = name.to_owned();
        if Lock::is_meant(text) {
            let lock = parse_lock(&file, text)?;
            return Ok(Self { name, catalog: lock.catalog, file, lines: lock.lines, present });
        }
        let catalog = Catalog::from_json(text).map_err(|error| match error.line {
            0 => Failure::incomplete(format!("{file}: {}", error.message)),
            line => Failure::incomplete(error.message).at(&file, line, error.column),
        })?;
        Ok(Self { name, catalog, file, lines: BTreeMap::new(), present })
    }
}

pub(super) fn parse_lock(name: &str, text: &str) -> Result<Lock, Failure> {
    Lock::parse(text).map_err(|error| {
        let failure = Failure::incomplete(error.message).at(name, error.line, error.column);
        Failure { help: error.help, ..failure }
    })
}
