//! The budget of the scan: `list` after `cargo metadata` as a multiple of `rg -l api_error` on the same tree, and peak memory.
//!
//! `cargo bench -p cargo-api-error --bench scan` generates 12 MB in 750 files and 120 MB in 7,500, and ends with 1 if a budget
//! is exceeded. Options: `-- --dir PATH` measures an existing workspace, `-- --runs N` repeats more or less often.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run has nothing else to say")]

mod timing;
mod tree;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use cargo_api_error::args::Cli;
use cargo_api_error::command;
use timing::{fastest, time};

/// The same as in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const MAX_RATIO: f64 = 2.5;
const MAX_MEMORY: u64 = 64 << 20;
/// How many crates of 50 files each tree has.
const TREES: [usize; 2] = [15, 150];

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let option = |name: &str| args.iter().skip_while(|arg| *arg != name).nth(1).cloned();
    if let Some(dir) = option("--child") {
        return child(&dir);
    }
    let runs = option("--runs").and_then(|runs| runs.parse().ok()).unwrap_or(21);
    if let Some(dir) = option("--dir") {
        return ExitCode::from(u8::from(!measure(&PathBuf::from(dir), runs)));
    }
    let mut within = true;
    for crates in TREES {
        let dir = tempfile::tempdir().expect("a temporary folder");
        tree::write(dir.path(), crates).expect("a writable folder");
        println!("{} files:", crates * tree::FILES_PER_CRATE);
        within &= measure(dir.path(), runs);
    }
    ExitCode::from(u8::from(!within))
}

/// Runs the command, and then prints the peak memory of this process (on Linux only).
fn child(dir: &str) -> ExitCode {
    let manifest = format!("{dir}/Cargo.toml");
    let arguments = ["cargo-api-error", "list", "--quiet", "--workspace", "--manifest-path", &manifest];
    let exit = command::run(Cli::read(arguments.map(Into::into).to_vec())).map_or(1, |exit| exit as u8);
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    eprintln!("{}", kib.unwrap_or(0) << 10);
    ExitCode::from(exit)
}

/// Whether the budgets hold.
fn measure(dir: &Path, runs: usize) -> bool {
    let exe = std::env::current_exe().expect("this program");
    let (mut rg, mut metadata, mut list, mut memory) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for _ in 0..runs {
        time(Command::new("rg").args(["-l", "api_error"]).arg(dir), &mut rg);
        time(
            Command::new("cargo").args(["metadata", "--no-deps", "--format-version", "1"]).current_dir(dir),
            &mut metadata,
        );
        let output = time(Command::new(&exe).arg("--child").arg(dir), &mut list);
        memory = memory.max(String::from_utf8_lossy(&output.stderr).trim().parse().unwrap_or(0));
    }
    report([&rg, &metadata, &list].map(|times| fastest(times)), memory)
}

#[expect(clippy::cast_precision_loss, reason = "a peak of memory is far below 2^52")]
fn report([rg, metadata, list]: [f64; 3], memory: u64) -> bool {
    let ratio = (list - metadata) / rg;
    println!("  rg -l api_error  {rg:.1} ms");
    println!("  cargo metadata   {metadata:.1} ms");
    println!("  list             {list:.1} ms");
    println!("  ratio            {ratio:.2} (budget {MAX_RATIO})");
    println!("  peak memory      {:.1} MiB (budget {} MiB)", memory as f64 / f64::from(1 << 20), MAX_MEMORY >> 20);
    ratio <= MAX_RATIO && memory <= MAX_MEMORY
}
