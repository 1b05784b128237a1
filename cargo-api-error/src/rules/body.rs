//! The body that all errors have.

use super::rule::{Action, Area, Rule};
use crate::comparison::{Change, Comparison};
use crate::rule_id::RuleId;

pub(super) const RULES: &[Rule] = &[
    Rule::new(RuleId::BodyMemberRemoved, Area::Body, Action::Removed, removed)
        .summary("the body of all errors lost a member, or a member moved")
        .message("the body of all errors no longer has {members}")
        .help("keep the member, beside the new one if it moved")
        .why("Every client reads the body, whatever the code.")
        .mirror(RuleId::BodyMemberAdded),
    Rule::new(RuleId::BodyMemberChanged, Area::Body, Action::Changed, changed)
        .summary("a member of the body of all errors holds something else, or is left out instead of `null`")
        .message("the body of all errors changed: {members}")
        .help("add a member with another name, and keep this one as it is")
        .why("Every client reads the body, whatever the code."),
    Rule::compatible(RuleId::BodyMemberAdded, Area::Body, Action::Added, added)
        .summary("the body of all errors has a new member")
        .message("the body of all errors now has {members}")
        .why("A client ignores members that it does not know (RFC 9457 section 3.2).")
        .mirror(RuleId::BodyMemberRemoved),
];

fn removed(it: &Comparison<'_>) -> Vec<Change> {
    let (old, new) = (it.old.body.members(), it.new.body.members());
    one(&only_in(&old, &new), |members| Change::default().before(members))
}

fn added(it: &Comparison<'_>) -> Vec<Change> {
    let (old, new) = (it.old.body.members(), it.new.body.members());
    one(&only_in(&new, &old), |members| Change::default().after(members))
}

fn changed(it: &Comparison<'_>) -> Vec<Change> {
    let (old, new) = (it.old.body.members(), it.new.body.members());
    let differing = old.iter().filter_map(|(path, before)| {
        let (_, after) = new.iter().find(|(known, after)| known == path && after != before)?;
        Some((path, before, after))
    });
    let differing: Vec<_> = differing.collect();
    let side =
        |pick: fn(&(&String, &String, &String)) -> String| differing.iter().map(pick).collect::<Vec<_>>().join("; ");
    let texts: Vec<String> =
        differing.iter().map(|(path, before, after)| format!("`{path}` from {before} to {after}")).collect();
    let (before, after) = (side(|it| format!("{} {}", it.0, it.1)), side(|it| format!("{} {}", it.0, it.2)));
    one(&texts, |_| Change::from_to(&before, &after))
}

/// The members whose path the other body does not have. Of an object only the object itself.
fn only_in(these: &[(String, String)], others: &[(String, String)]) -> Vec<String> {
    let gone: Vec<&String> =
        these.iter().map(|(path, _)| path).filter(|path| others.iter().all(|(known, _)| known != *path)).collect();
    let inside = |path: &str| {
        gone.iter().any(|outer| path.strip_prefix(outer.as_str()).is_some_and(|rest| rest.starts_with(['.', '['])))
    };
    gone.iter().filter(|path| !inside(path)).map(|path| format!("`{path}`")).collect()
}

/// One edit is one change, however many members it concerns.
fn one(members: &[String], change: impl Fn(&str) -> Change) -> Vec<Change> {
    if members.is_empty() {
        return Vec::new();
    }
    let members = members.join(", ");
    vec![Change { of_body: true, ..change(&members) }.with("members", &members)]
}
