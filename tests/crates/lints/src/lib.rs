//! Every feature of the expansion compiles under the strictest lints.
#![deny(
    warnings,
    unused_qualifications,
    unused_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    unreachable_pub,
    missing_docs,
    rust_2018_idioms,
    let_underscore,
    clippy::all,
    clippy::pedantic,
    clippy::nursery,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::as_conversions,
    clippy::absolute_paths,
    clippy::allow_attributes,
    clippy::allow_attributes_without_reason,
    clippy::arithmetic_side_effects,
    clippy::exhaustive_enums,
    clippy::min_ident_chars,
    clippy::missing_trait_methods,
    clippy::pattern_type_mismatch,
    clippy::ref_patterns,
    clippy::same_name_method,
    clippy::std_instead_of_core,
    clippy::wildcard_enum_match_arm
)]
#![forbid(unsafe_code)]

use core::fmt;
use core::time::Duration;
use std::rc::Rc;
use std::sync::Arc;

use api_error::{ApiError, Code, catalog};

/// Every argument of a container and of a variant.
#[derive(Debug, Clone, ApiError)]
#[api_error(
    doc_url = "https://x.dev/{type}/{code}?status={status}",
    rename_all = "kebab-case",
    prefix = "every.",
    types("card_error"),
    header("X-Api", "lints"),
    allow(missing-fix, reason = "a test")
)]
#[non_exhaustive]
pub enum Every<'text, T, const N: usize> {
    /// Nothing but a status.
    ///
    /// # Cause
    ///
    /// None.
    #[api_error(status = 404)]
    Plain,
    /// Every text is a template.
    #[api_error(
        status = 402,
        type = "card_error",
        message = "{amount:.2} {text} {{}}",
        param = "items[{index}]",
        header("X-Amount", "{amount}"),
        retryable = true,
        retry_after = wait,
        doc_url = "https://x.dev/other"
    )]
    Templates {
        /// An amount.
        amount: f64,
        /// A text.
        text: &'text str,
        /// An index.
        index: usize,
        /// A time.
        wait: Duration,
        /// Not used by any text.
        #[api_error(detail)]
        extra: [u8; N],
    },
    /// Four fields and no format spec.
    #[api_error(status = 409, message = "{0} {1}", param = "{2}", header("X-Four", "{3}"))]
    Four(u8, u16, u32, T),
    /// Life cycle.
    #[api_error(
        status = 410,
        since = "1.0.0",
        sunset = "2030-01-01",
        replaced_by = "every.plain",
        alias("former"),
        unstable,
        shared,
        unchecked = "the first clients know it so",
        type = "rate_limit_error",
        allow(missing-fix, reason = "a test")
    )]
    #[deprecated(since = "1.1.0", note = "use `Plain`")]
    Old,
    /// An exposed server error.
    #[api_error(status = 503, message = "{0:?}", expose, retry_after = 30)]
    Exposed(&'static str),
    /// A server error of somebody else.
    #[api_error(status = 502, status_from = .0, message = "{1}", expose = "only our own services call this")]
    Upstream(Option<u16>, T),
    /// A raw name.
    #[api_error(status = 404)]
    r#Type {
        /// A raw field.
        r#type: u8,
    },
    /// A variant that exists only in other builds.
    #[cfg(any())]
    Elsewhere,
    /// A field that exists only in other builds.
    #[api_error(status = 404, message = "{here}")]
    Cfg {
        /// Elsewhere.
        #[cfg(any())]
        elsewhere: u8,
        /// Here.
        here: u8,
    },
}

