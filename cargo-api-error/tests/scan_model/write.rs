//! Writes the files of a crate from a model, with what a scan must find in them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{CFGS, Expected, ExpectedVariant, Node, Variant, outcome};

/// Text that must not confuse a scan.
pub(crate) const NOISE: [&str; 12] = [
    "// #[derive(ApiError)] #[api_error(status = 404)] struct Comment; mod nothing;\n",
    "/* /* { */ #[api_error] mod nothing; */\n",
    "const TEXT: &str = \"#[api_error] { mod nothing; \\\" \\\\\";\n",
    "const RAW: &str = r##\"#[api_error] \"# { mod nothing; \"##;\n",
    "const CHARS: [char; 4] = ['{', '\\'', '\"', '\\\\'];\n",
    "fn lifetimes<'a, 'b: 'a>(x: &'a str) -> &'a str { 'outer: loop { break 'outer x } }\n",
    "#[derive(Debug, ApiError)]\nstruct NotOurs<const N: usize = { 1 }>([u8; N]);\n",
    "fn templates() -> T { quote! { #[derive(ApiError)] enum E { #[api_error(status = 404)] A } } }\n",
    "macro_rules! harmless { ($($name:ident),* $(,)?) => { $(mod $name {})* }; }\nharmless!(a, b,);\n",
    "impl<T> Trait for Vec<T> where T: Fn(u8) -> Vec<Vec<u8>> { fn shift(self) -> u8 { 1 << 2 >> 1 } }\n",
    "union Bits { a: u8 }\nuse api_error::ApiError;\ntype Alias = fn(u8) -> !;\n",
    "fn compare(a: u8, b: u8) -> bool { if a < b { a > b } else { !(a == b) && b'{' != a } }\n",
];

/// The files of a crate, and what is in them.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    pub(crate) files: BTreeMap<String, String>,
    pub(crate) expected: Vec<Expected>,
    names: usize,
}

/// Where something is written.
#[derive(Clone)]
struct Place {
    file: String,
    /// Where `#[path]` starts.
    base: String,
    /// Where file modules are.
    dir: String,
    path: Vec<String>,
    /// The unknown predicates so far, or `None` if one of them never holds.
    cfg: Option<Vec<&'static str>>,
}

impl Place {
    fn under(&self, cfg: usize) -> Self {
        let cfg = self.cfg.clone().zip(outcome(cfg)).map(|(mut known, more)| {
            known.extend(more.filter(|more| !known.contains(more)));
            known
        });
        Self { cfg, ..self.clone() }
    }

    fn inside(mut self, segment: String) -> Self {
        self.path.push(segment);
        self
    }
}

/// All of them in the normal form of a predicate: options first, each kind sorted.
fn joined(cfg: &[&str]) -> Option<String> {
    let mut parts = cfg.to_vec();
    parts.sort_by_key(|part| (part.starts_with("not("), *part));
    match parts.as_slice() {
        [] => None,
        [one] => Some((*one).to_owned()),
        many => Some(format!("all({})", many.join(", "))),
    }
}

fn attribute(cfg: usize) -> String {
    match CFGS.get(cfg).copied().unwrap_or_default() {
        "" => String::new(),
        cfg => format!("#[cfg({cfg})] "),
    }
}

impl Writer {
    /// Writes a crate whose root holds `nodes`.
    pub(crate) fn write(nodes: &[Node]) -> Self {
        let mut writer = Self::default();
        let src = "src".to_owned();
        let place = Place {
            file: "src/lib.rs".to_owned(),
            base: src.clone(),
            dir: src,
            path: Vec::new(),
            cfg: Some(Vec::new()),
        };
        writer.file(nodes, &place);
        writer
    }

    fn name(&mut self, prefix: &str) -> String {
        self.names += 1;
        format!("{prefix}{}", self.names)
    }

    fn file(&mut self, nodes: &[Node], place: &Place) {
        let text = self.nodes(nodes, place);
        self.files.insert(place.file.clone(), text);
    }

    fn nodes(&mut self, nodes: &[Node], place: &Place) -> String {
        nodes.iter().map(|node| self.node(node, place)).collect::<Vec<_>>().concat()
    }

    fn node(&mut self, node: &Node, place: &Place) -> String {
        match node {
            Node::Noise(noise) => NOISE.get(*noise).copied().unwrap_or_default().to_owned(),
            Node::Enum(cfg, variants) => self.error_enum(*cfg, variants, place),
            Node::Inline(cfg, nodes) => {
                let name = self.name("m");
                let dir = format!("{}/{name}", place.dir);
                let inner = Place { base: dir.clone(), dir, ..place.under(*cfg).inside(name.clone()) };
                format!("{}mod {name} {{\n{}}}\n", attribute(*cfg), self.nodes(nodes, &inner))
            }
            Node::File(style, cfg, nodes) => self.module(*style, *cfg, nodes, place),
            Node::Include(nodes) => {
                let name = self.name("i") + ".rs";
                let folder = place.file.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
                let file = format!("{folder}/{name}");
                self.file(nodes, &Place { file, base: folder.clone(), dir: folder, ..place.clone() });
                format!("include!(\"{name}\");\n")
            }
            Node::Scope(kind, cfg, nodes) => self.scope(*kind, *cfg, nodes, place),
        }
    }

