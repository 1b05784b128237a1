mod deps {
    pub use api_error as oops;
}

use deps::oops::ApiError;

#[derive(Debug, ApiError)]
#[api_error(crate = crate::deps::oops, status = 404)]
enum OrderError {
    #[api_error(mesage = "No such order.")]
    NotFound,
}

fn main() {
    let _ = OrderError::NotFound.to_json(None);
}
