use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://x.dev/errors/{cod}")]
enum OrderError {
    #[api_error(status = 404, doc_url = "https://x.dev/{user}")]
    Field { user: u32 },
    #[api_error(status = 404, doc_url = "https://x.dev/{}")]
    Unnamed,
}

fn main() {}
