use api_error::catalog;

catalog! { static ERRORS = OrderError; }

fn main() {}
