//! Ways of writing for tests: files' own.
#![allow(dead_code, reason = "each of the two targets uses a part")]

use chrono::Weekday;
use rollcall::domain::month::format_day;
use rollcall::domain::words::Words;

/// Days and amounts as files have them.
pub fn words() -> Words {
    Words {
        money: |amount, currency| format!("{currency} {}", amount.to_decimal(currency)),
        day: format_day,
        weekday: format_day,
        days: |from, to| format!("{} – {}", format_day(from), format_day(to)),
        count: |count| count.to_string(),
        week_start: Weekday::Mon,
    }
}
