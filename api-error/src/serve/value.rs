//! Extractors are transparent to the value in them, as those of the frameworks are.

macro_rules! deref_to_value {
    ($($extractor:ident),+) => {$(
        impl<T> core::ops::Deref for $extractor<T> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T> core::ops::DerefMut for $extractor<T> {
            fn deref_mut(&mut self) -> &mut T {
                &mut self.0
            }
        }
    )+};
}

pub(crate) use deref_to_value;
