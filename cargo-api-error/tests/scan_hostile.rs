//! Cases that a repository cannot contain: bytes that are not text, loops of links, depth and size.

#![allow(clippy::expect_used, reason = "a test may fail")]

mod scan_support;

use std::time::Instant;

use cargo_api_error::scan::scan;
use cargo_api_error::workspace::{Selection, Workspace};
use scan_support::{package, scan_dir, text};

const NOT_FOUND: &str = "#[derive(Debug, ApiError)]\n#[api_error(status = 404)]\npub struct NotFound;\n";

/// The scan of a package with these files.
fn scanned(files: &[(&str, &[u8])]) -> String {
    text(&scan_dir(package(files).path()))
}

/// The scan of a package whose library is this text.
fn lib(source: &str) -> String {
    scanned(&[("src/lib.rs", source.as_bytes())])
}

#[test]
fn bytes_that_are_not_utf8_are_an_error_in_the_graph_and_nothing_outside() {
    let bad = [b"// caf\xe9\n\xff".as_slice(), b"#[api_error]"].concat();
    assert_eq!(
        scanned(&[("src/lib.rs", b"mod bad;"), ("src/bad.rs", &bad), ("src/stray.rs", &bad)]),
        "src/bad.rs:1:7 to 1:8: `src/bad.rs` is not valid UTF-8 at byte 6\n"
    );
    assert_eq!(scanned(&[("src/lib.rs", b""), ("src/stray.rs", &bad)]), "1 files\n");
}

#[test]
fn byte_order_mark_shebang_and_carriage_returns_are_stripped() {
    let source = "\u{feff}#!/usr/bin/env -S cargo +nightly \"\r\n/// One.\r\n///\r\n/// Two.\r\n#[derive(ApiError)]\r\n\
                  #[api_error(status = 404, message = \"a\\\r\n    b\")]\r\nstruct E;\r\n";
    assert_eq!(
        lib(source),
        "app E [lib] src/lib.rs:8:8 \"One.\\n\\nTwo.\"\n  8:8 E 404 e \"ab\" \"One.\\n\\nTwo.\"\n1 files\n"
    );
}

#[test]
fn decomposed_names_are_composed_as_the_compiler_does() {
    let source = "mod gro\u{308}sse;\nfn f\u{fc}r() {}\n";
    let module = "#[derive(ApiError)]\nenum U\u{308}bel {\n#[api_error(status = 404, code = \"a\")]\nO\u{308}l,\n}\n";
    assert_eq!(
        scanned(&[("src/lib.rs", source.as_bytes()), ("src/gr\u{f6}sse.rs", module.as_bytes())]),
        "app gr\u{f6}sse::\u{dc}bel [lib] src/gr\u{f6}sse.rs:2:6\n  4:1 \u{d6}l 404 a\n2 files\n"
    );
}

#[test]
fn a_million_brackets_are_no_problem_outside_of_items_and_a_located_error_inside() {
    let deep = |open: &str, close: &str, inner: &str| open.repeat(1_000_000) + inner + &close.repeat(1_000_000);
    let brackets = format!("const A: u8 = {};\n", deep("(", ")", "1"));
    let found = "app NotFound [lib] src/lib.rs:LINE:12\n  LINE:12 NotFound 404 not_found\n1 files\n";
    assert_eq!(lib(&(brackets.clone() + NOT_FOUND)), found.replace("LINE", "4"));
    let blocks = format!("fn f() {}\n", deep("{", "}", &NOT_FOUND.replace('\n', " ")));
    assert!(lib(&blocks).contains("app {fn f}::NotFound [lib] src/lib.rs:1:1000073\n"), "{}", lib(&blocks));
    for item in [
        format!("#[derive(ApiError)] #[api_error(status = 404)] struct E({});", deep("(", ")", "u8")),
        format!("#[derive(ApiError)] #[api_error{} struct E;", deep("(", ")", "") + "]"),
        format!("#[derive(ApiError)] #[api_error(status = 404)] struct E({}u8);", "&".repeat(1_000_000)),
        format!("#[derive(ApiError)] #[api_error(status = 404)] struct E(A{});", deep("<A", ">", "")),
        format!("#[derive(ApiError)] enum E {{ #[api_error(status = 404)] A = {}1 }}", "!".repeat(1_000_000)),
        format!("#[derive(ApiError)] enum E {{ #[api_error(status = 404)] A = 1{} }}", " + 1".repeat(1_000_000)),
    ] {
        let text = lib(&item);
        assert!(text.starts_with("src/lib.rs:1:1 to 1:2: the item may nest "), "{text:.200}");
    }
    assert!(lib(&format!("fn f() {} mod x;", "(".repeat(1_000_000))).contains("unclosed delimiter"));
    assert!(lib(&format!("#[cfg({})]\nmod x;", deep("not(", ")", "unix"))).ends_with("1 files\n"));
}

