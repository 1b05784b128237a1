//! Pointers implement the traits by forwarding: `&E`, `&mut E`, `Box<E>`, `Rc<E>`, `Arc<E>`.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::rc::Rc;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::error::Error;
use core::fmt::{self, Write};
use core::time::Duration;

use crate::catalog::{CatalogItem, HasCatalog};
use crate::envelope::{Details, Envelope, FieldError};
use crate::headers::Headers;
use crate::spec::ErrorSpec;
use crate::view::{Part, View};
use crate::{ApiError, ErrorStatus, ErrorType};

macro_rules! methods {
    ($(fn $name:ident(&self $(, $arg:ident: $ty:ty)*) -> $output:ty;)*) => {
        $(fn $name(&self $(, $arg: $ty)*) -> $output { (**self).$name($($arg),*) })*
    };
}

macro_rules! forward {
    ($($pointer:ty),*) => {$(
        impl<E: ApiError + ?Sized> ApiError for $pointer {
            methods! {
                fn spec(&self) -> &'static ErrorSpec;
                fn inner(&self) -> Option<&(dyn ApiError + '_)>;
                fn message(&self) -> Cow<'_, str>;
                fn param(&self) -> Option<Cow<'_, str>>;
                fn retry_after(&self) -> Option<Duration>;
                fn details(&self) -> Option<Details>;
                fn errors(&self) -> Vec<FieldError<'_>>;
                fn as_error(&self) -> Option<&(dyn Error + '_)>;
                fn status(&self) -> ErrorStatus;
                fn error_type(&self) -> ErrorType;
                fn code(&self) -> &'static str;
                fn doc_url(&self) -> Option<&'static str>;
                fn is_retryable(&self) -> bool;
                fn envelope(&self) -> Envelope<'_>;
                fn headers(&self) -> Headers<'_>;
                fn to_json(&self, request_id: Option<&str>) -> Cow<'static, str>;
                fn __view(&self) -> View<'_>;
                fn __format(&self, part: Part, out: &mut dyn Write) -> fmt::Result;
            }
        }

        impl<E: HasCatalog + ?Sized> HasCatalog for $pointer {
            const CATALOG: &'static [CatalogItem] = E::CATALOG;
        }
    )*};
}

forward!(&E, &mut E, Box<E>, Rc<E>, Arc<E>);

macro_rules! open {
    ($($ty:ty),*) => {$(
        impl HasCatalog for $ty {
            const CATALOG: &'static [CatalogItem] = &[CatalogItem::Open];
        }
    )*};
}

open!(dyn ApiError + '_, dyn ApiError + Send + '_, dyn ApiError + Sync + '_, dyn ApiError + Send + Sync + '_);
