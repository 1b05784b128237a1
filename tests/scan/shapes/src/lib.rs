use std::fmt::Debug;
use std::marker::PhantomData;

#[derive(Debug, api_error::ApiError)]
pub enum Generic<'a, T: Iterator + Into<Vec<u8>>, const N: usize = { 1 + 1 }>
where
    [(); N]: Sized,
    T: 'a,
    <T as Iterator>::Item: Debug,
{
    #[api_error(status = 404)]
    Tuple(&'a [T; N], PhantomData<Box<dyn Fn(T) -> Vec<Vec<u8>> + Send>>),
    #[api_error(status = 404)]
    Named { a: <T as Iterator>::Item, r#b: fn(u8) -> ! },
}

const fn size<A, B>() -> usize {
    size_of::<A>() + size_of::<B>()
}

#[repr(u16)]
#[derive(Debug, api_error::ApiError)]
enum Discriminants {
    #[api_error(status = 404)]
    A = 1 << 3,
    #[api_error(status = 404)]
    B = { const X: u16 = 2; X },
    #[api_error(status = 404)]
    C = size::<Vec<u8>, u8>() as u16,
}

#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404)]
enum Empty {}

#[derive(Debug, api_error::ApiError)]
#[api_error(status = 404)]
struct Unit;

mod a {
    use std::fmt::{Debug, Display};

    #[derive(Debug, api_error::ApiError)]
    #[api_error(status = 404, message = "no {0}")]
    pub(in crate::a) struct Tuple<T>(#[allow(unused)] T) where T: Debug + Display;
}

#[derive(Debug, api_error::ApiError)]
#[api_error(status = 409, message = "no {id}")]
#[non_exhaustive]
struct Named { id: u8, #[api_error(detail)] more: Vec<u8> }
