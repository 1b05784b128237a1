use api_error::{ApiError, catalog};

macro_rules! parts {
    ($($part:ident $last:ident)*) => {
        $(mod $part {
            use api_error::ApiError;

            empty!(A B C D E F G H I J K L M N O P);

            #[derive(Debug, ApiError)]
            pub enum $last {
                #[api_error(transparent)]
                Back(Box<super::Wide>),
                #[api_error(transparent)]
                Empty(Empty),
            }
        })*

        #[derive(Debug, ApiError)]
        pub enum Wide {
            $(#[api_error(transparent)]
            $last($part::$last),)*
        }
    };
}

macro_rules! empty {
    ($($name:ident)*) => {
        $(#[derive(Debug, ApiError)]
        pub enum $name {})*

        #[derive(Debug, ApiError)]
        pub enum Empty {
            $(#[api_error(transparent)]
            $name($name),)*
        }
    };
}

parts! { a A1 b B1 c C1 d D1 e E1 f F1 g G1 h H1 i I1 j J1 k K1 l L1 m M1 n N1 o O1 p P1 q Q1 }

catalog! { static WIDE = [Wide]; }

fn main() {}
