use api_error::ApiError;

#[derive(Debug, ApiError)]
enum MethodError {
    #[api_error(status = 405, header("Allow:", "GET"))]
    Colon,
    #[api_error(status = 405, header("X Foo", "GET"))]
    Space,
    #[api_error(status = 405, header("Größe", "1"))]
    Letter,
    #[api_error(status = 405, header("X\r\nSet-Cookie", "1"))]
    LineBreak,
}

fn main() {}