/// With `Display`, sources and every way to forward.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(message(display))]
#[non_exhaustive]
pub enum Shop {
    /// Shown.
    #[error("no order {0}")]
    #[api_error(status = 404)]
    NoOrder(u32),
    /// Kept from clients.
    #[error("password {0}")]
    #[api_error(status = 500)]
    Secret(String, #[source] fmt::Error),
    /// Forwarded.
    #[error(transparent)]
    #[api_error(transparent)]
    Unit(#[from] Unit),
    /// Forwarded, boxed.
    #[error("boxed")]
    #[api_error(transparent)]
    Boxed(Box<Every<'static, u8, 2>>),
    /// Forwarded, shared.
    #[error("shared")]
    #[api_error(transparent)]
    Shared(Arc<Rc<Tuple<u8>>>),
    /// Forwarded to itself.
    #[error("again")]
    #[api_error(transparent)]
    Again(Box<Self>),
    /// Open.
    #[error("open")]
    #[api_error(transparent)]
    Open {
        /// What it is.
        inner: Box<dyn ApiError + Send + Sync>,
    },
    /// Forwarded, with a text of its own.
    #[error("titled {title}")]
    #[api_error(transparent = inner, message = "{title} {title:?}.", expose)]
    Titled {
        /// The text.
        title: String,
        /// What is wrong.
        inner: Unit,
    },
    /// Forwarded, with a fixed text.
    #[error("fixed")]
    #[api_error(transparent = 1, message = "Fixed.")]
    FixedText(u8, Unit),
}

/// A unit struct.
#[derive(Debug, Clone, Copy, thiserror::Error, ApiError)]
#[error("unit")]
#[api_error(status = 418)]
pub struct Unit;

/// A tuple struct with a bound.
#[derive(Debug, ApiError)]
#[api_error(status = 429, message = "{0}", retry_after = .1)]
pub struct Tuple<T>(pub T, pub Option<u64>)
where
    T: Clone;

/// A struct with fields.
#[derive(Debug, ApiError)]
#[api_error(status = 422, message = "{field:?}", param = "{field}")]
pub struct Named {
    /// The field.
    #[api_error(detail)]
    pub field: String,
}

/// A transparent struct.
#[derive(Debug, ApiError)]
#[api_error(transparent)]
pub struct Wrapper {
    /// What it wraps.
    pub inner: Named,
}

/// A deprecated struct.
#[derive(ApiError)]
#[api_error(status = 410, message = "{0}")]
#[deprecated]
pub struct Former(pub u8);

#[expect(deprecated, reason = "by hand, because the standard derive is not the matter here")]
impl fmt::Debug for Former {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Former")
    }
}

/// A deprecated field.
#[derive(ApiError)]
#[api_error(status = 410, message = "{former}", retry_after = former)]
pub struct Fields {
    /// Former.
    #[deprecated]
    #[api_error(detail)]
    pub former: u8,
}

impl fmt::Debug for Fields {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Fields")
    }
}

/// No variants.
#[derive(Debug, ApiError)]
#[non_exhaustive]
pub enum Empty {}

/// Only forwards.
#[derive(Debug, ApiError)]
#[non_exhaustive]
pub enum Forwards {
    /// Forwarded.
    #[api_error(transparent)]
    Unit(Unit),
}

/// Nobody outside sees it.
#[derive(Debug, ApiError)]
#[api_error(status = 404, message = "{0}", retry_after = .0)]
struct Private(u8);

/// Uses what is private.
#[must_use]
pub fn private() -> u16 {
    Private(1).status().as_u16()
}

catalog! {
    /// Every code.
    pub static ERRORS = [Shop, Wrapper, Empty, Forwards, Private];
}

/// A code.
pub const SECRET: Code = ERRORS.code("secret");

#[cfg(test)]
mod tests {
    use super::{ApiError as _, ERRORS, Every, Shop};

    type Short = Every<'static, u8, 0>;

    #[test]
    fn the_expansion_works_under_every_lint() {
        assert_eq!(ERRORS.len(), 14);
        let error = Short::Type { r#type: 1 };
        assert_eq!(error.code(), "every.type");
        assert_eq!(Shop::Again(Box::new(Shop::NoOrder(3))).message(), "no order 3");
    }
}
