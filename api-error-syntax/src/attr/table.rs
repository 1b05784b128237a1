//! The table of arguments. The parser and the messages read it, and a test compares it with the README.

use super::argument::{ArgumentRule, Place, Set};

const CONTAINER: &[Place] = &[Place::Enum, Place::Struct];
const VARIANT: &[Place] = &[Place::Struct, Place::Variant];
const DEFAULTABLE: &[Place] = &[Place::Enum, Place::Struct, Place::Variant];
const FIELD: &[Place] = &[Place::Field];

const fn once(name: &'static str, places: &'static [Place], example: &'static str, set: Set) -> ArgumentRule {
    ArgumentRule { name, example, places, repeatable: false, set }
}

const fn many(name: &'static str, places: &'static [Place], example: &'static str, set: Set) -> ArgumentRule {
    ArgumentRule { name, example, places, repeatable: true, set }
}

/// Every argument, in the order of the reference.
#[rustfmt::skip]
pub static ARGUMENTS: &[ArgumentRule] = &[
    once("status", DEFAULTABLE, "status = 404", |to, it, errors| to.variant.status = it.status(errors)),
    once("status_from", VARIANT, "status_from = field", |to, it, errors| to.variant.status_from = it.field(errors)),
    once("type", DEFAULTABLE, "type = \"validation_error\"", |to, it, errors| to.variant.error_type = it.string(errors)),
    once("code", VARIANT, "code = \"card_declined\"", |to, it, errors| to.variant.code = it.code(errors)),
    once("message", DEFAULTABLE, "message = \"Your card was declined.\"", |to, it, errors| to.variant.message = it.message(to.place, errors)),
    once("param", VARIANT, "param = \"card\"", |to, it, errors| to.variant.param = it.template(errors)),
    once("doc_url", DEFAULTABLE, "doc_url = \"https://x.dev/errors/{code}\"", |to, it, errors| to.variant.doc_url = it.url(errors)),
    once("retryable", DEFAULTABLE, "retryable = true", |to, it, errors| to.variant.retryable = it.bool(errors)),
    once("retry_after", VARIANT, "retry_after = 30", |to, it, errors| to.variant.retry_after = it.retry_after(errors)),
    many("header", DEFAULTABLE, "header(\"Allow\", \"GET, HEAD\")", |to, it, errors| to.variant.headers.extend(it.header(to.place, errors))),
    once("transparent", VARIANT, "transparent = field", |to, it, errors| to.variant.transparent = it.transparent(errors)),
    once("expose", DEFAULTABLE, "expose = \"reason\"", |to, it, errors| to.variant.expose = it.expose(to.place, errors)),
    once("shared", VARIANT, "shared", |to, it, errors| to.variant.shared = it.flag(errors)),
    once("unchecked", VARIANT, "unchecked = \"reason\"", |to, it, errors| to.variant.unchecked = it.string(errors)),
    once("since", VARIANT, "since = \"1.4.0\"", |to, it, errors| to.variant.since = it.version(errors)),
    once("sunset", VARIANT, "sunset = \"2027-06-30\"", |to, it, errors| to.variant.sunset = it.date(errors)),
    once("replaced_by", VARIANT, "replaced_by = \"other_code\"", |to, it, errors| to.variant.replaced_by = it.code(errors)),
    once("alias", VARIANT, "alias(\"old_code\")", |to, it, errors| to.variant.aliases = it.codes(errors)),
    once("unstable", DEFAULTABLE, "unstable", |to, it, errors| to.variant.unstable = it.flag(errors)),
    many("allow", DEFAULTABLE, "allow(missing-fix, reason = \"..\")", |to, it, errors| to.variant.allows.extend(it.allow(errors))),
    once("detail", FIELD, "detail = \"limit\"", |to, it, errors| to.field.detail = it.detail(errors)),
    once("json", FIELD, "json = \"date-time\"", |to, it, errors| to.field.json = it.member_type(errors)),
    once("rename_all", CONTAINER, "rename_all = \"SCREAMING_SNAKE_CASE\"", |to, it, errors| to.container.rename_all = it.case(errors)),
    once("prefix", CONTAINER, "prefix = \"billing_\"", |to, it, errors| to.container.prefix = it.prefix(errors)),
    once("types", CONTAINER, "types(\"card_error\")", |to, it, errors| to.container.types = it.type_names(errors)),
    once("crate", CONTAINER, "crate = path::to::api_error", |to, it, errors| to.container.crate_path = it.crate_path(errors)),
];
