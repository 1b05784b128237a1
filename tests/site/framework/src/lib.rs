//! A service that answers with the codes of the runtime too, and whose site has a configured address.

/// The errors of the service.
#[derive(ApiError)]
#[api_error(doc_url = "https://docs.example.com/docs/errors/{code}/")]
pub enum ShopError {
    /// There is no such order.
    #[api_error(status = 404, code = "order_not_found")]
    OrderNotFound,
}

api_error::catalog! { pub static ERRORS = [ShopError, api_error::FrameworkError]; }