#[test]
fn depth_just_below_the_limit_is_survived() {
    let nested = |open: &str, close: &str, count: usize| open.repeat(count) + "A" + &close.repeat(count);
    for (ty, count) in [
        (nested("&", "", 900), 900),
        (nested("(", ")", 450), 450),
        (nested("Vec<", ">", 300), 300),
        (nested("fn() -> ", "", 200), 200),
        (nested("[", "; { 1 }]", 200), 200),
        (nested("dyn Fn(", ") -> u8", 150), 150),
    ] {
        let text = lib(&format!("#[derive(ApiError)]\n#[api_error(status = 404)]\nstruct E({ty});\n"));
        assert!(text.contains("E 404 e"), "{count}: {text:.300}");
    }
    for value in [nested("!", "", 900), nested("(", ")", 300), nested("{ ", " }", 300), nested("A + ", "", 300)] {
        let text = lib(&format!("#[derive(ApiError)]\nenum E {{\n#[api_error(status = 404)]\nA = {value},\n}}\n"));
        assert!(text.contains("A 404 a"), "{text:.300}");
    }
}

#[test]
fn fifty_thousand_variants_take_time_in_proportion() {
    let source = |count: usize| {
        let variants: String =
            (0..count).fold(String::new(), |text, at| text + "#[api_error(status = 404)] V" + &at.to_string() + ",\n");
        format!("#[derive(Debug, ApiError)]\nenum Large {{\n{variants}}}\n")
    };
    let time = |count: usize| {
        let dir = package(&[("src/lib.rs", source(count).as_bytes())]);
        let start = Instant::now();
        let scan = scan_dir(dir.path()).expect("a valid enum");
        assert_eq!(scan.enums.first().map(|found| found.variants.len()), Some(count));
        start.elapsed()
    };
    let (small, large) = (time(5_000), time(50_000));
    assert!(large < small * 40, "5,000 variants: {small:?}, 50,000 variants: {large:?}");
}

#[test]
fn a_file_that_includes_itself_is_a_cycle() {
    assert_eq!(
        lib("include!(\"lib.rs\");"),
        "src/lib.rs:1:1 to 1:19: circular modules: `src/lib.rs` -> `src/lib.rs`\n"
    );
    assert_eq!(
        scanned(&[("src/lib.rs", b"mod a;"), ("src/a.rs", b"#[path = \"lib.rs\"]\nmod again;")]),
        "src/a.rs:2:5 to 2:10: circular modules: `src/lib.rs` -> `src/a.rs` -> `src/lib.rs`\n"
    );
}

#[test]
fn a_graph_that_multiplies_is_stopped() {
    let mut files = vec![("src/lib.rs".to_owned(), "#[path = \"f0.rs\"] mod a;".to_owned())];
    for file in 0..30 {
        let next = file + 1;
        let twice = format!("#[path = \"f{next}.rs\"] mod a;\n#[path = \"f{next}.rs\"] mod b;\n");
        files.push((format!("src/f{file}.rs"), twice));
    }
    files.push(("src/f30.rs".to_owned(), NOT_FOUND.to_owned()));
    let files: Vec<_> = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    let text = scanned(&files);
    assert!(text.starts_with("src/f10.rs:1:1 to 1:2: the module graph contains this file "), "{text:.300}");
}

#[cfg(unix)]
#[test]
fn loops_of_links_end_in_the_graph_and_do_not_matter_outside() {
    let dir = package(&[("src/lib.rs", b"mod a;"), ("src/a/mod.rs", b"mod a;")]);
    std::os::unix::fs::symlink(".", dir.path().join("src/a/a")).expect("a link");
    assert_eq!(
        text(&scan_dir(dir.path())),
        "src/a/a/mod.rs:1:5 to 1:6: circular modules: `src/a/mod.rs` -> `src/a/a/mod.rs`\n"
            .replace("src/a/a/mod.rs:1", "src/a/mod.rs:1")
    );
    let dir = package(&[("src/lib.rs", NOT_FOUND.as_bytes())]);
    std::os::unix::fs::symlink(".", dir.path().join("src/loop")).expect("a link");
    assert!(text(&scan_dir(dir.path())).starts_with("app NotFound"));
}

