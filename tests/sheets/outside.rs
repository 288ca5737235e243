//! Lists of other people and programs, each with what is right for it. The files are as they came.

use crate::written::today;
use rollcall::domain::briefing::Briefing;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::apply;
use rollcall::domain::handle::Handle;
use rollcall::domain::id::{CampaignId, InfluencerId};
use rollcall::domain::influencer::{Account, Influencer, Profile};
use rollcall::domain::money::Currency;
use rollcall::domain::network::Network;
use rollcall::domain::roster::Roster;
use rollcall::domain::unknown::Unknown;
use rollcall::lists::Plan;
use rollcall::sheets::codec;
use std::path::Path;
use std::sync::Arc;
use uuid::Uuid;

fn empty(currency: &str) -> Campaign {
    let briefing = Briefing {
        name: "Summer".to_owned(),
        client: String::new(),
        description: String::new(),
        networks: Vec::new(),
        start: None,
        end: None,
        budget: None,
        currency: Currency::parse(currency).expect("a currency"),
        unknown: Unknown::default(),
    };
    Campaign::new(CampaignId::new(Uuid::from_u128(1)), briefing)
}

/// With these on Instagram.
fn with(handles: &[&str]) -> Campaign {
    let instagram = Network::from_key("instagram").expect("a network");
    let people = handles.iter().zip(100..).map(|(handle, id)| {
        let handle = Handle::parse(instagram, handle).expect("a handle");
        let account = Account { network: instagram, handle, url: None, followers: None, unknown: Unknown::default() };
        let profile = Profile { name: account.handle.to_string(), accounts: vec![account] };
        Influencer::new(InfluencerId::new(Uuid::from_u128(id)), profile)
    });
    Campaign { roster: Roster::new(people.collect()).expect("ids of their own"), ..empty("EUR") }
}

/// What a file does to a campaign: a line for each influencer as of the columns that `what` names, then `? ROW` for rows
/// with a remark and `! ROW` for those that cannot be read.
fn read(campaign: &Campaign, file: &str, what: &str) -> Vec<String> {
    let bytes = std::fs::read(Path::new("tests/fixtures/lists/outside").join(file)).expect("the file");
    // What is pasted has no name.
    let name = if file.ends_with(".txt") { "" } else { file };
    let book = codec::read(&bytes, name, &mut |_| {}).expect("a readable file");
    let plan = Plan::of(&Arc::new(book.sheets[0].clone()), campaign, today());
    let mut after = campaign.clone();
    let mut next = 1 << 40;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    if let Some(command) = plan.command(campaign, &mut ids) {
        apply(&mut after, command).expect("carried out");
    }
    let mut said: Vec<String> = after.roster.iter().map(|it| person(&after, it, what)).collect();
    if what.contains("rows") {
        said.extend(plan.lines.iter().filter(|line| !line.remarks.is_empty()).map(|line| format!("? {}", line.row)));
        said.extend(plan.unreadable.iter().map(|row| format!("! {}", row.row)));
    }
    said
}

fn person(campaign: &Campaign, influencer: &Influencer, what: &str) -> String {
    let mut said = vec![influencer.name().to_owned()];
    for account in influencer.accounts() {
        let count = account.followers.map(|count| format!(" {count}")).unwrap_or_default();
        said.push(format!("{}:{}{count}", account.network.short_name(), account.handle));
    }
    for (detail, text) in influencer.details.iter() {
        let name = detail.name(campaign.table.columns()).to_lowercase();
        if what.contains(&name) {
            said.push(format!("{name} {}", text.replace('\n', "⏎")));
        }
    }
    if what.contains("tasks") {
        for task in &influencer.tasks {
            let day = task.date.map(|day| day.to_string());
            said.push(format!(
                "{} {}",
                task.price.to_decimal(campaign.briefing.currency),
                day.as_deref().unwrap_or("-")
            ));
        }
    }
    said.join(" | ")
}

