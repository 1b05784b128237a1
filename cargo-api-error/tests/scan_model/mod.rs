//! A model of a crate with error enums in it: generated at random, written as source, compared with a scan.

mod write;

use api_error_syntax::{MessageFrom, Template};
use cargo_api_error::scan::ScannedEnum;
use proptest::prelude::*;

pub(crate) use write::Writer;

/// Something in a module.
#[derive(Clone, Debug)]
pub(crate) enum Node {
    /// An error enum under a `cfg`.
    Enum(usize, Vec<Variant>),
    /// `mod m { .. }`
    Inline(usize, Vec<Node>),
    /// `mod m;`: `m.rs`, `m/mod.rs` or `#[path]`.
    File(u8, usize, Vec<Node>),
    /// `include!(..)`
    Include(Vec<Node>),
    /// A function, method or constant with items in it.
    Scope(u8, usize, Vec<Node>),
    /// Text that must not matter.
    Noise(usize),
}

/// A variant of an error enum.
#[derive(Clone, Debug)]
pub(crate) struct Variant {
    pub(crate) cfg: usize,
    pub(crate) status: u16,
    pub(crate) code: bool,
    pub(crate) message: String,
    pub(crate) docs: Vec<String>,
    pub(crate) fields: u8,
    pub(crate) retryable: Option<bool>,
    pub(crate) param: bool,
}

/// Predicates; see [`outcome`].
pub(crate) const CFGS: [&str; 7] =
    ["", "unix", "feature = \"a\"", "not(windows)", "not(test)", "test", "all(unix, not(test))"];

/// The result of a scan for a predicate: it always holds, it is unknown, or it never holds.
#[expect(clippy::option_option, reason = "three outcomes")]
pub(crate) fn outcome(cfg: usize) -> Option<Option<&'static str>> {
    match CFGS.get(cfg).copied().unwrap_or_default() {
        "" | "not(test)" => Some(None),
        "test" => None,
        "all(unix, not(test))" => Some(Some("unix")),
        other => Some(Some(other)),
    }
}

/// What is compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Expected {
    pub(crate) path: String,
    pub(crate) file: String,
    pub(crate) cfg: Option<String>,
    pub(crate) variants: Vec<ExpectedVariant>,
}

/// What is compared of a variant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ExpectedVariant {
    pub(crate) name: String,
    pub(crate) cfg: Option<String>,
    pub(crate) status: u16,
    pub(crate) code: String,
    pub(crate) message: String,
    pub(crate) docs: String,
    pub(crate) retryable: bool,
    pub(crate) param: Option<String>,
}

impl Expected {
    /// The same from a scan.
    pub(crate) fn from_scan(found: &ScannedEnum) -> Self {
        let variants = found.def.variants.iter().zip(&found.variants).map(|(variant, site)| {
            let spec = variant.spec().unwrap_or_else(|| panic!("no variant is transparent"));
            ExpectedVariant {
                name: variant.name.clone(),
                cfg: site.cfg.clone().into_condition().map(|it| it.to_string()),
                status: spec.status,
                code: spec.code.clone(),
                message: match spec.message_from {
                    Some(MessageFrom::Written) => spec.message.as_ref().map(text).unwrap_or_default(),
                    _ => String::new(),
                },
                docs: variant.docs.text.clone(),
                retryable: spec.retryable,
                param: spec.param.as_ref().map(Template::text),
            }
        });
        Self {
            path: found.path(),
            file: found.location.file.to_string(),
            cfg: found.cfg.clone().into_condition().map(|it| it.to_string()),
            variants: variants.collect(),
        }
    }
}

// A text without placeholders, or the template as written.
fn text(template: &Template) -> String {
    if template.has_placeholders() { template.source().to_owned() } else { template.text() }
}

/// The content of a crate.
pub(crate) fn nodes() -> impl Strategy<Value = Vec<Node>> {
    let leaf = || prop_oneof![2 => error_enum(), 1 => (0..write::NOISE.len()).prop_map(Node::Noise)];
    let item = leaf().prop_recursive(4, 40, 4, move |inner| {
        let nodes = || prop::collection::vec(inner.clone(), 0..4);
        let leaves = prop::collection::vec(leaf(), 0..3);
        prop_oneof![
            (cfg(), nodes()).prop_map(|(cfg, nodes)| Node::Inline(cfg, nodes)),
            (0..3_u8, cfg(), nodes()).prop_map(|(style, cfg, nodes)| Node::File(style, cfg, nodes)),
            nodes().prop_map(Node::Include),
            (0..6_u8, cfg(), leaves).prop_map(|(kind, cfg, nodes)| Node::Scope(kind, cfg, nodes)),
        ]
    });
    prop::collection::vec(item, 0..5)
}

fn cfg() -> impl Strategy<Value = usize> {
    prop_oneof![3 => Just(0), 2 => 0..CFGS.len()]
}

fn error_enum() -> impl Strategy<Value = Node> {
    (cfg(), prop::collection::vec(variant(), 1..5)).prop_map(|(cfg, variants)| Node::Enum(cfg, variants))
}

fn variant() -> impl Strategy<Value = Variant> {
    let text = "([a-z]([a-zA-ZäßЖ \"'/*#;\\[\\]()\\\\-]{0,12}[.a-z])?)?";
    (
        cfg(),
        prop_oneof![400..=499_u16, 500..=599_u16],
        any::<bool>(),
        text,
        prop::collection::vec("[a-zA-Z`\"'/{}()#ü]{1,3}[a-z \"'/]{0,6}[a-z]", 0..3),
        0..4_u8,
        any::<Option<bool>>(),
        any::<bool>(),
    )
        .prop_map(|(cfg, status, code, message, docs, fields, retryable, param)| Variant {
            cfg,
            status,
            code,
            message,
            docs,
            fields,
            retryable,
            param,
        })
}
