use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, since = "v1")]
    Letter,
    #[api_error(status = 404, since = "1.4.0.2")]
    Four,
    #[api_error(status = 404, since = "next")]
    Word,
}

fn main() {}
