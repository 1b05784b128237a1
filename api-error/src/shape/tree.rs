//! The steps of a shape in, its members as a tree out: for documents that describe a body instead of writing it.
//!
//! The steps are all that a program has of its shape, so they write a body once, with a mark in the place of each value.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::Write as _;

use serde_json::Value as Json;

use super::steps::{self, Step, Value};
use super::write::comma;
use super::{Form, Shape};

/// A value of a body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Node {
    /// The same in every body.
    Constant(Json),
    /// Differs from error to error.
    Value(Value),
    /// An object.
    Object(Members),
    /// An array with these items.
    Array(Vec<Self>),
    /// An array with such an object for each field that failed validation.
    Errors(Members),
}

/// The members of an object.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Members {
    pub(crate) list: Vec<Member>,
    /// Whether the details of the error are among them.
    pub(crate) spreads_details: bool,
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Member {
    pub(crate) name: String,
    /// Whether some bodies do not have it.
    pub(crate) is_optional: bool,
    pub(crate) node: Node,
}

// No name of a member has this character.
const VALUE: &str = "\u{1}value";
const OPTIONAL: &str = "\u{1}optional";
const DETAILS: &str = "\u{1}details";

/// What [`problem`](super::problem) writes.
const PROBLEM: &[Step] = &[
    Step::Text("{\"type\":"),
    Step::Value(Value::DocUrl),
    Step::Text(",\"title\":"),
    Step::Value(Value::Title),
    Step::Text(",\"status\":"),
    Step::Value(Value::Status),
    Step::Text(",\"detail\":"),
    Step::Value(Value::Message),
    Step::Member("\"instance\":", Value::RequestId),
    Step::Text(",\"code\":"),
    Step::Value(Value::Code),
    Step::Text(",\"error_type\":"),
    Step::Value(Value::Type),
    Step::Member("\"param\":", Value::Param),
    Step::Member("\"request_id\":", Value::RequestId),
    Step::Member("\"details\":", Value::Details),
    Step::Member("\"errors\":", Value::Errors(VIOLATION)),
    Step::Member("\"more_errors\":", Value::MoreErrors),
    Step::Text("}"),
];

const VIOLATION: &[Step] = &[
    Step::Text("{\"detail\":"),
    Step::Value(Value::Message),
    Step::Text(",\"code\":"),
    Step::Value(Value::Code),
    Step::Member("\"pointer\":", Value::Param),
    Step::Text("}"),
];

impl Shape {
    /// The members of the body.
    pub(crate) fn members(&self) -> Members {
        match self.form {
            Form::Declared(steps, _) => members(steps),
            Form::Problem => members(PROBLEM),
            // The envelope is what the nested shape has inside of its only member.
            Form::Flat => match members(steps::NESTED).list.pop().map(|member| member.node) {
                Some(Node::Object(members)) => members,
                _ => Members::default(),
            },
        }
    }
}

fn members(steps: &[Step]) -> Members {
    let (mut text, mut values) = (String::new(), Vec::new());
    mark(steps, &mut values, &mut text);
    // The steps of every shape write JSON.
    match node(serde_json::from_str(&text).unwrap_or_default(), &values) {
        (Node::Object(members), _) => members,
        _ => Members::default(),
    }
}

/// A value, and whether it may be left out.
type Marked = (Value, bool);

fn mark(steps: &[Step], values: &mut Vec<Marked>, out: &mut String) {
    for step in steps {
        match *step {
            Step::Text(text) => out.push_str(text),
            Step::Comma => comma(out),
            Step::Value(value) => mark_value((value, false), values, out),
            Step::Member(name, value) => {
                comma(out);
                out.push_str(name);
                mark_value((value, true), values, out);
            }
            Step::Object(name, steps) => {
                comma(out);
                out.extend([name, "{\"\\u0001optional\":{"]);
                mark(steps, values, out);
                out.push_str("}}");
            }
            Step::Details(_) => {
                comma(out);
                out.push_str("\"\\u0001details\":null");
            }
        }
    }
}

fn mark_value(value: Marked, values: &mut Vec<Marked>, out: &mut String) {
    // Writing into a String does not fail.
    let _ = write!(out, "{{\"\\u0001value\":{}}}", values.len());
    values.push(value);
}