#[track_caller]
fn check(file: &str, what: &str, expected: &[&str]) {
    check_in(&empty("EUR"), file, what, expected);
}

#[track_caller]
fn check_in(campaign: &Campaign, file: &str, what: &str, expected: &[&str]) {
    let found = read(campaign, file, what);
    assert_eq!(found, expected, "\n{file}:\n{}\n", found.join("\n"));
}

#[test]
fn biographies_with_pipes() {
    check(
        "01-comma-csv-bios-with-pipes.csv",
        "notes",
        &[
            "lena.c | IG:lena.c 42900 | notes Travel | Food⏎Berlin | Germany",
            "tom_r | IG:tom_r 12000 | notes Runner | Coach⏎Madrid | Spain",
            "ada.s | IG:ada.s 5000 | notes Vegan | Mum⏎DM | collab",
        ],
    );
}

#[test]
fn our_own_file_with_a_note_of_five_lines() {
    check(
        "03-rollcalls-own-csv-export-multiline-note.csv",
        "notes",
        &[
            "Lena F | IG:lena.c 1000 | notes vegan; no alcohol⏎size M; shoe 38⏎box to agency; not home⏎mail first; then call⏎invoice; 30 days",
            "Tom R | IG:tom_r 1000 | notes ok",
            "Ada S | IG:ada.s 1000",
        ],
    );
}

#[test]
fn following_is_no_followers() {
    check("04-following-before-followers.csv", "", &["Lena F | IG:lena.c 42900", "Tom R | IG:tom_r 12000"]);
}

#[test]
fn links_that_are_no_profiles() {
    check(
        "06-instagram-links-that-are-no-profiles.csv",
        "rows",
        &[
            "Lena F | IG:lena.c",
            "Tom R | IG:tom_r",
            "Ada S | IG:ada.s",
            "Bo T",
            "Cy U",
            "Di V",
            "El W | IG:el.w",
            "? 5",
            "? 6",
            "? 7",
        ],
    );
}

#[test]
fn cells_that_say_link() {
    check("08-xlsx-cells-Link-with-hyperlinks.xlsx", "", &["Lena F | IG:lena.c 42900", "Tom R | TT:tom_r 12000"]);
}

#[test]
fn a_shared_address_and_surname() {
    check(
        "09-shared-agency-address-and-surname.csv",
        "email",
        &["Anna Müller | IG:anna.m | email mgmt@agency.example", "Max Müller | TT:max.m | email mgmt@agency.example"],
    );
}

#[test]
fn formulas_that_make_text() {
    check("10-excel-text-formula.csv", "phone code", &["A | IG:a1 | phone +49 151 234 | code 00123"]);
}

#[test]
fn invisible_characters() {
    let campaign = with(&["lena.c", "tom_r", "ada.s", "bo_t"]);
    check_in(
        &campaign,
        "12-invisible-characters-and-fullwidth-at.csv",
        "rows",
        &["Lena F | IG:lena.c", "Tom R | IG:tom_r", "Ada S | IG:ada.s", "Bo T | IG:bo_t"],
    );
}

#[test]
fn handles_in_percent() {
    check("15-youtube-percent-encoded.csv", "", &["Aiko | YT:森愛子"]);
}

#[test]
fn weekdays_before_dates() {
    check(
        "16-weekday-before-numeric-date.csv",
        "tasks",
        &["A A | 1.00 2027-06-10", "B B | 1.00 2027-06-14", "C C | 1.00 2027-06-24", "D D | 1.00 2027-06-25"],
    );
}

#[test]
fn a_column_of_weekdays_beside_one_of_dates() {
    check("17-day-and-date-columns.csv", "tasks", &["Lena F | 0.00 2027-06-10", "Tom R | 0.00 2027-06-25"]);
}

#[test]
fn swiss_amounts() {
    check_in(
        &empty("CHF"),
        "19-swiss-amounts.csv",
        "tasks",
        &["A A | 1000.00 2027-06-10", "B B | 1500.00 2027-06-10", "C C | 250.00 2027-06-10"],
    );
}

