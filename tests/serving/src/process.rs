//! Tests that need a process of their own: what they measure or install belongs to the whole process.

use std::env;
use std::process::Command;

/// Set in the process of a test, to its name.
const ALONE: &str = "API_ERROR_TEST_ALONE";

/// Runs `body` in a process that runs no other test. `test` is the path of the calling test in its binary.
///
/// # Panics
/// If the test fails there.
pub fn alone(test: &str, body: impl FnOnce()) {
    if env::var_os(ALONE).is_some_and(|name| name == test) {
        return body();
    }
    let binary = env::current_exe().unwrap_or_else(|error| unreachable!("the path of this test: {error}"));
    let output = Command::new(binary).args(["--exact", test, "--nocapture"]).env(ALONE, test).output();
    let output = output.unwrap_or_else(|error| unreachable!("the test does not start: {error}"));
    let stdout = String::from_utf8_lossy(&output.stdout);
    let has_passed = output.status.success() && stdout.contains("1 passed");
    assert!(has_passed, "{stdout}\n{}", String::from_utf8_lossy(&output.stderr));
}
