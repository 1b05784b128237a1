//! Finds the files that `mod name;` and `include!` in one file mean.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::cfg::Predicate;
use super::error::ScanError;
use super::job::{Declared, Job, Link};
use super::locator::Locator;
use super::modules::{Folders, NoFile, Owner};
use super::scope::Scope;
use super::source::FileId;
use super::unit::Unit;
use super::walk::{Facts, IncludeDecl, MANIFEST_DIR, ModuleDecl};

/// The files that a file names.
pub(crate) struct Children<'a, 't> {
    unit: &'a Unit,
    /// The file that names them.
    job: &'a Job,
    locator: &'a mut Locator<'t>,
    chain: Arc<Link>,
    folders: Folders,
    pub(crate) jobs: Vec<Job>,
    pub(crate) errors: Vec<ScanError>,
}

impl<'a, 't> Children<'a, 't> {
    /// Finds the files that `facts` names. `facts` belongs to the file with this identity.
    pub(crate) fn find(unit: &'a Unit, job: &'a Job, id: &FileId, locator: &'a mut Locator<'t>, facts: &Facts) -> Self {
        let (name, parent) = (locator.name.clone(), job.chain.clone());
        let chain = Arc::new(Link { id: id.clone(), name, depth: job.depth() + 1, parent });
        let (folders, jobs, errors) = (Folders::default(), Vec::new(), Vec::new());
        let mut children = Self { unit, job, locator, chain, folders, jobs, errors };
        facts.modules.iter().for_each(|module| children.module(module));
        facts.includes.iter().for_each(|include| children.include(include));
        children
    }

    /// The files that `mod name;` may mean: one per `#[path]`, and the default one if no `#[path]` may apply.
    fn module(&mut self, module: &ModuleDecl) {
        let mut scope = module.scope.clone();
        scope.module.push(module.name.clone());
        for (when, file) in &module.files {
            let here = Scope { cfg: scope.cfg.clone().and(when.clone()), ..scope.clone() };
            scope.cfg = scope.cfg.and(when.clone().negate());
            self.add(module.span, module.dir.path.join(file), here);
        }
        if scope.cfg == Predicate::False {
            return;
        }
        match module.dir.resolve(&module.name, &mut self.folders) {
            Ok((file, owner)) => self.push(module.span, file, owner, scope),
            Err(NoFile::Missing(..)) if !scope.is_certain() => {}
            Err(NoFile::InBlock) if scope.in_macro.is_some() => {}
            Err(why) => self.no_file(module, &why),
        }
    }

    fn include(&mut self, include: &IncludeDecl) {
        let package = self.unit.names.package_dir.to_string_lossy();
        let file = self.job.folder().join(include.file.replace(MANIFEST_DIR, &package));
        let before = self.jobs.len();
        self.add(include.span, file, include.scope.clone());
        self.jobs.iter_mut().skip(before).for_each(|job| job.expression = !include.items);
    }

    /// A file that is given by its path. It need not exist if some build may not use it.
    fn add(&mut self, span: (usize, usize), file: PathBuf, scope: Scope) {
        if scope.cfg != Predicate::False && (scope.is_certain() || file.is_file()) {
            self.push(span, file, Owner::Folder, scope);
        }
    }

    fn push(&mut self, span: (usize, usize), file: PathBuf, owner: Owner, scope: Scope) {
        let (start, end) = (self.locator.locate(span.0), self.locator.locate(span.1));
        let declared = Some(Declared { start, end: (end.line, end.column) });
        let (unit, chain) = (self.job.unit, Some(Arc::clone(&self.chain)));
        self.jobs.push(Job { unit, file, owner, scope, chain, declared, expression: false });
    }

    fn no_file(&mut self, module: &ModuleDecl, why: &NoFile) {
        let name = |path: &Path| self.unit.names.name(path);
        let (message, help) = match why {
            NoFile::Missing(file, nested) => (
                format!("file not found for module `{}`", module.name),
                format!("create `{}` or `{}`", name(file), name(nested)),
            ),
            NoFile::Both(file, nested) => (
                format!("file for module `{}` found at both `{}` and `{}`", module.name, name(file), name(nested)),
                "delete or rename one of them".to_owned(),
            ),
            NoFile::InBlock => (
                format!("the module `{}` has no file because it is inside a block", module.name),
                "move it out of the block, or give it a `#[path]`".to_owned(),
            ),
        };
        self.errors.push(self.locator.error(module.span, message).help(help));
    }
}
