use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, replaced_by = "not_found")]
    NotFound,
}

fn main() {}
