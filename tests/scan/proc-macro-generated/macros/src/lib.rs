use proc_macro::TokenStream;

#[proc_macro_attribute]
pub fn errors_from_table(_: TokenStream, _: TokenStream) -> TokenStream {
    let item = "#[derive(Debug, api_error::ApiError)] pub enum TableError { #[api_error(status = 404)] FromTable }";
    item.parse().unwrap()
}

#[proc_macro_attribute]
pub fn error(_: TokenStream, item: TokenStream) -> TokenStream {
    let derive: TokenStream = "#[derive(Debug, api_error::ApiError)]".parse().unwrap();
    derive.into_iter().chain(item).collect()
}
