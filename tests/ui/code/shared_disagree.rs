use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, code = "a", shared)]
    StatusFirst,
    #[api_error(status = 410, code = "a", shared)]
    StatusSecond,
    #[api_error(status = 400, code = "b", shared)]
    TypeFirst,
    #[api_error(status = 400, type = "idempotency_error", code = "b", shared)]
    TypeSecond,
    #[api_error(status = 404, code = "c", doc_url = "https://x.dev/c", shared)]
    UrlFirst,
    #[api_error(status = 404, code = "c", shared)]
    UrlSecond,
}

fn main() {}
