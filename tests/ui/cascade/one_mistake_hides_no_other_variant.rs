use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(doc_url = "errors")]
enum OrderError {
    #[api_error(status = 404, message = "no {usr}", param = "{usr}")]
    NotFound { user: u32 },
    #[api_error(status = 99, mesage = "no {usr}")]
    Closed { user: u32 },
}

fn main() {}
