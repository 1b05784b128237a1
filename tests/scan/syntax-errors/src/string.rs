include!("x);
