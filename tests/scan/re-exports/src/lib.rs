pub mod errors;
pub use errors::CardError;
pub use errors::CardError as PaymentError;
pub mod prelude {
    pub use super::errors::*;
}