    fn module(&mut self, style: u8, cfg: usize, nodes: &[Node], place: &Place) -> String {
        let name = self.name("m");
        let inner = place.under(cfg).inside(name.clone());
        let own = format!("{}/{name}", place.dir);
        let (path, inner) = match style {
            0 => (String::new(), Place { file: format!("{own}.rs"), base: place.dir.clone(), dir: own, ..inner }),
            1 => (String::new(), Place { file: format!("{own}/mod.rs"), base: own.clone(), dir: own, ..inner }),
            _ => {
                let folder = format!("{}/by_path", place.base);
                let file = format!("{folder}/{name}.rs");
                let path = format!("#[path = \"by_path/{name}.rs\"]\n");
                (path, Place { file, base: folder.clone(), dir: folder, ..inner })
            }
        };
        self.file(nodes, &inner);
        format!("{path}{}pub(crate) mod {name};\n", attribute(cfg))
    }

    fn scope(&mut self, kind: u8, cfg: usize, nodes: &[Node], place: &Place) -> String {
        let name = self.name("s");
        let (before, segments, after) = match kind {
            0 => (format!("fn {name}() {{\n"), vec![format!("{{fn {name}}}")], "}\n"),
            1 => (
                format!("impl<T: Fn(u8) -> Wrapper<{{ 1 }}>> A for {name}<T> where T: B {{ fn g() {{\n"),
                vec![format!("{{impl {name}<T>}}"), "{fn g}".to_owned()],
                "} }\n",
            ),
            2 => (format!("const {name}: A<u8, u8> = {{\n"), vec![format!("{{const {name}}}")], "1 };\n"),
            3 => (
                format!("static {name}: L<u8, u8> = L::new(|| {{\n"),
                vec![format!("{{static {name}}}")],
                "1 }, { 2 });\n",
            ),
            4 => (
                format!("async unsafe fn {name}() {{ match a < b {{ _ if c => [({{\n"),
                vec![format!("{{fn {name}}}")],
                "})], x => { y } } }\n",
            ),
            _ => (
                format!("pub trait {name}<A> {{ fn no_body(a: [u8; {{ 1 }}]); fn f() {{\n"),
                vec![format!("{{trait {name}}}"), "{fn f}".to_owned()],
                "} }\n",
            ),
        };
        let inner = segments.into_iter().fold(place.under(cfg), Place::inside);
        format!("{}{before}{}{after}", attribute(cfg), self.nodes(nodes, &inner))
    }

    fn error_enum(&mut self, cfg: usize, variants: &[Variant], place: &Place) -> String {
        let name = self.name("E");
        let place = place.under(cfg);
        let mut text = format!("{}#[derive(Debug, ApiError)]\npub enum {name} {{\n", attribute(cfg));
        let mut expected = Vec::new();
        for (number, variant) in variants.iter().enumerate() {
            expected.extend(variant_source(&mut text, number, variant));
        }
        text.push_str("}\n");
        let path = place.clone().inside(name).path.join("::");
        if let Some(cfg) = place.cfg {
            self.expected.push(Expected { path, file: place.file, cfg: joined(&cfg), variants: expected });
        }
        text
    }
}

fn variant_source(text: &mut String, number: usize, variant: &Variant) -> Option<ExpectedVariant> {
    let name = format!("V{number}");
    for line in &variant.docs {
        let _ = writeln!(text, "    /// {line}");
    }
    let fields = ["", "(u8, Vec<Vec<u8>>)", "{ id: [u8; 1 << 2], r#type: fn(u8) -> u8 }", "()"];
    let placeholder = if variant.fields == 2 && variant.status < 500 { "{id:?}" } else { "" };
    let message = format!("{}{placeholder}", variant.message);
    let _ = write!(text, "    {}#[api_error(status = {}", attribute(variant.cfg), variant.status);
    if variant.code {
        let _ = write!(text, ", code = \"written.{number}\"");
    }
    if !message.is_empty() {
        let _ = write!(text, ", message = {message:?}");
    }
    if let Some(retryable) = variant.retryable {
        let _ = write!(text, ", retryable = {retryable}");
    }
    if variant.param {
        text.push_str(", param = \"items[0]\"");
    }
    let _ = writeln!(text, ")]\n    {name}{},", fields.get(usize::from(variant.fields)).copied().unwrap_or_default());
    let by_status = matches!(variant.status, 408 | 425 | 429 | 500 | 502 | 503 | 504);
    outcome(variant.cfg).map(|cfg| ExpectedVariant {
        code: if variant.code { format!("written.{number}") } else { name.to_lowercase() },
        name,
        cfg: cfg.map(str::to_owned),
        status: variant.status,
        message,
        docs: variant.docs.join("\n"),
        retryable: variant.retryable.unwrap_or(by_status),
        param: variant.param.then(|| "items[0]".to_owned()),
    })
}
