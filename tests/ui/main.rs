//! Compile errors: every file in every topic folder must fail with exactly the text in the file beside it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at what it did not expect")]

mod corpus;

#[test]
fn every_case_fails_with_its_own_message() {
    trybuild::TestCases::new().compile_fail("ui/*/*.rs");
}
