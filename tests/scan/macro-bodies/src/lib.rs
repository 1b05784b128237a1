cfg_if::cfg_if! {
    if #[cfg(unix)] {
        mod unix;
        #[derive(Debug, ApiError)]
        pub enum PlatformError {
            #[api_error(status = 404)]
            NotFound,
        }
    } else if #[cfg(feature = "x")] {
        mod other;
    } else {
        #[derive(Debug, ApiError)]
        pub enum PlatformError {
            #[api_error(status = 410)]
            Gone,
        }
    }
}

cfg_select! {
    windows => {
        #[derive(Debug, ApiError)]
        pub enum SelectError {
            #[api_error(status = 404)]
            NotFound,
        }
    }
    _ => {
        #[derive(Debug, ApiError)]
        pub enum SelectError {
            #[api_error(status = 409)]
            Conflict,
        }
    }
}

fn expand() -> TokenStream {
    quote! {
        #[derive(Debug, ApiError)]
        pub enum Quoted {
            #[api_error(status = 404)]
            NotFound,
        }
    }
}

fn parse() -> syn::ItemEnum {
    syn::parse_quote! { #[derive(ApiError)] enum E { #[api_error(status = 404)] A } }
}

cfg_rt! {
    mod runtime;
    mod no_such_file;

    #[derive(Debug, ApiError)]
    pub enum RuntimeError {
        #[api_error(status = 404)]
        NotFound,
    }
}

fn body() {
    if !(true) {}
    with_error![#[api_error(status = 404)] NotFound];
}
