//! What api-error costs the compiler: `cargo bench -p api-error-benches --bench compile`. Ends with an error if a
//! budget is
//! exceeded. Each figure is a ratio or a difference in one run in which the sides take turns. Other work on the
//! machine
//! makes it less exact.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

const VARIANTS: usize = 1_000;
const CODES: usize = 5_000;
const ROUNDS: usize = 7;
const COLD_ROUNDS: usize = 3;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<ExitCode> {
    let mut exceeded = false;
    let mut report = |name: &str, figure: f64, budget: f64| {
        exceeded |= figure > budget;
        println!("{name:<66} {figure:>6.2} {budget:>8.2}");
    };
    println!("{:<66} {:>6} {:>8}", "compilation", "figure", "budget");
    report("derive over Debug, as a share of thiserror's", derive_ratio()?, 0.5);
    report("`catalog!` over 5,000 codes, seconds of `cargo check`", catalog_seconds()?, 0.5);
    report("crates added to serde, serde_json and thiserror", crates_added()?, 3.0);
    report("cold build of an empty crate, as a share of thiserror's", cold_ratio()?, 1.5);
    Ok(if exceeded { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A crate in its own folder, outside of the workspace.
struct Crate {
    root: PathBuf,
}

const API_ERROR: &str = concat!("api-error = { path = \"", env!("CARGO_MANIFEST_DIR"), "/../api-error\" }\n");
const THISERROR: &str = "thiserror = \"2.0.21\"\n";
const SERDE: &str = "serde = { version = \"1.0.229\", features = [\"derive\"] }\nserde_json = \"1.0.154\"\n";

impl Crate {
    fn new(name: &str, dependencies: &[&str], source: &str) -> Outcome<Self> {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile").join(name);
        fs::create_dir_all(root.join("src"))?;
        let dependencies = dependencies.concat();
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n{dependencies}"
        );
        fs::write(root.join("Cargo.toml"), manifest)?;
        fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.lock"), root.join("Cargo.lock"))?;
        fs::write(root.join("src/lib.rs"), source)?;
        Ok(Self { root })
    }

    fn cargo(&self, arguments: &[&str]) -> Outcome<(Duration, String)> {
        let start = Instant::now();
        let output = Command::new(env!("CARGO"))
            .args(arguments)
            .current_dir(&self.root)
            .env("CARGO_TARGET_DIR", self.root.join("target"))
            .env("CARGO_INCREMENTAL", "0")
            .env_remove("RUSTFLAGS")
            .output()?;
        let elapsed = start.elapsed();
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
        }
        Ok((elapsed, String::from_utf8(output.stdout)?))
    }

    /// The time of `cargo check` for this crate alone; its dependencies have been built.
    fn check(&self) -> Outcome<f64> {
        fs::File::options()
            .append(true)
            .open(self.root.join("src/lib.rs"))?
            .set_modified(std::time::SystemTime::now())?;
        Ok(self.cargo(&["check", "--quiet"])?.0.as_secs_f64())
    }

    fn cold_build(&self) -> Outcome<f64> {
        let target = self.root.join("target");
        if target.exists() {
            fs::remove_dir_all(target)?;
        }
        Ok(self.cargo(&["build", "--quiet"])?.0.as_secs_f64())
    }
}

fn variants(attribute: &str) -> String {
    let mut variants = String::new();
    for at in 0..VARIANTS {
        let _ =
            writeln!(variants, "{}\nV{at} {{ id: u64, name: String }},", attribute.replace("{at}", &at.to_string()));
    }
    variants
}

fn derive_ratio() -> Outcome<f64> {
    let message = "user {id} named {name} of case {at} was not found";
    let debug = format!("#[derive(Debug)] pub enum E {{ {} }}", variants(""));
    let theirs =
        format!("#[derive(Debug, thiserror::Error)] pub enum E {{ {} }}", variants(&format!("#[error({message:?})]")));
    let ours = format!(
        "#[derive(Debug, api_error::ApiError)]\n#[api_error(doc_url = \"https://docs.example.com/errors/{{code}}\")]\npub enum E {{ {} }}",
        variants(&format!("#[api_error(status = 404, message = {message:?})]"))
    );
    let debug = Crate::new("debug", &[], &debug)?;
    let theirs = Crate::new("theirs", &[THISERROR], &theirs)?;
    let ours = Crate::new("ours", &[API_ERROR], &ours)?;
    for each in [&debug, &theirs, &ours] {
        each.check()?;
    }
    let mut ratios = Vec::new();
    for _ in 0..ROUNDS {
        let (debug, theirs, ours) = (debug.check()?, theirs.check()?, ours.check()?);
        ratios.push((ours - debug) / (theirs - debug));
    }
    Ok(median(ratios))
}

fn catalog_seconds() -> Outcome<f64> {
    let mut source = "use api_error::ApiError;\n".to_owned();
    for part in 0..5 {
        let _ = writeln!(source, "#[derive(Debug, ApiError)]\n#[api_error(status = 404)]\npub enum E{part} {{");
        for at in 0..CODES / 5 {
            let _ = writeln!(source, "Code{part}Number{at},");
        }
        source.push_str("}\n");
    }
    let without = Crate::new("without-catalog", &[API_ERROR], &source)?;
    source.push_str("api_error::catalog! { pub static ERRORS = [E0, E1, E2, E3, E4]; }\n");
    source.push_str("pub const LAST: api_error::Code = ERRORS.code(\"code4_number999\");\n");
    let with = Crate::new("with-catalog", &[API_ERROR], &source)?;
    let mut seconds = Vec::new();
    for _ in 0..ROUNDS {
        let (without, with) = (without.check()?, with.check()?);
        seconds.push(with - without);
    }
    Ok(median(seconds))
}

#[expect(clippy::cast_precision_loss, reason = "a handful of crates")]
fn crates_added() -> Outcome<f64> {
    let count = |name, dependencies: &[&str]| -> Outcome<usize> {
        let (_, tree) =
            Crate::new(name, dependencies, "")?.cargo(&["tree", "--prefix=none", "--edges=normal,build"])?;
        let mut crates: Vec<_> = tree.lines().filter_map(|line| line.split(' ').next()).collect();
        crates.sort_unstable();
        crates.dedup();
        Ok(crates.len())
    };
    let before = count("service", &[SERDE, THISERROR])?;
    let after = count("service-with", &[SERDE, THISERROR, API_ERROR])?;
    // Both counts include the crate itself, under two names.
    Ok((after - before) as f64)
}

fn cold_ratio() -> Outcome<f64> {
    let theirs = Crate::new("cold-theirs", &[THISERROR], "")?;
    let ours = Crate::new("cold-ours", &[API_ERROR], "")?;
    let mut ratios = Vec::new();
    for _ in 0..COLD_ROUNDS {
        let (theirs, ours) = (theirs.cold_build()?, ours.cold_build()?);
        ratios.push(ours / theirs);
    }
    Ok(median(ratios))
}

fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}
