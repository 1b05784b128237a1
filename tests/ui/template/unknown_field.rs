use api_error::ApiError;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "no {usr}")]
    Similar { user: String },
    #[api_error(status = 404, message = "no {owner}")]
    Far { id: u32, user: String },
    #[api_error(status = 404, message = "no {owner}")]
    Only { id: u32 },
    #[api_error(status = 404, message = "no {owner}")]
    Unit,
    #[api_error(status = 404, message = "no {1}")]
    Tuple(u32),
    #[api_error(status = 404, message = "no {0}")]
    IndexOfNamed { user: String },
    #[api_error(status = 404, param = "users[{idx}]")]
    Param { index: usize },
    #[api_error(status = 405, header("Allow", "{method}"))]
    Header { methods: String },
    #[api_error(status = 429, retry_after = wiat)]
    RetryAfter { wait: u32 },
    #[api_error(status = 429, retry_after = .1)]
    RetryAfterIndex(u32),
    #[api_error(status = 404, message = "{a} {b} {a}")]
    Several { id: u32 },
}

#[derive(Debug, ApiError)]
#[api_error(status = 404, message = "no {usr}")]
struct NotFound {
    user: String,
}

fn main() {}
