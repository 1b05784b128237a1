//! What to ask the compiler for: every type that the scan has, and every type that a macro may have made.

use super::harness::Member;
use crate::scan::{Scan, ScannedEnum};

/// One type under the names by which the program may reach it; the compiler says which of them works.
#[derive(Clone, Debug)]
pub(super) struct Probe {
    /// The scanned enum's number, or nothing for a guess.
    pub(super) scanned: Option<usize>,
    candidates: Vec<String>,
    current: usize,
}

impl Probe {
    /// The name to try.
    pub(super) fn current(&self) -> Option<&str> {
        self.candidates.get(self.current).map(String::as_str)
    }

    /// Gives the current name up.
    pub(super) fn next(&mut self) {
        self.current += 1;
    }

    /// For `a::b::E`: that path, then `a::E` and `E` as re-exports; then the same with type arguments.
    fn new(scanned: Option<usize>, alias: &str, path: &[&str]) -> Self {
        let (modules, name) = path.split_last().map_or((path, ""), |(name, modules)| (modules, *name));
        let mut candidates = Vec::new();
        for arguments in ["", "<String>", "<String, String>"] {
            for kept in (0..=modules.len()).rev() {
                let mut path = alias.to_owned();
                for segment in modules.iter().take(kept).chain([&name]) {
                    path.push_str("::");
                    path.push_str(&raw(segment));
                }
                candidates.push(path + arguments);
            }
        }
        Self { scanned, candidates, current: 0 }
    }
}

/// Keywords are written raw where a path allows it.
fn raw(name: &str) -> String {
    match syn::parse_str::<syn::Ident>(name) {
        Ok(_) => name.to_owned(),
        Err(_) => format!("r#{name}"),
    }
}

/// Whether a path has segments that no path can name.
pub(super) fn is_local(found: &ScannedEnum) -> bool {
    found.path.contains('{')
}

/// The number of the member that the enum belongs to as part of its library.
pub(super) fn member_of(found: &ScannedEnum, members: &[Member]) -> Option<usize> {
    let in_library = found.targets.iter().any(|target| target == "lib");
    members.iter().position(|member| in_library && member.package == found.package)
}

pub(super) fn probes(scan: &Scan, members: &[Member]) -> Vec<Probe> {
    let scanned = scan.enums.iter().enumerate().filter_map(|(number, found)| {
        let member = member_of(found, members).filter(|_| !is_local(found))?;
        Some(Probe::new(Some(number), &Member::alias(member), &found.path.split("::").collect::<Vec<_>>()))
    });
    let hidden = scan.hidden.iter().flat_map(|hidden| {
        let member = members.iter().position(|member| member.package == hidden.package);
        let member = member.filter(|_| hidden.target == "lib");
        let named = member.filter(|_| !hidden.path.contains('{')).map(|member| {
            hidden.names.iter().map(move |name| {
                let modules = hidden.path.split("::").filter(|module| !module.is_empty());
                let path: Vec<_> = modules.chain([name.as_str()]).collect();
                Probe::new(None, &Member::alias(member), &path)
            })
        });
        named.into_iter().flatten()
    });
    scanned.chain(hidden).collect()
}
