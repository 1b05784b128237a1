//! The check: runs the lints and compares the contract with all baselines. Each change is one finding.

mod acceptances;
mod merge_base;
mod stale;
mod unselected;

use std::collections::BTreeMap;

use crate::baseline::{Against, Baseline};
use crate::catalog::Catalog;
use crate::comparison::Context;
use crate::diff::{self, Listing, Places};
use crate::failure::Failure;
use crate::finding::{Finding, sorted};
use crate::levels::LevelTable;
use crate::lints::{self, Subject};
use crate::lock::Lock;
use crate::rules::Profile;
use crate::source::Source;
use crate::talk::Talk;

pub use acceptances::acceptances;
pub(crate) use unselected::{crates, finding as unselected};

/// Everything a check needs besides the source.
#[derive(Clone, Debug)]
pub struct Gate<'a> {
    /// The working tree.
    pub source: &'a Source,
    /// The levels of rules and lints.
    pub levels: LevelTable,
    /// Which contract is judged.
    pub profile: Profile,
    /// `YYYY-MM-DD`
    pub today: String,
    /// Prints messages during the check.
    pub talk: Talk,
}

impl Gate<'_> {
    /// All findings, sorted by place: lints, then the comparison with the lock, the merge base and the last release.
    ///
    /// # Errors
    /// If there is no lock, or a baseline cannot be read.
    pub fn check(&self) -> Result<Vec<Finding>, Failure> {
        let files = &self.source.files;
        let lock = files.lock()?;
        let released = files.released()?;
        let released_catalog = released.as_ref().map(|lock| &lock.catalog);
        let mut findings = self.lints(Some(&lock));
        let file = files.lock_name();
        let shown = Listing { file: &file, lines: &lock.lines };
        let new = self.source.beside(Some(&lock));
        let places = Places { new: &new, shown, elsewhere: None };
        let mut of_lock = self.compare(&lock.catalog, released_catalog, &places);
        findings.extend(stale::finding(self, &lock, &of_lock, &file));
        findings.extend(unselected::finding(self.source, &self.levels, &lock));
        findings.append(&mut of_lock);
        let base = merge_base::read(self, None)?;
        findings.extend(base.findings);
        match base.lock {
            Ok(baseline) => self.inherit(&mut findings, &baseline, &new, released_catalog, shown),
            Err(why) => self.talk.detail(&format!("not compared with the merge base: {why}")),
        }
        match &released {
            Some(_) => self.inherit(&mut findings, &files.read(&Against::Release)?, &new, None, shown),
            None => self.talk.detail("not compared with the last release: there is none"),
        }
        acceptances::apply(self, findings, released.is_some())
    }

    /// Lints, then the comparison with one baseline.
    ///
    /// # Errors
    /// When the baseline does not exist or cannot be read.
    pub fn check_against(&self, against: &Against) -> Result<Vec<Finding>, Failure> {
        let files = &self.source.files;
        let lock = files.lock_if_any()?;
        let (baseline, of_baseline) = self.old_side(against)?;
        let released = files.released()?.map(|lock| lock.catalog);
        let released = released.as_ref().filter(|_| *against != Against::Release);
        let mut findings = self.lints(lock.as_ref());
        findings.extend(of_baseline);
        let new = self.source.beside(lock.as_ref());
        let (file, nowhere) = (files.lock_name(), BTreeMap::new());
        let shown = Listing { file: &file, lines: lock.as_ref().map_or(&nowhere, |lock| &lock.lines) };
        if let Some(baseline) = baseline {
            findings.append(&mut self.compare(&baseline.catalog, released, &baseline.places(&new, shown)));
        }
        let accepted = acceptances(self.source)?;
        acceptances::mark_accepted(self, &accepted, &mut findings, Some(against));
        Ok(sorted(findings))
    }

    /// The baseline that the user named, or a finding that says why there is none.
    fn old_side(&self, against: &Against) -> Result<(Option<Baseline>, Vec<Finding>), Failure> {
        let Against::MergeBase(branch) = against else {
            return Ok((Some(self.source.files.read(against)?), Vec::new()));
        };
        let base = merge_base::read(self, branch.as_deref())?;
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

    fn compare(&self, old: &Catalog, released: Option<&Catalog>, places: &Places<'_>) -> Vec<Finding> {
        let sunset_days = self.source.config.sunset_days;
        let context = Context { today: Some(&self.today), released, sunset_days };
        let changes = diff::changes(&self.source.scope(old), places.new, &context);
        diff::judge(&changes, places, self.profile, &self.levels)
    }

    /// Findings of a comparison with another baseline, without those that an earlier comparison has.
    fn inherit(
        &self,
        findings: &mut Vec<Finding>,
        baseline: &Baseline,
        new: &Catalog,
        released: Option<&Catalog>,
        lock: Listing<'_>,
    ) {
        for mut finding in self.compare(&baseline.catalog, released, &baseline.places(new, lock)) {
            if !findings.iter().any(|known| known.fingerprint == finding.fingerprint) {
                finding.notes.push(format!("compared with: {}", baseline.name));
                findings.push(finding);
            }
        }
    }
}
