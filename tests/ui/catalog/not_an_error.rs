use api_error::catalog;

struct NotAnError;

catalog! { static ERRORS = [NotAnError]; }

fn main() {}
