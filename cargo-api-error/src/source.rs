//! Reads the selected packages: everything that a command needs to know about them.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::args::SelectionFlags;
use crate::baseline::ContractFiles;
use crate::catalog::{Body, Catalog, Domain, Entry, ErrorPath};
use crate::config::Config;
use crate::failed_run::FailedRun;
use crate::failure::Failure;
use crate::lock::{LOCK_FILE, bury};
use crate::misplaced;
use crate::output;
use crate::scan::{self, BuiltIn, Scan, ScanError};
use crate::talk::Talk;
use crate::verify::{self, VerifyOptions};
use crate::workspace::Workspace;

/// The working tree.
#[derive(Clone, Debug)]
pub struct Source {
    /// The places of the lock and the files beside it.
    pub files: ContractFiles,
    /// The configuration of the workspace.
    pub config: Config,
    /// The flags that selected it, as the user wrote them.
    pub flags: String,
    /// Every error type.
    pub scan: Scan,
    /// Their catalog, with lines.
    pub catalog: Catalog,
    /// The crates of the workspace that were not selected, and the types of the runtime that only they name. Their codes in
    /// the lock are not checked.
    pub unselected: BTreeSet<String>,
    /// Whether the user selected the packages; otherwise nobody may know that some are left out.
    pub chosen: bool,
}

impl Source {
    /// Finds the workspace and scans it. What keeps the scan from being complete is told on stderr, and that it found
    /// nothing.
    pub(crate) fn load(selection: &SelectionFlags, talk: Talk) -> Result<Self, FailedRun> {
        let (workspace, config, mut scan) = read(selection, talk)?;
        if selection.compiled || config.compiled {
            compiled(&workspace, &mut scan, selection, talk)?;
        }
        Ok(Self::assemble(&workspace, config, scan, selection, talk)?)
    }

    /// The same from the scan alone, with the metadata of the workspace.
    pub(crate) fn with_workspace(selection: &SelectionFlags, talk: Talk) -> Result<(Self, Workspace), FailedRun> {
        let (workspace, config, scan) = read(selection, talk)?;
        Ok((Self::assemble(&workspace, config, scan, selection, talk)?, workspace))
    }

    /// Nothing, with default settings: where there is no workspace.
    pub(crate) fn none(root: PathBuf) -> Self {
        Self {
            files: ContractFiles { root, lock: PathBuf::from(LOCK_FILE), named: false, merge_base: None },
            config: Config::default(),
            flags: String::new(),
            scan: Scan::default(),
            catalog: Catalog::default(),
            unselected: BTreeSet::new(),
            chosen: false,
        }
    }

    fn assemble(
        workspace: &Workspace,
        config: Config,
        scan: Scan,
        selection: &SelectionFlags,
        talk: Talk,
    ) -> Result<Self, Failure> {
        if scan.enums.is_empty() {
            talk.warning(&format!("no error type was found{}", searched(workspace)));
            talk.help("name packages with `-p` or `--workspace`, kinds of targets with `--target-kind`");
        }
        let mut catalog = Catalog::from_scan(&scan);
        if let Some(template) = &config.framework_doc_url {
            catalog.document_built_ins(template);
        }
        catalog.body = Body::choose(config.shape.as_deref(), &scan)?;
        catalog.title.clone_from(&config.title);
        catalog.domain = config.domain.clone().or_else(|| domain(&scan));
        catalog.version = version(workspace, &scan);
        let lock = selection.lock.clone().or_else(|| config.lock.clone());
        let lock = lock.unwrap_or_else(|| PathBuf::from(LOCK_FILE));
        let named = selection.lock.is_some();
        let files = ContractFiles { root: workspace.root.clone(), lock, named, merge_base: config.merge_base.clone() };
        misplaced::check(&workspace.metadata, &files)?;
        let chosen = selection.chooses(&config, &workspace.metadata);
        let unselected = unselected(workspace, &scan);
        Ok(Self { files, config, flags: selection.typed(), scan, catalog, unselected, chosen })
    }

    /// What of an old side concerns the selected packages.
    pub fn scope(&self, old: &Catalog) -> Catalog {
        let mut old = old.clone();
        old.errors.retain(|entry| !outside(entry, &self.unselected));
        old
    }

    /// The catalog with the tombstones that `cargo api-error lock` would write beside it, by what was published.
    pub fn beside(&self, history: &Catalog) -> Catalog {
        let mut catalog = self.catalog.clone();
        bury(&mut catalog, &self.scope(history), |_| None);
        catalog
    }

    /// The names of the hand-written pages, without extension, where the configuration names a folder.
    pub fn pages(&self) -> Option<BTreeSet<String>> {
        let folder = self.files.root.join(self.config.pages.as_ref()?);
        let files = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
        let name = |file: fs::DirEntry| Some(file.file_name().to_str()?.strip_suffix(".md")?.to_owned());
        Some(files.filter_map(name).collect())
    }
}

