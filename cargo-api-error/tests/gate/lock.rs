//! The lock: its bytes, reading it back, the place of every mistake, and tombstones.

use cargo_api_error::catalog::{Catalog, Event, Tombstone};
use cargo_api_error::lock::{self, Lock, bury, contract};
use cargo_api_error::rule_id::RuleId;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;

use crate::catalog::{code, entry};
use crate::support::{HEADER, SHOP, catalog, lock as read};

fn event(rule: RuleId, values: &[(&str, &str)]) -> Event {
    let values = values.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    Event { release: "1.2.0".to_owned(), rule, partial: false, values }
}

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
        history: vec![event(RuleId::ErrorRemoved, &[])],
    }];
    shop.errors[0].history = vec![event(RuleId::StatusChanged, &[("new", "402"), ("old", "400")])];
    insta::assert_snapshot!(lock::write(&shop));
}

#[test]
fn text_for_people_is_not_in_the_lock() {
    let changed = SHOP.map(|item| item.replace("declined.\"", "refused.\"").replace("Ask for", "Try"));
    let changed = changed.each_ref().map(String::as_str);
    assert_eq!(lock::write(&catalog(&SHOP)), lock::write(&catalog(&changed)));
}

#[test]
fn every_fault_has_its_line_and_its_member() {
    let error = |text: &str| {
        let error = Lock::parse(text).unwrap_err();
        (error.to_string(), error.help)
    };
    let line = |line: &str| error(&format!("{HEADER}\n{line}\n"));
    let plain = |text: &str| (text.to_owned(), None);
    let helped = |text: &str, help: &str| (text.to_owned(), Some(help.to_owned()));
    let restore = "restore the file from git, or delete it and run `cargo api-error init`";
    let missing = "1:1: missing header `{\"lock\":{\"version\":1,..}}`";
    for text in ["", "# api-errors.lock 1", "[]", "{\"error\":{\"version\":1}}"] {
        assert_eq!(error(text), helped(missing, restore), "{text}");
    }
    assert_eq!(
        error("{\"lock\":{\"version\":2}}"),
        helped("1:1: lock has version 2, this program reads 1", "update cargo-api-error")
    );
    assert_eq!(
        error("{\"lock\":{\"version\":\"x\",\"note\":\"\"}}"),
        helped("1:10: member `version` is malformed: invalid type: string \"x\", expected u32", restore)
    );
    assert_eq!(
        line("<<<<<<< HEAD"),
        helped("2:1: merge conflict marker", "take either side, then run `cargo api-error lock`")
    );
    assert_eq!(line("a"), plain("2:1: this is not a JSON object: expected value"));
    assert_eq!(line("{}"), plain("2:1: expected one member, `error` or `tombstone`"));
    let unknown = "a newer cargo-api-error may know it; otherwise remove it";
    assert_eq!(line("{\"code\":1}"), helped("2:2: unknown member `code`", unknown));
    let member = |members: &str| {
        line(&format!("{{\"error\":{{\"code\":\"a\",\"type\":\"é\",\"retryable\":false,\"variants\":[],{members}}}}}"))
    };
    let after = 65;
    let malformed =
        |member: &str, column: usize, fact: &str| plain(&format!("2:{column}: member `{member}` is malformed: {fact}"));
    assert_eq!(member("\"status\":\"x\""), malformed("status", after, "invalid type: string \"x\", expected u16"));
    assert_eq!(member("\"since\":\"1\""), plain("2:2: member `error` is malformed: missing field `status`"));
    assert_eq!(
        member("\"status\":400,\"headers\":[{\"name\":\"x\",\"required\":1}]"),
        malformed("headers[0].required", after + 36, "invalid type: integer `1`, expected a boolean")
    );
    assert_eq!(
        member("\"status\":400,\"details\":[{\"name\":\"x\",\"type\":\"u8\",\"required\":true,\"nullable\":true}]"),
        helped(&format!("2:{}: unknown member `nullable`", after + 64), unknown)
    );
    assert_eq!(member("\"status\":400,\"param\":\"{a\""), malformed("param", after + 13, "unclosed `{`"));
    assert_eq!(
        member("\"status\":400,\"reryable\":true"),
        helped(&format!("2:{}: unknown member `reryable`", after + 13), unknown)
    );
    assert_eq!(
        line("{\"tombstone\":{\"code\":\"a\",\"status\":400,\"type\":\"x\",\"why\":1}}"),
        helped("2:50: unknown member `why`", unknown)
    );
    let twice = "{\"tombstone\":{\"code\":\"a\",\"status\":400,\"type\":\"x\"}}";
    assert_eq!(
        line(&format!("{twice}\n{twice}")),
        helped("3:1: duplicate code `a`", "line 2 has it already; remove one of the two lines")
    );
}

#[test]
fn lines_are_known_in_any_order_and_with_any_line_end() {
    let stone = |code: &str| format!("{{\"tombstone\":{{\"code\":{code:?},\"status\":400,\"type\":\"x\"}}}}");
    let lock = Lock::parse(&format!("\u{feff}{HEADER}\r\n{}\r\n\r\n{}\r\n", stone("b"), stone("a"))).unwrap();
    assert_eq!(lock.lines.into_iter().collect::<Vec<_>>(), [("a".to_owned(), 4), ("b".to_owned(), 2)]);
    assert_eq!(lock.catalog.tombstones.iter().map(|stone| stone.code.as_str()).collect::<Vec<_>>(), ["a", "b"]);
}

#[test]
fn a_code_that_is_gone_leaves_a_tombstone_that_names_its_successor() {
    let before = read(
        "a 402 card_error doc_url=\"https://x.dev/a\"\nb 400 x unstable\nc 400 x replaced_by=\"d\"\ny removed 400 x\nz removed 400 x",
    );
    // The tombstone of a code that is back ends.
    let mut now = read("d 400 x aliases=[\"a\"]\ny 400 x").catalog;
    bury(&mut now, &before.catalog, |code| (code == "c").then(|| "too vague".to_owned()));
    let expected = read(
        "a removed 402 card_error replaced_by=\"d\" doc_url=\"https://x.dev/a\"\n\
         c removed 400 x reason=\"too vague\" replaced_by=\"d\"\nz removed 400 x",
    );
    assert_eq!(now.tombstones, expected.catalog.tombstones);
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
        catalog.errors.dedup_by(|a, b| a.spec.code == b.spec.code);
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
            let start = format!("\":{{\"code\":{code:?},");
            prop_assert!(text.lines().nth(line - 1).unwrap().contains(&start));
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in any::<String>()) {
        let _ = Lock::parse(&text);
        let _ = Lock::parse(&format!("{HEADER}\n{text}"));
        let _ = Lock::parse(&format!("{HEADER}\n{{\"error\":{{{text}}}}}"));
    }
}
