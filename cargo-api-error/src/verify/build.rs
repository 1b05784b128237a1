//! Builds and runs the programs, and records the features and `cfg`s of each target.

use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cargo_metadata::diagnostic::DiagnosticLevel;
use cargo_metadata::{Artifact, Message};

use super::builds::Builds;
use super::harness::Harness;
use super::member::Member;
use super::program::Program;
use super::{Unbuilt, VerifyError, VerifyOptions};

/// The results of all programs.
#[derive(Default)]
pub(super) struct Built<'p> {
    /// The output of each program.
    pub(super) outputs: Vec<(&'p Program, String)>,
    /// The features and `cfg`s of each target.
    pub(super) builds: Builds,
    /// The copies of targets that do not compile.
    pub(super) unbuilt: Vec<Unbuilt>,
}

/// Builds and runs.
pub(super) fn run<'p>(
    harness: &Harness<'_>,
    programs: &'p [Program],
    options: &VerifyOptions,
) -> Result<Built<'p>, VerifyError> {
    let mut built = Built::default();
    if programs.is_empty() {
        return Ok(built);
    }
    let cargo = Cargo { harness, options };
    let messages = cargo.build()?;
    if let Some(output) = messages.foreign(programs) {
        return Err(VerifyError { message: "the libraries do not compile".to_owned(), output });
    }
    let mut cfgs = None;
    for program in programs {
        let Some((executable, _)) = messages.executables.get(&program.name) else {
            let has_types = program.target.as_ref().is_some_and(|copied| copied.has_types);
            built.unbuilt.push(Unbuilt { has_types, error: messages.unbuilt(program) });
            continue;
        };
        built.outputs.push((program, execute(executable)?));
        let cfgs = match &cfgs {
            Some(cfgs) => cfgs,
            None => cfgs.insert(cargo.cfgs(program)?),
        };
        messages.enter(program, harness.members, cfgs, &mut built.builds);
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
        command.arg(folder.join("Cargo.toml")).arg("--target-dir");
        command.arg(self.harness.workspace.metadata.target_directory.as_std_path());
        // The harness has its own lock, which starts as a copy of the workspace's lock.
        let options = self.options.cargo_options.iter().filter(|option| *option != "--locked");
        command.args(options.map(|option| if option == "--frozen" { "--offline" } else { option.as_str() }));
        command.stdin(Stdio::null());
        command
    }

    fn build(&self) -> Result<Messages, VerifyError> {
        let mut command = self.command("build", &self.harness.dir);
        command.args(["--bins", "--tests", "--keep-going", "--message-format=json"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(no_cargo)?;
        let stderr = child.stderr.take().map(|mut pipe| {
            std::thread::spawn(move || {
                let mut text = String::new();
                let _ = std::io::Read::read_to_string(&mut pipe, &mut text);
                text
            })
        });
        let mut messages = child.stdout.take().map(|pipe| Messages::read(BufReader::new(pipe))).unwrap_or_default();
        child.wait().map_err(no_cargo)?;
        messages.said = stderr.and_then(|thread| thread.join().ok()).unwrap_or_default();
        Ok(messages)
    }

    /// The `cfg`s that the compiler sets for the target of this build, including those from flags in the environment.
    fn cfgs(&self, program: &Program) -> Result<Vec<String>, VerifyError> {
        let kind = if program.target.as_ref().is_some_and(|copied| copied.test) { "--test" } else { "--bin" };
        let mut command = self.command("rustc", &program.package);
        command.args([kind, &program.name, "--", "--print", "cfg"]);
        let output = command.output().map_err(no_cargo)?;
        if !output.status.success() {
            let output = String::from_utf8_lossy(&output.stderr).into_owned();
            return Err(VerifyError { message: "the compiler does not print its `cfg`s".to_owned(), output });
        }
        Ok(String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect())
    }
}

#[expect(clippy::needless_pass_by_value, reason = "a function for `map_err`")]
fn no_cargo(error: std::io::Error) -> VerifyError {
    VerifyError::new(format!("cannot run cargo: {error}"))
}

#[derive(Default)]
struct Messages {
    /// The output of each program, with the id of its package.
    executables: BTreeMap<String, (PathBuf, String)>,
    /// Manifest to the features of its library.
    libraries: BTreeMap<PathBuf, Vec<String>>,
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
        if let Some(executable) = artifact.executable {
            self.executables.insert(artifact.target.name, (executable.into(), artifact.package_id.repr));
        } else if !artifact.target.is_custom_build() {
            self.libraries.insert(artifact.manifest_path.into(), artifact.features);
        }
    }

    /// The errors that do not belong to a copy of a target.
    fn foreign(&self, programs: &[Program]) -> Option<String> {
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

    fn unbuilt(&self, program: &Program) -> VerifyError {
        let (package, label) = program.target.as_ref().map_or(("", ""), |it| (&it.package, &it.label));
        VerifyError {
            message: format!("`{label}` of `{package}` does not build outside its package"),
            output: self.errors.get(&program.name).cloned().unwrap_or_else(|| self.said.clone()),
        }
    }

    /// Records the builds of the targets that a program replaces.
    fn enter(&self, program: &Program, members: &[Member<'_>], cfgs: &[String], builds: &mut Builds) {
        let script = |id: &str| self.scripts.get(id).into_iter().flatten().map(String::as_str);
        let cfgs = || cfgs.iter().map(String::as_str);
        for member in members {
            match &program.target {
                Some(copied) if copied.package == member.name() => {
                    let features: Vec<String> = member.active().own.into_iter().collect();
                    let id = self.executables.get(&program.name).map_or("", |(_, id)| id);
                    builds.enter(member.name(), &copied.label, cfgs().chain(script(id)), &features);
                }
                None if member.library.is_some() => {
                    let manifest = member.package.manifest_path.as_std_path();
                    let script = script(&member.package.id.repr);
                    let features = self.libraries.get(manifest).map(Vec::as_slice).unwrap_or_default();
                    builds.enter(member.name(), "lib", cfgs().chain(script), features);
                }
                _ => {}
            }
        }
    }
}

fn execute(program: &Path) -> Result<String, VerifyError> {
    let output = Command::new(program)
        .output()
        .map_err(|error| VerifyError::new(format!("cannot run the verification program: {error}")))?;
    match String::from_utf8(output.stdout) {
        Ok(text) if output.status.success() => Ok(text),
        _ => Err(VerifyError {
            message: "the verification program failed".to_owned(),
            output: String::from_utf8_lossy(&output.stderr).into_owned(),
        }),
    }
}
