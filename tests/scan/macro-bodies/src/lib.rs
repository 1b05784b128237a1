macro_rules! quote { ($($t:tt)*) => { stringify!($($t)*) }; }
macro_rules! cfg_rt { ($($item:item)*) => { $(#[cfg(feature = "rt")] $item)* }; }
macro_rules! with_error { ($($t:tt)*) => {}; }
mod syn {
    macro_rules! parse_quote { ($($t:tt)*) => { stringify!($($t)*) }; }
    pub(crate) use parse_quote;
}

cfg_if::cfg_if! {
    if #[cfg(unix)] {
        mod unix;
        #[derive(Debug, api_error::ApiError)]
        pub enum PlatformError {
            #[api_error(status = 404)]
            NotFound,
        }
    } else if #[cfg(feature = "x")] {
        mod other;
    } else {
        #[derive(Debug, api_error::ApiError)]
        pub enum PlatformError {
            #[api_error(status = 410)]
            Gone,
        }
    }
}

cfg_select! {
    windows => {
        #[derive(Debug, api_error::ApiError)]
        pub enum SelectError {
            #[api_error(status = 404)]
            NotFound,
        }
    }
    _ => {
        #[derive(Debug, api_error::ApiError)]
        pub enum SelectError {
            #[api_error(status = 409)]
            Conflict,
        }
    }
}

fn expand() -> &'static str {
    quote! {
        #[derive(Debug, api_error::ApiError)]
        pub enum Quoted {
            #[api_error(status = 404)]
            NotFound,
        }
    }
}

fn parse() -> &'static str {
    syn::parse_quote! { #[derive(api_error::ApiError)] enum E { #[api_error(status = 404)] A } }
}

cfg_rt! {
    mod runtime;
    mod no_such_file;

    #[derive(Debug, api_error::ApiError)]
    pub enum RuntimeError {
        #[api_error(status = 404)]
        NotFound,
    }
}

fn body() {
    if !(true) {}
    with_error![#[api_error(status = 404)] NotFound];
}
