//! Several errors at once: the fields that failed validation.

mod bounded;
#[cfg(feature = "garde")]
pub mod garde;
#[cfg(feature = "__validation")]
pub(crate) mod valid;
#[cfg(feature = "validator")]
pub mod validator;

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt;

use crate::catalog::{CatalogItem, EnumSpec, HasCatalog};
use crate::codes::HasCodes;
use crate::envelope::FieldError;
use crate::{ApiError, ErrorSpec, ErrorStatus};

/// The fields that failed validation: 422 `validation_failed` with `errors`, and the `param` of the first field.
///
/// ```
/// use api_error::{ApiError, ValidationErrors};
///
/// fn check(name: &str, age: u8) -> Result<(), ValidationErrors> {
///     let mut errors = ValidationErrors::new();
///     if name.is_empty() {
///         errors.add("name", "required", "A name is required.");
///     }
///     if age < 18 {
///         errors.add("age", "too_small", "You must be 18 or older.");
///     }
///     errors.into_result()
/// }
///
/// assert!(check("ada", 36).is_ok());
/// let errors = check("", 3).unwrap_err();
/// assert_eq!(errors.status().as_u16(), 422);
/// assert_eq!(errors.param().as_deref(), Some("name"));
/// assert_eq!(errors.errors().len(), 2);
/// ```
///
/// In an enum, use it as a transparent variant: `#[api_error(transparent)] Invalid(ValidationErrors)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValidationErrors {
    errors: Vec<FieldError<'static>>,
}

static SPECS: [ErrorSpec; 1] = [ErrorSpec::new(ErrorStatus::UNPROCESSABLE_CONTENT, "validation_failed")
    .with_message("Some fields of the request are not valid.")
    .built_in("ValidationErrors")];
static ENUM: EnumSpec = EnumSpec::new("ValidationErrors", module_path!(), line!(), column!(), &SPECS);

impl ValidationErrors {
    /// A list without errors.
    #[must_use]
    pub const fn new() -> Self {
        Self { errors: Vec::new() }
    }

    /// Adds a field: its path, such as `items[0].sku`, the code of the rule that failed, and a text for people.
    ///
    /// A path can have names that a client chose, so invisible characters are removed from it, and it is cut to 256 bytes.
    pub fn add(
        &mut self,
        param: impl Into<Cow<'static, str>>,
        code: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) {
        self.errors.push(FieldError::new(code, message, Some(bounded::path(param.into()))));
    }

    /// Adds an error of the whole value.
    pub fn add_whole(&mut self, code: impl Into<Cow<'static, str>>, message: impl Into<Cow<'static, str>>) {
        self.errors.push(FieldError::new(code, message, None::<Cow<'static, str>>));
    }

    /// Adds the errors of a part of the value. `param` is the path of the part, and becomes the start of their paths.
    ///
    /// ```
    /// use api_error::{ApiError, ValidationErrors};
    ///
    /// let mut address = ValidationErrors::new();
    /// address.add("zip", "length", "A zip code has five digits.");
    /// let mut order = ValidationErrors::new();
    /// order.nest("addresses[1]", address);
    /// assert_eq!(order.param().as_deref(), Some("addresses[1].zip"));
    /// ```
    pub fn nest(&mut self, param: &str, inner: Self) {
        self.errors.extend(inner.errors.into_iter().map(|mut error| {
            let path = join(param, error.param.as_deref().unwrap_or_default());
            error.param = Some(bounded::path(Cow::Owned(path)));
            error
        }));
    }

    /// Whether the list has no errors.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.errors.is_empty()
    }

    /// The number of errors.
    #[must_use]
    pub fn len(&self) -> usize {
        self.errors.len()
    }

    /// `Ok` if the list has no errors.
    ///
    /// # Errors
    ///
    /// The list itself, if it has errors.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

fn join(parent: &str, child: &str) -> String {
    let separator = if parent.is_empty() || child.is_empty() || child.starts_with('[') { "" } else { "." };
    [parent, separator, child].concat()
}

impl ApiError for ValidationErrors {
    fn spec(&self) -> &'static ErrorSpec {
        let [spec] = &SPECS;
        spec
    }

    fn param(&self) -> Option<Cow<'_, str>> {
        self.errors.first()?.param.as_deref().map(Cow::Borrowed)
    }

    fn errors(&self) -> Vec<FieldError<'_>> {
        self.errors.iter().map(FieldError::shared).collect()
    }

    fn as_error(&self) -> Option<&(dyn Error + '_)> {
        Some(self)
    }
}

impl HasCatalog for ValidationErrors {
    const CATALOG: &'static [CatalogItem] = &[CatalogItem::Own(&ENUM)];
}

impl HasCodes for ValidationErrors {
    type Codes = ValidationCode;
}

crate::__codes! { #[doc = "The code of [`ValidationErrors`], in the codes of a catalog."] [pub] ValidationCode { Failed = "validation_failed", } }

/// The fields and codes, on one line.
impl fmt::Display for ValidationErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("validation failed")?;
        for (at, error) in self.errors.iter().enumerate() {
            let separator = if at == 0 { ": " } else { ", " };
            write!(f, "{separator}{} ({})", error.param.as_deref().unwrap_or("."), error.code)?;
        }
        Ok(())
    }
}

impl Error for ValidationErrors {}
