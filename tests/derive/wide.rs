//! More types behind one than a list has room for.
#![expect(dead_code, reason = "only the codes matter")]

use api_error::{ApiError, CatalogItem, HasCatalog, catalog};

macro_rules! parts {
    ($($part:ident $last:ident)*) => {
        $(mod $part {
            use api_error::ApiError;

            empty!(A B C D E F G H I J K L M N O P);

            #[derive(Debug, ApiError)]
            pub enum $last {
                #[api_error(status = 404)]
                $last,
                #[api_error(transparent)]
                Empty(Empty),
            }
        })*

        #[derive(Debug, ApiError)]
        enum Wide {
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

#[derive(Debug, ApiError)]
enum Above {
    #[api_error(transparent)]
    Wide(Wide),
    #[api_error(status = 409)]
    Above,
}

catalog! {
    static WIDE = [Wide];
    static ABOVE = [Above, a::A1, Wide];
}

#[test]
fn all_codes_are_there_in_order() {
    let expected = "a1 b1 c1 d1 e1 f1 g1 h1 i1 j1 k1 l1 m1 n1 o1 p1 q1";
    assert_eq!(WIDE.iter().map(|spec| spec.code).collect::<Vec<_>>().join(" "), expected);
    assert_eq!(ABOVE.iter().map(|spec| spec.code).collect::<Vec<_>>().join(" "), format!("above {expected}"));
}

#[test]
fn only_what_has_no_room_is_nested() {
    assert!(matches!(Wide::CATALOG, [CatalogItem::Own(_), CatalogItem::Forward(part), ..] if part.len() == 18));
    assert!(a::A1::CATALOG.iter().all(|item| matches!(item, CatalogItem::Own(_))));
}
