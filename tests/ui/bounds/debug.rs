use api_error::ApiError;

struct Id(u32);

#[derive(ApiError)]
enum OrderError {
    #[api_error(status = 404, message = "No order {id:?}.")]
    NotFound { id: Id },
}

impl std::fmt::Debug for OrderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("OrderError")
    }
}

fn main() {}
