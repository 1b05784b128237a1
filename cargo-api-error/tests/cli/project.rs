//! A small workspace in a temporary folder, and the program run in it.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A workspace of one package, `shop`.
pub(crate) struct Project {
    folder: TempDir,
}

/// How a run ended.
pub(crate) struct Run {
    pub(crate) exit: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Run {
    /// The fingerprints of a rule in a report in JSON.
    pub(crate) fn fingerprints(&self, rule: &str) -> Vec<String> {
        let report: serde_json::Value = serde_json::from_str(&self.stdout).unwrap();
        let findings = report["findings"].as_array().unwrap().iter().filter(|finding| finding["rule"] == rule);
        findings.map(|finding| finding["fingerprint"].as_str().unwrap().to_owned()).collect()
    }

    /// All of it, for a snapshot.
    pub(crate) fn show(&self) -> String {
        format!("exit: {}\n---- stdout\n{}---- stderr\n{}", self.exit, self.stdout, self.stderr)
    }
}

pub(crate) const LIB: &str = r#"//! A shop.

/// What can go wrong with a payment.
#[derive(ApiError)]
#[api_error(doc_url = "https://docs.shop.dev/errors/{code}")]
pub enum PaymentError {
    /// The card was declined.
    ///
    /// # Cause
    /// Not enough money, usually.
    ///
    /// # Fix
    /// Ask for another card.
    #[api_error(status = 402, code = "card_declined", message = "Your card was declined.", param = "card")]
    CardDeclined,
    /// There is no such payment.
    ///
    /// # Cause
    /// The id is wrong.
    ///
    /// # Fix
    /// List the payments.
    #[api_error(status = 404, code = "payment_missing", message = "There is no payment {id}.")]
    Missing { id: u64 },
}
"#;

/// A lock without codes.
pub(crate) const EMPTY_LOCK: &str = "{\"lock\":{\"version\":1,\"note\":\"\"}}\n";

impl Project {
    pub(crate) fn new() -> Self {
        Self::with(LIB)
    }

    pub(crate) fn with(lib: &str) -> Self {
        let project = Self { folder: tempfile::tempdir().unwrap() };
        project.manifest("");
        project.write("src/lib.rs", lib);
        project
    }

    /// The manifest with tables at its end.
    pub(crate) fn manifest(&self, more: &str) {
        let manifest = "[package]\nname = \"shop\"\nversion = \"1.4.0\"\nedition = \"2024\"\n\n[workspace]\n";
        self.write("Cargo.toml", &format!("{manifest}{more}"));
    }

    /// The workspace with its lock.
    pub(crate) fn locked() -> Self {
        let project = Self::new();
        assert_eq!(project.run(&["lock"]).exit, 0);
        project
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Replaces text in the source.
    pub(crate) fn edit(&self, from: &str, to: &str) {
        let text = self.read("src/lib.rs");
        assert!(text.contains(from), "{from}");
        self.write("src/lib.rs", &text.replace(from, to));
    }

    /// Removes the first variant.
    pub(crate) fn remove_card_declined(&self) {
        let text = self.read("src/lib.rs");
        let start = text.find("    /// The card was declined.").unwrap();
        let end = text.find("    CardDeclined,\n").unwrap() + "    CardDeclined,\n".len();
        self.write("src/lib.rs", &(text[..start].to_owned() + &text[end..]));
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(assert_cmd::cargo::cargo_bin!("cargo-api-error"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        // The environment of the machine must not change the results.
        let colours = ["CARGO_TERM_COLOR", "CLICOLOR_FORCE"];
        let job = ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_BASE_REF", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"];
        for name in colours.into_iter().chain(job) {
            command.env_remove(name);
        }
        command.env("NO_COLOR", "1").env("GIT_CEILING_DIRECTORIES", self.folder.path().parent().unwrap());
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.finish(&mut self.command(arguments))
    }

    pub(crate) fn finish(&self, command: &mut Command) -> Run {
        let output = command.output().unwrap();
        let folder = self.folder.path().canonicalize().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(folder.to_str().unwrap(), "[shop]");
        Run { exit: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}
