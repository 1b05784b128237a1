//! Types that macros make, taken from a build.

use crate::project::{Project, Run};
use crate::verify::{project, project_with};

const TABLE: &str = r#"
macro_rules! table {
    ($name:ident { $($variant:ident = $code:literal $status:literal $text:literal,)* }) => {
        #[derive(Debug, api_error::ApiError)]
        pub enum $name {
            $(
                /// Of the table.
                #[api_error(status = $status, code = $code, message = $text, param = "a{{b}}")]
                $variant { id: u64 },
            )*
        }
    };
}

pub mod errors {
    table!(TableError { First = "first" 404 "There is no first {id}.", Second = "second" 409 "{{Second}}.", });
}

#[cfg(feature = "more")]
table!(MoreError { Third = "third" 404 "No third.", });
"#;

#[test]
fn what_macros_make_is_listed_when_it_is_taken_from_a_build() {
    let project = project(TABLE);
    let scanned = project.run(&["list"]);
    assert_eq!(scanned.exit, 1, "{}", scanned.show());
    assert!(scanned.stderr.contains("take them from a build with `--compiled`"), "{}", scanned.stderr);

    // One invocation is not part of this build. Its finding stays.
    let partly = project.run(&["list", "--compiled"]);
    insta::assert_snapshot!(partly.show());

    project.write("src/lib.rs", &whole(TABLE));
    let list = project.run(&["list", "--compiled", "--format", "json"]);
    insta::assert_snapshot!(list.show());
}

#[test]
fn what_macros_make_is_guarded_when_the_configuration_says_so() {
    let configured = "[workspace.metadata.api-error]\ncompiled = true\n";
    let project = project_with(&whole(TABLE), configured);
    let init = project.run(&["init"]);
    assert_eq!(init.exit, 0, "{}", init.show());
    let check = project.run(&["check", "-A", "missing-cause", "-A", "missing-fix"]);
    assert_eq!(check.exit, 0, "{}", check.show());

    project.write("src/lib.rs", &whole(&TABLE.replace("404 \"There", "410 \"There")));
    let broken = project.run(&["check"]);
    let expected = "error[status-changed]: status of `first` changed from 404 to 410\n  --> src/lib.rs:16:5\n";
    assert!(broken.exit == 1 && broken.stdout.contains(expected), "{}", broken.show());
}

/// The part that every build has.
fn whole(table: &str) -> String {
    table.split("#[cfg(feature").next().unwrap_or_default().to_owned()
}

/// A macro that makes a type, and a build that has it.
const MADE: &str = r"
macro_rules! made {
    ($name:ident $code:literal) => {
        #[derive(Debug, api_error::ApiError)]
        #[api_error(status = 404, code = $code)]
        pub struct $name;
    };
}
";

fn codes(run: &Run) -> Vec<&str> {
    let lines = run.stdout.lines().skip(1);
    lines.filter_map(|line| line.split(' ').next()).collect()
}

fn compiled(lib: &str) -> Project {
    project(&format!("{MADE}{lib}"))
}

