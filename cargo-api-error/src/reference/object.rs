//! The error object: a row per member of the API's body, and where its code is.

use std::collections::BTreeSet;

use api_error_syntax::{BodyMember, BodyValue, Constant, Fact};
use serde::Serialize;

use super::format::Format;
use crate::catalog::Body;
use crate::texts::Texts;

/// A member of the error object.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Member {
    /// Its path, as in `error.fields[].name`.
    name: String,
    /// Its JSON type.
    #[serde(rename = "type")]
    ty: &'static str,
    nullable: bool,
    optional: bool,
    /// What it means.
    #[serde(rename = "html")]
    meaning: String,
}

/// A step from the body to a value in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(crate) enum Step {
    Member(String),
    Item(usize),
}

/// Every member, those of objects in it too.
pub(super) fn members(body: &Body, texts: &Texts, format: Format) -> Vec<Member> {
    let mut rows = Rows { texts, format, problem: body.shape == "problem", members: Vec::new() };
    rows.object("", &body.form.members);
    rows.members
}

struct Rows<'a> {
    texts: &'a Texts,
    format: Format,
    /// A problem document has a `type` even if there is no page about it.
    problem: bool,
    members: Vec<Member>,
}

impl Rows<'_> {
    fn object(&mut self, prefix: &str, members: &[BodyMember]) {
        for member in members {
            match member {
                BodyMember::Spread { .. } => {
                    let meaning = self.meaning("spread", None);
                    self.members.push(Member {
                        name: format!("{prefix}…"),
                        ty: "any",
                        nullable: false,
                        optional: true,
                        meaning,
                    });
                }
                BodyMember::Named { name, optional, value } => {
                    let always = always_there(value) || self.problem && matches!(value, BodyValue::Fact(Fact::DocUrl));
                    let (nullable, optional) = (!optional && !always, *optional && !always);
                    self.value(&format!("{prefix}{name}"), value, nullable, optional);
                }
            }
        }
    }

    fn value(&mut self, name: &str, value: &BodyValue, nullable: bool, optional: bool) {
        let meaning = match value {
            BodyValue::Fact(fact) => self.meaning(fact.name(), None),
            BodyValue::Extra(extra) => self.meaning("extra", Some(extra)),
            BodyValue::Constant(_) => self.meaning("constant", None),
            BodyValue::Object(_) => self.meaning("object", None),
            BodyValue::Array(_) => self.meaning("array", None),
            BodyValue::Errors(_) => self.meaning("errors", None),
        };
        self.members.push(Member { name: name.to_owned(), ty: json_type(value), nullable, optional, meaning });
        match value {
            BodyValue::Object(members) => self.object(&format!("{name}."), members),
            BodyValue::Errors(members) => self.object(&format!("{name}[]."), members),
            BodyValue::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.value(&format!("{name}[{at}]"), item, !always_there(item), false);
                }
            }
            BodyValue::Fact(_) | BodyValue::Extra(_) | BodyValue::Constant(_) => {}
        }
    }

    fn meaning(&self, kind: &str, extra: Option<&String>) -> String {
        let own = extra.and_then(|name| self.texts.members.get(name));
        own.or_else(|| self.texts.members.get(kind))
            .map(|text| (self.format.inline)(text.markdown()))
            .unwrap_or_default()
    }
}

/// Whether every error has a value for it.
fn always_there(value: &BodyValue) -> bool {
    BodyMember::Named { name: String::new(), optional: true, value: value.clone() }.is_certain()
}

fn json_type(value: &BodyValue) -> &'static str {
    match value {
        BodyValue::Fact(Fact::Status | Fact::RetryAfter | Fact::MoreErrors)
        | BodyValue::Constant(Constant::Integer(_)) => "integer",
        BodyValue::Fact(Fact::Retryable) | BodyValue::Constant(Constant::Bool(_)) => "boolean",
        BodyValue::Fact(Fact::Details) | BodyValue::Object(_) => "object",
        BodyValue::Fact(_) | BodyValue::Constant(Constant::Text(_)) => "string",
        BodyValue::Extra(_) => "any",
        BodyValue::Constant(Constant::Null) => "null",
        BodyValue::Array(_) => "array",
        BodyValue::Errors(_) => "array of objects",
    }
}

/// The names of the values that the service adds.
pub(super) fn extras(body: &Body) -> BTreeSet<String> {
    fn collect(value: &BodyValue, names: &mut BTreeSet<String>) {
        match value {
            BodyValue::Extra(name) => {
                names.insert(name.clone());
            }
            BodyValue::Object(members) | BodyValue::Errors(members) => of_members(members, names),
            BodyValue::Array(items) => items.iter().for_each(|item| collect(item, names)),
            BodyValue::Fact(_) | BodyValue::Constant(_) => {}
        }
    }
    fn of_members(members: &[BodyMember], names: &mut BTreeSet<String>) {
        for member in members {
            if let BodyMember::Named { value, .. } = member {
                collect(value, names);
            }
        }
    }
    let mut names = BTreeSet::new();
    of_members(&body.form.members, &mut names);
    names
}

/// The way to the code, if bodies have it.
pub(super) fn path_of_code(body: &Body) -> Option<Vec<Step>> {
    of_members(&body.form.members)
}

fn of_members(members: &[BodyMember]) -> Option<Vec<Step>> {
    members.iter().find_map(|member| match member {
        BodyMember::Named { name, value, .. } => after(Step::Member(name.clone()), of_value(value)),
        BodyMember::Spread { .. } => None,
    })
}

fn of_value(value: &BodyValue) -> Option<Vec<Step>> {
    match value {
        BodyValue::Fact(Fact::Code) => Some(Vec::new()),
        BodyValue::Object(members) => of_members(members),
        BodyValue::Array(items) => {
            items.iter().enumerate().find_map(|(at, item)| after(Step::Item(at), of_value(item)))
        }
        BodyValue::Fact(_) | BodyValue::Extra(_) | BodyValue::Constant(_) | BodyValue::Errors(_) => None,
    }
}

fn after(step: Step, rest: Option<Vec<Step>>) -> Option<Vec<Step>> {
    rest.map(|rest| [vec![step], rest].concat())
}
