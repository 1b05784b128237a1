//! Colours: the flag, the variables and the terminal decide, in the same way for both streams.

use std::process::Command;

use crate::project::Project;

/// The command to run, and whether it prints to stdout and to stderr.
const RUNS: [(&[&str], bool, bool); 3] =
    [(&["check"], true, true), (&["--help"], true, false), (&["lst"], false, true)];

type Variables = &'static [(&'static str, &'static str)];

fn command(project: &Project, arguments: &[&str], variables: Variables) -> Command {
    let mut command = project.command(arguments);
    for name in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CARGO_TERM_COLOR", "CI"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm").envs(variables.iter().copied());
    command
}

fn broken() -> Project {
    let project = Project::locked();
    project.remove_card_declined();
    project
}

#[test]
fn a_pipe_is_coloured_only_on_request() {
    let project = broken();
    let table: [(Variables, bool); 11] = [
        (&[], false),
        (&[("CARGO_TERM_COLOR", "always")], true),
        (&[("CARGO_TERM_COLOR", "always"), ("TERM", "dumb")], true),
        (&[("CARGO_TERM_COLOR", "always"), ("NO_COLOR", "1")], true),
        (&[("CARGO_TERM_COLOR", "auto")], false),
        (&[("CARGO_TERM_COLOR", "never"), ("CLICOLOR_FORCE", "1")], false),
        (&[("CLICOLOR_FORCE", "1")], true),
        (&[("CLICOLOR_FORCE", "1"), ("TERM", "dumb")], true),
        (&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
        (&[("NO_COLOR", "1")], false),
        (&[("TERM", "dumb")], false),
    ];
    for (variables, expected) in table {
        for (arguments, on_stdout, on_stderr) in RUNS {
            let run = project.finish(&mut command(&project, arguments, variables));
            let found = (run.stdout.contains('\u{1b}'), run.stderr.contains('\u{1b}'));
            assert_eq!(found, (expected && on_stdout, expected && on_stderr), "{arguments:?} {variables:?}");
        }
    }
}

#[test]
fn the_flag_wins() {
    let project = broken();
    for (flag, variable, expected) in [("always", "never", true), ("never", "always", false), ("auto", "always", false)]
    {
        let mut command = command(&project, &["check", "--color", flag], &[]);
        let run = project.finish(command.env("CARGO_TERM_COLOR", variable));
        assert_eq!((run.stdout.contains('\u{1b}'), run.stderr.contains('\u{1b}')), (expected, expected), "{flag}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_is_coloured_unless_it_cannot_or_shall_not() {
    let project = broken();
    let table: [(Variables, bool); 6] = [
        (&[], true),
        (&[("TERM", "dumb")], false),
        (&[("NO_COLOR", "1")], false),
        (&[("CLICOLOR", "0")], false),
        (&[("CARGO_TERM_COLOR", "never")], false),
        (&[("CARGO_TERM_COLOR", "always"), ("TERM", "dumb")], true),
    ];
    for (variables, expected) in table {
        for (arguments, on_stdout, on_stderr) in RUNS {
            let text = terminal::seen(&mut command(&project, arguments, variables), terminal::Stream::Stdout);
            assert_eq!(text.contains('\u{1b}'), expected && on_stdout, "stdout {arguments:?} {variables:?}: {text}");
            let text = terminal::seen(&mut command(&project, arguments, variables), terminal::Stream::Stderr);
            assert_eq!(text.contains('\u{1b}'), expected && on_stderr, "stderr {arguments:?} {variables:?}: {text}");
        }
    }
}

#[cfg(target_os = "linux")]
mod terminal {
    //! A terminal in place of one stream.

    use std::fs::File;
    use std::io::Read;
    use std::process::{Command, Stdio};

    use rustix::pty::{OpenptFlags, grantpt, ioctl_tiocgptpeer, openpt, unlockpt};

    #[derive(Clone, Copy)]
    pub(super) enum Stream {
        Stdout,
        Stderr,
    }

    /// What a person would see.
    pub(super) fn seen(command: &mut Command, stream: Stream) -> String {
        let flags = OpenptFlags::RDWR | OpenptFlags::NOCTTY;
        let ours = openpt(flags).unwrap();
        grantpt(&ours).unwrap();
        unlockpt(&ours).unwrap();
        let theirs = Stdio::from(ioctl_tiocgptpeer(&ours, flags).unwrap());
        let (stdout, stderr) = match stream {
            Stream::Stdout => (theirs, Stdio::null()),
            Stream::Stderr => (Stdio::null(), theirs),
        };
        let mut child = command.stdout(stdout).stderr(stderr).spawn().unwrap();
        // The terminal ends for us when nobody holds the other side.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let mut bytes = Vec::new();
        let ended = File::from(ours).read_to_end(&mut bytes).unwrap_err();
        assert_eq!(ended.raw_os_error(), Some(rustix::io::Errno::IO.raw_os_error()));
        child.wait().unwrap();
        String::from_utf8(bytes).unwrap()
    }
}
