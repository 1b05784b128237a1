use api_error::ApiError;

#[derive(Debug, ApiError)]
enum StoreError {
    #[api_error(status = 500, message = "Query {sql} failed.")]
    Query { sql: String },
    #[api_error(status = 503, message = "{0:?}")]
    Pool(String),
}

#[derive(Debug, ApiError)]
#[api_error(status = 502, message = "{0}")]
struct Upstream(String);

#[derive(Debug, ApiError)]
#[api_error(status = 500)]
enum DefaultStatus {
    #[api_error(message = "{0}")]
    Other(String),
}

fn main() {}
