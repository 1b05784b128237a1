//! `verify`: the scan against the compiler, with the runtime of this repository.

use std::path::Path;

use crate::project::{Project, Run};

fn project(lib: &str) -> Project {
    project_with(lib, "")
}

/// A project that finds the runtime, with more tables in its manifest.
fn project_with(lib: &str, more: &str) -> Project {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize().unwrap();
    let project = Project::with(lib);
    let runtime = root.join("api-error");
    project.manifest(&format!("[dependencies]\napi-error = {{ path = \"{}\" }}\n{more}", runtime.display()));
    // The versions of the repository, and one folder for all of them: the runtime is built once.
    std::fs::copy(root.join("Cargo.lock"), project.path("Cargo.lock")).unwrap();
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("verify");
    project.write(".cargo/config.toml", &format!("[build]\ntarget-dir = \"{}\"\n", target.display()));
    project
}

fn verify(project: &Project) -> Run {
    project.run(&["verify"])
}

#[test]
fn what_the_compiler_confirms_and_what_only_it_knows() {
    let project = project(
        r#"//! A shop.

#[derive(Debug, api_error::ApiError)]
pub enum PaymentError {
    #[api_error(status = 402, code = "card_declined")]
    CardDeclined,
    #[api_error(status = 404, code = "payment_missing", message = "There is no payment {id}.")]
    Missing { id: u64 },
}

macro_rules! gone {
    ($name:ident) => {
        #[derive(Debug, api_error::ApiError)]
        #[api_error(status = 410, code = "gone")]
        pub struct $name;
    };
}
gone!(Gone);

#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404, code = "hidden")]
struct Hidden;
"#,
    );
    insta::assert_snapshot!(verify(&project).show());
}

#[test]
fn where_nothing_can_be_compared_nothing_is_confirmed() {
    let project = project(
        "#[cfg(windows)]\n#[derive(Debug, api_error::ApiError)]\n#[api_error(status = 404)]\nstruct Elsewhere;\n",
    );
    let run = verify(&project);
    assert_eq!(run.exit, 101, "{}", run.show());
    assert!(
        run.stderr.contains("error: no type could be compared with what the compiler makes of it\n"),
        "{}",
        run.stderr
    );
    let run = project.run(&["verify", "--offline", "--format", "json"]);
    assert_eq!(run.exit, 101, "{}", run.show());
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["findings"][0]["rule"], "unseen");
    assert_eq!(report["error"]["message"], "no type could be compared with what the compiler makes of it");
}

#[test]
fn what_does_not_compile_is_101() {
    let project = project(
        "#[derive(Debug, api_error::ApiError)]\n#[api_error(status = 404)]\npub struct Fine;\nfn broken() -> u8 {}\n",
    );
    let run = verify(&project);
    assert_eq!((run.exit, run.stdout.as_str()), (101, ""));
    assert!(run.stderr.contains("mismatched types"), "{}", run.stderr);
}

#[test]
fn features_are_separated_by_spaces_and_commas_and_have_to_exist() {
    let variant = |name: &str| {
        format!(
            "#[cfg(feature = \"{name}\")]\n#[derive(Debug, api_error::ApiError)]\n#[api_error(status = 404, code = \"{name}\")]\npub struct {};\n",
            name.to_uppercase()
        )
    };
    let lib = [variant("a"), variant("b")].concat();
    let project = project_with(&lib, "[features]\na = []\nb = []\n");
    for features in ["a b", "a,b", "shop/a, shop/b"] {
        let run = project.run(&["verify", "--offline", "-F", features]);
        assert_eq!(run.exit, 0, "{}", run.show());
        assert!(run.stderr.ends_with("Finished 2 variants agree\n"), "{features}: {}", run.stderr);
    }
    for unknown in ["c", "shop/c", "till/a"] {
        let run = project.run(&["verify", "--offline", "-F", unknown]);
        assert_eq!((run.exit, run.stdout.as_str()), (101, ""), "{unknown}");
        let last = format!("error: no selected package has the feature `{unknown}`\nhelp: they have a, b\n");
        assert!(run.stderr.ends_with(&last), "{}", run.stderr);
    }
}

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

    // One invocation is not part of this build: that is no reason to forget it.
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