/// The node that a marked value stands for, and whether it may be left out.
fn node(marked: Json, values: &[Marked]) -> (Node, bool) {
    let mut members = match marked {
        Json::Object(members) => members,
        Json::Array(items) => {
            return (Node::Array(items.into_iter().map(|item| node(item, values).0).collect()), false);
        }
        constant => return (Node::Constant(constant), false),
    };
    if let Some(optional) = members.remove(OPTIONAL) {
        return (node(optional, values).0, true);
    }
    let index = members.get(VALUE).and_then(Json::as_u64).and_then(|index| usize::try_from(index).ok());
    if let Some((value, is_optional)) = index.and_then(|index| values.get(index)) {
        let node = match value {
            Value::Errors(steps) => Node::Errors(self::members(steps)),
            Value::Null => Node::Constant(Json::Null),
            value => Node::Value(*value),
        };
        return (node, *is_optional);
    }
    let spreads_details = members.remove(DETAILS).is_some();
    let list = members.into_iter().map(|(name, value)| {
        let (node, is_optional) = node(value, values);
        Member { name, is_optional, node }
    });
    (Node::Object(Members { list: list.collect(), spreads_details }), false)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use api_error_syntax::{BodyMember, BodyShape, BodyValue, Constant, parse_shapes};
    use serde_json::json;

    use super::{Json, Member, Members, Node, Value};
    use crate::Shape;

    macro_rules! declared {
        ($($shape:tt)*) => {
            crate::shape! { static OWN = $($shape)*; }
            const SOURCE: &str = concat!("static OWN = ", stringify!($($shape)*), ";");
        };
    }

    declared! {
        "application/vnd.shop+json" {
            "error": { "id": code, "kind"?: type, "text": message, "again": retryable, "wait"?: retry_after, ..details },
            "api": 2, "of": null, "is": true, "in": "shop",
            "list": [ { "code": code, "status": status }, request_id, [] ],
            "where"?: { "param"?: param, "inner"?: { ..details } },
            "rest": { ..details, "more"?: more_errors },
            "errors"?: errors [ { "path"?: param, "code": code } ],
            "all": errors,
            "trace": extra("trace_id"), "span"?: extra("span"),
        }
    }

    /// The tree of the shape that the command reads from source.
    fn scanned(members: &[BodyMember]) -> Members {
        let mut list: Vec<Member> = Vec::new();
        let mut spreads_details = false;
        for member in members {
            match member {
                BodyMember::Spread { .. } => spreads_details = true,
                BodyMember::Named { name, value, .. } => {
                    let is_optional = !member.is_certain();
                    list.push(Member { name: name.clone(), is_optional, node: scanned_value(value) });
                }
            }
        }
        list.sort_by(|one, other| one.name.cmp(&other.name));
        Members { list, spreads_details }
    }

    fn scanned_value(value: &BodyValue) -> Node {
        match value {
            BodyValue::Constant(Constant::Null) => Node::Constant(Json::Null),
            BodyValue::Constant(Constant::Bool(flag)) => Node::Constant(json!(flag)),
            BodyValue::Constant(Constant::Integer(number)) => Node::Constant(json!(number)),
            BodyValue::Constant(Constant::Text(text)) => Node::Constant(json!(text)),
            BodyValue::Object(members) => Node::Object(scanned(members)),
            BodyValue::Array(items) => Node::Array(items.iter().map(scanned_value).collect()),
            BodyValue::Errors(members) => Node::Errors(scanned(members)),
            BodyValue::Extra(name) => Node::Value(Value::Extra(name.clone().leak())),
            BodyValue::Fact(fact) => {
                let facts = [
                    Value::Type,
                    Value::Code,
                    Value::Message,
                    Value::Param,
                    Value::DocUrl,
                    Value::RequestId,
                    Value::Status,
                    Value::Title,
                    Value::Retryable,
                    Value::RetryAfter,
                    Value::Details,
                    Value::MoreErrors,
                ];
                let is_same = |value: &Value| alloc::format!("{value:?}") == alloc::format!("{fact:?}");
                facts.into_iter().find(is_same).map_or(Node::Array(Vec::new()), Node::Value)
            }
        }
    }

    #[test]
    fn the_members_are_those_that_the_command_reads() {
        let own = parse_shapes(SOURCE.parse().unwrap_or_default()).unwrap_or_default();
        let own = own.first().map(|item| item.shape.clone());
        let shapes = [Some(BodyShape::flat()), Some(BodyShape::nested()), Some(BodyShape::problem()), own];
        for (shape, known) in [Shape::FLAT, Shape::NESTED, Shape::PROBLEM, OWN].iter().zip(shapes) {
            let Some(known) = known else { unreachable!("{SOURCE}") };
            assert_eq!(shape.media_type().to_string(), known.media_type);
            assert_eq!(shape.members(), scanned(&known.members));
        }
    }
}
