//! Writes random workspaces as Rust source, and compares their scans with them.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may fail")]

mod scan_model;
mod scan_support;

use std::fs;

use proptest::prelude::*;
use scan_model::{Expected, Writer, nodes};

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_written_is_what_is_scanned(nodes in nodes()) {
        let writer = Writer::write(&nodes);
        let files: Vec<_> = writer.files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
        let dir = scan_support::package(&files);
        let scan = match scan_support::scan_dir(dir.path()) {
            Ok(scan) => scan,
            Err(errors) => panic!("{errors:#?}\n{:#?}", writer.files),
        };
        prop_assert_eq!(&scan.findings, &Vec::new());
        let mut found: Vec<_> = scan.enums.iter().map(Expected::from_scan).collect();
        let mut expected = writer.expected;
        found.sort();
        expected.sort();
        prop_assert_eq!(found, expected);
        for found in &scan.enums {
            let text = fs::read_to_string(dir.path().join(&*found.location.file)).expect("a scanned file");
            let line = text.lines().nth(found.location.line - 1).unwrap_or_default();
            let at: String = line.chars().skip(found.location.column - 1).collect();
            prop_assert!(at.starts_with(&found.def.name), "{}: {line}", found.location);
        }
    }
}
