use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, rename_all = "kebab-case", prefix = "order_", types("order_error"), crate = api_error)]
    NotFound,
}

fn main() {}
