//! Any text scans without a panic, an overflow or a hang, and everything it finds has a place in the text.
//!
//! `cargo +nightly fuzz run scan corpus/scan ../tests/scan -- -dict=rust.dict -max_total_time=300`

#![no_main]

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, OnceLock};
use std::thread;

use cargo_api_error::location::Location;
use cargo_api_error::scan::scan_text;
use libfuzzer_sys::fuzz_target;

/// The sanitizer multiplies the stack that the parser needs.
const STACK: usize = 512 << 20;

type Channel = Mutex<(Sender<String>, Receiver<thread::Result<()>>)>;

fuzz_target!(|data: &[u8]| {
    static SCANNER: OnceLock<Channel> = OnceLock::new();
    let Ok(text) = std::str::from_utf8(data) else { return };
    let scanner = SCANNER.get_or_init(start).lock().unwrap();
    scanner.0.send(text.to_owned()).unwrap();
    if let Err(panic) = scanner.1.recv().unwrap() {
        std::panic::resume_unwind(panic);
    }
});

fn start() -> Channel {
    let (send, texts) = channel::<String>();
    let (done, receive) = channel();
    let scanner = move || {
        for text in texts {
            done.send(std::panic::catch_unwind(|| check(&text))).unwrap();
        }
    };
    thread::Builder::new().stack_size(STACK).spawn(scanner).unwrap();
    Mutex::new((send, receive))
}

fn check(text: &str) {
    for edition in [2018, 2024] {
        match scan_text(text, edition) {
            Ok(scan) => {
                for found in &scan.enums {
                    place(text, &found.location);
                    assert_eq!(found.variants.len(), found.def.variants.len());
                    found.variants.iter().for_each(|variant| place(text, &variant.location));
                }
                scan.findings.iter().for_each(|finding| place(text, &finding.location));
            }
            Err(errors) => {
                assert!(!errors.is_empty());
                errors.iter().for_each(|error| place(text, &error.location));
            }
        }
    }
}

fn place(text: &str, location: &Location) {
    let lines = text.matches('\n').count() + 1;
    assert!((1..=lines).contains(&location.line), "{location}");
    let longest = text.split('\n').map(|line| line.chars().count()).max().unwrap_or(0);
    assert!((1..=longest + 1).contains(&location.column), "{location}");
}
