use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, doc_url = "https://x.dev/{{code}}")]
    NotFound,
}

fn main() {}
