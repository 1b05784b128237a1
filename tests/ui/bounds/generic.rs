use api_error::ApiError;

#[derive(Debug)]
struct Id(u32);

#[derive(Debug, ApiError)]
enum OrderError<T> {
    #[api_error(status = 404, message = "No order {0}.")]
    NotFound(T),
}

fn main() {
    let _ = OrderError::NotFound(Id(1)).to_json(None);
}
