//! The body that all errors of an API have: its members, and what of it clients rely on.

use std::collections::BTreeSet;

use api_error_syntax::{BodyMember, BodyShape, BodyValue, Constant, Fact};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::SourceLocation;
use crate::failure::Failure;
use crate::scan::{Scan, ScannedShape};

/// The body of every error.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Body {
    /// `flat`, `nested`, `problem`, or the name of the static that `shape!` declares.
    pub shape: String,
    /// Its media type and members.
    #[serde(flatten)]
    pub form: BodyShape,
    /// Where it is declared; unknown in a lock.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceLocation>,
}

/// The envelope.
impl Default for Body {
    fn default() -> Self {
        Self::built_in("flat", BodyShape::flat())
    }
}

impl Body {
    fn built_in(name: &str, form: BodyShape) -> Self {
        Self { shape: name.to_owned(), form, source: None }
    }

    fn declared(shape: &ScannedShape) -> Self {
        let source = Some(SourceLocation::from(&shape.location));
        Self { shape: shape.name.clone(), form: shape.shape.clone(), source }
    }

    /// The body that the configuration names, or else the only one that the source declares.
    ///
    /// # Errors
    /// When the source declares several and the configuration names none, or names one that does not exist.
    pub(crate) fn choose(shape: Option<&str>, scan: &Scan) -> Result<Self, Failure> {
        let name = match (shape, scan.shapes.as_slice()) {
            (None, []) => return Ok(Self::default()),
            (None, [only]) => return Ok(Self::declared(only)),
            (None, several) => return Err(ambiguous("the source declares several shapes", several)),
            (Some(name), _) => name,
        };
        let called: Vec<&ScannedShape> = scan.shapes.iter().filter(|shape| shape.is_called(name)).collect();
        match (called.as_slice(), name) {
            ([only], _) => Ok(Self::declared(only)),
            ([], "flat") => Ok(Self::default()),
            ([], "nested") => Ok(Self::built_in(name, BodyShape::nested())),
            ([], "problem") => Ok(Self::built_in(name, BodyShape::problem())),
            ([], _) => Err(ambiguous(&format!("no shape is called `{name}`"), &scan.shapes)),
            (..) => Err(ambiguous(&format!("several shapes are called `{name}`"), &scan.shapes)),
        }
    }

    /// The code in a response, where this body has it.
    #[must_use]
    pub fn code_in<'v>(&self, body: &'v Value) -> Option<&'v str> {
        code_in(&self.form.members, body)
    }

    /// The names of the members that stand beside `..details`. A detail with such a name is left out.
    #[must_use]
    pub fn beside_details(&self) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        beside_details(&self.form.members, &mut names);
        names
    }

    /// Every member by its path, as in `error.fields[].name`, with what it holds: what clients read.
    #[must_use]
    pub fn members(&self) -> Vec<(String, String)> {
        let mut members = vec![("the media type".to_owned(), self.form.media_type.clone())];
        flatten(&self.form.members, "", &mut members);
        members
    }
}

fn code_in<'v>(members: &[BodyMember], body: &'v Value) -> Option<&'v str> {
    members.iter().find_map(|member| match member {
        BodyMember::Named { name, value, .. } => code_in_value(value, body.get(name)?),
        BodyMember::Spread { .. } => None,
    })
}

fn code_in_value<'v>(value: &BodyValue, found: &'v Value) -> Option<&'v str> {
    match value {
        BodyValue::Fact(Fact::Code) => found.as_str(),
        BodyValue::Object(members) => code_in(members, found),
        BodyValue::Array(items) => items.iter().enumerate().find_map(|(at, item)| code_in_value(item, found.get(at)?)),
        BodyValue::Fact(_) | BodyValue::Extra(_) | BodyValue::Constant(_) | BodyValue::Errors(_) => None,
    }
}

fn beside_details<'b>(members: &'b [BodyMember], names: &mut BTreeSet<&'b str>) {
    if members.iter().any(|member| matches!(member, BodyMember::Spread { .. })) {
        names.extend(members.iter().filter_map(BodyMember::name));
    }
    for member in members {
        if let BodyMember::Named { value, .. } = member {
            beside_details_in(value, names);
        }
    }
}

fn beside_details_in<'b>(value: &'b BodyValue, names: &mut BTreeSet<&'b str>) {
    match value {
        BodyValue::Object(members) | BodyValue::Errors(members) => beside_details(members, names),
        BodyValue::Array(items) => items.iter().for_each(|item| beside_details_in(item, names)),
        BodyValue::Fact(_) | BodyValue::Extra(_) | BodyValue::Constant(_) => {}
    }
}

fn ambiguous(fact: &str, shapes: &[ScannedShape]) -> Failure {
    let shapes = shapes.iter().map(|shape| format!("`{}` ({})", shape.path(), shape.location));
    let names = shapes.chain(["`flat`, `nested` and `problem`".to_owned()]).collect::<Vec<_>>().join(", ");
    let failure = Failure::usage(fact);
    failure.help(format!("set `shape = \"..\"` in `[workspace.metadata.api-error]` to one of {names}"))
}

fn flatten(members: &[BodyMember], prefix: &str, out: &mut Vec<(String, String)>) {
    for member in members {
        match member {
            BodyMember::Spread { .. } => out.push((format!("{prefix}..details"), "..details".to_owned())),
            BodyMember::Named { name, optional, value } => {
                let path = format!("{prefix}{name}");
                let absent = if *optional && !member.is_certain() { ", left out if there is none" } else { "" };
                flatten_value(value, &path, absent, out);
            }
        }
    }
}

fn flatten_value(value: &BodyValue, path: &str, absent: &str, out: &mut Vec<(String, String)>) {
    let kind = match value {
        BodyValue::Fact(fact) => fact.name().to_owned(),
        BodyValue::Extra(name) => format!("extra(\"{name}\")"),
        BodyValue::Constant(constant) => constant_text(constant),
        BodyValue::Object(_) => "an object".to_owned(),
        BodyValue::Array(_) | BodyValue::Errors(_) => "an array".to_owned(),
    };
    out.push((path.to_owned(), kind + absent));
    match value {
        BodyValue::Object(members) => flatten(members, &format!("{path}."), out),
        BodyValue::Errors(members) => flatten(members, &format!("{path}[]."), out),
        BodyValue::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                flatten_value(item, &format!("{path}[{at}]"), "", out);
            }
        }
        BodyValue::Fact(_) | BodyValue::Extra(_) | BodyValue::Constant(_) => {}
    }
}

fn constant_text(constant: &Constant) -> String {
    match constant {
        Constant::Null => "null".to_owned(),
        Constant::Bool(flag) => flag.to_string(),
        Constant::Integer(number) => number.to_string(),
        Constant::Text(text) => format!("\"{text}\""),
    }
}
