//! Builds and runs the programs; the compiler's own errors decide which names it keeps.

use std::collections::BTreeMap;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use cargo_metadata::diagnostic::DiagnosticLevel;
use cargo_metadata::{CompilerMessage, Message};

use super::harness;
use super::probe::Probe;
use super::program::Program;
use super::{VerifyError, VerifyOptions};
use crate::workspace::Workspace;

/// Each round gives up at least one name; no sensible workspace needs more.
const MAX_ROUNDS: usize = 64;

/// What came of all programs.
#[derive(Default)]
pub(super) struct Built {
    /// What each program prints.
    pub(super) outputs: Vec<(Program, String)>,
    /// The copies of targets that do not compile.
    pub(super) unbuilt: Vec<VerifyError>,
}

/// Builds and runs.
pub(super) fn run(
    workspace: &Workspace,
    mut programs: Vec<Program>,
    probes: &mut [Probe],
    dir: &Path,
    options: &VerifyOptions,
) -> Result<Built, VerifyError> {
    let mut built = Built::default();
    // The same versions as the workspace.
    let lock = dir.join("Cargo.lock");
    if let Ok(text) = std::fs::read_to_string(workspace.root.join("Cargo.lock")) {
        harness::write_file(&lock, &text).map_err(|error| VerifyError::io(&lock, &error))?;
    }
    for _ in 0..MAX_ROUNDS {
        if programs.is_empty() {
            return Ok(built);
        }
        let mut lines = BTreeMap::new();
        for program in &programs {
            let (text, own) = program.text(probes);
            harness::write_file(&program.file, &text).map_err(|error| VerifyError::io(&program.file, &error))?;
            lines.insert(program.name.clone(), own);
        }
        let mut messages = build(workspace, dir, &lines, options)?;
        if programs.iter().all(|program| messages.executables.contains_key(&program.name)) {
            for program in programs {
                let Some(executable) = messages.executables.remove(&program.name) else { continue };
                built.outputs.push((program, execute(&executable)?));
            }
            return Ok(built);
        }
        settle(&mut programs, probes, &messages, &mut built.unbuilt)?;
    }
    Err(VerifyError::new("the verification programs do not compile"))
}

/// Gives up the names that do not work, and the copies of targets that do not compile outside of their package.
fn settle(
    programs: &mut Vec<Program>,
    probes: &mut [Probe],
    messages: &Messages,
    unbuilt: &mut Vec<VerifyError>,
) -> Result<(), VerifyError> {
    let failed = |output: &str| VerifyError {
        message: "the libraries do not compile".to_owned(),
        output: if output.is_empty() { messages.said.clone() } else { output.to_owned() },
    };
    if !messages.foreign.is_empty() {
        return Err(failed(&messages.foreign));
    }
    let mut settled = false;
    for (number, wrong_arguments) in &messages.unknown {
        if let Some(probe) = probes.get_mut(*number) {
            probe.next(*wrong_arguments);
            settled = true;
        }
    }
    for (name, output) in &messages.broken {
        if let Some(at) = programs.iter().position(|program| program.name == *name && program.target.is_some()) {
            let program = programs.remove(at);
            let (package, target) = program.target.unwrap_or_default();
            let message = format!("`{target}` of `{package}` does not build outside its package");
            unbuilt.push(VerifyError { message, output: output.clone() });
            // Cargo builds whatever is in the folder.
            let _ = std::fs::remove_file(&program.file);
            for number in program.probes {
                if let Some(probe) = probes.get_mut(number) {
                    probe.drop_all();
                }
            }
            settled = true;
        }
    }
    if settled { Ok(()) } else { Err(failed("")) }
}

#[derive(Default)]
struct Messages {
    executables: BTreeMap<String, PathBuf>,
    /// The probes whose names do not work, and whether only their type arguments are wrong.
    unknown: BTreeMap<usize, bool>,
    /// Programs with errors that are not about a probe.
    broken: BTreeMap<String, String>,
    /// Errors outside of the programs.
    foreign: String,
    /// What cargo itself said.
    said: String,
}

fn build(
    workspace: &Workspace,
    dir: &Path,
    lines: &BTreeMap<String, Vec<Option<usize>>>,
    options: &VerifyOptions,
) -> Result<Messages, VerifyError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let failed = |error: std::io::Error| VerifyError::new(format!("cannot run cargo: {error}"));
    let mut child = Command::new(cargo)
        .current_dir(&workspace.root)
        .args(["build", "--quiet", "--keep-going", "--message-format=json", "--manifest-path"])
        .arg(dir.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(workspace.metadata.target_directory.as_std_path())
        .args(&options.cargo_options)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(failed)?;
    let stderr = child.stderr.take().map(|mut pipe| {
        std::thread::spawn(move || {
            let mut text = String::new();
            let _ = std::io::Read::read_to_string(&mut pipe, &mut text);
            text
        })
    });
    let mut messages = child.stdout.take().map(|pipe| read(BufReader::new(pipe), lines)).unwrap_or_default();
    child.wait().map_err(failed)?;
    messages.said = stderr.and_then(|thread| thread.join().ok()).unwrap_or_default();
    Ok(messages)
}

fn read(stdout: impl std::io::BufRead, lines: &BTreeMap<String, Vec<Option<usize>>>) -> Messages {
    let mut messages = Messages::default();
    for message in Message::parse_stream(stdout).map_while(Result::ok) {
        match message {
            Message::CompilerArtifact(artifact) => {
                if let Some(executable) = artifact.executable {
                    messages.executables.insert(artifact.target.name, executable.into());
                }
            }
            Message::CompilerMessage(message) if message.message.level == DiagnosticLevel::Error => {
                note(&message, lines, &mut messages);
            }
            _ => {}
        }
    }
    messages
}

fn note(message: &CompilerMessage, lines: &BTreeMap<String, Vec<Option<usize>>>, messages: &mut Messages) {
    let text = || message.message.rendered.as_deref().unwrap_or(&message.message.message);
    let Some(lines) = lines.get(&message.target.name) else {
        messages.foreign += text();
        return;
    };
    let spans = message.message.spans.iter().filter(|span| span.is_primary);
    let probes: Vec<_> = spans.filter_map(|span| lines.get(span.line_start).copied().flatten()).collect();
    // The last error of a crate only counts the others, and has no place.
    if probes.is_empty() && !message.message.spans.is_empty() {
        *messages.broken.entry(message.target.name.clone()).or_default() += text();
    }
    // Missing or superfluous type arguments, and bounds that they do not satisfy.
    let code = message.message.code.as_ref().map(|code| code.code.as_str());
    let wrong_arguments = matches!(code, Some("E0107" | "E0271" | "E0277" | "E0599"));
    for number in probes {
        *messages.unknown.entry(number).or_insert(true) &= wrong_arguments;
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
