//! Random source text that is nearly an annotated enum, with valid tokens and mostly with arguments.

use api_error_syntax::{ARGUMENTS, Place};

use crate::rng::Rng;

const LITERALS: &[&str] = &[
    "404",
    "500",
    "99",
    "600",
    "0x194",
    "404u16",
    "4_04",
    "404.0",
    "4e2",
    "0",
    "18446744073709551616",
    "-1",
    "- 503",
    "\"\"",
    "\"x\"",
    "\"card_declined\"",
    "\"validation_error\"",
    "\"auth_error\"",
    "\"snake_case\"",
    "\"x\"suffix",
    "\"no {usr}\"",
    "\"{a} {0} {a:?} {{}}\"",
    "\"{\"",
    "\"}\"",
    "\"{}\"",
    "\"{:>8.3}\"",
    "\"{a:99999}\"",
    "\"{a:w$}\"",
    "\"https://x.dev/{code}/{type}\"",
    "\"https://\"",
    "\"{code}\"",
    "\"1.4.0\"",
    "\"2027-06-30\"",
    "\"2027-02-30\"",
    "\"Allow\"",
    "\"Retry-After\"",
    "\"é🦀\\u{2028}\\0\\n\"",
    "r#\"raw {a}\"#",
    "b\"bytes\"",
    "c\"text\"",
    "'x'",
    "b'x'",
    "'\\u{1f980}'",
    "1.5e300f64",
    "0b11",
    "0o7",
    "1i128",
];

/// Well-formed arguments, so that the checks after the parser have something to find.
const ARGUMENTS_TO_CHECK: &[&str] = &[
    "status = 404",
    "status = 404",
    "status = 500",
    "status = 401",
    "type = \"auth_error\"",
    "type = \"card_error\"",
    "type = \"validation_error\"",
    "types(\"auth_error\")",
    "types(\"a_b\", \"a_b\")",
    "code = \"a\"",
    "code = \"b\"",
    "code = \"card_declined\"",
    "message = \"{0} {a}\"",
    "message = \"{a.b}\"",
    "message = \"{}\"",
    "code = \"a\", shared, status = 404",
    "code = \"a\", shared, status = 409",
    "message = \"text\"",
    "message(display)",
    "param = \"{b}\"",
    "expose",
    "shared",
    "transparent",
    "detail",
    "unstable",
    "alias(\"a\", \"a\")",
    "alias(\"b\")",
    "replaced_by = \"a\"",
    "status_from = a",
    "expose = \"so\"",
    "json = \"[integer]\"",
    "retry_after = a",
    "retry_after = 18446744073709551616",
    "doc_url = \"https://x.dev/é\"",
    "doc_url = \"https://x.dev/{code:?}{code:?}{x}{x}\"",
    "header(\"X-A\", \"{a}\")",
    "header(\"X-A\", \"é\")",
    "header(\"a b\", \"c\")",
    "header(\"Retry-After\", \"1\")",
    "header(\"Content-Type\", \"x\")",
    "unchecked = \"so\"",
    "types(\"A\")",
    "prefix = \"p_\"",
    "rename_all = \"kebab-case\"",
    "retryable = true",
    "allow(x, reason = \"so\")",
];

const WORDS: &[&str] = &[
    "true",
    "false",
    "display",
    "a",
    "b",
    "r#type",
    "r#match",
    "self",
    "Self",
    "super",
    "crate",
    "reason",
    "missing",
    "fix",
    "_",
    "größe",
    "api_error",
    "dyn",
    "async",
    "status_code",
    "statu",
    "0",
    "'a",
    "'static",
];

const PUNCTS: &[&str] =
    &["=", ",", ".", "::", ":", ";", "-", "+", "!", "?", "#", "$", "&", "|", "=>", "->", "..", "<", ">", "*", "/", "@"];

pub(crate) fn value(rng: &mut Rng) -> String {
    match rng.below(8) {
        0 => format!(".{}", rng.pick(WORDS)),
        1 => format!("{}::{}", rng.pick(WORDS), rng.pick(WORDS)),
        2 => rng.pick(WORDS).to_owned(),
        _ => rng.pick(LITERALS).to_owned(),
    }
}

fn anything(rng: &mut Rng, depth: usize) -> String {
    let inside = |rng: &mut Rng| if depth == 0 { String::new() } else { tokens(rng, depth - 1) };
    match rng.below(12) {
        0 => format!("({})", inside(rng)),
        1 => format!("[{}]", inside(rng)),
        2 => format!("{{{}}}", inside(rng)),
        3..=5 => rng.pick(PUNCTS).to_owned(),
        6..=8 => rng.pick(LITERALS).to_owned(),
        _ => rng.pick(WORDS).to_owned(),
    }
}

pub(crate) fn tokens(rng: &mut Rng, depth: usize) -> String {
    let count = rng.below(5);
    (0..count).map(|_| anything(rng, depth)).collect::<Vec<_>>().join(" ")
}

