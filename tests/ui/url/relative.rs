use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(doc_url = "errors/{code}")]
enum OrderError {
    #[api_error(status = 404, doc_url = "docs.example.com/errors")]
    NotFound,
    #[api_error(status = 404, doc_url = "//docs.example.com")]
    Scheme,
    #[api_error(status = 404, doc_url = "javascript:alert(1)")]
    Script,
}

fn main() {}
