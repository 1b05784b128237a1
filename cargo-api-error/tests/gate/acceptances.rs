//! The gate over a working tree: the lock, the last release, acceptances.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use cargo_api_error::baseline::{Against, ContractFiles};
use cargo_api_error::catalog::Catalog;
use cargo_api_error::config::Config;
use cargo_api_error::failure::Exit;
use cargo_api_error::finding::{Finding, Level};
use cargo_api_error::gate::Gate;
use cargo_api_error::levels::LevelTable;
use cargo_api_error::lock;
use cargo_api_error::rules::Profile;
use cargo_api_error::source::Source;
use cargo_api_error::talk::Talk;

use crate::support::scan;

const E: &str = "/// x\n///\n/// # Cause\n/// x\n///\n/// # Fix\n/// x\n";

/// A workspace with one enum, which has documentation, so that no lint reports it.
struct Tree {
    folder: tempfile::TempDir,
    item: String,
    unselected: BTreeSet<String>,
}

impl Tree {
    fn new(item: &str) -> Self {
        let tree = Self { folder: tempfile::tempdir().unwrap(), item: documented(item), unselected: BTreeSet::new() };
        tree.file("api-errors.lock", &lock::write(&tree.source().catalog));
        tree
    }

    fn now(self, item: &str) -> Self {
        Self { item: documented(item), ..self }
    }

    fn file(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join(name), text).unwrap();
    }

    fn source(&self) -> Source {
        let scan = scan(&[&self.item]);
        let root = self.folder.path().to_owned();
        Source {
            files: ContractFiles { root, lock: PathBuf::from("api-errors.lock"), named: false, merge_base: None },
            config: Config::default(),
            flags: String::new(),
            catalog: Catalog::from_scan(&scan),
            scan,
            unselected: self.unselected.clone(),
            chosen: false,
        }
    }

    fn check(&self) -> Vec<Finding> {
        self.gate(|gate| gate.check().unwrap())
    }

    fn gate<T>(&self, ask: impl FnOnce(&Gate<'_>) -> T) -> T {
        let source = self.source();
        let gate = Gate {
            source: &source,
            levels: LevelTable::default(),
            profile: Profile::Client,
            today: "2026-11-02".to_owned(),
            talk: Talk { quiet: true, verbose: false },
        };
        ask(&gate)
    }

    fn accept(&self, fingerprint: &str, more: &str) {
        self.file(
            "api-errors.toml",
            &format!("# ours\n\n[[accept]]\nfingerprint = \"{fingerprint}\"\nreason = \"nobody used it\"\n{more}\n"),
        );
    }
}

fn documented(item: &str) -> String {
    item.replace("#[api_error(status", &format!("{E}#[api_error(status"))
}

fn rules(findings: &[Finding]) -> Vec<&str> {
    findings.iter().map(|finding| finding.rule.as_str()).collect()
}

const TWO: &str = "enum E { #[api_error(status = 404, code = \"a\", message = \"x\")] A, #[api_error(status = 404, code = \"b\")] B }";
const LIVING: &str = r#"{"error":{"code":"a","status":404,"type":"validation_error","retryable":false,"variants":[{"package":"shop","type":"E","variant":"A"}]}}"#;
const GONE: &str = r#"{"tombstone":{"code":"a","status":404,"type":"validation_error"}}"#;
const ONE: &str = "enum E { #[api_error(status = 404, code = \"b\")] B }";

#[test]
fn an_unchanged_tree_has_no_findings() {
    assert_eq!(Tree::new(TWO).check(), []);
}

#[test]
fn other_text_is_no_finding() {
    assert_eq!(Tree::new(TWO).now(&TWO.replace("\"x\"", "\"y\"")).check(), []);
}

#[test]
fn a_removed_code_is_found_at_the_line_of_the_lock() {
    let findings = Tree::new(TWO).now(ONE).check();
    assert_eq!(rules(&findings), ["error-removed"]);
    assert_eq!((&*findings[0].location.file, findings[0].location.line), ("api-errors.lock", 2));
    assert!(findings[0].help.as_ref().unwrap().contains("#[deprecated]"));
}

