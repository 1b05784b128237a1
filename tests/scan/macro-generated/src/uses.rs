define_errors!(Table { A = "a", B = "b" });

fn local() {
    crate::define_errors! { Local { C = "c" } }
    let define_errors = "define_errors!(In { A = \"string\" })"; // define_errors!(In {})
}

macro_rules! twice {
    ($name:ident) => {
        crate::define_errors!($name { D = "d" });
    };
}

pub mod inner {
    twice! {
        Twice
    }
}
