use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "No order {id.")]
    Message { id: u32 },
    #[api_error(status = 404, param = "orders[{")]
    Param { id: u32 },
    #[api_error(status = 405, header("Allow", "{{{other"))]
    Header { other: String },
    #[api_error(status = 404, doc_url = "https://x.dev/{code")]
    Url,
}

fn main() {}
