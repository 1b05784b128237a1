//! Runs other programs and takes their times.

use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

pub(crate) fn time(command: &mut Command, times: &mut Vec<Duration>) -> Output {
    let start = Instant::now();
    let output = command.stdout(Stdio::null()).stderr(Stdio::piped()).output().expect("the program is installed");
    times.push(start.elapsed());
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}

/// Milliseconds of the fastest run, which other programs disturbed least.
pub(crate) fn fastest(times: &[Duration]) -> f64 {
    times.iter().min().copied().unwrap_or_default().as_secs_f64() * 1e3
}
