//! Reads every file of the module graphs of the targets, in parallel.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use rayon::Scope;

use super::error::ScanError;
use super::file::{self, FileResult};
use super::job::Job;
use super::source::FileId;
use super::unit::Unit;
use crate::location::Location;

/// The largest number of times that one target reads one file.
const MAX_VISITS: usize = 200;

struct Graph<'u> {
    units: &'u [Unit],
    files: Mutex<Vec<FileResult>>,
    visits: Mutex<HashMap<(usize, FileId), usize>>,
}

/// Reads every file in the module graphs of the units. The result has no particular order.
pub(crate) fn read(units: &[Unit], pool: &rayon::ThreadPool) -> Vec<FileResult> {
    let graph = Graph { units, files: Mutex::default(), visits: Mutex::default() };
    pool.scope(|scope| {
        for (unit, root) in units.iter().enumerate() {
            let job = Job::root(unit, &root.root);
            scope.spawn(|scope| graph.run(scope, job));
        }
    });
    graph.files.into_inner().unwrap_or_else(PoisonError::into_inner)
}

impl Graph<'_> {
    fn run<'s>(&'s self, scope: &Scope<'s>, job: Job) {
        let Some(unit) = self.units.get(job.unit) else { return };
        let (mut result, jobs) = file::read(unit, job);
        if self.is_visited_too_often(&result) {
            let location = Location::start_of(unit.names.name(&result.job.file));
            let error =
                ScanError::at(location, format!("the module graph contains this file more than {MAX_VISITS} times"));
            result = FileResult::new(result.job, vec![error]);
        } else {
            for job in jobs {
                scope.spawn(|scope| self.run(scope, job));
            }
        }
        self.files.lock().unwrap_or_else(PoisonError::into_inner).push(result);
    }

    fn is_visited_too_often(&self, result: &FileResult) -> bool {
        let Some(id) = &result.id else { return false };
        let mut visits = self.visits.lock().unwrap_or_else(PoisonError::into_inner);
        let count = visits.entry((result.job.unit, id.clone())).or_default();
        *count += 1;
        *count > MAX_VISITS
    }
}
