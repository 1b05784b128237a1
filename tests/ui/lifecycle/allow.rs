use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(allow())]
enum OrderError {
    #[api_error(status = 404, allow(missing-fix))]
    NoReason,
    #[api_error(status = 404, allow("missing-fix", reason = "so"))]
    Quoted,
    #[api_error(status = 404, allow(missing-fix, missing-cause, reason = "so"))]
    Two,
    #[api_error(status = 404, allow(missing-fix, reason = so))]
    NotText,
}

fn main() {}
