use std::error::Error;
use std::sync::Arc;

use api_error::ApiError;

type BoxError = Box<dyn Error + Send + Sync + 'static>;

#[derive(Debug, ApiError)]
enum OrderError<'a> {
    #[api_error(transparent)]
    Boxed(Box<dyn Error>),
    #[api_error(transparent)]
    Aliased(BoxError),
    #[api_error(transparent = inner)]
    Shared { inner: Arc<dyn Error + Send + Sync>, trace: &'a str },
    #[api_error(transparent)]
    Borrowed(&'a dyn Error),
}

fn main() {}