fn argument(rng: &mut Rng, place: Place) -> String {
    let fitting: Vec<_> = ARGUMENTS.iter().filter(|rule| rule.places.contains(&place)).collect();
    let all: Vec<_> = ARGUMENTS.iter().collect();
    let rules = if rng.one_in(8) { all } else { fitting };
    let rule = rng.pick(&rules);
    match rng.below(8) {
        0..=3 => rule.example.to_owned(),
        4 | 5 => format!("{} = {}", rule.name, value(rng)),
        6 => format!("{}({})", rule.name, tokens(rng, 2)),
        _ => tokens(rng, 3),
    }
}

fn argument_to_check(rng: &mut Rng, place: Place) -> String {
    let fits = |argument: &&&str| {
        let name = argument.split([' ', '(']).next();
        ARGUMENTS.iter().any(|rule| Some(rule.name) == name && rule.places.contains(&place))
    };
    let fitting: Vec<_> = ARGUMENTS_TO_CHECK.iter().filter(fits).copied().collect();
    rng.pick(&fitting).to_owned()
}

/// `#[api_error(..)]` in one of many shapes.
pub(crate) fn attribute(rng: &mut Rng, place: Place) -> String {
    if rng.one_in(2) {
        let count = 1 + rng.below(3);
        let list: Vec<_> = (0..count).map(|_| argument_to_check(rng, place)).collect();
        return format!("#[api_error({})]", list.join(", "));
    }
    let list = |rng: &mut Rng| {
        let count = rng.below(5);
        let separator = if rng.one_in(10) { " " } else { ", " };
        (0..count).map(|_| argument(rng, place)).collect::<Vec<_>>().join(separator)
    };
    match rng.below(20) {
        0 => "#[api_error]".to_owned(),
        1 => format!("#[api_error = {}]", rng.pick(&["404", "\"x\"", "true", "'x'"])),
        2 => format!("#[api_error[{}]]", list(rng)),
        3 => format!("#[api_error{{{}}}]", list(rng)),
        4 => format!("#[doc = {}]", rng.pick(&["\"docs\"", "concat!(\"a\")", "include_str!(\"a.md\")", "7"])),
        5 => format!(
            "#[deprecated{}]",
            rng.pick(&["", " = \"note\"", "(since = \"1\", note = \"n\")", "(x, 7, = )", "()"])
        ),
        6 => String::new(),
        _ => format!("#[api_error({})]", list(rng)),
    }
}

fn attributes(rng: &mut Rng, place: Place) -> String {
    let count = rng.below(3);
    (0..count).map(|_| attribute(rng, place)).collect::<Vec<_>>().join("\n")
}

fn fields(rng: &mut Rng) -> String {
    const NAMES: &[&str] = &["a", "b", "r#type_", "wait", "größe"];
    const TYPES: &[&str] =
        &["u8", "T", "Box<Self>", "&'a str", "[u8; N]", "(A, fn(u8) -> u8)", "dyn A + 'a", "<T as A>::B"];
    let count = rng.below(4);
    match rng.below(3) {
        0 => String::new(),
        1 => {
            let fields: Vec<_> =
                (0..count).map(|_| format!("{} {}", attributes(rng, Place::Field), rng.pick(TYPES))).collect();
            format!("({})", fields.join(", "))
        }
        _ => {
            let fields: Vec<_> = (0..count)
                .map(|at| format!("{}\n{}{at}: {}", attributes(rng, Place::Field), rng.pick(NAMES), rng.pick(TYPES)))
                .collect();
            format!("{{{}}}", fields.join(", "))
        }
    }
}

/// A whole item.
pub(crate) fn item(rng: &mut Rng) -> String {
    const VARIANTS: &[&str] = &["A", "CardDeclined", "HTTPError", "r#Type", "Größe", "_1", "__", "A1"];
    let head = attributes(rng, Place::Enum);
    match rng.below(12) {
        0 => format!("{head}\nunion U {{ a: u8, b: u16 }}"),
        1 => format!("{head}\nstruct r#struct {};", fields_of_struct(rng)),
        2 => format!("{head}\nstruct S {{ {} a: u8 }}", attributes(rng, Place::Field)),
        _ => {
            let count = rng.below(5);
            let variants: Vec<_> = (0..count)
                .map(|_| format!("{}\n{} {}", attributes(rng, Place::Variant), rng.pick(VARIANTS), fields(rng)))
                .collect();
            format!("{head}\nenum E<'a, T: Copy, const N: usize> {{\n{}\n}}", variants.join(",\n"))
        }
    }
}

fn fields_of_struct(rng: &mut Rng) -> String {
    if rng.one_in(2) { String::new() } else { format!("({} u8, {} u8)", attributes(rng, Place::Field), "") }
}
