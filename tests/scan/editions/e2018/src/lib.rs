mod other;
fn f() { m!(z"x" cr"\" " 'a 'b); }
#[derive(Debug, ApiError)]
pub enum Error2018 {
    #[api_error(status = 404)]
    NotFound,
}
