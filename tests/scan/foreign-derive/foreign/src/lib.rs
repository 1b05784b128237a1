use proc_macro::TokenStream;

#[proc_macro_derive(ApiError, attributes(error))]
pub fn api_error(_: TokenStream) -> TokenStream {
    TokenStream::new()
}

#[proc_macro_derive(Error)]
pub fn error(_: TokenStream) -> TokenStream {
    TokenStream::new()
}
