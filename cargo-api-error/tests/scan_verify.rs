//! Compares a scan with what the compiler sees in the same source.

#![allow(clippy::expect_used, reason = "a test may fail")]

mod scan_support;

use std::path::Path;

use api_error_syntax::{Deprecated, VariantKind};
use cargo_api_error::scan::scan;
use cargo_api_error::verify::{VerifyOptions, verify};
use cargo_api_error::workspace::{Selection, TargetKind, Workspace};
use clap::ValueEnum as _;
use scan_support::compiled::{described, lock, verified};
use scan_support::{assert_expected, package};

const LIB: &str = r#"
mod errors;
pub use errors::hidden::ReExported;
pub mod made;
#[macro_use]
mod unrelated {}

#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404, message = "no {0} {{here}}")]
pub struct Root(pub u8);

#[derive(Debug, api_error::ApiError)]
#[api_error(doc_url = "https://x.dev/{code}", prefix = "all_", header("Allow", "GET"))]
pub enum Everything<'a, T: std::fmt::Debug> {
    /// Summary.
    ///
    /// # Fix
    /// Nothing.
    #[api_error(status = 429, retry_after = 30, param = "items[{at}]", message = "{at:?} of {what}")]
    Limited { at: u8, #[api_error(detail)] what: &'a str },
    #[api_error(status = 404, code = "x.y", param = "a{{b}}", since = "1.0.0", sunset = "2030-01-01")]
    #[api_error(replaced_by = "all_plain", alias("old", "older"), unstable, retryable = true)]
    #[deprecated(note = "use Plain")]
    Old,
    #[api_error(status = 402, unchecked = "history", type = "auth_error", header("Allow", "POST, {0}"))]
    Odd(u8, Option<T>),
    #[doc = include_str!("words.md")]
    #[api_error(status = 500, expose, message = "broke: {0}", shared)]
    Exposed(u8),
    #[api_error(status = 502, status_from = .0, type = "api_error", message = "it said {1}")]
    Upstream(u16, &'a str),
    #[api_error(status = 409)]
    Plain,
    #[cfg(feature = "extra")]
    #[api_error(status = 410)]
    Extra,
    #[cfg(not(feature = "extra"))]
    #[api_error(status = 411)]
    NoExtra,
}

#[derive(Debug, api_error::ApiError)]
struct Private {}

pub fn function() {
    #[derive(Debug, api_error::ApiError)]
    #[api_error(status = 404)]
    struct Local;
    let _ = Local;
}
"#;

const ERRORS: &str = r"
pub mod hidden {
    #[derive(Debug, api_error::ApiError)]
    pub enum ReExported {
        #[api_error(transparent)]
        Inner(super::Forwarded),
        #[api_error(status = 503)]
        r#Own,
    }
}

#[derive(Debug, api_error::ApiError)]
pub enum Forwarded {
    #[api_error(status = 401)]
    Behind,
}

#[cfg(windows)]
#[derive(Debug, api_error::ApiError)]
pub struct OnWindows;
";

const MADE: &str = r#"
macro_rules! table {
    ($name:ident { $($variant:ident = $code:literal),* }) => {
        #[derive(Debug, api_error::ApiError)]
        pub enum $name { $(#[api_error(status = 404, code = $code)] $variant,)* }
    };
}

table!(Table { First = "first", Second = "second" });
"#;

const MAIN: &str = r#"//! A program.
#![deny(warnings)]
mod part;
const WORDS: &str = include_str!("words.md");

#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404, message = "a {{}} program")]
struct Program(u8);

fn main() {
    println!("{WORDS} {} {}", Program(1).0, crate::part::Part(2).0);
}
"#;

const PART: &str = r"
#[derive(Debug, api_error::ApiError)]
#[api_error(status = 409)]
pub(crate) struct Part(pub(crate) u8);
";

/// A package that depends on the runtime of this repository.
fn fixture(extra: &[(&str, &[u8])]) -> tempfile::TempDir {
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../api-error");
    let manifest = format!(
        "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2024\"\n[workspace]\n\
         [features]\nextra = []\n[dependencies]\napi-error = {{ path = {:?} }}\n",
        runtime.canonicalize().expect("the runtime").display()
    );
    let lib = LIB.replace("struct Private {}", "#[api_error(status = 404)]\nstruct Private {}");
    let errors = ERRORS.replace("pub struct OnWindows;", "#[api_error(status = 404)]\npub struct OnWindows;");
    let mut files: Vec<(&str, &[u8])> = vec![
        ("src/lib.rs", lib.as_bytes()),
        ("src/errors.rs", errors.as_bytes()),
        ("src/made.rs", MADE.as_bytes()),
        ("src/part.rs", PART.as_bytes()),
        ("src/words.md", b"From a file.\n"),
        ("src/main.rs", MAIN.as_bytes()),
    ];
    files.extend(extra);
    let dir = package(&files);
    std::fs::write(dir.path().join("Cargo.toml"), manifest).expect("writable");
    lock(dir.path());
    dir
}

#[test]
fn scan_and_compiler_agree_entry_by_entry() {
    let dir = fixture(&[]);
    assert_expected("verify", &described(&verified(dir.path(), &[], &[], |_| {})));
    let wrong = verified(dir.path(), &[], &[], |scan| {
        scan.enums.retain(|found| found.def.name != "Forwarded");
        for found in &mut scan.enums {
            if found.def.name == "Root" {
                let mut variants = std::mem::take(&mut found.def.variants);
                if let Some(variant) = variants.first_mut() {
                    variant.docs.text = "Other.".to_owned();
                    if let VariantKind::Spec(spec) = &mut variant.kind {
                        spec.deprecated = Some(Deprecated::default());
                    }
                    found.def.variants = vec![variant.clone(), variant.clone()];
                }
                if let Some(second) = found.def.variants.get_mut(1) {
                    second.name = "Second".to_owned();
                }
                found.variants = vec![found.variants.first().expect("a site").clone(); 2];
            }
        }
    });
    assert_expected("verify-wrong", &described(&wrong));
}

#[test]
fn examples_and_programs_are_rebuilt_to_see_their_private_types() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let kinds = TargetKind::value_variants().to_vec();
    let selection =
        Selection { manifest_path: Some(dir.join("Cargo.toml")), target_kinds: kinds, ..Selection::default() };
    let workspace = Workspace::load(&selection).expect("the examples");
    let scan = scan(&workspace).expect("the examples are sound");
    let result = verify(&workspace, &scan, &VerifyOptions::default()).map_err(|error| error.to_string());
    let result = result.expect("the examples compile");
    assert!(result.is_confirmed() && result.compiled_only.is_empty() && result.agreed > 0, "{result:#?}");
    assert_eq!(result.unseen, Vec::new());
}

#[test]
fn members_that_do_not_compile_are_an_error_in_the_compilers_words() {
    let dir = fixture(&[("src/made.rs", b"pub fn f() -> u8 { \"text\" }")]);
    let error = verified(dir.path(), &[], &[], |_| {}).expect_err("a type error");
    assert!(error.starts_with("the libraries do not compile\nerror[E0308]: mismatched types\n"), "{error}");
}
