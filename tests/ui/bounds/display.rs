use api_error::ApiError;

#[derive(Debug)]
struct Id(u32);

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "No order {id}.")]
    Message { id: Id },
    #[api_error(status = 404, param = "orders[{0}]")]
    Param(Id),
    #[api_error(status = 405, header("X-Order", "{id}"))]
    Header { id: Id },
    #[api_error(status = 404, message = "{a} {b} {c} {d} {e}")]
    Many { a: u8, b: u8, c: Id, d: u8, e: u8 },
    #[api_error(status = 404, message = "{id:>8}")]
    Spec { id: Id },
}

fn main() {}
