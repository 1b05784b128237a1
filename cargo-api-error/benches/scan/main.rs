//! The budget of the scan: time as a multiple of `rg -l api_error` on the same tree, and peak memory, in one run.
//!
//! `cargo bench -p cargo-api-error --bench scan` generates 12 MB in 750 files and ends with 1 if a budget is exceeded.
//! Options: `-- --dir PATH` measures an existing workspace, `-- --runs N` repeats more or less often.

#![allow(clippy::expect_used, clippy::panic, reason = "a benchmark that cannot run has nothing else to say")]

mod tree;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use cargo_api_error::scan::scan;
use cargo_api_error::workspace::{Selection, Workspace};

const MAX_RATIO: f64 = 3.0;
const MAX_MEMORY: u64 = 64 << 20;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let option = |name: &str| args.iter().skip_while(|arg| *arg != name).nth(1).cloned();
    if let Some(dir) = option("--child") {
        child(Path::new(&dir));
        return ExitCode::SUCCESS;
    }
    let runs = option("--runs").and_then(|runs| runs.parse().ok()).unwrap_or(21);
    let generated = tempfile::tempdir().expect("a temporary folder");
    let dir = option("--dir").map_or_else(
        || {
            tree::write(generated.path()).expect("a writable folder");
            generated.path().to_owned()
        },
        PathBuf::from,
    );
    measure(&dir, runs)
}

/// Scans once in a fresh process and prints nanoseconds, peak bytes, files and enums.
fn child(dir: &Path) {
    let selection = Selection { manifest_path: Some(dir.join("Cargo.toml")), workspace: true, ..Selection::default() };
    let workspace = Workspace::load(&selection).expect("a workspace");
    let start = Instant::now();
    let scan = scan(&workspace).unwrap_or_else(|errors| panic!("{} errors, first: {:?}", errors.len(), errors.first()));
    let time = start.elapsed().as_nanos();
    println!("{time} {} {} {}", peak_memory(), scan.files, scan.enums.len());
}

/// The most memory this process ever held, where the system tells (Linux); else 0.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kib.unwrap_or(0) << 10
}

fn measure(dir: &Path, runs: usize) -> ExitCode {
    let (mut rg, mut scans, mut memory, mut facts) = (Vec::new(), Vec::new(), 0, String::new());
    for _ in 0..runs {
        let start = Instant::now();
        let status = Command::new("rg").args(["-l", "api_error"]).arg(dir).output().expect("ripgrep is installed");
        rg.push(start.elapsed());
        assert!(status.status.success(), "ripgrep finds the attribute");
        let exe = std::env::current_exe().expect("this program");
        let output = Command::new(exe).arg("--child").arg(dir).output().expect("this program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let line = String::from_utf8_lossy(&output.stdout).into_owned();
        let mut words = line.split_whitespace();
        let mut number = || words.next().and_then(|word| word.parse::<u64>().ok()).unwrap_or(0);
        scans.push(Duration::from_nanos(number()));
        memory = memory.max(number());
        facts = format!("{} files, {} error types", number(), number());
    }
    report(fastest(&rg), fastest(&scans), memory, &facts)
}

#[expect(clippy::cast_precision_loss, reason = "a peak of memory is far below 2^52")]
fn report(rg: Duration, scan: Duration, memory: u64, facts: &str) -> ExitCode {
    let ratio = scan.as_secs_f64() / rg.as_secs_f64();
    println!("tree: {facts}");
    println!("rg -l api_error: {:.1} ms", rg.as_secs_f64() * 1e3);
    println!("scan:            {:.1} ms", scan.as_secs_f64() * 1e3);
    println!("ratio:           {ratio:.2} (budget {MAX_RATIO})");
    println!("peak memory:     {:.1} MiB (budget {} MiB)", memory as f64 / f64::from(1 << 20), MAX_MEMORY >> 20);
    ExitCode::from(u8::from(ratio > MAX_RATIO || memory > MAX_MEMORY))
}

/// The fastest run is the one that other programs disturbed least.
fn fastest(times: &[Duration]) -> Duration {
    times.iter().min().copied().unwrap_or_default()
}
