//! What a program prints: a type that the compiler knows, with its const specs.

use serde::Deserialize;

/// A type that the compiler knows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
pub struct CompiledEnum {
    /// The module, with the crate's name first: `app::errors`.
    pub module: String,
    /// The type's name.
    pub name: String,
    /// The file of the derive, or of the macro invocation that made it, as the compiler was given it.
    pub file: String,
    /// Its line there, from 1.
    pub line: usize,
    /// Its column there, from 1.
    pub column: usize,
    /// Its variants in source order, those that forward left out.
    pub specs: Vec<CompiledSpec>,
}

/// A variant that the compiler knows.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct CompiledSpec {
    /// Type and variant, `PaymentError::CardDeclined`; of a struct, its name.
    pub variant: String,
    /// The stable identifier.
    pub code: String,
    /// 400 to 599.
    pub status: u16,
    /// The class.
    #[serde(rename = "type")]
    pub error_type: String,
    /// The public text or template; empty for the `Display` output.
    pub message: String,
    /// Whether the public text has placeholders.
    pub template: bool,
    /// The request parameter at fault.
    pub param: Option<String>,
    /// Whether the request parameter has placeholders.
    pub param_template: bool,
    /// Where the error is explained.
    pub doc_url: Option<String>,
    /// The doc comment, without what it includes from files.
    pub docs: String,
    /// Seconds to wait.
    pub retry_after: Option<u64>,
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
    /// The variant's name without the type's.
    #[must_use]
    pub fn name(&self) -> &str {
        self.variant.rsplit("::").next().unwrap_or_default()
    }
}
