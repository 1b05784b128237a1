extern crate api_error;
#[path = "other.rs"]
mod other;
macro_rules! m { ($($t:tt)*) => {}; }
type Action = Fn(&u8) + Send + Sync;
fn async(dyn: u8, gen: u8) -> Result<u8, u8> { let async = try!(Ok::<u8, u8>(1)); m!(a"x" c"x" k#x); Ok(async + dyn + gen) }
#[derive(Debug, api_error::ApiError)]
pub enum Error2015 {
    #[api_error(status = 404)]
    NotFound,
}
