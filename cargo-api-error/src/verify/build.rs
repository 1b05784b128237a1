//! Builds and runs the program; the compiler's own errors decide which names it keeps.

use std::collections::BTreeSet;
use std::io::BufReader;
use std::path::Path;
use std::process::{Command, Stdio};

use cargo_metadata::Message;
use cargo_metadata::diagnostic::DiagnosticLevel;

use super::harness::{self, Member};
use super::probe::Probe;
use super::{VerifyError, VerifyOptions};
use crate::workspace::Workspace;

/// Each round gives up at least one name; no sensible workspace needs more.
const MAX_ROUNDS: usize = 64;

/// What the program prints.
pub(super) fn run(
    workspace: &Workspace,
    members: &[Member],
    probes: &mut [Probe],
    dir: &Path,
    options: &VerifyOptions,
) -> Result<String, VerifyError> {
    let Some(manifest) = harness::manifest(members) else { return Ok(String::new()) };
    let (manifest_path, main) = (dir.join("Cargo.toml"), dir.join("src/main.rs"));
    harness::write(&manifest_path, &manifest).map_err(|error| VerifyError::io(&manifest_path, &error))?;
    // The same versions as the workspace.
    let lock = dir.join("Cargo.lock");
    if let Ok(text) = std::fs::read_to_string(workspace.root.join("Cargo.lock")) {
        harness::write(&lock, &text).map_err(|error| VerifyError::io(&lock, &error))?;
    }
    for _ in 0..MAX_ROUNDS {
        let (program, lines) = harness::program(probes);
        harness::write(&main, &program).map_err(|error| VerifyError::io(&main, &error))?;
        match build(workspace, &manifest_path, &lines, options)? {
            Outcome::Built(executable) => return execute(&executable),
            Outcome::Unknown(numbers) => {
                for number in numbers {
                    if let Some(probe) = probes.get_mut(number) {
                        probe.next();
                    }
                }
            }
        }
    }
    Err(VerifyError::new("the verification program does not compile"))
}

enum Outcome {
    Built(std::path::PathBuf),
    /// The probes whose names do not work.
    Unknown(BTreeSet<usize>),
}

fn build(
    workspace: &Workspace,
    manifest: &Path,
    lines: &[Option<usize>],
    options: &VerifyOptions,
) -> Result<Outcome, VerifyError> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let failed = |error: std::io::Error| VerifyError::new(format!("cannot run cargo: {error}"));
    let mut child = Command::new(cargo)
        .current_dir(&workspace.root)
        .args(["build", "--quiet", "--message-format=json", "--manifest-path"])
        .arg(manifest)
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
    let stdout = child.stdout.take().map(|pipe| read(BufReader::new(pipe), lines)).unwrap_or_default();
    let status = child.wait().map_err(failed)?;
    let said = stderr.and_then(|thread| thread.join().ok()).unwrap_or_default();
    match stdout {
        Messages { executable: Some(executable), .. } if status.success() => Ok(Outcome::Built(executable)),
        Messages { unknown, foreign, .. } if !unknown.is_empty() && foreign.is_empty() => Ok(Outcome::Unknown(unknown)),
        Messages { foreign, .. } => Err(VerifyError {
            message: "the libraries do not compile".to_owned(),
            output: if foreign.is_empty() { said } else { foreign },
        }),
    }
}

#[derive(Default)]
struct Messages {
    executable: Option<std::path::PathBuf>,
    unknown: BTreeSet<usize>,
    /// Errors that are not about a probe.
    foreign: String,
}

fn read(stdout: impl std::io::BufRead, lines: &[Option<usize>]) -> Messages {
    let mut messages = Messages::default();
    for message in Message::parse_stream(stdout).map_while(Result::ok) {
        match message {
            Message::CompilerArtifact(artifact) if artifact.target.name == "api-error-verify" => {
                messages.executable = artifact.executable.map(Into::into);
            }
            Message::CompilerMessage(message) if message.message.level == DiagnosticLevel::Error => {
                let own = message.target.name == "api-error-verify";
                let spans = message.message.spans.iter().filter(|span| own && span.is_primary);
                let probes: Vec<_> = spans.filter_map(|span| lines.get(span.line_start).copied().flatten()).collect();
                // The last error of a build only counts the others.
                let about_a_place = !message.message.spans.is_empty();
                if probes.is_empty() && (about_a_place || !own) {
                    messages.foreign += message.message.rendered.as_deref().unwrap_or(&message.message.message);
                }
                messages.unknown.extend(probes);
            }
            _ => {}
        }
    }
    messages
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
