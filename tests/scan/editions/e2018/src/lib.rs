mod other;
macro_rules! m { ($($t:tt)*) => {}; }
fn f() { m!(z"x" cr"\" " 'a 'b); }
#[derive(Debug, api_error::ApiError)]
pub enum Error2018 {
    #[api_error(status = 404)]
    NotFound,
}
