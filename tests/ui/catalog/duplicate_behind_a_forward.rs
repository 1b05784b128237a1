use api_error::{ApiError, catalog};

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404)]
    NotFound,
}

#[derive(Debug, ApiError)]
enum CartError {
    #[api_error(status = 404)]
    NotFound,
}

#[derive(Debug, ApiError)]
enum ShopError {
    #[api_error(transparent)]
    Order(OrderError),
    #[api_error(transparent)]
    Cart(Box<CartError>),
}

catalog! { pub(crate) static ERRORS = [ShopError]; }

fn main() {}
