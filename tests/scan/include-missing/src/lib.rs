include!("not_there.rs");
const X: u8 = include!("nor_there.in");
