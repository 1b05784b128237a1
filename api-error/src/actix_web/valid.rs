//! Valid values: an extractor around another one.

use alloc::boxed::Box;
use core::future::Future;
use core::ops::Deref;
use core::pin::Pin;

use actix_web::dev::Payload;
use actix_web::{Error, FromRequest, HttpRequest};

use crate::validation::valid::each_valid;

macro_rules! extractor {
    ($module:ident, $($validate:tt)+) => {
        impl<E> FromRequest for crate::$module::Valid<E>
        where
            E: FromRequest<Future: 'static> + Deref,
            E::Target: $($validate)+,
        {
            type Error = Error;
            type Future = Pin<Box<dyn Future<Output = Result<Self, Error>>>>;

            fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
                let extracted = E::from_request(request, payload);
                Box::pin(async move { Ok(Self::new(extracted.await.map_err(Into::into)?)?) })
            }
        }
    };
}

each_valid!(extractor);
