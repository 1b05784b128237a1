//! The runtime under another name, and re-exported from a module.
#![deny(warnings)]

pub mod deps {
    pub use oops as nested;
}

use oops::{ApiError, catalog};

#[derive(Debug, ApiError)]
#[api_error(crate = oops)]
pub enum NameError {
    #[api_error(status = 404, message = "No name {0}.", header("X-Name", "{0:?}"))]
    NotFound(String),
}

#[derive(Debug, ApiError)]
#[api_error(crate = ::oops, status = 409)]
pub struct Global {
    #[api_error(detail)]
    pub id: u32,
}

pub mod inner {
    #[derive(Debug, crate::deps::nested::ApiError)]
    #[api_error(crate = crate::deps::nested, status = 429, retry_after = .0)]
    pub struct Path(pub u32);

    #[derive(Debug, crate::deps::nested::ApiError)]
    #[api_error(crate = super::deps::nested)]
    pub enum Outer<T> {
        #[api_error(transparent)]
        Path(Path),
        #[api_error(transparent)]
        Other(T),
    }
}

catalog! { pub static ERRORS = [NameError, Global, inner::Outer<NameError>]; }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_path_to_the_runtime_works() {
        assert_eq!(NameError::NotFound("x".into()).message(), "No name x.");
        assert_eq!(inner::Outer::<NameError>::Path(inner::Path(3)).headers().count(), 1);
        assert_eq!(ERRORS.len(), 3);
    }
}
