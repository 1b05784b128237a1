pub(crate) static ANSWER: u8 = 42
