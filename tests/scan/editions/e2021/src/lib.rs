mod other;
macro_rules! gen { () => {}; }
fn f() { let a = c"x"; let b = cr#""\"#; let c = br"\"; gen!{}; }
#[derive(Debug, api_error::ApiError)]
pub enum Error2021 {
    #[api_error(status = 404)]
    NotFound,
}
