//! Builds and runs the programs, and records the features and `cfg`s of each target.

use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cargo_metadata::diagnostic::DiagnosticLevel;
use cargo_metadata::{Artifact, Message};

use super::builds::Builds;
use super::harness::Harness;
use super::lock::{self, LISTING};
use super::member::Member;
use super::program::{Copied, Program};
use super::{Unbuilt, VerifyOptions, failed};
use crate::failure::Failure;
use crate::scan::Scan;

/// The results of all programs.
#[derive(Default)]
pub(super) struct Built<'p> {
    /// The output of each program.
    pub(super) outputs: Vec<(&'p Program<'p>, String)>,
    /// The features and `cfg`s of each target.
    pub(super) builds: Builds,
    /// The copies of targets that do not compile.
    pub(super) unbuilt: Vec<Unbuilt>,
}

/// Builds and runs.
pub(super) fn run<'p>(
    harness: &Harness<'_>,
    programs: &'p [Program<'p>],
    options: &VerifyOptions,
) -> Result<Built<'p>, Failure> {
    let mut built = Built::default();
    if programs.is_empty() {
        return Ok(built);
    }
    let cargo = Cargo { harness, options };
    cargo.lock()?;
    let messages = cargo.build()?;
    if let Some(output) = messages.foreign(programs) {
        return Err(failed("the libraries do not compile", &output));
    }
    let mut cfgs = None;
    for program in programs {
        let Some((executable, artifact)) = messages.executables.get(&program.name) else {
            built.unbuilt.push(messages.unbuilt(harness.scan, program));
            continue;
        };
        built.outputs.push((program, execute(executable)?));
        let cfgs = match &cfgs {
            Some(cfgs) => cfgs,
            None => cfgs.insert(cargo.cfgs(program)?),
        };
        messages.enter(program, artifact, harness.members, cfgs, &mut built.builds);
    }
    Ok(built)
}

struct Cargo<'a> {
    harness: &'a Harness<'a>,
    options: &'a VerifyOptions,
}

impl Cargo<'_> {
    fn command(&self, subcommand: &str, folder: &Path) -> Command {
        let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        command.current_dir(&self.harness.workspace.root).args([subcommand, "--quiet", "--manifest-path"]);
        command.arg(folder.join("Cargo.toml")).stdin(Stdio::null());
        // The harness has a lock of its own, which starts as that of the workspace.
        let options = self.options.cargo_options.iter().filter(|option| *option != "--locked");
        command.args(options.map(|option| if option == "--frozen" { "--offline" } else { option.as_str() }));
        command
    }

    /// A command that builds what the lock of the harness names.
    fn build_command(&self, subcommand: &str, folder: &Path) -> Command {
        let mut command = self.command(subcommand, folder);
        command.args(["--locked", "--target-dir"]);
        command.arg(self.harness.workspace.metadata.target_directory.as_std_path());
        command
    }

    /// Locks the programs, and compares with the workspace's lock, which is first brought up to date if need be.
    fn lock(&self) -> Result<(), Failure> {
        let (root, dir) = (&self.harness.workspace.root, &self.harness.dir);
        self.resolve(dir)?;
        let is_fixed = self.options.cargo_options.iter().any(|option| option == "--locked" || option == "--frozen");
        if lock::foreign(root, dir)?.is_some() && !is_fixed {
            self.resolve(root)?;
            lock::copy(root, dir).map_err(no_cargo)?;
            self.resolve(dir)?;
        }
        lock::foreign(root, dir)?.map_or(Ok(()), Err)
    }

    /// Adds to a lock what it lacks, and keeps the rest.
    fn resolve(&self, folder: &Path) -> Result<(), Failure> {
        let output = self.command("update", folder).arg("--workspace").output().map_err(no_cargo)?;
        let said = String::from_utf8_lossy(&output.stderr);
        if output.status.success() {
            return Ok(());
        }
        if !said.contains(&format!("`{LISTING}`")) {
            return Err(failed("the dependencies cannot be resolved", &said));
        }
        let fact = format!("`verify` needs the package `{LISTING}`, which the sources of this workspace do not have");
        let help = "make it a dependency, so that it is vendored or fetched with the others: `cargo add --dev";
        let failure = failed(&fact, &said);
        Err(failure.help(format!("{help} {LISTING}`, then `cargo vendor` or a run without `--offline`")))
    }

    fn build(&self) -> Result<Messages, Failure> {
        let mut command = self.build_command("build", &self.harness.dir);
        command.args(["--bins", "--examples", "--tests", "--keep-going", "--message-format=json"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(no_cargo)?;
        let stderr = child.stderr.take().map(|pipe| std::thread::spawn(|| std::io::read_to_string(pipe)));
        let mut messages = child.stdout.take().map(|pipe| Messages::read(BufReader::new(pipe))).unwrap_or_default();
        child.wait().map_err(no_cargo)?;
        messages.said = stderr.and_then(|thread| thread.join().ok()?.ok()).unwrap_or_default();
        Ok(messages)
    }

    /// What the compiler itself sets for the target of this build, flags of the environment included.
    fn cfgs(&self, program: &Program<'_>) -> Result<Vec<String>, Failure> {
        let kind = program.target.as_ref().map_or("bin", Copied::kind);
        let mut command = self.build_command("rustc", &program.package);
        command.args([&format!("--{kind}"), &program.name, "--", "--print", "cfg"]);
        let output = command.output().map_err(no_cargo)?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(failed("the compiler does not tell its `cfg`s", &said));
        }
        Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
    }
}

