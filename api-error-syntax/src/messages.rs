//! Every message of the attribute language, as data that the errors and their tests read.

use std::fmt::Display;

/// A message: the fact, then `help:` and `note:` lines. Values replace each `{}`.
#[derive(Debug)]
pub struct Message {
    /// The name of the constant.
    pub name: &'static str,
    /// The text with each `{}`.
    pub text: &'static str,
}

impl Message {
    pub(crate) fn fill(&self, values: &[&dyn Display]) -> String {
        let mut values = values.iter();
        let mut parts = self.text.split("{}");
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            if let Some(value) = values.next() {
                push_visibly(&value.to_string(), &mut text);
            }
            text.push_str(part);
        }
        text.truncate(text.trim_end().len());
        text
    }
}

// A line break in a user's text must not start a new line of the message.
fn push_visibly(value: &str, text: &mut String) {
    for ch in value.chars() {
        if ch.is_control() {
            text.extend(ch.escape_default());
        } else {
            text.push(ch);
        }
    }
}

macro_rules! messages {
    ($($name:ident = $text:literal;)*) => {
        $(pub(crate) static $name: Message = Message { name: stringify!($name), text: $text };)*

        /// All messages, in the order of their topics.
        pub static MESSAGES: &[&Message] = &[$(&$name),*];
    };
}

