//! What the program printed in, the compiled catalogs out.

/// A type that the compiler knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CompiledEnum {
    /// The module, with the crate's name first: `app::errors`.
    pub module: String,
    /// The type's name.
    pub name: String,
    /// Line and column of the derive, or of the macro invocation that made it.
    pub line: (u32, u32),
    /// Its variants in source order, those that forward left out.
    pub specs: Vec<CompiledSpec>,
}

/// A variant that the compiler knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct CompiledSpec {
    /// The variant's name; of a struct, the type's.
    pub variant: String,
    /// The stable identifier.
    pub code: String,
    /// 400 to 599.
    pub status: u16,
    /// The class.
    pub error_type: String,
    /// The public text or template; empty for the `Display` output.
    pub message: String,
    /// The request parameter at fault.
    pub param: Option<String>,
    /// Where the error is explained.
    pub doc_url: Option<String>,
    /// The doc comment, without what it includes from files.
    pub docs: String,
    /// Seconds to wait.
    pub retry_after: Option<String>,
    /// Whether the same request may succeed later.
    pub retryable: bool,
    /// A 5xx message may contain run-time text.
    pub expose: bool,
    /// Several variants emit this code on purpose.
    pub shared: bool,
    /// Not yet part of the guarded contract.
    pub unstable: bool,
    /// The version that introduced the code.
    pub since: Option<String>,
    /// The note of `#[deprecated]`.
    pub deprecated: Option<String>,
    /// The day from which the code may be gone.
    pub sunset: Option<String>,
    /// The code to handle instead.
    pub replaced_by: Option<String>,
    /// Why a type that does not fit the status is accepted.
    pub unchecked: Option<String>,
    /// Former codes.
    pub aliases: Vec<String>,
    /// Declared headers.
    pub headers: Vec<(String, String)>,
}

impl CompiledSpec {
    /// Every fact but the name, by the name of the argument that sets it.
    pub(super) fn facts(&self) -> [(&'static str, String); 19] {
        [
            ("code", format!("{:?}", self.code)),
            ("status", self.status.to_string()),
            ("type", format!("{:?}", self.error_type)),
            ("message", format!("{:?}", self.message)),
            ("param", format!("{:?}", self.param)),
            ("doc_url", format!("{:?}", self.doc_url)),
            ("docs", format!("{:?}", self.docs)),
            ("retry_after", format!("{:?}", self.retry_after)),
            ("retryable", self.retryable.to_string()),
            ("expose", self.expose.to_string()),
            ("shared", self.shared.to_string()),
            ("unstable", self.unstable.to_string()),
            ("since", format!("{:?}", self.since)),
            ("deprecated", format!("{:?}", self.deprecated)),
            ("sunset", format!("{:?}", self.sunset)),
            ("replaced_by", format!("{:?}", self.replaced_by)),
            ("unchecked", format!("{:?}", self.unchecked)),
            ("alias", format!("{:?}", self.aliases)),
            ("header", format!("{:?}", self.headers)),
        ]
    }
}

/// Reads everything that was printed; each type once.
pub(super) fn read(output: &str) -> Option<Vec<CompiledEnum>> {
    let mut reader = Reader(output);
    let mut enums = Vec::new();
    while !reader.0.is_empty() {
        enums.push(reader.item()?);
    }
    enums.sort();
    enums.dedup();
    Some(enums)
}

struct Reader<'a>(&'a str);

impl Reader<'_> {
    fn text(&mut self) -> Option<String> {
        let (length, rest) = self.0.split_once(':')?;
        let (text, rest) = rest.split_at_checked(length.parse().ok()?)?;
        self.0 = rest;
        Some(text.to_owned())
    }

    fn number<T: std::str::FromStr>(&mut self) -> Option<T> {
        self.text()?.parse().ok()
    }

    #[expect(clippy::option_option, reason = "nothing was read, or nothing was said")]
    fn option(&mut self) -> Option<Option<String>> {
        let there: u8 = self.number()?;
        let text = self.text()?;
        Some((there == 1).then_some(text))
    }

    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count: usize = self.number()?;
        (0..count).map(|_| one(self)).collect()
    }

    fn item(&mut self) -> Option<CompiledEnum> {
        let (name, module) = (self.text()?, self.text()?);
        let line = (self.number()?, self.number()?);
        Some(CompiledEnum { module, name, line, specs: self.list(Self::spec)? })
    }

    fn spec(&mut self) -> Option<CompiledSpec> {
        let variant = self.text()?;
        Some(CompiledSpec {
            variant: variant.rsplit("::").next().unwrap_or_default().to_owned(),
            code: self.text()?,
            status: self.number()?,
            error_type: self.text()?,
            message: self.text()?,
            param: self.option()?,
            doc_url: self.option()?,
            docs: self.text()?,
            retry_after: self.option()?,
            retryable: self.number()?,
            expose: self.number()?,
            shared: self.number()?,
            unstable: self.number()?,
            since: self.option()?,
            deprecated: self.option()?,
            sunset: self.option()?,
            replaced_by: self.option()?,
            unchecked: self.option()?,
            aliases: self.list(Self::text)?,
            headers: self.list(|reader| Some((reader.text()?, reader.text()?)))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn nonsense_is_refused() {
        assert_eq!(read(""), Some(Vec::new()));
        for nonsense in ["x", "9:short", "1:a1:b1:11:11:x", "1:ä"] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }
}
