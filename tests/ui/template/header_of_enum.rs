use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 405, header("Allow", "GET, {other}"))]
enum MethodError {
    NotAllowed { other: String },
}

fn main() {}
