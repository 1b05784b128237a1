//! The resolved model: owned, comparable, without spans, every default applied. What a client can rely on.

/// An error enum, or a struct seen as its own single variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorDef {
    /// The type's name, without `r#`.
    pub name: String,
    /// Enum or struct.
    pub shape: Shape,
    /// The doc comment of the type.
    pub docs: Docs,
    /// Types that this API declares beyond the five, in the order written.
    pub types: Vec<String>,
    /// Lints silenced for the whole type.
    pub allows: Vec<Allow>,
    /// The variants in source order; a struct has exactly one, named as the struct.
    pub variants: Vec<VariantDef>,
}

/// Whether the derive sits on an enum or on a struct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `enum E { .. }`
    Enum,
    /// `struct E { .. }`, `struct E(..);`, `struct E;`
    Struct,
}

/// One variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantDef {
    /// The variant's name, without `r#`.
    pub name: String,
    /// The doc comment of the variant.
    pub docs: Docs,
    /// `#[deprecated(..)]` on the variant.
    pub deprecated: Option<Deprecated>,
    /// Lints silenced for this variant.
    pub allows: Vec<Allow>,
    /// What the variant says on the wire.
    pub kind: VariantKind,
}

/// Whether a variant has a spec of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::large_enum_variant, reason = "nearly every variant has a spec")]
pub enum VariantKind {
    /// The variant is an error of its own.
    Spec(SpecDef),
    /// `transparent`: everything comes from the one field.
    Transparent {
        /// The type of that field, as written, white space normalised.
        ty: String,
    },
}

/// The contract of one variant.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is an argument of its own")]
pub struct SpecDef {
    /// The stable identifier that clients match on.
    pub code: String,
    /// Whether `code = ".."` was written, or the code follows from the variant's name.
    pub code_written: bool,
    /// 400 to 599.
    pub status: u16,
    /// One of the five types, or one of [`ErrorDef::types`].
    pub error_type: String,
    /// The public text.
    pub message: MessageDef,
    /// The request parameter at fault: a template in Rust's format syntax.
    pub param: Option<String>,
    /// Absolute, with `{code}`, `{type}`, `{status}` filled in.
    pub doc_url: Option<String>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// The source of the `Retry-After` header.
    pub retry_after: Option<RetryAfterDef>,
    /// Declared response headers: the container's that the variant does not replace, then the variant's.
    pub headers: Vec<HeaderDef>,
    /// Fields that appear under `details`, in source order.
    pub details: Vec<DetailDef>,
    /// A 5xx message may contain run-time text.
    pub expose: bool,
    /// Several variants emit this code on purpose.
    pub shared: bool,
    /// Why a type that does not fit the status is accepted.
    pub unchecked: Option<String>,
    /// The version that introduced the code.
    pub since: Option<String>,
    /// The day (`YYYY-MM-DD`) from which the code may be gone.
    pub sunset: Option<String>,
    /// The code to handle instead.
    pub replaced_by: Option<String>,
    /// Former codes of this error, in the order written.
    pub aliases: Vec<String>,
    /// Not yet part of the guarded contract.
    pub unstable: bool,
}

/// Where the public text comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MessageDef {
    /// Nothing was written: the status's fixed public sentence.
    Fixed(String),
    /// A literal without placeholders, braces already unescaped.
    Literal(String),
    /// A template in Rust's format syntax, with the names of the fields it uses.
    Template {
        /// The template as written.
        text: String,
        /// The fields it names, each once, in order of first use.
        fields: Vec<String>,
    },
    /// The `Display` output at run time; no text is known from source.
    Display,
}

/// Where `Retry-After` comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RetryAfterDef {
    /// A fixed number of seconds.
    Seconds(u64),
    /// The value of a field at run time.
    Field(String),
}

/// One declared response header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderDef {
    /// The field name as written.
    pub name: String,
    /// The value: a template in Rust's format syntax.
    pub value: String,
}

/// One field that the body shows under `details`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailDef {
    /// The member's name.
    pub name: String,
    /// The field's Rust type as written, white space normalised.
    pub ty: String,
}

/// `#[deprecated(since = "..", note = "..")]`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecated {
    /// The version that deprecated the variant.
    pub since: Option<String>,
    /// What to do instead.
    pub note: Option<String>,
}

/// `allow(rule, reason = "..")`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The rule's id in kebab-case.
    pub rule: String,
    /// Why.
    pub reason: String,
}

/// A doc comment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The whole text, unindented as rustdoc does, without trailing white space.
    pub text: String,
    /// Paths of `#[doc = include_str!("..")]`, which only a reader of files can resolve.
    pub includes: Vec<String>,
}

impl Docs {
    /// The first paragraph on one line.
    #[must_use]
    pub fn summary(&self) -> String {
        let paragraph = self.text.split("\n\n").next().unwrap_or_default();
        if paragraph.starts_with('#') {
            return String::new();
        }
        paragraph.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// What stands under a `# Title` heading, up to the next heading of that level; titles compare without case.
    #[must_use]
    pub fn section(&self, title: &str) -> Option<String> {
        let mut lines = self.text.lines();
        lines.by_ref().find(|line| heading(line).is_some_and(|found| found.eq_ignore_ascii_case(title)))?;
        let mut fenced = false;
        let body = lines
            .take_while(|line| {
                fenced ^= line.trim_start().starts_with("```");
                fenced || heading(line).is_none()
            })
            .collect::<Vec<_>>()
            .join("\n");
        Some(body.trim().to_owned())
    }
}

fn heading(line: &str) -> Option<&str> {
    line.strip_prefix("# ").map(str::trim)
}
