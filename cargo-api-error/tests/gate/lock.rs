//! The lock: golden bytes, back again, every fault at its place, tombstones.

use cargo_api_error::catalog::{Catalog, Tombstone};
use cargo_api_error::lock::{self, Lock, bury, contract};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use crate::catalog::{code, entry};
use crate::support::{SHOP, catalog, lock as read};

#[test]
fn a_lock_is_one_sorted_line_per_code() {
    let mut shop = catalog(&SHOP);
    shop.tombstones = vec![Tombstone {
        code: "card_stolen".to_owned(),
        status: 402,
        error_type: "card_error".to_owned(),
        removed_in: Some("1.2.0".to_owned()),
        reason: Some("nobody \"needs\" it".to_owned()),
        replaced_by: Some("card_declined".to_owned()),
        doc_url: None,
    }];
    insta::assert_snapshot!(lock::write(&shop));
}

#[test]
fn text_for_people_is_not_in_the_lock() {
    let changed = SHOP.map(|item| item.replace("declined.\"", "refused.\"").replace("Ask for", "Try"));
    let changed = changed.each_ref().map(String::as_str);
    assert_eq!(lock::write(&catalog(&SHOP)), lock::write(&catalog(&changed)));
}

#[test]
fn every_fault_has_its_place() {
    let error = |text: &str| {
        let error = Lock::parse(text).unwrap_err();
        (error.to_string(), error.help)
    };
    let line = |line: &str| error(&format!("# api-errors.lock 1\n{line}\n"));
    let plain = |text: &str| (text.to_owned(), None);
    let helped = |text: &str, help: &str| (text.to_owned(), Some(help.to_owned()));
    let write = "restore the file from git, or delete it and run `cargo api-error init`";
    assert_eq!(error(""), helped("1:1: missing header `# api-errors.lock 1`", write));
    assert_eq!(error("# api-errors.lock x"), helped("1:1: malformed version", write));
    assert_eq!(
        error("# api-errors.lock 2\n"),
        helped("1:1: lock has version 2, this program reads 1", "update cargo-api-error")
    );
    assert_eq!(
        line("<<<<<<< HEAD"),
        helped("2:1: merge conflict marker", "take either side, then run `cargo api-error lock`")
    );
    assert_eq!(line("a"), plain("2:2: expected a status"));
    assert_eq!(line("a 302 x"), plain("2:3: expected a status from 400 to 599"));
    assert_eq!(line("a 400"), plain("2:6: expected a type"));
    assert_eq!(line("a 400 x reryable"), helped("2:9: unknown member `reryable`", "did you mean `retryable`"));
    assert_eq!(line("a 400 x param="), plain("2:15: member `param` has no JSON value"));
    assert_eq!(line("a 400 x param=\"é\" doc_url=3"), plain("2:19: member `doc_url` is not a text"));
    assert_eq!(line("a 400 x retry_after=-1"), plain("2:9: member `retry_after` is not seconds"));
    assert_eq!(line("a 400 x aliases=[1]"), plain("2:9: member `aliases` is not a list of texts"));
    assert_eq!(line("a 400 x details=[\"n\"]"), plain("2:9: member `details` is not `name: type`"));
    assert_eq!(line("a removed 400 x status"), plain("2:17: unknown member `status`"));
    assert_eq!(
        line("a 400 x\na 400 x"),
        helped("3:1: duplicate code `a`", "it stands on line 2 already; remove one of the two lines")
    );
}

#[test]
fn lines_are_known_in_any_order_and_with_any_line_end() {
    let lock = Lock::parse("\u{feff}# api-errors.lock 1\r\nb 400 x\r\n\r\n# note\r\na 400 x\r\n").unwrap();
    assert_eq!(lock.lines.into_iter().collect::<Vec<_>>(), [("a".to_owned(), 5), ("b".to_owned(), 2)]);
    assert_eq!(lock.catalog.errors.iter().map(|entry| entry.code.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn a_code_that_is_gone_leaves_a_tombstone_that_names_its_successor() {
    let before = read(
        "a 402 card_error doc_url=\"https://x.dev/a\"\nb 400 x unstable\nc 400 x replaced_by=\"d\"\nz removed 400 x",
    );
    let mut now = read("d 400 x aliases=[\"a\"]").catalog;
    bury(&mut now, &before.catalog, |code| (code == "c").then(|| "too vague".to_owned()));
    assert_eq!(
        lock::write(&now).lines().skip(2).collect::<Vec<_>>(),
        [
            "a removed 402 card_error replaced_by=\"d\" doc_url=\"https://x.dev/a\"",
            "c removed 400 x reason=\"too vague\" replaced_by=\"d\"",
            "d 400 x aliases=[\"a\"]",
            "z removed 400 x",
        ]
    );
}

#[test]
fn two_branches_that_add_codes_merge_line_by_line() {
    let base = lock::write(&catalog(&[SHOP[1]]));
    let other = lock::write(&catalog(&[SHOP[1], SHOP[2]]));
    assert!(base.lines().all(|line| other.lines().any(|known| known == line)));
}

proptest! {
    #[test]
    fn whatever_is_written_is_read_back(
        entries in vec(entry(), 0..6), stones in vec((code(), of(any::<String>())), 0..3), version in of("[0-9]\\.[0-9]\\.[0-9]"),
    ) {
        let mut catalog = Catalog { errors: entries.iter().map(contract).collect(), version, ..Catalog::default() };
        catalog.sort();
        catalog.errors.dedup_by(|a, b| a.code == b.code);
        for (code, reason) in stones.into_iter().filter(|(code, _)| catalog.get(code).is_none()).collect::<Vec<_>>() {
            catalog.tombstones.push(Tombstone { code, status: 404, error_type: "t".to_owned(), reason, ..Tombstone::default() });
        }
        catalog.sort();
        catalog.tombstones.dedup_by(|a, b| a.code == b.code);
        let text = lock::write(&catalog);
        let lock = Lock::parse(&text).unwrap();
        prop_assert_eq!(&lock.catalog, &catalog);
        prop_assert_eq!(&lock::write(&lock.catalog), &text);
        for (code, line) in &lock.lines {
            let start = format!("{code} ");
            prop_assert!(text.lines().nth(line - 1).unwrap().starts_with(&start));
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>()) {
        let _ = Lock::parse(&text);
        let _ = Lock::parse(&format!("# api-errors.lock 1\n{text}"));
        let _ = Lock::parse(&format!("# api-errors.lock 1\na 400 x {text}"));
    }
}