messages! {
    // The item.
    UNION = "`ApiError` can only be derived for enums and structs, not for a union";

    // The attribute.
    ATTRIBUTE_WITHOUT_ARGUMENTS = "the `api_error` attribute has no arguments\nhelp: write `#[api_error(status = 404)]`";
    ATTRIBUTE_WITH_VALUE = "the `api_error` attribute takes a list of arguments, not a value\nhelp: write `#[api_error(status = 404)]`";
    ATTRIBUTE_DELIMITER = "the `api_error` attribute takes its arguments in parentheses\nhelp: write `#[api_error(..)]`";

    // The list of arguments.
    EXPECTED_ARGUMENT = "expected the name of an argument\nhelp: write `status = 404`, for example";
    EXPECTED_COMMA = "expected `,`";
    UNKNOWN_ARGUMENT = "unknown argument `{}`\nhelp: {}";
    MISPLACED_ARGUMENT = "`{}` is only valid on {}, not on {}";
    DUPLICATE_ARGUMENT = "duplicate argument `{}`\nnote: first given as `{}`";
    CONFLICTING_ARGUMENTS = "`{}` cannot be combined with `{}`";

    // The form of an argument.
    MISSING_VALUE = "the `{}` argument has no value\nhelp: write `{}`";
    UNEXPECTED_VALUE = "the `{}` argument takes no value\nhelp: write `{}`";
    WRONG_FORM = "the `{}` argument is malformed\nhelp: write `{}`";
    NOT_A_STRING = "{} is not a string literal\nhelp: {}";
    NOT_A_FIELD = "the value of `{}` is not a field\nhelp: write `{} = field` or `{} = .0`";
    NOT_A_BOOL = "{} is neither `true` nor `false`";
    EMPTY_STRING = "{} is empty";
    EMPTY_LIST = "the `{}` argument is an empty list\nhelp: write `{}`";

    // Status and type.
    STATUS_NOT_AN_INTEGER = "status is not a decimal integer literal\nhelp: {}";
    STATUS_OUT_OF_RANGE = "status is outside 400 to 599\nhelp: {}";
    MISSING_STATUS = "missing `status` argument\nhelp: write `#[api_error(status = 404)]` here, or a default on the enum";
    MISSING_STATUS_ON_STRUCT = "missing `status` argument\nhelp: write `#[api_error(status = 404)]` on the struct";
    UNKNOWN_TYPE = "unknown type `{}`\nhelp: {}";
    BAD_TYPE_NAME = "type name `{}` {}\nnote: a type name is made of letters, digits and `_ . - : /`, starts with a letter and has at most 64 bytes";
    BUILT_IN_TYPE = "`{}` is one of the built-in types and needs no declaration";
    DUPLICATE_TYPE = "type `{}` is declared twice";
    TYPE_DOES_NOT_FIT = "type `{}` does not fit status {}\nhelp: expected {}\nnote: `unchecked = \"reason\"` accepts it anyway";
    DEFAULT_TYPE_DOES_NOT_FIT = "the enum's default type `{}` does not fit status {}\nhelp: write a `type` here: {}";
    UNCHECKED_WITHOUT_NEED = "`unchecked` is not needed: type `{}` fits status {}";

    // Code.
    BAD_CODE = "code `{}` {}\nnote: a code is made of letters, digits and `_ . - : /`, starts with a letter and has at most 64 bytes";
    BAD_DEFAULT_CODE = "the default code `{}` of this variant {}\nhelp: write `code = \"..\"`";
    BAD_PREFIX = "prefix `{}` {}\nnote: a prefix is made of letters, digits and `_ . - : /`, starts with a letter and has at most 64 bytes";
    CODES_OTHER = "`codes(..)` has a variant `Other` of its own, for codes that a program does not know\nhelp: rename this variant, and keep its code: `code = \"other\"`";
    DUPLICATE_CODE = "duplicate code `{}`\nnote: first used by variant `{}`\nhelp: if both mean the same to a client, write `shared` on both";
    DUPLICATE_CODE_ONE_SHARED = "duplicate code `{}`\nnote: first used by variant `{}`\nhelp: only one of the two has `shared`; write it on both";
    SHARED_CODE_DISAGREES = "variants that share code `{}` disagree on `{}`\nnote: variant `{}` has {}, this one has {}";
    UNKNOWN_CASE = "unknown `rename_all` rule `{}`\nhelp: {}";

    // Templates.
    UNCLOSED_BRACE = "unclosed `{` in {}\nhelp: write two of them for a literal brace";
    UNMATCHED_BRACE = "unmatched `}` in {}\nhelp: write two of them for a literal brace";
    UNNAMED_PLACEHOLDER = "a placeholder names no field\nhelp: {}";
    UNKNOWN_FIELD = "no field `{}` on {} `{}`\nhelp: {}";
    BAD_PLACEHOLDER = "`{}` is not the name of a field\nnote: a placeholder is a field in braces, with or without a format spec: `message`, `0`, `amount:.2` or `id:?`";
    BAD_FORMAT_SPEC = "format spec `{}` is not valid here\nnote: {}";
    CONTAINER_PLACEHOLDER = "a header of the enum cannot use fields\nhelp: write it on the variants that have the field";

    // Message.
    MESSAGE_OPTION = "unknown option of `message`\nhelp: write `message(display)` or `message = \"..\"`";
    MESSAGE_ON_ENUM = "`message = \"..\"` is only valid on a variant, not on the enum\nhelp: the enum takes `message(display)`";
    EXPOSED_TEMPLATE = "message of a {} error contains run-time text\nhelp: drop the placeholders, or write `expose` if clients may see them";
    EXPOSED_DISPLAY = "`message(display)` of a {} error would publish internals\nhelp: write a fixed `message = \"..\"`, or `expose` if clients may see it";
    EXPOSE_ON_ENUM = "`expose` on the enum needs a reason\nhelp: write `expose = \"reason\"`; it applies to every 5xx message of the enum";
    EXPOSE_WITHOUT_NEED = "`expose` is not needed: {}";

    // URL, headers, retrying.
    RELATIVE_URL = "doc_url is not an absolute URL\nhelp: start it with `https://` and a host";
    BAD_URL = "doc_url contains {}, which is not valid in a URL\nhelp: percent-encode it";
    URL_PLACEHOLDER = "unknown placeholder `{}` in doc_url\nhelp: {}";
    BAD_HEADER_NAME = "`{}` is not a header name";
    RESERVED_HEADER = "header `{}` cannot be declared: {}\nhelp: remove it here";
    RETRY_AFTER_HEADER = "header `Retry-After` has its own argument\nhelp: write `retry_after = 30` or `retry_after = field`";
    BAD_HEADER_VALUE = "header value contains {}\nnote: a header value is made of visible ASCII, spaces and tabs";
    BAD_RETRY_AFTER = "retry_after is neither seconds nor a field\nhelp: {}";
    RETRY_AFTER_OUT_OF_RANGE = "retry_after is longer than a year\nnote: the longest time is 31536000 seconds";

    // Transparent and fields.
    TRANSPARENT_WITHOUT_FIELD = "a transparent {} needs a field, and `{}` has none\nhelp: give it a field that implements `ApiError`, or arguments of its own";
    TRANSPARENT_FIELDS = "`{}` has {} fields, and `transparent` does not say which one it forwards to\nhelp: write {}";
    TRANSPARENT_DETAIL = "`detail` has no effect on the fields of a transparent {}";
    UNNAMED_DETAIL = "`detail` needs a name\nhelp: write `detail = \"limit\"`, or the fields in braces: `{ limit: u32 }`";
    UNKNOWN_JSON_TYPE = "unknown JSON type `{}`\nhelp: {}\nnote: `[string]` is an array of strings";
    JSON_WITHOUT_DETAIL = "`json` is only valid on a field with `detail`\nhelp: write `#[api_error(detail, json = \"{}\")]`";
    DUPLICATE_DETAIL = "two details of this variant are called `{}`\nhelp: give one of them another name: `detail = \"..\"`";

    // Life cycle and lints.
    BAD_VERSION = "since is not a version\nhelp: write it as `since = \"1.4.0\"`";
    BAD_DATE = "sunset is not a date\nhelp: write it as `sunset = \"2027-06-30\"`";
    REPLACED_BY_ITSELF = "`{}` cannot be replaced by itself";
    ALIAS_OF_ITSELF = "`{}` cannot be an alias of itself";
    ALIAS_IN_USE = "alias `{}` is the code of variant `{}`";
    DUPLICATE_ALIAS = "alias `{}` is given twice";
    BAD_ALLOW = "the `allow` argument needs a rule and a reason\nhelp: write `allow(missing-fix, reason = \"..\")`";

    // The crate.
    BAD_CRATE_PATH = "crate is not a path\nhelp: write it as `crate = path::to::api_error`";

    // `shape!`.
    SHAPE_EXPECTED_ITEM = "expected a static\nhelp: write `pub static BODY = { \"code\": code, \"message\": message };`";
    SHAPE_EXPECTED_BODY = "expected the members of the body in braces\nhelp: write `{ \"code\": code, \"message\": message }`";
    SHAPE_EXPECTED_SEMICOLON = "expected `;` after the body";
    SHAPE_EMPTY = "a body without members tells a client nothing\nhelp: add a member, such as `\"code\": code`";
    SHAPE_BAD_MEDIA_TYPE = "this is not a media type\nhelp: write `\"application/json\"`, for example, or leave it out";
    SHAPE_EXPECTED_NAME = "expected the name of a member, as a string\nhelp: write `\"code\": code`, for example";
    SHAPE_EXPECTED_COLON = "expected `:` after the name of a member\nhelp: write `\"param\": param`, or `\"param\"?: param` to leave the member out if it has no value";
    SHAPE_EXPECTED_VALUE = "expected a value\nhelp: write a fact of the error such as `code`, a string, an integer, `true`, `false`, `null`, `extra(\"name\")`, `{ .. }`, `[ .. ]` or `errors [ { .. } ]`";
    SHAPE_UNKNOWN_VALUE = "unknown value `{}`\nhelp: {}\nhelp: a text of your own stands in quotes";
    SHAPE_NOT_OF_A_FIELD = "a field that failed validation has no `{}`\nhelp: inside of `errors [ .. ]`, use `code`, `message`, `param` or a literal";
    SHAPE_DUPLICATE_MEMBER = "the object has the member `{}` already\nhelp: give one of the two another name";
    SHAPE_DUPLICATE_SPREAD = "the object has `..details` already\nhelp: remove one of the two";
    SHAPE_SPREAD = "only `..details` can be spread, and not inside of `errors [ .. ]`\nhelp: write `..details`";
    SHAPE_EXTRA_NAME = "`extra` needs the name of the value, as a string\nhelp: write `extra(\"trace_id\")`";
    SHAPE_TOO_DEEP = "objects and arrays are nested more than 32 deep\nhelp: use fewer levels";
}
