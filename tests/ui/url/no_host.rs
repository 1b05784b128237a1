use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, doc_url = "https://")]
    Nothing,
    #[api_error(status = 404, doc_url = "https:///errors")]
    Path,
}

fn main() {}
