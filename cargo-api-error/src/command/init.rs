//! `init`: the first lock, the file for acceptances, and the jobs that run the check.

use super::jobs::jobs;
use super::{count, incomplete, print};
use crate::args::InitArgs;
use crate::failure::{Exit, Failure};
use crate::lock::{self, ACCEPT_FILE, Lock};
use crate::source::Source;
use crate::talk::Talk;
use crate::write;

const ACCEPTANCES: &str = "\
# Accepted breaking changes of the error contract, each with its reason.
# `cargo api-error accept FINGERPRINT.. --reason \"..\"` adds one.
";

pub(super) fn run(args: &InitArgs, talk: Talk) -> Result<Exit, Failure> {
    let source = Source::load(&args.selection, talk)?;
    let path = source.files.root.join(&source.files.lock);
    if path.exists() {
        let failure = Failure::usage(format!("`{}` exists already", source.files.lock.display()));
        return Err(failure.help("`cargo api-error lock` updates it"));
    }
    if incomplete(&source, &args.levels, talk) {
        return Ok(Exit::Findings);
    }
    let catalog = super::lock::next(&source, &Lock::default(), |_| None)?;
    write::write(&path, &lock::write(&catalog))?;
    talk.status("Created", &format!("{} with {}", source.files.lock.display(), count(catalog.errors.len(), "code")));
    let decisions = source.files.beside(ACCEPT_FILE);
    if !source.files.root.join(&decisions).exists() {
        write::write(&source.files.root.join(&decisions), ACCEPTANCES)?;
        talk.status("Created", &decisions.display().to_string());
    }
    let flags = args.selection.typed();
    talk.help(&format!(
        "commit both files and run `cargo api-error check{flags}` in continuous integration; a job for GitHub and one for \
         GitLab follow"
    ));
    if args.selection.compiled && !source.config.compiled {
        talk.help("`compiled = true` in `[workspace.metadata.api-error]` applies to every command");
    }
    print(&jobs(&flags)).map(|()| Exit::Clean)
}