#[test]
fn another_code_on_the_same_variant_is_one_finding_at_the_variant() {
    let findings = Tree::new(TWO).now(&TWO.replace("\"a\"", "\"c\"")).check();
    assert_eq!(rules(&findings), ["variant-code-changed"]);
    assert_eq!(&*findings[0].location.file, "src/0.rs");
}

#[test]
fn an_accepted_change_does_not_fail_and_an_acceptance_that_nobody_needs_is_reported() {
    let tree = Tree::new(TWO).now(ONE);
    let fingerprint = tree.check()[0].fingerprint.clone();
    tree.accept(&fingerprint, "");
    let findings = tree.check();
    assert_eq!(rules(&findings), ["error-removed"]);
    assert_eq!(findings[0].accepted.as_deref(), Some("nobody used it"));
    assert!(!findings[0].fails(Some(Level::Info)));
    let findings = tree.now(TWO).check();
    assert_eq!(rules(&findings), ["unused-acceptance"]);
    assert_eq!((&*findings[0].location.file, findings[0].location.line), ("api-errors.toml", 3));
}

#[test]
fn why_a_lock_leaves_an_acceptance_unused_is_told_before_the_first_release() {
    let tree = Tree::new(TWO);
    let lock = fs::read_to_string(tree.folder.path().join("api-errors.lock")).unwrap();
    let tree = tree.now(ONE);
    tree.accept(&tree.check()[0].fingerprint, "");
    tree.file("api-errors.lock", &lock.replace(LIVING, GONE));
    let findings = tree.check();
    assert_eq!(rules(&findings), ["unused-acceptance"]);
    assert_eq!(
        findings[0].notes,
        [
            "nothing was released yet, so after `cargo api-error lock` nothing differs any more; after the first release, \
             an acceptance stays in use until the next one"
        ]
    );
    // The release still knows the code.
    tree.file("api-errors.released.lock", &lock);
    assert_eq!(rules(&tree.check()), ["error-removed"]);
    let findings = tree.now(TWO).check();
    let unused = findings.iter().find(|finding| finding.rule.as_str() == "unused-acceptance").unwrap();
    assert_eq!(unused.notes, [""; 0]);
}

#[test]
fn an_acceptance_counts_until_its_last_day() {
    let tree = Tree::new(TWO).now(ONE);
    let fingerprint = tree.check()[0].fingerprint.clone();
    tree.accept(&fingerprint, "expires = \"2026-11-02\"");
    assert!(tree.check()[0].accepted.is_some());
    tree.accept(&fingerprint, "expires = \"2026-11-01\"");
    let findings = tree.check();
    assert_eq!(rules(&findings), ["error-removed", "expired-acceptance"]);
    assert_eq!(findings[0].accepted, None);
}

#[test]
fn a_code_that_is_not_in_the_lock_makes_it_stale() {
    let findings = Tree::new(ONE).now(TWO).check();
    assert_eq!(rules(&findings), ["lock-stale", "error-added-open"]);
    assert_eq!(findings[0].message, "the lock is out of date for `a`");
    // Not stale: what breaks is reported as a break, and only once.
    assert!(!rules(&Tree::new(TWO).now(ONE).check()).contains(&"lock-stale"));
}

#[test]
fn a_renamed_variant_is_one_finding() {
    let implicit = TWO.replace("code = \"a\", ", "");
    let findings = Tree::new(&implicit).now(&implicit.replace("\"x\")] A", "\"x\")] Abc")).check();
    assert_eq!(rules(&findings), ["error-removed"]);
    assert_eq!(&*findings[0].location.file, "src/0.rs");
    assert!(findings[0].notes[0].starts_with("`abc` is new and otherwise the same, so `a` was probably renamed"));
}

#[test]
fn a_lock_that_was_written_anew_does_not_hide_a_break_since_the_release() {
    let tree = Tree::new(TWO);
    let lock = fs::read_to_string(tree.folder.path().join("api-errors.lock")).unwrap();
    tree.file("api-errors.released.lock", &lock);
    let tree = tree.now(ONE);
    tree.file("api-errors.lock", &lock.replace(LIVING, GONE));
    let findings = tree.check();
    assert_eq!(rules(&findings), ["error-removed"]);
    assert_eq!(findings[0].notes[0], "compared with: release");
    assert_eq!(&*findings[0].location.file, "api-errors.released.lock");
}

