//! The budget of the pages: `generate markdown` and `generate html` of 5,000 codes, into an empty folder and over the same pages, as
//! a multiple of `cp -r` of the result.
//!
//! `cargo bench -p cargo-api-error --bench pages` ends with 1 if the budget is exceeded. The times include `cargo metadata` and
//! the scan. Option: `-- --runs N` repeats more or less often.

#![allow(clippy::expect_used, reason = "a benchmark that cannot run has nothing else to say")]

#[path = "../scan/timing.rs"]
mod timing;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use cargo_api_error::args::Cli;
use cargo_api_error::command;
use cargo_api_error::failure::Exit;
use timing::{fastest, time};

/// The same as in the command.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const MAX_RATIO: f64 = 5.0;
const CODES: usize = 5_000;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let option = |name: &str| args.iter().skip_while(|arg| *arg != name).nth(1).cloned();
    if let Some((kind, dir)) = option("--child").zip(option("--in")) {
        let (manifest, pages) = (format!("{dir}/Cargo.toml"), option("--to").expect("a folder for the pages"));
        let arguments = ["cargo-api-error", "generate", &kind, "--quiet", "--manifest-path", &manifest, "-o", &pages];
        return ExitCode::from(command::run(Cli::read(arguments.map(Into::into).to_vec())).map_or(1, Exit::code));
    }
    let runs = option("--runs").and_then(|runs| runs.parse().ok()).unwrap_or(7);
    let dir = tempfile::tempdir().expect("a temporary folder");
    project(dir.path());
    let holds = ["markdown", "html"].map(|kind| measure(kind, dir.path(), runs));
    ExitCode::from(u8::from(holds.contains(&false)))
}

/// Whether the budget holds.
fn measure(kind: &str, dir: &Path, runs: usize) -> bool {
    let exe = std::env::current_exe().expect("this program");
    let (mut fresh, mut unchanged, mut cp) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..runs {
        // Nothing is removed until the end: ext4 makes new files slowly where many have just been removed.
        let (pages, copy) = (dir.join(format!("{kind}-{run}")), dir.join(format!("{kind}-{run}-copy")));
        let generate = || {
            let mut command = Command::new(&exe);
            command.args(["--child", kind, "--in"]).arg(dir).arg("--to").arg(&pages);
            command
        };
        time(&mut generate(), &mut fresh);
        time(&mut generate(), &mut unchanged);
        time(Command::new("cp").arg("-r").args([&pages, &copy]), &mut cp);
    }
    let [fresh, unchanged, cp] = [&fresh, &unchanged, &cp].map(|times| fastest(times));
    println!("{kind} of {CODES} codes:");
    println!("  cp -r      {cp:.1} ms");
    println!("  fresh      {fresh:.1} ms, ratio {:.2} (budget {MAX_RATIO})", fresh / cp);
    println!("  unchanged  {unchanged:.1} ms, ratio {:.2} (budget {MAX_RATIO})", unchanged / cp);
    fresh.max(unchanged) <= MAX_RATIO * cp
}

/// A package with 50 enums of 100 codes, as people write them.
fn project(dir: &Path) {
    let manifest = "[package]\nname = \"shop\"\nversion = \"1.0.0\"\nedition = \"2024\"\n[workspace]\n";
    fs::create_dir(dir.join("src")).expect("a writable folder");
    fs::write(dir.join("Cargo.toml"), manifest).expect("a writable folder");
    let mut lib = String::new();
    for module in 0..50 {
        let mut text =
            format!("#[derive(ApiError)]\n#[api_error(prefix = \"part{module}_\")]\npub enum Error{module} {{\n");
        for (number, status) in [400, 403, 404, 409, 422].into_iter().cycle().take(CODES / 50).enumerate() {
            let _ = write!(
                text,
                "    /// The request cannot be fulfilled, see [`Part{number}`].\n    ///\n    /// More about it.\n    ///\n    \
                 /// # Cause\n    /// The value is <unknown>.\n    ///\n    /// # Fix\n    /// Send another one.\n    \
                 #[api_error(status = {status}, message = \"There is no part {{id}}.\", param = \"id\")]\n    \
                 Part{number}NotFound {{ #[api_error(detail)] id: u64 }},\n"
            );
        }
        fs::write(dir.join(format!("src/m{module}.rs")), text + "}\n").expect("a writable folder");
        let _ = writeln!(lib, "mod m{module};");
    }
    fs::write(dir.join("src/lib.rs"), lib).expect("a writable folder");
}
