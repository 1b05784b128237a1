mod a {
    pub mod b {
        #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner;
    }
}
fn function<T: Into<Wrapper<{ 1 }>>>(x: impl Fn() -> u8) -> impl Sized where T: Sized {
    #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner;
    let closure = || {
        #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner;
    };
    match x {
        _ if true => { #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner; }
        _ => loop { #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner; },
    }
}
struct Service<T>(T);
impl<T> Service<T> {
    async fn method(&self) {
        #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner;
    }
}
impl<T: Clone> From<T> for Service<T> where T: Send {
    fn from(_: T) -> Self {
        call({ #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner; })
    }
}
trait Handler {
    fn handle() {
        #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner;
    }
}
const _: () = {
    #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner;
};
static LAZY: Lazy<u8, u8> = Lazy::new(|| {
    #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner;
    1
});
const { #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner; }
extern "C" fn foreign() {
    #[derive(Debug, ApiError)] #[api_error(status = 404)] struct Inner;
}
unsafe extern "C" {
    fn declared();
}
