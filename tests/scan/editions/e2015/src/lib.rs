#[path = "other.rs"]
mod other;
type Action = Fn(&u8) + Send + Sync;
fn async(dyn: u8, gen: u8) { let async = 1; try!(Ok(1)); m!(a"x" c"x" k#x) }
#[derive(Debug, ApiError)]
pub enum Error2015 {
    #[api_error(status = 404)]
    NotFound,
}