#[cfg(unix)]
#[test]
fn linked_files_are_shown_as_written_and_known_by_what_they_are() {
    let dir = package(&[("src/lib.rs", b"mod real;\nmod link;"), ("src/real.rs", NOT_FOUND.as_bytes())]);
    std::os::unix::fs::symlink("real.rs", dir.path().join("src/link.rs")).expect("a link");
    assert_eq!(
        text(&scan_dir(dir.path())),
        "app link::NotFound [lib] src/link.rs:3:12\n  3:12 NotFound 404 not_found\n\
         app real::NotFound [lib] src/real.rs:3:12\n  3:12 NotFound 404 not_found\n\
         same-file-twice src/lib.rs:1:5: `real::NotFound` is the file of `link::NotFound` too\n  \
         help: declare the module once and `use` it elsewhere\n2 files\n"
    );
}

#[test]
fn a_file_that_goes_while_it_is_needed_is_an_error() {
    let dir = package(&[("src/lib.rs", b"mod a;"), ("src/a.rs", b"")]);
    let selection = Selection { manifest_path: Some(dir.path().join("Cargo.toml")), ..Selection::default() };
    let workspace = Workspace::load(&selection).expect("a workspace");
    std::fs::remove_file(dir.path().join("src/lib.rs")).expect("removable");
    let message = text(&scan(&workspace));
    assert_eq!(message, "src/lib.rs:1:1 to 1:2: cannot read `src/lib.rs`: No such file or directory (os error 2)\n");
}

#[test]
fn modules_nested_beyond_reason_are_an_error() {
    let names: Vec<_> = (0..1_100).map(|file| format!("src/f{file}.rs")).collect();
    let bodies: Vec<_> = (1..=1_100).map(|file| format!("#[path = \"f{file}.rs\"] mod m;")).collect();
    let mut files: Vec<_> = names.iter().zip(&bodies).map(|(name, body)| (name.as_str(), body.as_bytes())).collect();
    files.push(("src/lib.rs", b"#[path = \"f0.rs\"] mod m;"));
    assert_eq!(scanned(&files), "src/f998.rs:1:25 to 1:26: modules nest 1000 files deep\n");
}

#[test]
fn the_attribute_on_nothing_is_an_error() {
    let misspelt = "#[derive(Debug, ApiError)]\npub enumm E {\n#[api_error(status = 404)]\nA,\n}\n";
    let error = "`#[api_error]` is on something that cannot be an error\n  \
                 help: write it on an enum or a struct that derives `ApiError`, on a variant or on a field\n";
    assert_eq!(lib(misspelt), format!("src/lib.rs:3:1 to 4:2: {error}"));
    assert_eq!(lib(&format!("mod inner {{\n{misspelt}}}")), format!("src/lib.rs:4:1 to 5:2: {error}"));
    assert!(lib("#[derive(ApiError)]\npub enum {\n#[api_error(status = 404)]\nA,\n}\n").contains("cannot be an error"));
}

#[test]
fn a_merge_conflict_between_items_is_an_error_at_each_marker() {
    let [ours, between, theirs] = ["<", "=", ">"].map(|mark| mark.repeat(7));
    let source = format!(
        "const TEXT: &str = \"\n{ours} HEAD\n\";\n{ours} HEAD\n{NOT_FOUND}{between}\n{NOT_FOUND}{theirs} branch\n"
    );
    let error = |line: usize| {
        format!(
            "src/lib.rs:{line}:1 to {line}:8: a merge conflict is not resolved\n  \
             help: keep what belongs to both sides, and delete the markers\n"
        )
    };
    assert_eq!(lib(&source), [4, 8, 12].map(error).concat());
}

#[test]
fn a_macro_without_a_body_ends_where_it_begins() {
    assert_eq!(lib("macro_rules! a { (mod b; macro_rules! c) => { } }"), "1 files\n");
}
