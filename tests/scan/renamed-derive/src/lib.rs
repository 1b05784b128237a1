use api_error::ApiError as E;
use errors::prelude::*;
mod errors {
    pub use api_error;
    pub use api_error::ApiError as Derived;
    pub mod prelude {}
}

#[derive(Debug, E)]
pub enum Renamed {
    #[api_error(status = 404)]
    NotFound,
}

#[derive(Debug, errors::Derived)]
#[api_error(crate = errors::api_error)]
#[api_error(status = 404)]
pub struct Facade;

#[derive(Debug)]
#[derive(::api_error::ApiError)]
#[api_error(status = 409)]
pub struct TwoLists;
