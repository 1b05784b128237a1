use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, doc_url = "https://x.dev/not found")]
    Space,
    #[api_error(status = 404, doc_url = "https://x.dev/größe")]
    Letter,
    #[api_error(status = 404, doc_url = "https://x.dev/\n")]
    Control,
    #[api_error(status = 404, doc_url = "https://x.dev/\"a\"")]
    Quote,
}

fn main() {}
