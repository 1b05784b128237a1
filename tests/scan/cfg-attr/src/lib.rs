#[cfg_attr(unix, path = "unix.rs")]
#[cfg_attr(windows, path = "windows.rs")]
mod system;
#[cfg_attr(feature = "a", path = "a.rs")]
#[cfg_attr(not(feature = "a"), path = "not_a.rs")]
mod either;

#[cfg_attr(feature = "errors", derive(Debug, api_error::ApiError))]
#[cfg_attr(feature = "serde", derive(Serialize), serde(untagged))]
pub enum PaymentError {
    #[cfg_attr(feature = "errors", api_error(status = 404))]
    NotFound,
    #[cfg_attr(all(feature = "errors", feature = "teapot"), api_error(status = 418))]
    #[cfg_attr(all(feature = "errors", not(feature = "teapot")), api_error(status = 400))]
    /// Differs.
    Differs,
    #[cfg_attr(test, api_error(status = 999))]
    #[cfg_attr(all(feature = "errors", not(test)), api_error(status = 409), cfg_attr(docsrs, doc(cfg(any()))))]
    Conflict,
    #[cfg_attr(feature = "errors", cfg(unix), api_error(status = 410))]
    Gone,
}

#[derive(Debug, api_error::ApiError)]
pub enum DocsError {
    #[cfg_attr(docsrs, doc = "With more words.")]
    #[api_error(status = 404)]
    Documented,
}
