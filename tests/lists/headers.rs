//! The row with the headings: below titles, after blank rows, missing.

use crate::check::{check, check_columns};

#[test]
fn a_plain_list() {
    check(
        "Name | Instagram | Followers | Email
         Lena Fischer | @lenafischer | 42900 | lena@example.com
         Tomás Ruiz | tomasruiz | 12000 | tomas@example.com",
        "Lena Fischer [IG lenafischer 42900]; Email: lena@example.com
         Tomás Ruiz [IG tomasruiz 12000]; Email: tomas@example.com",
    );
}

#[test]
fn a_title_and_blank_rows_above() {
    check(
        "Creators for Q3 | | |
         | | |
         Exported on 1 June 2027 | | |
         | | |
         Creator name | IG handle | Follower count | Based in
         Lena | @lena | 42.9k | Germany
         | | |
         Tomás | @tomas | 1,2 M | Spain",
        "Lena [IG lena 42900]; Country: Germany
         Tomás [IG tomas 1200000]; Country: Spain",
    );
}

#[test]
fn no_headings_at_all() {
    check_columns(
        "Lena Fischer | @lena | 42900 | lena@example.com
         Tomás Ruiz | @tomas | 12000 | tomas@example.com",
        "Name, Instagram handle or link, Followers, Email",
    );
    check(
        "https://www.instagram.com/lena/
         https://www.tiktok.com/@tomas",
        "lena [IG lena]
         tomas [TT tomas]",
    );
    check("@lena\n@tomas", "lena [IG lena]\ntomas [IG tomas]");
    check("Lena Fischer\nTomás Ruiz", "Lena Fischer\nTomás Ruiz");
}

#[test]
fn a_title_above_a_list_without_headings() {
    check(
        "My favourites | |
         Lena | @lena | 42900
         Tomás | @tomas | 12000",
        "Lena [IG lena 42900]\nTomás [IG tomas 12000]",
    );
}

#[test]
fn headings_that_come_again_and_rows_of_totals() {
    check(
        "Name | Instagram | Followers
         Lena | @lena | 42900
         Name | Instagram | Followers
         Tomás | @tomas | 12000
         Total | | 54900",
        "Lena [IG lena 42900]
         Tomás [IG tomas 12000]
         ! 5 This is a row of totals.",
    );
}

#[test]
fn nothing_and_next_to_nothing() {
    check("", "");
    check("Name | Instagram", "");
    check("| | \n | |", "");
}

#[test]
fn headings_of_another_case_with_marks() {
    check_columns(
        "FULL_NAME | ig-handle | FOLLOWER.COUNT | E_MAIL | engagement-rate | Réseau
         Lena | lena | 42900 | lena@example.com | 4.2 | TikTok",
        "Name, Instagram handle or link, Followers, Email, Engagement rate, Network",
    );
}

#[test]
fn columns_without_heading_are_called_by_their_letter() {
    check(
        "Name | | Instagram
         Lena | blue | @lena",
        "Lena [IG lena]; Column B (text): blue",
    );
}
