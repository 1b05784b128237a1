#[cfg(test)]
mod tests;
#[cfg(any())]
mod never;
#[cfg(all(not(test), feature = "extra"))]
mod extra;
#[cfg(feature = "gone")]
mod not_generated_yet;

#[derive(Debug, api_error::ApiError)]
pub enum PaymentError {
    #[cfg(unix)]
    #[api_error(status = 404, code = "missing", alias("gone"))]
    MissingUnix,
    #[cfg(not(unix))]
    #[api_error(status = 404, code = "missing", alias("gone"))]
    MissingElsewhere,
    #[cfg(test)]
    #[api_error(status = 600)]
    OnlyInTests,
    #[cfg(not(test))]
    #[api_error(status = 409)]
    Always { #[cfg(feature = "extra")] id: u8 },
}

#[cfg(test)]
#[derive(Debug, api_error::ApiError)]
enum TestError {
    #[api_error(status = 404)]
    NotFound,
}

#[cfg(windows)]
#[derive(Debug, api_error::ApiError)]
enum WindowsError {
    #[api_error(status = 404)]
    NotFound,
}

#[cfg(unix)]
fn on_unix() {
    #[cfg(not(unix))]
    {
        #[derive(Debug, api_error::ApiError)]
        enum Contradiction {
            #[api_error(status = 404)]
            NotFound,
        }
    }
    #[cfg(feature = "extra")]
    {
        #[derive(Debug, api_error::ApiError)]
        enum Inner {
            #[api_error(status = 404)]
            NotFound,
        }
    }
}

#[cfg(test)]
const LIMIT: usize = { 1 };
#[cfg(test)]
static HOOK: fn(u8, u8) = {
    #[derive(Debug, api_error::ApiError)]
    enum InStatic {
        #[api_error(status = 404)]
        NotFound,
    }
    hook
};
#[cfg(test)]
fn generic<const N: usize>() -> Wrapper<{ 1 + 1 }> {
    #[derive(Debug, api_error::ApiError)]
    enum InGeneric {
        #[api_error(status = 404)]
        NotFound,
    }
}
