use api_error::ApiError;

#[derive(Debug, ApiError)]
enum Upstream {
    #[api_error(status = 502, status_from = status)]
    Failed { status: String },
}

fn main() {}