#[test]
fn a_build_resolves_what_it_has_and_only_that() {
    let project = compiled(
        r#"
made!(Used "used");

#[cfg(test)]
mod tests {
    made!(Test "test");
}

macro_rules! unix_only { ($($item:item)*) => { $(#[cfg(unix)] $item)* }; }
unix_only! {
    #[derive(Debug, api_error::ApiError)]
    #[api_error(status = 409)]
    pub struct Passed;
}

mod generated {
    include!(concat!(env!("OUT_DIR"), "/nothing.rs"));
}
"#,
    );
    project.write(
        "build.rs",
        "fn main() { std::fs::write(format!(\"{}/nothing.rs\", std::env::var(\"OUT_DIR\").unwrap()), \"pub const A: u8 = 1;\").unwrap(); }\n",
    );
    let run = project.run(&["list", "--compiled"]);
    assert_eq!((run.exit, codes(&run)), (0, vec!["passed", "used"]), "{}", run.show());
    assert_eq!(project.run(&["verify", "--locked"]).exit, 0, "its own lock may be written");
}

#[test]
fn types_of_one_name_in_two_modules_are_two() {
    let project = compiled(
        "pub mod a { made!(Error \"first\"); }\npub mod b {\n#[derive(Debug, api_error::ApiError)]\n\
         #[api_error(status = 404, code = \"second\")]\npub struct Error;\n}\n",
    );
    let run = project.run(&["list", "--compiled"]);
    assert_eq!((run.exit, codes(&run)), (0, vec!["first", "second"]), "{}", run.show());
    assert_eq!(project.run(&["verify"]).exit, 0);
}

#[test]
fn a_program_that_does_not_compile_takes_no_code_with_it() {
    let project = compiled("made!(Used \"used\");\n");
    project.write("src/main.rs", "shop::made!(Told \"told\");\nfn main() {}\n");
    project.edit("macro_rules!", "#[macro_export]\nmacro_rules!");
    assert_eq!(project.run(&["lock", "--compiled"]).exit, 0);
    let lock = project.read("api-errors.lock");
    assert!(lock.contains("\"code\":\"told\",\"status\":404"), "{lock}");
    project.write("src/main.rs", "shop::made!(Told \"told\");\nfn main() { let x: u8 = \"\"; }\n");
    let run = project.run(&["lock", "--compiled"]);
    assert_eq!((run.exit, project.read("api-errors.lock")), (101, lock), "{}", run.show());
    assert!(
        run.stderr.contains("the types that macros make are not known: `bin:shop` of `shop` does not build"),
        "{}",
        run.stderr
    );
}

#[test]
fn a_program_that_the_scan_has_no_type_of_is_built_too() {
    let project = project("");
    let manifest = "[package]\nname = \"till\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[workspace]\n";
    project.write("beside/Cargo.toml", manifest);
    project.write("beside/src/lib.rs", &MADE.replace("macro_rules!", "#[macro_export]\nmacro_rules!"));
    let text = project.read("Cargo.toml").replace("[dependencies]\n", "[dependencies]\ntill = { path = \"beside\" }\n");
    project.write("Cargo.toml", &text.replace("[workspace]\n", "[workspace]\nexclude = [\"beside\"]\n"));
    project.write("src/main.rs", "till::made!(Far \"far\");\nfn main() {}\n");
    let run = project.run(&["list", "--compiled"]);
    assert_eq!((run.exit, codes(&run)), (0, vec!["far"]), "{}", run.show());
    let verified = project.run(&["verify"]);
    assert!(verified.exit == 0 && verified.stdout.contains("note[compiled-only]"), "{}", verified.show());
    assert_eq!(project.run(&["verify", "--target-kind", "lib"]).exit, 0, "programs were not asked for");
    project.write("Cargo.toml", &(project.read("Cargo.toml") + "[workspace.metadata.api-error]\ncompiled = true\n"));
    let verified = project.run(&["verify"]);
    assert!(verified.exit == 0 && verified.stdout.contains("note[compiled-only]"), "{}", verified.show());
}

#[test]
fn what_cargo_would_not_build_is_not_built() {
    let bin = "[features]\nmore = []\n[[bin]]\nname = \"more\"\nrequired-features = [\"more\"]\n";
    let project = project_with("pub enum Never {}\n#[derive(Debug, api_error::ApiError)]\npub enum Nothing {}\n", bin);
    project.write(
        "src/bin/more.rs",
        "#[cfg(not(feature = \"more\"))]\ncompile_error!(\"more\");\n#[derive(Debug, api_error::ApiError)]\n\
         #[api_error(status = 404)]\nstruct More;\nfn main() {}\n",
    );
    let run = project.run(&["verify", "-F", "more"]);
    assert!(run.exit == 0 && run.stderr.ends_with("the scan and the compiler agree on 1 variant\n"), "{}", run.show());
    let without = project.run(&["verify"]);
    assert!(!without.show().contains("unbuilt") && !without.show().contains("scan-missed"), "{}", without.show());
}

#[test]
fn programs_have_the_dependencies_and_features_of_their_kind() {
    let tables = "till = { path = \"till\", optional = true }\n[dev-dependencies]\nbox = { package = \"r-box\", path = \"box\" }\n\
                  [features]\ndefault = [\"never\"]\nnever = []\nmore = [\"deep\", \"till?/open\"]\ndeep = [\"dep:till\"]\n";
    let project = project_with("", tables);
    let manifest = |name: &str, more: &str| {
        format!("[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n{more}")
    };
    project.write("till/Cargo.toml", &manifest("till", "[features]\nopen = []\n"));
    project.write("till/src/lib.rs", "#[cfg(feature = \"open\")]\npub fn open() {}\n");
    project.write("box/Cargo.toml", &manifest("r-box", ""));
    project.write("box/src/lib.rs", "pub fn pack() {}\n");
    let error = "#[derive(Debug, api_error::ApiError)]\n#[api_error(status = 404)]\nstruct";
    let bin =
        "#[cfg(feature = \"deep\")]\n@ Deep;\n#[cfg(feature = \"never\")]\n@ Never;\nfn main() { till::open(); }\n";
    project.write("src/main.rs", &bin.replace('@', error));
    project.write("examples/packed.rs", &"@ Packed;\nfn main() { r#box::pack(); till::open(); }\n".replace('@', error));
    let kinds = ["--target-kind", "bin,example", "-F", "more", "--no-default-features"];
    let run = project.run(&[&["verify"][..], &kinds].concat());
    assert!(run.exit == 0 && run.stderr.ends_with("the scan and the compiler agree on 2 variants\n"), "{}", run.show());
}

#[test]
fn what_a_build_does_not_reach_is_named() {
    let project = compiled("made!(Used \"used\");\n");
    let manifest = project.read("Cargo.toml").replace("[dependencies]", "[target.'cfg(unix)'.dependencies]");
    project.write("Cargo.toml", &manifest);
    let run = project.run(&["list", "--compiled"]);
    let warning = "warning: the types that macros make are not known: `lib` of `shop` is not part of the build\n";
    assert!(run.exit == 1 && run.stderr.contains(warning), "{}", run.show());
}
