//! The log of this process: every event as fields, and as the lines that the text formatter writes.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::Duration;
use std::{io, thread};

use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

/// One event.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// `ERROR`, `INFO` and so on.
    pub level: String,
    /// Names and values; the text of the event is under `message`.
    pub fields: BTreeMap<String, String>,
}

/// Everything that was logged since the first call of [`log`].
#[derive(Debug, Default)]
pub struct Log {
    entries: Mutex<Vec<Entry>>,
    text: Mutex<Vec<u8>>,
}

/// The log of this process. The first call starts it, so call it before the first request.
pub fn log() -> &'static Log {
    static LOG: OnceLock<&'static Log> = OnceLock::new();
    LOG.get_or_init(|| {
        let log: &'static Log = Box::leak(Box::default());
        let text = tracing_subscriber::fmt::layer().with_ansi(false).with_writer(Writer(log));
        let subscriber = tracing_subscriber::registry().with(Entries(log)).with(text);
        // Fails only if a test sets a subscriber of its own; its events would be missing here, and the test would fail.
        let _ = tracing::subscriber::set_global_default(subscriber);
        log
    })
}

impl Log {
    /// The events of api-error that name a request.
    #[must_use]
    pub fn of_request(&self, request_id: &str) -> Vec<Entry> {
        self.find(|entry| entry.fields.get("api.error.request_id").is_some_and(|id| id == request_id))
    }

    /// The only event of api-error that names a request; the test fails if there are none or several.
    #[must_use]
    pub fn only_of_request(&self, request_id: &str) -> Entry {
        match <[Entry; 1]>::try_from(self.of_request(request_id)) {
            Ok([entry]) => entry,
            Err(entries) => unreachable!("not one event of {request_id}: {entries:#?}"),
        }
    }

    /// The events of api-error with a code.
    #[must_use]
    pub fn of_code(&self, code: &str) -> Vec<Entry> {
        self.find(|entry| entry.fields.get("api.error.code").is_some_and(|known| known == code))
    }

    /// The events of api-error with a text in the message of the error.
    #[must_use]
    pub fn of_message(&self, text: &str) -> Vec<Entry> {
        self.find(|entry| entry.fields.get("api.error.message").is_some_and(|message| message.contains(text)))
    }

    /// The entries that a search finds, as soon as it finds any, and none after two seconds.
    pub fn wait_for(&self, search: impl Fn() -> Vec<Entry>) -> Vec<Entry> {
        let tries = (0..200).map(|_| {
            thread::sleep(Duration::from_millis(10));
            search()
        });
        tries.into_iter().find(|entries| !entries.is_empty()).unwrap_or_default()
    }

    fn find(&self, wanted: impl Fn(&Entry) -> bool) -> Vec<Entry> {
        lock(&self.entries).iter().filter(|entry| wanted(entry)).cloned().collect()
    }

    /// The lines of the log as text that contain `needle`.
    #[must_use]
    pub fn lines_with(&self, needle: &str) -> Vec<String> {
        let text = lock(&self.text);
        String::from_utf8_lossy(&text).lines().filter(|line| line.contains(needle)).map(str::to_owned).collect()
    }

    /// The whole log as text.
    #[must_use]
    pub fn text(&self) -> Vec<u8> {
        lock(&self.text).clone()
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

struct Entries(&'static Log);

impl<S: Subscriber> Layer<S> for Entries {
    fn on_event(&self, event: &Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() != "api_error" {
            return;
        }
        let mut entry = Entry { level: event.metadata().level().to_string(), fields: BTreeMap::new() };
        event.record(&mut entry);
        lock(&self.0.entries).push(entry);
    }
}

impl Visit for Entry {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.fields.insert(field.name().to_owned(), value.to_owned());
    }

    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        self.fields.insert(field.name().to_owned(), format!("{value:?}"));
    }
}

struct Writer(&'static Log);

impl<'a> MakeWriter<'a> for Writer {
    type Writer = Sink;

    fn make_writer(&'a self) -> Sink {
        Sink(self.0)
    }
}

struct Sink(&'static Log);

impl io::Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        lock(&self.0.text).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
