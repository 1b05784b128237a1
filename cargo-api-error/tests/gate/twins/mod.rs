//! For each rule a change that it finds, and a near miss: a similar change that it does not find.

use cargo_api_error::rule_id::RuleId;

/// Two contracts in the short form of `support::lock`, or in JSON.
pub(crate) type Pair = (&'static str, &'static str);

pub(crate) struct Twin {
    pub(crate) rule: RuleId,
    /// The rule finds this change, and no other rule does.
    pub(crate) fires: Pair,
    /// The rule does not find this change; another rule may.
    pub(crate) near_miss: Pair,
}

pub(crate) const A: &str = r#"a 400 validation_error variants=["shop::E::A"]"#;
const GONE: &str = "a removed 400 validation_error";

/// The code `a` of the variant `shop::E::A`, with these members.
macro_rules! a {
    ($members:literal) => {
        concat!("a 400 validation_error ", $members, r#" variants=["shop::E::A"]"#)
    };
}

/// The code `a` of these variants.
macro_rules! of {
    ($variants:literal) => {
        concat!("a 400 validation_error variants=[", $variants, "]")
    };
}

/// The code `a`, and another one.
macro_rules! and {
    ($other:literal) => {
        concat!(r#"a 400 validation_error variants=["shop::E::A"]"#, "\n", $other)
    };
}

/// The code `a` in a catalog in JSON, which holds text.
macro_rules! text {
    ($members:literal) => {
        concat!(
            r#"{"schema_version":"1.0","errors":[{"code":"a","status":400,"type":"validation_error","message_from":"written","#,
            $members,
            r#" "retryable":false,"variants":[{"package":"shop","type":"E","variant":"A"}]}]}"#
        )
    };
}

/// A catalog without codes whose bodies have these members.
macro_rules! body {
    ($($name:literal: $value:literal),*) => {
        concat!(
            r#"{"schema_version":"1.0","errors":[],"body":{"shape":"BODY","media_type":"application/json","members":["#,
            $(r#"{"name":""#, $name, r#"","value":{"fact":""#, $value, r#""}},"#,)*
            r#"{"name":"z","value":{"constant":1}}]}}"#
        )
    };
}

mod code;
mod docs;
mod response;

pub(crate) fn all() -> impl Iterator<Item = &'static Twin> {
    code::TWINS.iter().chain(response::TWINS).chain(docs::TWINS)
}
