use std::sync::LazyLock;

struct Wrapper<const N: usize>;
fn call<T>(value: T) -> Service<T> { Service(value) }
mod a {
    pub mod b {
        #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner;
    }
}
fn function<T: Into<Wrapper<{ 1 }>>>(x: impl Fn() -> u8) -> impl Sized where T: Sized {
    #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner;
    let closure = || {
        #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner;
    };
    match x() {
        _ if true => { #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner; }
        _ => loop { #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner; },
    }
}
struct Service<T>(T);
impl<T> Service<T> {
    async fn method(&self) {
        #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner;
    }
}
impl<T: Clone> From<T> for Service<T> where T: Send {
    fn from(value: T) -> Self {
        call({ #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner; value })
    }
}
trait Handler {
    fn handle() {
        #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner;
    }
}
const _: () = {
    #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner;
};
static LAZY: LazyLock<u8> = LazyLock::new(|| {
    #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner;
    1
});
fn inline() { const { #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner; } }
extern "C" fn foreign() {
    #[derive(Debug, api_error::ApiError)] #[api_error(status = 404)] struct Inner;
}
unsafe extern "C" {
    fn declared();
}