#[test]
fn indian_amounts() {
    check_in(
        &empty("INR"),
        "20-indian-amounts.csv",
        "tasks",
        &["A A | 45000.00 2027-06-10", "B B | 45000.00 2027-06-10", "C C | 150000.00 2027-06-10"],
    );
}

#[test]
fn rows_of_totals() {
    check(
        "22-subtotal-and-pivot-rows.csv",
        "rows",
        &["Lena F | IG:lena.c", "Tom R | IG:tom_r", "! 3", "! 5", "! 6", "! 7", "! 8"],
    );
}

#[test]
fn merged_names() {
    let found = read(&empty("EUR"), "23-xlsx-merged-names-of-tasks.xlsx", "tasks");
    let prices = |line: &String| {
        let prices = line.split(" | ").filter_map(|part| part.split_once(".00 ")).map(|(price, _)| price.to_owned());
        format!("{}: {}", line.split(" | ").next().unwrap_or_default(), prices.collect::<Vec<_>>().join(" "))
    };
    assert_eq!(found.iter().map(prices).collect::<Vec<_>>(), ["Lena F: 1500 300 700", "Tom R: 900 100"]);
}

#[test]
fn two_rows_of_headings() {
    check("24-two-heading-rows.csv", "", &["Lena F | IG:lena.c 42900 | TT:lena.tt 5000", "Tom R | IG:tom_r 12000"]);
}

#[test]
fn followers_with_words() {
    check("26-followers-word-in-cell.csv", "", &["A | IG:a1 5400", "B | IG:b1 1200000"]);
}

#[test]
fn a_mac_of_old() {
    check(
        "27-macroman-from-mac-excel.csv",
        "notes",
        &["Jürgen Müller | IG:juergen | notes schöne Grüße", "Anaïs Lefèvre | IG:anais | notes déjà vu"],
    );
}

#[test]
fn handles_or_addresses() {
    check("29-handle-or-url-heading.csv", "", &["holycat | IG:holycat 100", "tuacol | IG:tuacol 200"]);
}

#[test]
fn a_nickname_is_a_name() {
    check("30-tiktok-nickname-is-display-name.csv", "", &["Tom | TT:tom_r 12000", "Lena kocht | TT:lena.kocht 42900"]);
}

#[test]
fn phones_keep_their_plus() {
    check(
        "32-phone-plus-lost.csv",
        "phone public_phone_number",
        &["lena.c | IG:lena.c | phone +491512345678", "tom_r | IG:tom_r | phone +34600111222"],
    );
}

#[test]
fn months_are_no_days() {
    check("34-month-year.csv", "tasks rows", &["A A | 1.00 -", "B B | 1.00 -", "? 2", "? 3"]);
}

#[test]
fn people_of_facebook() {
    check("35-facebook-people-links.csv", "", &["A | FB:100012345678901", "B | FB:1000123", "C | FB:tom.d"]);
}

#[test]
fn pasted_cells_that_begin_with_a_quote() {
    check(
        "36-paste-two-cells-starting-with-quote.txt",
        "notes",
        &[
            "Lena F | IG:lena.c | notes \"A",
            "Ada S | IG:ada.s | notes x",
            "Bo T | IG:bo_t | notes \"B",
            "Cy U | IG:cy.u | notes ok",
        ],
    );
}

#[test]
fn a_synonym_left_of_the_heading() {
    check(
        "37-synonym-left-of-the-exact-heading.csv",
        "country",
        &["A | IG:a1 42900 | country Germany", "B | IG:b1 12000 | country England"],
    );
}

/// No file without its test.
#[test]
fn every_file_is_in_here() {
    let tests = include_str!("outside.rs");
    let files = std::fs::read_dir("tests/fixtures/lists/outside").expect("the folder");
    let names: Vec<String> =
        files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names.len(), 25);
    assert!(names.iter().all(|name| tests.contains(&format!("\"{name}\""))), "{names:?}");
}
