use api_error::ApiError;

#[derive(Debug, ApiError)]
enum MethodError {
    #[api_error(status = 405, header("Allow", "GET\r\nSet-Cookie: a=b"))]
    LineBreak,
    #[api_error(status = 405, header("X-Name", "Größe"))]
    Letter,
}

fn main() {}
