//! The check: lints, the lock, and everything the contract is compared with; one finding per change.

mod acceptances;
mod base;
mod stale;
mod unselected;

use std::collections::BTreeMap;

use crate::baseline::{Against, Baseline};
use crate::catalog::Catalog;
use crate::comparison::{Change, Context};
use crate::diff::{self, Listing, Places};
use crate::failure::Failure;
use crate::finding::Finding;
use crate::levels::LevelTable;
use crate::lints::{self, Subject};
use crate::lock::{Acceptances, Lock};
use crate::rules::Profile;
use crate::source::Source;
use crate::talk::Talk;

pub(crate) use unselected::{crates, finding as unselected};

/// Everything a check needs besides the source.
#[derive(Clone, Debug)]
pub struct Gate<'a> {
    /// The working tree.
    pub source: &'a Source,
    /// Chosen levels.
    pub levels: LevelTable,
    /// Whose contract is judged.
    pub profile: Profile,
    /// `YYYY-MM-DD`
    pub today: String,
    /// What is said on the way.
    pub talk: Talk,
}

impl Gate<'_> {
    /// All findings, sorted by place: lints, then the comparison with the lock, the merge base and the last release.
    ///
    /// # Errors
    /// When there is no lock, or a baseline cannot be read.
    pub fn check(&self) -> Result<Vec<Finding>, Failure> {
        let place = &self.source.files;
        let lock = place.lock()?;
        let released = place.released()?;
        let released_catalog = released.as_ref().map(|lock| &lock.catalog);
        let mut findings = self.lints(Some(&lock));
        let file = place.lock_name();
        let shown = Listing { file: &file, lines: &lock.lines };
        let new = self.source.beside(Some(&lock));
        let changes = self.changes(&lock.catalog, &new, released_catalog);
        let mut of_lock = self.judge(&changes, &Places { new: &new, shown, elsewhere: None });
        findings.extend(stale::finding(self, &lock, &of_lock, &file));
        findings.extend(unselected::finding(self.source, &self.levels, &lock));
        findings.append(&mut of_lock);
        let base = base::read(self, None)?;
        findings.extend(base.findings);
        match base.lock {
            Ok(baseline) => self.inherit(&mut findings, &baseline, &new, released_catalog, shown),
            Err(why) => self.talk.detail(&format!("not compared with the merge base: {why}")),
        }
        match &released {
            Some(_) => self.inherit(&mut findings, &place.read(&Against::Release)?, &new, None, shown),
            None => self.talk.detail("not compared with the last release: there is none"),
        }
        acceptances::apply(self, findings, released.is_some())
    }

    /// Lints, then the comparison with one baseline.
    ///
    /// # Errors
    /// When the baseline does not exist or cannot be read.
    pub fn check_against(&self, against: &Against) -> Result<Vec<Finding>, Failure> {
        let place = &self.source.files;
        let lock = place.lock_if_any()?;
        let (baseline, troubles) = self.old_side(against)?;
        let released = place.released()?.map(|lock| lock.catalog);
        let released = released.as_ref().filter(|_| *against != Against::Release);
        let mut findings = self.lints(lock.as_ref());
        findings.extend(troubles);
        let new = self.source.beside(lock.as_ref());
        let (file, nowhere) = (place.lock_name(), BTreeMap::new());
        let shown = Listing { file: &file, lines: lock.as_ref().map_or(&nowhere, |lock| &lock.lines) };
        if let Some(baseline) = baseline {
            let changes = self.changes(&baseline.catalog, &new, released);
            findings.append(&mut self.judge(&changes, &baseline.places(&new, shown)));
        }
        let accepted = acceptances::read(self.source)?;
        acceptances::mark_accepted(self, &accepted, &mut findings, Some(against));
        Ok(sorted(findings))
    }

    /// The baseline that was asked for; without one there is a finding that says why.
    fn old_side(&self, against: &Against) -> Result<(Option<Baseline>, Vec<Finding>), Failure> {
        let Against::MergeBase(branch) = against else {
            return Ok((Some(self.source.files.read(against)?), Vec::new()));
        };
        let base = base::read(self, branch.as_deref())?;
        match base.lock {
            Ok(baseline) => Ok((Some(baseline), base.findings)),
            Err(failure) if base.findings.is_empty() => Err(failure),
            Err(_) => Ok((None, base.findings)),
        }
    }

    fn lints(&self, lock: Option<&Lock>) -> Vec<Finding> {
        let catalog = self.source.beside(lock);
        let pages = self.source.pages();
        let subject = Subject {
            scan: &self.source.scan,
            catalog: &catalog,
            style: self.source.config.code_style,
            pages: pages.as_ref(),
        };
        lints::run(&subject, &self.levels)
    }

    fn changes(&self, old: &Catalog, new: &Catalog, released: Option<&Catalog>) -> Vec<Change> {
        let sunset_days = self.source.config.sunset_days;
        let context = Context { today: Some(&self.today), released, sunset_days };
        diff::changes(&self.source.scope(old), new, &context)
    }

    fn judge(&self, changes: &[Change], places: &Places<'_>) -> Vec<Finding> {
        diff::judge(changes, places, self.profile, &self.levels)
    }

    /// Findings against another baseline, unless an earlier comparison has them already.
    fn inherit(
        &self,
        findings: &mut Vec<Finding>,
        baseline: &Baseline,
        new: &Catalog,
        released: Option<&Catalog>,
        lock: Listing<'_>,
    ) {
        let changes = self.changes(&baseline.catalog, new, released);
        for mut finding in self.judge(&changes, &baseline.places(new, lock)) {
            if !findings.iter().any(|known| known.fingerprint == finding.fingerprint) {
                finding.notes.push(format!("compared with: {}", baseline.name));
                findings.push(finding);
            }
        }
    }
}

fn sorted(mut findings: Vec<Finding>) -> Vec<Finding> {
    findings.sort_by(|a, b| a.order().cmp(&b.order()));
    findings
}

/// The acceptances of a workspace.
///
/// # Errors
/// When the file exists and cannot be read.
pub fn acceptances(source: &Source) -> Result<Acceptances, Failure> {
    acceptances::read(source)
}
