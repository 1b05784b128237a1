mod other;
unsafe extern "C" { pub safe fn f(); }
#[unsafe(no_mangle)] pub extern "C" fn g() { let x = r#"//"#; let y = '\''; let z: &'static str = "'"; b'\''; '"'; }
#[derive(Debug, api_error::ApiError)]
pub enum Error2024 {
    #[api_error(status = 404)]
    NotFound,
}
