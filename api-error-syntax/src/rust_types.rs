//! The table of Rust types whose JSON is known: those of `std` that serde serializes, and those of the usual crates.
//!
//! Types are known by their names alone: a type of one's own with one of these names needs `json = ".."`.

use crate::member_type::PlainType;

/// Types that are a text: of `std`, of crates for short strings, of semver and ulid, and times that have no time zone.
pub(crate) const TEXTS: &[&str] = &[
    "str",
    "String",
    "char",
    "Path",
    "PathBuf",
    "IpAddr",
    "Ipv4Addr",
    "Ipv6Addr",
    "SocketAddr",
    "SocketAddrV4",
    "SocketAddrV6",
    "ArcStr",
    "ByteString",
    "CompactString",
    "EcoString",
    "SmolStr",
    "Version",
    "VersionReq",
    "Ulid",
    // chrono: no offset from UTC.
    "NaiveDateTime",
    "NaiveTime",
    "Weekday",
    "Month",
    // jiff: no offset from UTC, a name of a time zone after it, or an ISO 8601 duration.
    "DateTime",
    "Zoned",
    "Span",
    "SignedDuration",
];

/// Types that are a list of bytes.
pub(crate) const BYTES: &[&str] = &["Bytes", "BytesMut", "CStr", "CString"];

/// Types that are what their first type argument is.
pub(crate) const WRAPPERS: &[&str] =
    &["Box", "Rc", "Arc", "Cow", "NonZero", "Wrapping", "Saturating", "Reverse", "Cell", "RefCell", "Mutex", "RwLock"];

/// Types that are a list of their first type argument.
pub(crate) const LISTS: &[&str] = &[
    "Vec",
    "VecDeque",
    "LinkedList",
    "BinaryHeap",
    "HashSet",
    "BTreeSet",
    "IndexSet",
    "AHashSet",
    "FxHashSet",
    "ArrayVec",
    "ThinVec",
];

/// Types that are an object whose keys are their first type argument, and whose values are the second.
pub(crate) const MAPS: &[&str] = &["HashMap", "BTreeMap", "IndexMap", "AHashMap", "FxHashMap", "DashMap", "Map"];

/// Types with arguments that are a text in a fixed format, or an object with fixed members.
pub(crate) const GENERIC: &[(&str, PlainType)] = &[
    // chrono: RFC 3339.
    ("DateTime", PlainType::DateTime),
    ("Range", PlainType::Object),
    ("RangeFrom", PlainType::Object),
    ("RangeInclusive", PlainType::Object),
    ("RangeTo", PlainType::Object),
    ("Result", PlainType::Object),
];

/// The same without arguments.
pub(crate) const NAMED: &[(&str, PlainType)] = &[
    // `{"secs":..,"nanos":..}`
    ("Duration", PlainType::Object),
    ("SystemTime", PlainType::Object),
    ("Uuid", PlainType::Uuid),
    ("Url", PlainType::Uri),
    ("NaiveDate", PlainType::Date),
    // jiff.
    ("Date", PlainType::Date),
    ("Timestamp", PlainType::DateTime),
    // rust_decimal, bigdecimal: a string, which keeps the digits.
    ("Decimal", PlainType::Decimal),
    ("BigDecimal", PlainType::Decimal),
    // serde_json.
    ("Number", PlainType::Number),
];
