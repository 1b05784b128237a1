//! Valid values: an extractor around another one.

use core::ops::Deref;

use poem::{FromRequest, Request, RequestBody, Result};

use crate::validation::valid::each_valid;

macro_rules! extractor {
    ($module:ident, $($validate:tt)+) => {
        impl<'a, E> FromRequest<'a> for crate::$module::Valid<E>
        where
            E: FromRequest<'a> + Deref,
            E::Target: $($validate)+,
        {
            // Not an `async fn`: of its future, the compiler could not see that it is `Send`.
            fn from_request(
                request: &'a Request,
                body: &mut RequestBody,
            ) -> impl Future<Output = Result<Self>> + Send {
                async move { Ok(Self::new(E::from_request(request, body).await?)?) }
            }
        }
    };
}

each_valid!(extractor);