/// Whether an entry belongs to packages that were not selected.
pub(crate) fn outside(entry: &Entry, unselected: &BTreeSet<String>) -> bool {
    let foreign = |path: &ErrorPath| {
        let name = if path.is_built_in() { path.type_path().tail(2) } else { path.crate_name() };
        unselected.contains(&name)
    };
    !entry.variants.is_empty() && entry.variants.iter().all(|variant| foreign(&variant.path))
}

/// Finds the workspace and scans it.
fn read(selection: &SelectionFlags, talk: Talk) -> Result<(Workspace, Config, Scan), FailedRun> {
    // The metadata says which packages to select, so it is read first.
    let workspace = Workspace::load(&selection.for_scan(&Config::default()))?;
    let within = |failure: Failure| FailedRun::from(failure).within(&workspace.root);
    let config = Config::of(&workspace).map_err(within)?;
    let workspace = Workspace::select(workspace.metadata, &selection.for_scan(&config))?;
    let scan = scan::scan(&workspace).map_err(|errors| {
        talk.report(&output::scan_errors(&errors, &workspace.root));
        unreadable(errors, workspace.root.clone())
    })?;
    Ok((workspace, config, scan))
}

/// Adds the types that only the compiler sees, unless scan and compiler disagree about the other types.
fn compiled(workspace: &Workspace, scan: &mut Scan, selection: &SelectionFlags, talk: Talk) -> Result<(), Failure> {
    let options = VerifyOptions { cargo_options: selection.cargo_options(), ..VerifyOptions::default() };
    talk.status("Building", "the types that macros make");
    let progress = talk.progress("building");
    let verification = verify::verify(workspace, scan, &options);
    progress.finish_and_clear();
    let verification = verification?;
    if verification.contradicts() {
        let failure = Failure::incomplete("the scan and the compiler disagree");
        return Err(failure.help("`cargo api-error verify` says where"));
    }
    for unbuilt in &verification.unbuilt {
        let message = format!("the types that macros make are not known: {}", unbuilt.message);
        if unbuilt.has_types {
            // Without it, its codes would seem to be removed.
            return Err(Failure::incomplete(message).help("`cargo api-error verify` shows the errors of the compiler"));
        }
        talk.warning(&message);
    }
    for skipped in &verification.skipped {
        talk.warning(&format!("the types that macros make are not known: {skipped} is not part of the build"));
    }
    verify::adopt(scan, &verification);
    Ok(())
}

fn unreadable(errors: Vec<ScanError>, root: PathBuf) -> FailedRun {
    let plural = if errors.len() == 1 { "1 error" } else { &format!("{} errors", errors.len()) };
    let failure = Failure::incomplete(format!("cannot read the whole source: {plural}"));
    FailedRun { errors: errors.into(), root, ..failure.into() }
}

/// The packages that were selected, the first of them by name.
fn searched(workspace: &Workspace) -> String {
    let names: Vec<String> = workspace.packages.iter().map(|package| format!("`{}`", package.name)).collect();
    let first = names.iter().take(4).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len() {
        0 => ": no package is selected".to_owned(),
        1 => format!(" in package {first}"),
        2..=4 => format!(" in packages {first}"),
        more => format!(" in packages {first} and {} more", more - 4),
    }
}

/// The only package that declares errors.
fn domain(scan: &Scan) -> Option<Domain> {
    let packages: BTreeSet<&str> = scan.enums.iter().map(|item| item.package.as_str()).collect();
    let only = packages.first().filter(|_| packages.len() == 1)?;
    Domain::try_from((*only).to_owned()).ok()
}

/// The version of the packages that declare errors, if they have the same one.
fn version(workspace: &Workspace, scan: &Scan) -> Option<String> {
    let declares = |name: &str| scan.enums.iter().any(|item| item.package == name);
    let with_errors = workspace.packages.iter().filter(|package| declares(&package.name));
    let versions: BTreeSet<&str> = with_errors.map(|package| package.version.as_str()).collect();
    if versions.len() == 1 { versions.first().map(|version| (*version).to_owned()) } else { None }
}

/// The crates of members that were not selected, unless a selected one has the same name; then also the types of the runtime
/// that no selected crate names.
fn unselected(workspace: &Workspace, scan: &Scan) -> BTreeSet<String> {
    let selected = |name: &str| workspace.packages.iter().any(|package| package.name == name);
    let mut others = BTreeSet::new();
    let mut ours = BTreeSet::new();
    for member in workspace.metadata.workspace_packages() {
        let names = if selected(&member.name) { &mut ours } else { &mut others };
        names.insert(member.name.replace('-', "_"));
        names.extend(member.targets.iter().map(|target| target.name.replace('-', "_")));
    }
    let mut unselected: BTreeSet<String> = others.difference(&ours).cloned().collect();
    if !unselected.is_empty() {
        let named = |ty: &BuiltIn| scan.built_ins.iter().any(|found| found.ty == *ty);
        let absent = BuiltIn::ALL.into_iter().filter(|ty| !named(ty));
        unselected.extend(absent.map(|ty| format!("api_error::{}", ty.name())));
    }
    unselected
}
