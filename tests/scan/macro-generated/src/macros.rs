#[macro_export]
macro_rules! define_errors {
    ($name:ident { $($variant:ident = $code:literal),* }) => {
        #[derive(Debug, api_error::ApiError)]
        pub enum $name {
            $(#[api_error(status = 404, code = $code)] $variant,)*
        }
    };
}
