use api_error::ApiError;

#[derive(Debug, ApiError)]
enum StoreError {
    #[api_error(status = 404, message = "{0}", expose)]
    NotFound(u32),
    #[api_error(status = 500, message = "The store is down.", expose)]
    Fixed,
    #[api_error(status = 500, expose)]
    Sentence,
}

fn main() {}
