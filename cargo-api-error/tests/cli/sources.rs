//! `verify` builds from the sources of the workspace, and from no other.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::git::git;
use crate::project::Project;
use crate::verify::{project, project_with};

const MAIN: &str = r#"
#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404, code = "not_found")]
struct NotFound;

fn main() {
    println!("{:?} {}", NotFound, itoa::private_only());
}
"#;

fn cargo(folder: &Path, arguments: &[&str]) {
    let cargo = std::env::var_os("CARGO").unwrap();
    let output = Command::new(cargo).args(arguments).current_dir(folder).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A crate with the name of a public one.
fn namesake(project: &Project, folder: &str) {
    let manifest = "[package]\nname = \"itoa\"\nversion = \"1.0.1\"\nedition = \"2021\"\n[workspace]\n";
    project.write(&format!("{folder}/Cargo.toml"), manifest);
    project.write(&format!("{folder}/src/lib.rs"), "pub fn private_only() -> u8 { 1 }\n");
}

fn with_program(dependency: &str) -> Project {
    let project = project_with("", dependency);
    fs::remove_file(project.path("src/lib.rs")).unwrap();
    project.write("src/main.rs", MAIN);
    project
}

fn agrees(project: &Project) {
    let run = project.run(&["verify", "--offline"]);
    assert!(run.exit == 0 && run.stderr.ends_with("agree on 1 variant\n"), "{}", run.show());
}

#[test]
fn a_private_crate_is_not_replaced_by_its_public_namesake() {
    let project = with_program("private = { package = \"itoa\", version = \"1\", registry = \"company\" }\n");
    project.write("src/main.rs", &MAIN.replace("itoa::", "private::"));
    namesake(&project, "crate");
    let packed = project.path("packed").display().to_string();
    cargo(
        &project.path("crate"),
        &["package", "--quiet", "--offline", "--allow-dirty", "--no-verify", "--target-dir", &packed],
    );
    let index = format!("file://{}", project.path("index").display());
    let downloads = format!("file://{packed}/package/{{crate}}-{{version}}.crate");
    project.write("index/config.json", &format!("{{\"dl\":\"{downloads}\",\"api\":null}}"));
    let output = Command::new("sha256sum").arg(project.path("packed/package/itoa-1.0.1.crate")).output().unwrap();
    let sum = String::from_utf8(output.stdout).unwrap();
    let sum = sum.split(' ').next().unwrap();
    let entry = "{\"name\":\"itoa\",\"vers\":\"1.0.1\",\"deps\":[],\"features\":{},\"yanked\":false,\"cksum\":";
    project.write("index/it/oa/itoa", &format!("{entry}\"{sum}\"}}\n"));
    for arguments in [&["init", "--quiet"][..], &["add", "."], &["commit", "--quiet", "-m", "index"]] {
        git(&project, &[&["-C", "index"], arguments].concat());
    }
    let config = project.read(".cargo/config.toml");
    project.write(".cargo/config.toml", &format!("{config}[registries.company]\nindex = \"{index}\"\n"));
    let run = project.run(&["verify"]);
    assert!(run.exit == 0 && run.stderr.ends_with("agree on 1 variant\n"), "{}", run.show());
}

#[test]
fn patches_of_the_workspace_hold_for_its_programs() {
    let project = with_program("strsim = \"0.11\"\n[patch.crates-io]\nstrsim = { path = \"patched\" }\n");
    project.write("src/main.rs", &MAIN.replace("itoa::", "strsim::"));
    namesake(&project, "patched");
    let patched = project.read("patched/Cargo.toml").replace("itoa", "strsim").replace("1.0.1", "0.11.99");
    project.write("patched/Cargo.toml", &patched);
    cargo(&project.path(""), &["update", "--quiet", "--offline", "--package", "strsim"]);
    agrees(&project);
}

#[test]
fn what_the_lock_does_not_name_is_not_built() {
    let project = project("#[derive(Debug, api_error::ApiError)]\n#[api_error(status = 404)]\npub struct A;\n");
    let lock = project.read("Cargo.lock");
    let start = lock.find("[[package]]\nname = \"itoa\"").unwrap();
    let end = lock[start..].find("\n\n").unwrap() + start + 2;
    let without = format!("{}{}", &lock[..start], &lock[end..]);
    project.write("Cargo.lock", &without);
    let run = project.run(&["verify", "--frozen"]);
    assert_eq!(run.exit, 101, "{}", run.show());
    assert!(run.stderr.contains("error: `Cargo.lock` does not name `itoa` 1."), "{}", run.show());
    assert!(run.stderr.contains("help: `cargo update --workspace` brings"), "{}", run.show());
    assert_eq!(project.read("Cargo.lock"), without);
    // Like every command of cargo, it brings the lock up to date unless it may not.
    agrees(&project);
    fs::remove_file(project.path("Cargo.lock")).unwrap();
    agrees(&project);
    assert!(project.read("Cargo.lock").contains("name = \"itoa\""));
}

#[test]
fn a_vendored_workspace_is_told_what_it_lacks() {
    let project = project("#[derive(Debug, api_error::ApiError)]\n#[api_error(status = 404)]\npub struct A;\n");
    let config = project.read(".cargo/config.toml");
    let vendored = "[source.crates-io]\nreplace-with = \"vendored\"\n[source.vendored]\ndirectory = \"vendor\"\n";
    cargo(&project.path(""), &["vendor", "--quiet", "--offline"]);
    project.write(".cargo/config.toml", &(config.clone() + vendored));
    let run = project.run(&["verify"]);
    let fact = "error: `verify` needs the package `inventory`, which the sources of this workspace do not have\n";
    assert!(run.exit == 101 && run.stderr.contains(fact), "{}", run.show());
    assert!(run.stderr.contains("`cargo add --dev inventory`, then `cargo vendor`"), "{}", run.show());
    // The way out leads out.
    project.write(".cargo/config.toml", &config);
    project.write("Cargo.toml", &(project.read("Cargo.toml") + "[dev-dependencies]\ninventory = \"0.3\"\n"));
    cargo(&project.path(""), &["vendor", "--quiet", "--offline"]);
    project.write(".cargo/config.toml", &(config + vendored));
    agrees(&project);
}
