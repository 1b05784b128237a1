//! The quick starts of the README are the files in `quick_start/`, which compile, and its clients are files that tests run.

use std::fs;
use std::path::Path;

#[test]
fn the_readme_has_every_quick_start() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(readme) = fs::read_to_string(folder.join("../../README.md")) else { unreachable!("no README") };
    let Ok(files) = fs::read_dir(folder.join("quick_start")) else { unreachable!("no quick starts") };
    let mut found = 0;
    for file in files.flatten() {
        let text = fs::read_to_string(file.path()).unwrap_or_default();
        let (_, code) = text.split_once("\n\n").unwrap_or_default();
        assert!(
            readme.contains(&format!("```rust,ignore\n{code}```\n")),
            "{} is not in the README",
            file.path().display()
        );
        found += 1;
    }
    assert_eq!(found, 7, "one for each framework but tonic, whose services are generated");
}

#[test]
fn the_readme_has_a_client_in_each_language() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |file: &str| fs::read_to_string(root.join(file)).unwrap_or_default();
    let readme = read("README.md");
    for (language, file) in [
        ("rust,ignore", "examples/serving/call_it.rs"),
        ("ts", "tests/client/typescript/call_it.ts"),
        ("python", "tests/client/python/call_it.py"),
    ] {
        let text = read(file);
        let (_, code) = text.split_once("\n\n").unwrap_or_default();
        assert!(readme.contains(&format!("```{language}\n{code}```\n")), "{file} is not in the README");
    }
}

/// The dependencies that a quick start shows are those that it compiles with here.
#[test]
fn the_readme_names_the_versions_of_the_workspace() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file: &str| fs::read_to_string(folder.join("../..").join(file)).unwrap_or_default();
    let (readme, workspace) = (read("README.md"), read("Cargo.toml"));
    let mut compared = 0;
    for block in readme.split("```toml\n[dependencies]\n").skip(1) {
        let (block, _) = block.split_once("```").unwrap_or_default();
        for line in block.lines().filter(|line| !line.starts_with("api-error ")) {
            let Some((name, value)) = line.split_once(" = ") else { unreachable!("not a dependency: {line}") };
            let version = |value: &str| value.split('"').nth(1).unwrap_or_default().to_owned();
            let ours = workspace.lines().find_map(|line| line.strip_prefix(&format!("{name} = "))).unwrap_or_default();
            let (shown, ours) = (version(value), version(ours));
            assert!(!shown.is_empty() && ours.starts_with(&shown), "{name}: {shown} in the README, {ours} here");
            compared += 1;
        }
    }
    assert!(compared > 15, "only {compared} dependencies found");
}
