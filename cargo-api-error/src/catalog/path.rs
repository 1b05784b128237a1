//! The path of an error type or of one of its variants, in parts, so that nothing is guessed from its spelling.

use std::fmt::{self, Display};

use serde::{Deserialize, Serialize};

/// The path of an error type, or of one of its variants.
///
/// It is shown as in Rust, with the kind of target after the crate's name unless that is a library: a library and
/// a program of one package may have the same name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ErrorPath {
    /// The package's name.
    pub package: String,
    /// The target that declares it, `bin:NAME`; absent for the library.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The modules inside the crate; `{fn f}` and `{impl T}` are segments too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub module: Vec<String>,
    /// The type's name.
    #[serde(rename = "type")]
    pub ty: String,
    /// The variant's name; absent for a struct and for the type itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variant: Option<String>,
}

impl ErrorPath {
    /// The path of the type.
    pub fn type_path(&self) -> Self {
        Self { variant: None, ..self.clone() }
    }

    /// A variant of the same name in another type; a struct is its own variant.
    pub fn in_type(&self, ty: &Self) -> Self {
        Self { variant: self.variant.clone(), ..ty.clone() }
    }

    /// The name by which findings and people know it within its type.
    pub fn name(&self) -> &str {
        self.variant.as_ref().unwrap_or(&self.ty)
    }

    /// A library has its package's name, any other target is a crate of its own name.
    pub fn crate_name(&self) -> String {
        let named = self.target.as_deref().and_then(|target| target.split_once(':'));
        named.map_or(self.package.as_str(), |(_, name)| name).replace('-', "_")
    }

    /// Crate, modules, type and variant.
    pub fn segments(&self) -> Vec<String> {
        let mut segments = vec![self.crate_name()];
        segments.extend(self.module.iter().chain([&self.ty]).chain(&self.variant).cloned());
        segments
    }

    /// The last segments as a person would write them: `PaymentError::CardDeclined` for two.
    pub fn tail(&self, segments: usize) -> String {
        let all = self.segments();
        all.get(all.len().saturating_sub(segments)..).unwrap_or_default().join("::")
    }

    /// Whether a person means it by a name: `CardDeclined`, `PaymentError::CardDeclined`, `shop::errors::PaymentError`, ..
    pub fn is_called(&self, name: &str) -> bool {
        let full = self.segments().join("::");
        full == name || full.ends_with(&format!("::{name}")) || self.to_string() == name
    }
}

impl Display for ErrorPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.crate_name())?;
        if let Some((kind, _)) = self.target.as_deref().and_then(|target| target.split_once(':')) {
            write!(f, "({kind})")?;
        }
        for segment in self.module.iter().chain([&self.ty]).chain(&self.variant) {
            write!(f, "::{segment}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::ErrorPath;

    #[test]
    fn a_library_and_a_program_of_one_name_are_two() {
        let path = |target: Option<&str>| ErrorPath {
            package: "my-shop".to_owned(),
            target: target.map(str::to_owned),
            module: vec!["errors".to_owned()],
            ty: "shopError".to_owned(),
            variant: Some("NotFound".to_owned()),
        };
        let (library, program) = (path(None), path(Some("bin:my-shop")));
        assert_eq!(library.to_string(), "my_shop::errors::shopError::NotFound");
        assert_eq!(program.to_string(), "my_shop(bin)::errors::shopError::NotFound");
        assert_ne!(library, program);
        assert_eq!(program.tail(2), "shopError::NotFound");
        assert!(
            ["NotFound", "shopError::NotFound", "my_shop::errors::shopError::NotFound"].map(|it| program.is_called(it))
                == [true; 3]
        );
        assert!(program.is_called("my_shop(bin)::errors::shopError::NotFound") && !program.is_called("Found"));
        assert_eq!(library.type_path().to_string(), "my_shop::errors::shopError");
    }
}
