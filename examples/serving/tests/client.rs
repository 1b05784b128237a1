//! Runs the client against the service: its output is what its documentation shows.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

#[test]
fn the_client_prints_what_its_documentation_shows() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_axum_service"));
    let child = command.env("PORT", "0").stdout(Stdio::piped()).stderr(Stdio::null()).spawn();
    let Ok(mut service) = child else { unreachable!("the service does not start") };
    let mut line = String::new();
    if let Some(stdout) = service.stdout.take() {
        let _ = BufReader::new(stdout).read_line(&mut line);
    }
    let url = line.trim().strip_prefix("listening on ").unwrap_or_default();
    let output = Command::new(env!("CARGO_BIN_EXE_client")).env("URL", url).env("NO_PROXY", "127.0.0.1").output();
    let _ = service.kill();
    let _ = service.wait();
    let Ok(output) = output else { unreachable!("the client does not start") };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let shown = include_str!("../client.rs").lines().map_while(|line| line.strip_prefix("//!")).map(str::trim_start);
    let shown: Vec<&str> = shown.skip_while(|line| !line.ends_with("--bin client")).skip(1).collect();
    let shown: Vec<&str> = shown.into_iter().take_while(|line| *line != "```").collect();
    assert_eq!(String::from_utf8_lossy(&output.stdout).lines().collect::<Vec<_>>(), shown);
}
