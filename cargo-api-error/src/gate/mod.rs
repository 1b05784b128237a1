//! The check: runs the lints and compares the contract with all baselines. Each change is one finding.

mod acceptances;
mod merge_base;
mod stale;
mod unselected;

use self::merge_base::OldSide;
use crate::baseline::{Against, Baseline};
use crate::catalog::Catalog;
use crate::comparison::Context;
use crate::diff::{self, Listing, Places};
use crate::failure::Failure;
use crate::finding::{Finding, sorted};
use crate::levels::LevelTable;
use crate::lints::{self, Subject};
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
    /// The findings of a check, or of the comparison with one baseline.
    pub(crate) fn findings(&self, against: Option<&Against>) -> Result<Vec<Finding>, Failure> {
        against.map_or_else(|| self.check(), |against| self.check_against(against))
    }

    /// All findings, sorted by place: lints, then the comparison with the lock, the merge base and the last release.
    pub fn check(&self) -> Result<Vec<Finding>, Failure> {
        let files = &self.source.files;
        let lock = files.lock()?;
        let released = files.released()?;
        let base = merge_base::read(self, None)?;
        // A release on this branch no longer has what an earlier one announced.
        let announced: Vec<&Catalog> =
            released.iter().map(|baseline| &baseline.catalog).chain(base.released.as_ref()).collect();
        let history = files.published(&lock, base.lock.as_ref().ok())?;
        let new = self.source.beside(&history);
        let file = files.lock_name();
        let shown = Listing { file: &file, lines: &lock.lines };
        let against = |baseline: &Baseline, announced: &[&Catalog]| {
            let found = self.compare(&baseline.catalog, announced, &baseline.places(&new, shown));
            (baseline.name.clone(), found)
        };
        let mut elsewhere = Vec::new();
        match &base.lock {
            Ok(baseline) => elsewhere.push(against(baseline, &announced)),
            Err(why) => self.talk.detail(&format!("not compared with the merge base: {why}")),
        }
        match &released {
            Some(baseline) => elsewhere.push(against(baseline, &[])),
            None => self.talk.detail("not compared with the last release: there is none"),
        }
        let mut of_lock = self.compare(&history, &announced, &Places { new: &new, shown, elsewhere: None });
        if base.lock.is_ok() {
            // What a branch does and takes back was never published.
            let known =
                |it: &Finding| elsewhere.iter().flat_map(|(_, found)| found).any(|other| it.is_same_change(other));
            of_lock.retain(known);
        }
        let mut findings = self.lints(&new, true);
        findings.extend(stale::finding(self, &lock, &of_lock, &file));
        findings.extend(unselected::finding(self.source, &self.levels, &lock));
        findings.append(&mut of_lock);
        findings.extend(base.finding);
        for (name, found) in elsewhere {
            inherit(&mut findings, &name, found);
        }
        acceptances::apply(self, findings, released.is_some())
    }

    /// Lints, then the comparison with one baseline.
    pub fn check_against(&self, against: &Against) -> Result<Vec<Finding>, Failure> {
        let files = &self.source.files;
        let lock = files.lock_if_any()?;
        let locked = lock.is_some();
        let lock = lock.unwrap_or_default();
        let old = self.old_side(against)?;
        let released = files.released()?.map(|baseline| baseline.catalog);
        let released = released.iter().filter(|_| *against != Against::Release);
        let announced: Vec<&Catalog> = released.chain(old.released.as_ref()).collect();
        let new = self.source.beside(&files.history(&lock)?);
        let mut findings = self.lints(&new, locked);
        findings.extend(old.finding);
        let file = files.lock_name();
        let shown = Listing { file: &file, lines: &lock.lines };
        if let Ok(baseline) = old.lock {
            findings.append(&mut self.compare(&baseline.catalog, &announced, &baseline.places(&new, shown)));
        }
        let accepted = acceptances(self.source)?;
        acceptances::mark_accepted(self, &accepted, &mut findings, Some(against));
        Ok(sorted(findings))
    }

    /// The baseline that the user named; without one there is a finding that says why.
    fn old_side(&self, against: &Against) -> Result<OldSide, Failure> {
        let Against::MergeBase(branch) = against else {
            return Ok(OldSide { lock: Ok(self.source.files.read(against)?), released: None, finding: None });
        };
        match merge_base::read(self, branch.as_deref())? {
            OldSide { lock: Err(failure), finding: None, .. } => Err(failure),
            side => Ok(side),
        }
    }

    fn lints(&self, catalog: &Catalog, locked: bool) -> Vec<Finding> {
        let pages = self.source.pages();
        let (scan, style) = (&self.source.scan, self.source.config.code_style);
        lints::run(&Subject { scan, catalog, style, pages: pages.as_ref(), locked }, &self.levels)
    }

    /// Compares with an old contract, whose deprecations count if a release announced them.
    fn compare(&self, old: &Catalog, announced: &[&Catalog], places: &Places<'_>) -> Vec<Finding> {
        let sunset_days = self.source.config.sunset_days;
        let context = Context { today: Some(&self.today), released: announced, sunset_days };
        let changes = diff::changes(&self.source.scope(old), places.new, &context);
        diff::judge(&changes, places, self.profile, &self.levels)
    }
}

/// Adds the findings against another baseline, unless an earlier comparison has them already.
fn inherit(findings: &mut Vec<Finding>, name: &str, found: Vec<Finding>) {
    for mut finding in found {
        if !findings.iter().any(|known| known.is_same_change(&finding)) {
            finding.notes.push(format!("compared with: {name}"));
            findings.push(finding);
        }
    }
}
