//! The packages and targets of a selection, and the error for a mistyped name.

#![allow(clippy::expect_used, reason = "a test may fail")]

mod scan_support;

use cargo_api_error::workspace::{Selection, TargetKind, Workspace};
use clap::ValueEnum as _;
use scan_support::{fixtures, scan_dir};

fn selection(fixture: &str) -> Selection {
    Selection { manifest_path: Some(fixtures().join(fixture).join("Cargo.toml")), ..Selection::default() }
}

/// The selected packages, or the error, as text.
fn selected(selection: &Selection) -> String {
    match Workspace::load(selection) {
        Ok(workspace) => workspace.packages.iter().map(|package| package.name.as_str()).collect::<Vec<_>>().join(" "),
        Err(failure) => failure.help.iter().fold(failure.to_string(), |text, help| format!("{text}\nhelp: {help}")),
    }
}

fn packages(specs: &[&str], exclude: &[&str]) -> Selection {
    let own = |list: &[&str]| list.iter().map(|spec| (*spec).to_owned()).collect();
    Selection { packages: own(specs), exclude: own(exclude), ..selection("editions") }
}

#[test]
fn packages_are_selected_as_cargo_does() {
    assert_eq!(selected(&selection("editions")), "e2015 e2018 e2021 e2024");
    assert_eq!(selected(&selection("editions/e2018")), "e2018");
    assert_eq!(selected(&Selection { workspace: true, ..selection("editions/e2018") }), "e2015 e2018 e2021 e2024");
    assert_eq!(selected(&packages(&["e2015"], &[])), "e2015");
    assert_eq!(selected(&packages(&["e20*@0.1.0"], &["e2024"])), "e2015 e2018 e2021");
    assert_eq!(selected(&packages(&[], &["e202?"])), "e2015 e2018");
}

#[test]
fn a_mistyped_package_is_an_error_with_the_closest_name() {
    assert_eq!(
        selected(&packages(&["e2051"], &[])),
        "package ID specification `e2051` did not match any packages\nhelp: a package with a similar name exists: `e2015`"
    );
    assert_eq!(
        selected(&packages(&["payments"], &[])),
        "package ID specification `payments` did not match any packages\nhelp: the workspace has e2015, e2018, e2021, e2024"
    );
    assert_eq!(
        selected(&packages(&["e2015@9.0.0"], &[])),
        "package ID specification `e2015@9.0.0` did not match any packages\n\
         help: the workspace has another version of `e2015`"
    );
    assert!(selected(&packages(&[], &["e2051"])).contains("`e2051` did not match any packages"));
}

#[test]
fn cargos_own_errors_keep_cargos_words() {
    let nowhere = Selection { manifest_path: Some("nowhere/Cargo.toml".into()), ..Selection::default() };
    assert!(selected(&nowhere).contains("`nowhere/Cargo.toml` does not exist"), "{}", selected(&nowhere));
}

#[test]
fn target_kinds_select_targets() {
    let labels = |kinds: &[TargetKind]| {
        let selection = Selection { target_kinds: kinds.to_vec(), ..selection("target-kinds") };
        let workspace = Workspace::load(&selection).expect("a workspace");
        let targets = workspace.packages.iter().flat_map(|package| &package.targets);
        targets.map(|target| format!("{} {}", target.label(), target.edition)).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(labels(&[]), "lib 2024");
    assert_eq!(labels(TargetKind::value_variants()), "lib 2024, example:demo 2024, test:api 2024, bench:speed 2024");
}

/// The findings of a package with one library, beside an `outside` package.
fn findings(lib: &str, outside: &str) -> Vec<String> {
    let manifest = |name: &str, more: &str| {
        format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n[workspace]\n[dependencies]\n{more}")
    };
    let files = [
        ("shop/Cargo.toml", manifest("shop", "outside = { path = \"../outside\" }\n")),
        ("shop/src/lib.rs", lib.to_owned()),
        ("outside/Cargo.toml", manifest("outside", "further = { path = \"../further\" }\n")),
        ("outside/src/lib.rs", outside.to_owned()),
        (
            "further/Cargo.toml",
            manifest("further", "outside = { path = \"../outside\" }\n") + "[lib]\npath = \"f.rs\"\n",
        ),
        (
            "further/f.rs",
            "#[macro_export] macro_rules! further { () => { #[api_error(status = 404)] struct A; } }".to_owned(),
        ),
    ];
    let dir = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("writable");
        std::fs::write(path, text).expect("writable");
    }
    let scan = scan_dir(&dir.path().join("shop")).expect("readable");
    assert_eq!(scan.hidden.len(), scan.findings.iter().filter(|it| !it.message.starts_with("the macro ")).count());
    scan.findings.into_iter().map(|finding| format!("{} {}", finding.location.line, finding.message)).collect()
}

#[test]
fn a_macro_that_is_called_like_a_template_is_not_one() {
    let item = "#[derive(ApiError)] #[api_error(status = 404)] struct A;";
    let own = "macro_rules! quote { ($($t:tt)*) => { $($t)* } }";
    let named = "`quote!` contains `#[api_error]`, and only a build knows what it expands to".to_owned();
    let count = |lib: &str| findings(lib, "");
    // Where items stand, a template makes no sense.
    for lib in [
        format!("{own}\nquote! {{ {item} }}"),
        format!("use outside::quote;\nquote! {{ {item} }}"),
        format!("mod a {{\noutside::quote! {{ {item} }} }}"),
        format!("cfg_if::cfg_if! {{ if #[cfg(unix)] {{\nquote! {{ {item} }} }} }}"),
    ] {
        assert_eq!(count(&lib), [format!("2 {named}")], "{lib}");
    }
    // In a function it may be one, unless the workspace has another.
    let function = format!("fn f() {{\nquote! {{ {item} }} }}");
    assert_eq!(count(&function), [""; 0]);
    assert_eq!(count(&format!("{function}\n{own}")), [format!("2 {named}")]);
    assert_eq!(findings(&function, own), [format!("2 {named}")]);
    assert_eq!(count(&format!("fn f() {{ let x = quote! {{ {item} }}; }}")), [""; 0]);
}

#[test]
fn macros_of_path_dependencies_are_known() {
    let made = |line: usize, name: &str| format!("{line} `{name}!` makes error enums that only a build can see");
    let outside = "#[macro_export] macro_rules! outer { () => { $crate::further!(); } }\npub use further::further;";
    assert_eq!(findings("\noutside::outer!();", outside), [made(2, "outer")]);
    assert_eq!(findings("\nfurther::further! {}", outside), [made(2, "further")]);
    assert_eq!(findings("use outside::outer as own;\nown!();", outside), [made(2, "own")]);
    assert_eq!(findings("outside::other!();", outside), [""; 0]);
}
