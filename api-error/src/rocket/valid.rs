//! Valid values: a guard around another one of ours.

use alloc::boxed::Box;
use core::ops::Deref;

use rocket::Request;
use rocket::data::{self, Data, FromData};
use rocket::request::{self, FromRequest};

use super::catch::reject;
use crate::serve::ErrorRecord;
use crate::validation::valid::each_valid;

macro_rules! guard {
    ($module:ident, $($validate:tt)+) => {
        #[rocket::async_trait]
        impl<'r, E> FromData<'r> for crate::$module::Valid<E>
        where
            E: FromData<'r, Error = ErrorRecord> + Deref,
            E::Target: $($validate)+,
        {
            type Error = ErrorRecord;

            async fn from_data(request: &'r Request<'_>, data: Data<'r>) -> data::Outcome<'r, Self> {
                E::from_data(request, data).await.and_then(|read| match Self::new(read) {
                    Ok(valid) => data::Outcome::Success(valid),
                    Err(errors) => data::Outcome::Error(reject(request, errors)),
                })
            }
        }

        #[rocket::async_trait]
        impl<'r, E> FromRequest<'r> for crate::$module::Valid<E>
        where
            E: FromRequest<'r, Error = ErrorRecord> + Deref,
            E::Target: $($validate)+,
        {
            type Error = ErrorRecord;

            async fn from_request(request: &'r Request<'_>) -> request::Outcome<Self, ErrorRecord> {
                E::from_request(request).await.and_then(|read| match Self::new(read) {
                    Ok(valid) => request::Outcome::Success(valid),
                    Err(errors) => request::Outcome::Error(reject(request, errors)),
                })
            }
        }
    };
}

each_valid!(guard);
