//! An example as a process.

use std::io::{BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::process::{Child, ChildStdout, Command, Stdio};

/// A server that runs.
pub(crate) struct Example {
    child: Child,
    /// Where it listens.
    pub(crate) address: SocketAddr,
    stdout: BufReader<ChildStdout>,
}

impl Example {
    /// Starts the binary, and waits until it listens.
    pub(crate) fn start(binary: &str) -> Self {
        let child = Command::new(binary).env("PORT", "0").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
        let Ok(mut child) = child else { unreachable!("the example does not start") };
        let Some(stdout) = child.stdout.take() else { unreachable!("the example has no output") };
        let mut stdout = BufReader::new(stdout);
        let mut line = String::new();
        let _ = stdout.read_line(&mut line);
        let address = line.trim().strip_prefix("listening on http://").and_then(|address| address.parse().ok());
        let Some(address) = address else { unreachable!("not the address that it listens on: {line:?}") };
        Self { child, address, stdout }
    }

    /// Ends it as Ctrl-C does. Returns what it has written since it listens: standard output and standard error.
    pub(crate) fn stop(mut self) -> [String; 2] {
        let killed = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(killed.is_ok_and(|status| status.success()));
        assert!(self.child.wait().is_ok_and(|status| status.success()));
        let [mut stdout, mut stderr] = [const { String::new() }; 2];
        let _ = self.stdout.read_to_string(&mut stdout);
        let _ = self.child.stderr.take().map(|mut pipe| pipe.read_to_string(&mut stderr));
        [stdout, stderr]
    }
}