#[test]
fn a_deprecation_that_only_the_lock_knows_is_told() {
    let deprecated = TWO.replacen("#[api_error(", "#[deprecated(note = \"x\")] #[api_error(", 1);
    let tree = Tree::new(&deprecated);
    let lock = fs::read_to_string(tree.folder.path().join("api-errors.lock")).unwrap();
    tree.file("api-errors.released.lock", &lock.replacen(",\"deprecated\":{}", "", 1));
    tree.file("other.lock", &lock);
    let tree = tree.now(ONE);
    let fingerprint = |findings: &[Finding]| findings[0].fingerprint.clone();
    let known = tree.check();
    assert_eq!(rules(&known), ["error-removed"]);
    assert_eq!(known[0].notes[0], "it was deprecated, but no release announced that");
    // The lock of the release decides what was announced, whatever the rest is compared with.
    let other = Against::File(tree.folder.path().join("other.lock"));
    let against = tree.gate(|gate| gate.check_against(&other).unwrap());
    assert_eq!((rules(&against), &against[0].notes[0]), (vec!["error-removed"], &known[0].notes[0]));
    // A note is not part of the change.
    tree.file("api-errors.lock", &lock.replacen(",\"deprecated\":{}", "", 1));
    let unknown = tree.check();
    assert_eq!((fingerprint(&unknown), unknown[0].notes.len()), (fingerprint(&known), 1));
}

#[test]
fn what_was_not_selected_is_not_missed() {
    let mut tree = Tree::new(TWO).now("enum Other { #[api_error(status = 404, code = \"b\")] B }");
    tree.unselected = BTreeSet::from(["shop".to_owned()]);
    let findings = tree.check();
    assert_eq!(rules(&findings), ["unselected-codes", "lock-stale", "error-added"]);
}

#[test]
fn a_missing_lock_is_an_error_and_never_created() {
    let tree = Tree::new(TWO);
    fs::remove_file(tree.folder.path().join("api-errors.lock")).unwrap();
    let failure = tree.gate(|gate| gate.check().unwrap_err());
    assert_eq!(failure.exit, Exit::Incomplete);
    assert_eq!(failure.message, "there is no `api-errors.lock`");
    assert_eq!(failure.help.as_deref(), Some("run `cargo api-error init`, which writes it from the source"));
    assert!(!tree.folder.path().join("api-errors.lock").exists());
}

#[test]
fn an_unreadable_baseline_is_never_no_changes() {
    let tree = Tree::new(TWO);
    let against = |text: &str| tree.gate(|gate| gate.check_against(&text.parse::<Against>().unwrap()).unwrap_err());
    assert_eq!(against("nowhere.lock").message, "there is no baseline `nowhere.lock`");
    assert_eq!(against("release").message, "there is no `api-errors.released.lock`");
    assert_eq!(against("git:HEAD").message, "the workspace is not in a git repository");
    tree.file("api-errors.lock", "{\"lock\":{\"version\":9}}\n");
    let failure = tree.gate(|gate| gate.check().unwrap_err());
    assert_eq!(
        (failure.exit, failure.to_string().as_str()),
        (Exit::Incomplete, "api-errors.lock:1:1: lock has version 9, this program reads 1")
    );
}

#[test]
fn a_malformed_acceptance_names_its_fault() {
    let tree = Tree::new(TWO);
    for (text, fault) in [
        ("[[accept]]\nfingerprint = \"x\"\n", "missing field `reason`"),
        ("[[accept]]\nfingerprint = \"x\"\nreason = \" \"\n", "the acceptance of `x` has no reason"),
        ("[[accept]]\nfingerprint = \"x\"\nreson = \"y\"\n", "unknown field `reson`"),
        ("[[accept]\n", "unclosed array table"),
        (
            "[[accept]]\nfingerprint = \"x\"\nreason = \"y\"\nexpires = \"2027-13-01\"\n",
            "`expires` of `x` is not a day",
        ),
        ("accept = [{ fingerprint = \"x\", reason = \"y\" }]\n", "must be written as `[[accept]]`"),
    ] {
        tree.file("api-errors.toml", text);
        let failure = tree.gate(|gate| gate.check().unwrap_err());
        assert_eq!(failure.exit, Exit::Usage);
        assert!(failure.message.contains(fault), "{}", failure.message);
    }
}
