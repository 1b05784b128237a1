//! What to ask the compiler for: every type that the scan has, and every type that a macro may have made.

use super::harness::Member;
use crate::scan::{Hidden, Scan, ScannedEnum};

/// One type under the names by which the program may reach it; the compiler says which of them works.
#[derive(Clone, Debug)]
pub(super) struct Probe {
    /// The scanned enum's number, or nothing for a guess.
    pub(super) scanned: Option<usize>,
    paths: Vec<String>,
    path: usize,
    arguments: usize,
}

/// Type arguments to try; `Any` implements what bounds usually ask for, and `String` is serialisable.
const ARGUMENTS: [&str; 6] = [
    "",
    "<String>",
    "<crate::__verify::Any>",
    "<String, String>",
    "<crate::__verify::Any, crate::__verify::Any>",
    "<crate::__verify::Any, crate::__verify::Any, crate::__verify::Any>",
];

impl Probe {
    /// The name to try.
    pub(super) fn current(&self) -> Option<String> {
        Some(format!("{}{}", self.paths.get(self.path)?, ARGUMENTS.get(self.arguments)?))
    }

    /// Gives all names up.
    pub(super) fn drop_all(&mut self) {
        self.path = self.paths.len();
    }

    /// Gives the current name up, or only its type arguments.
    pub(super) fn next(&mut self, wrong_arguments: bool) {
        if wrong_arguments {
            self.arguments += 1;
        } else {
            (self.path, self.arguments) = (self.path + 1, 0);
        }
    }

    /// For `a::b::E`: that path, then `a::E` and `E` as re-exports.
    fn new(scanned: Option<usize>, alias: &str, path: &[&str]) -> Self {
        let (modules, name) = path.split_last().map_or((path, ""), |(name, modules)| (modules, *name));
        let mut paths = Vec::new();
        for kept in (0..=modules.len()).rev() {
            let mut path = alias.to_owned();
            for segment in modules.iter().take(kept).chain([&name]) {
                path.push_str("::");
                path.push_str(&raw(segment));
            }
            paths.push(path);
        }
        Self { scanned, paths, path: 0, arguments: 0 }
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
pub(super) fn member_of(found: &ScannedEnum, members: &[Member<'_>]) -> Option<usize> {
    let in_library = found.targets.iter().any(|target| target == "lib");
    members.iter().position(|member| in_library && member.library.is_some() && member.name() == found.package)
}

/// The types of a target that is no library, as its root names them.
pub(super) fn of_target(scan: &Scan, package: &str, label: &str) -> Vec<Probe> {
    let own = scan.enums.iter().enumerate().filter(|(_, found)| {
        let only_here =
            found.targets.iter().all(|target| target != "lib") && found.targets.iter().any(|it| it == label);
        found.package == package && only_here && !is_local(found)
    });
    let own = own.map(|(number, found)| Probe::new(Some(number), "crate", &found.path.split("::").collect::<Vec<_>>()));
    let hidden = scan.hidden.iter().filter(|hidden| hidden.package == package && hidden.target == label);
    own.chain(hidden.flat_map(|hidden| of_hidden("crate", hidden))).collect()
}

fn of_hidden(alias: &str, hidden: &Hidden) -> Vec<Probe> {
    if hidden.path.contains('{') {
        return Vec::new();
    }
    let modules: Vec<_> = hidden.path.split("::").filter(|module| !module.is_empty()).collect();
    let path = |name| modules.iter().copied().chain([name]).collect::<Vec<_>>();
    hidden.names.iter().map(|name| Probe::new(None, alias, &path(name.as_str()))).collect()
}

/// The types of all libraries.
pub(super) fn probes(scan: &Scan, members: &[Member<'_>]) -> Vec<Probe> {
    let scanned = scan.enums.iter().enumerate().filter_map(|(number, found)| {
        let member = member_of(found, members).filter(|_| !is_local(found))?;
        Some(Probe::new(Some(number), &Member::alias(member), &found.path.split("::").collect::<Vec<_>>()))
    });
    let hidden = scan.hidden.iter().filter(|hidden| hidden.target == "lib").flat_map(|hidden| {
        let member = members.iter().position(|member| member.library.is_some() && member.name() == hidden.package);
        member.map(|member| of_hidden(&Member::alias(member), hidden)).unwrap_or_default()
    });
    scanned.chain(hidden).collect()
}
