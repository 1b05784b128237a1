use api_error::{ApiError, catalog};

#[derive(Debug, ApiError)]
#[api_error(status = 404, code = "not_found", shared)]
struct NoOrder;

#[derive(Debug, ApiError)]
#[api_error(status = 410, code = "not_found", shared)]
struct NoCart;

catalog! { static ERRORS = [NoOrder, NoCart]; }

fn main() {}
