//! `verify`: compares the scan with the compiler, with the runtime of this repository.

use std::path::Path;

use crate::project::{Project, Run};

pub(crate) fn project(lib: &str) -> Project {
    project_with(lib, "")
}

/// A project that finds the runtime, with more tables in its manifest.
pub(crate) fn project_with(lib: &str, more: &str) -> Project {
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
    assert!(run.stderr.contains("error: no type could be compared with the compiled catalog\n"), "{}", run.stderr);
    let run = project.run(&["verify", "--offline", "--format", "json"]);
    assert_eq!(run.exit, 101, "{}", run.show());
    let report: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(report["findings"][0]["rule"], "unseen");
    assert_eq!(report["error"]["message"], "no type could be compared with the compiled catalog");
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
        assert!(run.stderr.ends_with("the scan and the compiler agree on 2 variants\n"), "{features}: {}", run.stderr);
    }
    for unknown in ["c", "shop/c", "till/a"] {
        let run = project.run(&["verify", "--offline", "-F", unknown]);
        assert_eq!((run.exit, run.stdout.as_str()), (101, ""), "{unknown}");
        let last = format!("error: no selected package has the feature `{unknown}`\nhelp: they have a, b\n");
        assert!(run.stderr.ends_with(&last), "{}", run.stderr);
    }
}

#[test]
fn runs_in_one_workspace_wait_for_each_other() {
    let lib = "#[cfg(feature = \"a\")]\n#[derive(Debug, api_error::ApiError)]\n#[api_error(status = 404)]\npub struct A;\n\
               #[derive(Debug, api_error::ApiError)]\n#[api_error(status = 404)]\npub struct Always;\n";
    let project = project_with(lib, "[features]\na = []\n");
    let ends = |features: &'static str, agree: &'static str| {
        let run = project.run(&["verify", "-F", features]);
        assert!(run.exit == 0 && run.stderr.ends_with(agree), "{}", run.show());
    };
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| ends("a", "the scan and the compiler agree on 2 variants\n"));
            scope.spawn(|| ends("", "the scan and the compiler agree on 1 variant\n"));
        }
    });
}
