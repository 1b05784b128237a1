use api_error::catalog;

mod orders {
    #[derive(Debug, api_error::ApiError)]
    #[api_error(status = 404, codes(pub MissingCode))]
    pub struct Missing;
}

catalog! { static BY_PATH = [orders::Missing], codes(pub ErrorCode); }
catalog! { static WITHOUT_NAME = [orders::Missing], codes(); }
catalog! { static WITHOUT_LIST = [orders::Missing], codes; }

fn main() {}