#[expect(clippy::needless_pass_by_value, reason = "a function for `map_err`")]
fn no_cargo(error: std::io::Error) -> Failure {
    Failure::incomplete(format!("cannot run cargo: {error}"))
}

#[derive(Default)]
struct Messages {
    /// The file of each program, and what else cargo says about it.
    executables: BTreeMap<String, (PathBuf, Artifact)>,
    /// Manifest to library.
    libraries: BTreeMap<PathBuf, Artifact>,
    /// Package id to the `cfg`s that its build script sets.
    scripts: BTreeMap<String, Vec<String>>,
    /// The name of a target to its errors.
    errors: BTreeMap<String, String>,
    /// The messages of cargo.
    said: String,
}

impl Messages {
    fn read(stdout: impl std::io::BufRead) -> Self {
        let mut messages = Self::default();
        for message in Message::parse_stream(stdout).map_while(Result::ok) {
            match message {
                Message::CompilerArtifact(artifact) => messages.artifact(artifact),
                Message::BuildScriptExecuted(script) => {
                    messages.scripts.insert(script.package_id.repr, script.cfgs);
                }
                Message::CompilerMessage(message) if message.message.level == DiagnosticLevel::Error => {
                    let text = message.message.rendered.unwrap_or(message.message.message);
                    *messages.errors.entry(message.target.name).or_default() += &text;
                }
                _ => {}
            }
        }
        messages
    }

    fn artifact(&mut self, artifact: Artifact) {
        if let Some(executable) = artifact.executable.clone() {
            self.executables.insert(artifact.target.name.clone(), (executable.into(), artifact));
        } else if !artifact.target.is_custom_build() {
            self.libraries.insert(artifact.manifest_path.clone().into(), artifact);
        }
    }

    /// The errors that do not belong to a copy of a target.
    fn foreign(&self, programs: &[Program<'_>]) -> Option<String> {
        let is_copy = |name: &str| programs.iter().any(|program| program.name == name && program.target.is_some());
        let foreign: String =
            self.errors.iter().filter(|(name, _)| !is_copy(name)).map(|(_, text)| text.as_str()).collect();
        let nothing = self.executables.is_empty() && self.errors.is_empty();
        let libraries = programs.iter().find(|program| program.target.is_none());
        let unlinked = libraries.is_some_and(|program| !self.executables.contains_key(&program.name));
        match foreign.as_str() {
            "" => (nothing || unlinked).then(|| self.said.clone()),
            _ => Some(foreign),
        }
    }

    fn unbuilt(&self, scan: &Scan, program: &Program<'_>) -> Unbuilt {
        let (name, label) = program.target.as_ref().map_or(("", String::new()), Copied::names);
        let has_types = scan.enums.iter().any(|found| found.package == name && found.targets.contains(&label));
        let may_have = || scan.hidden.iter().any(|hidden| hidden.package == name && hidden.target == label);
        Unbuilt {
            has_types: has_types || may_have(),
            message: format!("`{label}` of `{name}` does not build outside its package"),
            output: self.errors.get(&program.name).cloned().unwrap_or_else(|| self.said.clone()),
        }
    }

    /// Records the builds of the targets that a program replaces.
    fn enter(
        &self,
        program: &Program<'_>,
        artifact: &Artifact,
        members: &[Member<'_>],
        cfgs: &[String],
        builds: &mut Builds,
    ) {
        let mut enter = |package: &str, label: &str, artifact: &Artifact| {
            let script = self.scripts.get(&artifact.package_id.repr).into_iter().flatten();
            builds.enter(package, label, cfgs.iter().chain(script).map(String::as_str), &artifact.features);
        };
        if let Some(copied) = &program.target {
            let (package, label) = copied.names();
            return enter(package, &label, artifact);
        }
        for member in members.iter().filter(|member| member.library.is_some()) {
            if let Some(library) = self.libraries.get(member.package.manifest_path.as_std_path()) {
                enter(member.name(), "lib", library);
            }
        }
    }
}

fn execute(program: &Path) -> Result<String, Failure> {
    let output = Command::new(program).output();
    let output =
        output.map_err(|error| Failure::incomplete(format!("cannot run the verification program: {error}")))?;
    match String::from_utf8(output.stdout) {
        Ok(text) if output.status.success() => Ok(text),
        _ => Err(failed("the verification program failed", &String::from_utf8_lossy(&output.stderr))),
    }
}
