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

#[derive(Debug, api_error::ApiError)]
pub enum TwoContracts {
    #[cfg_attr(feature = "teapot", api_error(status = 418))]
    #[cfg_attr(not(feature = "teapot"), api_error(status = 400))]
    Differs,
}

#[derive(Debug, api_error::ApiError)]
pub enum SometimesDeprecated {
    #[api_error(status = 404)]
    #[cfg_attr(feature = "teapot", deprecated(note = "use another one"))]
    Old,
}

#[derive(Debug, api_error::ApiError)]
pub enum ForwardsToEither {
    #[api_error(transparent)]
    Inner(#[cfg(feature = "teapot")] DocsError, #[cfg(not(feature = "teapot"))] TwoContracts),
}

#[derive(Debug, api_error::ApiError)]
pub enum DetailsDiffer {
    #[api_error(status = 404)]
    Detailed {
        #[cfg(feature = "teapot")]
        #[api_error(detail)]
        at: u64,
        #[cfg(not(feature = "teapot"))]
        #[api_error(detail)]
        at: String,
    },
}

/// The way out.
#[derive(Debug, api_error::ApiError)]
pub enum WrittenTwice {
    #[cfg(feature = "teapot")]
    #[api_error(status = 418, code = "teapot")]
    Differs(#[cfg(unix)] u8),
    #[cfg(not(feature = "teapot"))]
    #[api_error(status = 400, code = "no_teapot")]
    Differs {
        #[cfg(unix)]
        at: u64,
        #[cfg(not(unix))]
        at: u8,
    },
}
