//! The time of day.

use chrono::NaiveDate;

/// Milliseconds since 1970 in UTC, as the machine's clock has it.
pub fn now_millis() -> i64 {
    js_sys::Date::now() as i64
}

/// Now in UTC, in the form of files: `2027-05-02T09:30:00Z`.
pub fn now_text() -> String {
    let text = String::from(js_sys::Date::new_0().to_iso_string());
    match text.split_once('.') {
        Some((seconds, _)) => format!("{seconds}Z"),
        None => text,
    }
}

/// The day it is where the user is.
pub fn today() -> NaiveDate {
    let now = js_sys::Date::new_0();
    let year = i32::try_from(now.get_full_year()).unwrap_or_default();
    NaiveDate::from_ymd_opt(year, now.get_month() + 1, now.get_date()).unwrap_or_default()
}
