mod other;
fn f() { let a = c"x"; let b = cr#""\"#; let c = br"\"; gen!{}; }
#[derive(Debug, ApiError)]
pub enum Error2021 {
    #[api_error(status = 404)]
    NotFound,
}
