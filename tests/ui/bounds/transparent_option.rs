use api_error::ApiError;

#[derive(Debug, ApiError)]
#[api_error(status = 404)]
struct Inner;

type Maybe = Option<Inner>;

#[derive(Debug, ApiError)]
enum OrderError {
    #[api_error(transparent)]
    Written(Option<Inner>),
    #[api_error(transparent = 1)]
    Aliased(u8, Maybe),
    #[api_error(transparent, message = "No order.")]
    Boxed { inner: Option<Box<Inner>> },
}

#[derive(Debug, ApiError)]
#[api_error(transparent = 0)]
struct Generic<E>(Option<Inner>, std::marker::PhantomData<E>);

fn main() {}
