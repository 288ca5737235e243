//! How a list is built: headings over two rows, headings that are nearly one another, names that stand once for several
//! rows, links behind texts, errors of formulas.

use crate::check::{check, check_columns, check_in, empty, outcome, same, today, with};
use rollcall::lists::Plan;
use rollcall::sheets::{Merged, Sheet, codec};
use std::sync::Arc;

/// What a file makes of an empty campaign.
#[track_caller]
fn check_file(bytes: &[u8], expected: &str) {
    let workbook = codec::read(bytes, "list", &mut |_| {}).expect("a readable file");
    check_sheet(workbook.sheets[0].clone(), expected);
}

#[track_caller]
fn check_sheet(sheet: Sheet, expected: &str) {
    let said = format!("{:?}", sheet.rows);
    let plan = Plan::of(&Arc::new(sheet), &empty(), today());
    same(&outcome(&empty(), &plan), expected, &said);
}

/// A list in which cells are shown as one: row, column, and over how many rows and columns they go.
#[track_caller]
fn check_merged(list: &str, merged: &[[usize; 4]], expected: &str) {
    let mut sheet = (*crate::check::sheet(list)).clone();
    sheet.merged = merged
        .iter()
        .map(|[row, column, rows, columns]| Merged { row: *row, column: *column, rows: *rows, columns: *columns })
        .collect();
    check_sheet(sheet, expected);
}

#[test]
fn a_heading_that_is_nearly_another_word_is_a_thing_of_its_own() {
    check(
        "username | full_name | following | followers
         lena.c | Lena F | 300 | 42900
         tom_r | Tom R | 5000 | 12000",
        "Lena F [IG lena.c 42900]; following (number): 300
         Tom R [IG tom_r 12000]; following (number): 5000",
    );
    check_columns(
        "Name | IG Handle | Following | IG Followers\nLena F | lena | 30 | 4200",
        "Name, Instagram handle or link, Own column (number), Instagram followers",
    );
    check(
        "nickname | uniqueId | followerCount | profileUrl
         Tom | tom_r | 12000 | https://www.tiktok.com/@tom_r
         Lena kocht | lena.kocht | 42900 | https://www.tiktok.com/@lena.kocht",
        "Tom [TT tom_r 12000]
         Lena kocht [TT lena.kocht 42900]",
    );
    check_columns("Nickname | Followers\nlena.c | 42000\ntom_r | 9000", "Instagram handle or link, Followers");
    check_columns(
        "Username | Nickname | Name\nlena.c | Leni | Lena Fischer",
        "Instagram handle or link, Own column (text), Name",
    );
    check_columns(
        "Channel name | Channel URL | Subscribers\nLena kocht | youtube.com/@lena | 12000\nTom R | youtube.com/@tom | 300",
        "Name, Handle or link, Followers",
    );
    let tasks = "Day | Date | Influencer | Platform | Content
         Thu | 10/06/2027 | Lena F | Instagram | Reel
         Fri | 25/06/2027 | Tom R | TikTok | Video";
    check_columns(tasks, "Leave out, Task date, Name, Network, Task type");
    check_columns(
        "Influencer | Date | Day | Platform | Content\nLena F | 10/06/2027 | Thu | Instagram | Reel",
        "Name, Task date, Leave out, Network, Task type",
    );
    check_columns(
        "Influencer | Platform | Content | Day\nLena F | Instagram | Reel | 10.06.2027",
        "Name, Network, Task type, Task date",
    );
    check_columns(
        "Contact | Influencer | Instagram\nJo Agent | Lena F | @lena",
        "Own column (text), Name, Instagram handle or link",
    );
    check_columns("Contact | Instagram\nLena F | @lena", "Name, Instagram handle or link");
    check_columns("Name | Contact\nLena F | lena@example.com", "Name, Email");
    check_columns(
        "First name | Last name | Contact\nLena | Fischer | Jo Agent",
        "First name, Last name, Own column (text)",
    );
    let german = "Tag | Datum | Influencer | Plattform | Leistung\nDo | 10.06.2027 | Lena F | Instagram | Reel";
    check_columns(german, "Leave out, Task date, Name, Network, Task type");
    check_columns(
        "Posting day | Posting date | Influencer | Platform | Content\nThursday | 10.06.2027 | Lena F | Instagram | Reel",
        "Leave out, Task date, Name, Network, Task type",
    );
    check_columns("Name | Tag\nLena F | food", "Name, Tags");
    check_columns("Name | Contact\nLena F | +49 151 2345678", "Name, Phone");
}

#[test]
fn an_exact_heading_beats_a_synonym_wherever_it_stands() {
    check(
        "Name | Instagram | Reichweite | Follower | Market | Country
         A | @a1 | 90000 | 42900 | DACH | Germany
         B | @b1 | 30000 | 12000 | UK | England",
        "A [IG a1 42900]; Country: Germany; Reichweite (number): 90000; Market (text): DACH
         B [IG b1 12000]; Country: England; Reichweite (number): 30000; Market (text): UK",
    );
    check_columns("Name | Reichweite | Market\nA B | 90000 | DACH", "Name, Followers, Country");
    check_columns("Location | Country | Name\nBerlin | Germany | A B", "Own column (text), Country, Name");
    check_columns("Influencer | Name\nA B | C D", "Own column (text), Name");
    check_columns("Business email | Email | Name\na@x.de | b@x.de | A B", "Own column (text), Email, Name");
    check_columns("Stage | Status | Name\nBooked | Accepted | A B", "Own column (text), Influencer status, Name");
    check_columns("Name | Audience | Fans | Followers\nA B | 5 | 70000 | 42900", {
        "Name, Own column (number), Own column (number), Followers"
    });
    check_columns(
        "Budget | Fee | Influencer | Platform | Content\n9000 | 1500 | Lena F | Instagram | Reel",
        "Leave out, Task price, Name, Network, Task type",
    );
    check_columns("Name | Total followers | Followers\nA B | 90000 | 42900", "Name, Own column (number), Followers");
    check_columns(
        "Deadline | Date | Influencer | Platform | Content\n01.06.2027 | 10.06.2027 | Lena F | Instagram | Reel",
        "Leave out, Task date, Name, Network, Task type",
    );
}

#[test]
fn values_decide_where_headings_do_not() {
    check(
        "platform | handle_or_url | followers
         instagram | holycat | 100
         instagram | https://www.instagram.com/tuacol/ | 200",
        "holycat [IG holycat 100]
         tuacol [IG tuacol 200]",
    );
    check_columns("Name | State\nA B | Texas\nC D | Ohio", "Name, Own column (text)");
    check_columns("Name | Estado\nA B | Confirmado\nC D | Pendiente", "Name, Influencer status");
    check_columns("Name | Comments\nA B | 120\nC D | 90", "Name, Own column (number)");
    check_columns("Name | Instagram | user_id\nA B | @a | 1234567890\nC D | @c | 2234567890", {
        "Name, Instagram handle or link, Own column (text)"
    });
    check_columns("Name | Where | Handle\nA B | Instagram | a\nC D | TikTok | c", "Name, Network, Handle or link");
    check(
        "Wer | Wo | Was | Wann | Wieviel\nLena F | Instagram | Reel | 14.06.2027 | 1500 €\nTom R | TikTok | Video | 25.06.2027 | 700 €",
        "Lena F; *IG Video 1500.00 2027-06-14\nTom R; *TT Video 700.00 2027-06-25",
    );
    check_columns(
        "Name | Style | Instagram | Fee | Status\nA B | Video | @a | 500 | Booked\nC D | Post | @c | 900 | Pending",
        "Name, Own column (text), Instagram handle or link, Own column (number), Influencer status",
    );
    check_columns("Name | Number\nA B | 491512345678\nC D | 34600111222123", "Name, Own column (text)");
    check_columns("Name | Rate\nA B | 4.2%\nC D | 3.1%", "Name, Engagement rate");
    check(
        "Name | Instagram / TikTok\nA B | https://www.instagram.com/a\nC D | https://www.tiktok.com/@c",
        "A B [IG a]\nC D [TT c]",
    );
    check("@handle or URL | Platform\n@a | TikTok\nhttps://www.tiktok.com/@b | TikTok", "a [TT a]\nb [TT b]");
}

#[test]
fn a_display_name_that_starts_with_an_at_is_a_name_beside_handles() {
    check(
        "Name | Instagram | Followers\n@Lena 🍳 | lena.kocht | 42900\n@tom | @tom_r | 12000",
        "@Lena 🍳 [IG lena.kocht 42900]\n@tom [IG tom_r 12000]",
    );
    check("Creator | TikTok\n@Lena | lena.tt\n@Tom | ", "@Lena [TT lena.tt]\n@Tom");
    check("Name | Country\n@lena | Spain", "lena [IG lena]; Country: Spain");
}

#[test]
fn headings_over_two_rows() {
    check(
        "Name | Instagram | | TikTok |
         | Handle | Followers | Handle | Followers
         Lena F | lena.c | 42900 | lena.tt | 5000
         Tom R | tom_r | 12000 | |",
        "Lena F [IG lena.c 42900, TT lena.tt 5000]
         Tom R [IG tom_r 12000]",
    );
    // Below a title, with groups that are no networks.
    check(
        "Creators of June | | | | | | |
         | | | | | | |
         General | | Instagram | | YouTube | | Audience |
         Name | Email | Username | Followers | Channel | Subscribers | Country | Age
         Lena F | l@example.com | lena.c | 42900 | @lenacooks | 5000 | Austria | 24",
        "Lena F [IG lena.c 42900, YT lenacooks 5000]; Email: l@example.com; Audience Country (text): Austria; Audience Age (number): 24",
    );
    check(
        "| | Instagram | |
         Name | Country | Handle | Followers | Notes
         Lena F | Austria | lena.c | 42900 | nice",
        "Lena F [IG lena.c 42900]; Country: Austria; Notes: nice",
    );
    // The cells above go over columns that are shown as one, and only over those.
    check_merged(
        "Name | Instagram | | Country | TikTok |
         | Handle | Followers | | Handle | Followers
         Lena F | lena.c | 42900 | Austria | lena.tt | 5000",
        &[[0, 0, 2, 1], [0, 1, 1, 2], [0, 4, 1, 2]],
        "Lena F [IG lena.c 42900, TT lena.tt 5000]; Country: Austria",
    );
    // The headings come again in the middle.
    check(
        "Name | Instagram |
         | Handle | Followers
         Lena F | lena.c | 42900
         | Handle | Followers
         Tom R | tom_r | 12000",
        "Lena F [IG lena.c 42900]\nTom R [IG tom_r 12000]",
    );
    check(
        "Creator | Instagram | | | | TikTok | | | |
         | Handle | Followers | Ø Likes | Ø Comments | Handle | Followers | Ø Likes | Ø Views | Saves
         Lena F | lena.c | 42900 | 1 | 2 | lena.tt | 5000 | 3 | 4 | 5",
        "Lena F [IG lena.c 42900, TT lena.tt 5000]; Instagram Ø Likes (number): 1; Instagram Ø Comments (number): 2; \
         TikTok Ø Likes (number): 3; TikTok Ø Views (number): 4; TikTok Saves (number): 5",
    );
    check(
        "TikTok | | |\nName | Handle | Followers | Country\nLena F | lena.c | 42900 | Austria",
        "Lena F [TT lena.c 42900]; Country: Austria",
    );
    // These are headings of one row, with values or a title beside them.
    check("Instagram creators | |\nName | Handle | Followers\nLena F | lena.c | 42900", "Lena F [IG lena.c 42900]");
    check("Name | Platform | Type\nLena F | Instagram | Post", "Lena F; *IG Photo");
}

#[test]
fn figures_belong_to_the_account_beside_which_they_stand() {
    check(
        "Name | Instagram | Followers | TikTok | Followers\nLena F | | 42900 | @lena.tt | 5000\nTom R | @tom | 12000 | |",
        "Lena F [TT lena.tt 5000]
         Tom R [IG tom 12000]
         ? 2 42900 followers belong to no account of this row; they are left out.",
    );
    check(
        "Name | Followers | Instagram | Followers | TikTok\nLena F | 42900 | @lena | 5000 | @lena.tt",
        "Lena F [IG lena 42900, TT lena.tt 5000]",
    );
    check(
        "Name | Instagram | ER | Followers | TikTok | Country | Followers\nLena F | @lena | 4.2% | 42900 | @lena.tt | Spain | 5000",
        "Lena F [IG lena 42900, TT lena.tt 5000]; Country: Spain; Engagement rate: 4.2",
    );
    check(
        "Name | Instagram | TikTok | Country | Followers\nLena F | @lena | @lena.tt | Spain | 42900",
        "Lena F [IG lena 42900, TT lena.tt]; Country: Spain
         = They are taken as followers on Instagram.",
    );
    check(
        "Name | Followers | Instagram | TikTok\nLena F | 42900 | @lena | @lena.tt",
        "Lena F [IG lena 42900, TT lena.tt]
         = They are taken as followers on Instagram.",
    );
    check(
        "Username | Profile URL | Followers | Fans\nlena | https://www.instagram.com/lena | 42900 | 5",
        "lena [IG lena 42900]; Fans (number): 5",
    );
}

#[test]
fn the_names_of_tasks_stand_once_for_several_rows() {
    let file = include_bytes!("../fixtures/lists/merged-names.xlsx");
    let expected = "Lena F; *IG Video 1500.00 2027-06-10; *IG Story 300.00 2027-06-11; *TT Video 700.00 2027-06-12
         Tom R; *IG Video 900.00 2027-06-14; *IG Story 100.00 2027-06-15";
    check_file(file, expected);
    let list = "Influencer | Platform | Deliverable | Date | Price
         Lena F | Instagram | Reel | ^2027-06-10 | #1500
         | | Story | ^2027-06-11 | #300
         | TikTok | Video | ^2027-06-12 | #700
         Tom R | Instagram | Reel | ^2027-06-14 | #900
         | | Story | ^2027-06-15 | #100";
    check(list, &format!("{expected}\n= Rows that name nobody are about whoever stands above them."));
}

#[test]
fn the_network_above_counts_until_another_or_another_name_stands_there() {
    check(
        "Influencer | Platform | Deliverable
         Lena F | Instagram | Carousel
         | | Story
         | TikTok | Video
         | | Story
         | | Tweet
         Tom R | | Story",
        "Lena F; *IG Carousel; *IG Story; *TT Video; *TT Story; *X Tweet
         Tom R; *Story
         = Rows that name nobody are about whoever stands above them.",
    );
}

#[test]
fn merged_cells_say_the_same_of_each_row_but_for_prices() {
    check_merged(
        "Influencer | Handle | Platform | Deliverable | Date | Price
         Lena F | @lena | Instagram | Reel | ^2027-06-10 | #1500
         | | | Story | |
         Tom R | @tom | TikTok | Video | ^2027-06-12 | #700",
        &[[1, 0, 2, 1], [1, 1, 2, 1], [1, 2, 2, 1], [1, 4, 2, 1], [1, 5, 2, 1]],
        "Lena F [IG lena]; *IG Video 1500.00 2027-06-10; *IG Story 2027-06-10
         Tom R [TT tom]; *TT Video 700.00 2027-06-12",
    );
    // In a list of influencers a blank is nobody, unless the file says that it is the name above.
    check_merged(
        "Name | Handle | Platform | Followers\nLena F | lena.c | Instagram | 42900\n | lena.tt | TikTok | 5000",
        &[[1, 0, 2, 1]],
        "Lena F [IG lena.c 42900, TT lena.tt 5000]",
    );
    check(
        "Name | Handle | Platform | Followers\nLena F | lena.c | Instagram | 42900\n | tom_r | TikTok | 5000",
        "Lena F [IG lena.c 42900]\ntom_r [TT tom_r 5000]",
    );
    // Ranges that reach far beyond the list, overlap, or are of the headings.
    check_merged(
        "Name | Platform | Deliverable\nLena F | Instagram | Reel\n | | Story",
        &[[1, 0, 1_000_000, 1], [1, 0, 2, 1], [0, 0, 1, 3], [1, 500, 9, 9], [90_000, 0, 5, 5]],
        "Lena F; *IG Video; *IG Story",
    );
}

#[test]
fn a_row_without_a_name_below_a_total_or_a_gap_is_nobodys() {
    check_in(
        &with("Name | Instagram\nLena F | @lena"),
        "Influencer | Platform | Deliverable | Price
         Lena F | Instagram | Reel | 100
         Total | | | 100
         | Instagram | Story | 50
         Lena F | Instagram | Carousel | 70
         | | |
         | Instagram | Story | 60",
        "Lena F [IG lena]; *IG Video 100.00; *IG Carousel 70.00
         ! 3 This is a row of totals.
         ! 4 It names nobody: there is no name, no handle and no email.
         ! 7 It names nobody: there is no name, no handle and no email.",
    );
}

#[test]
fn links_behind_texts_count_where_the_text_tells_less() {
    check_file(
        include_bytes!("../fixtures/lists/links.xlsx"),
        "Lena F [IG lena.c 42900]
         Tom R [TT tom_r 12000]",
    );
    let linked = |list: &str, links: &[(usize, usize, &str)]| {
        let mut sheet = (*crate::check::sheet(list)).clone();
        let link = |(row, column, target): &(usize, usize, &str)| rollcall::sheets::Link {
            row: *row,
            column: *column,
            target: (*target).to_owned(),
        };
        sheet.links = links.iter().map(link).collect();
        sheet
    };
    check_sheet(
        linked(
            "Name | Followers | Mail\nLena F | #42900 | Write\nTom R | #12000 | t@example.com",
            &[
                (1, 0, "https://www.instagram.com/lena.c/"),
                (2, 0, "https://www.tiktok.com/@tom_r"),
                (1, 2, "mailto:l@example.com"),
            ],
        ),
        "Lena F [IG lena.c 42900]; Email: l@example.com\nTom R [TT tom_r 12000]; Email: t@example.com",
    );
    check_sheet(
        linked(
            "Influencer list | |\nName | Instagram | TikTok\nLena F | Lena | \nTom R | @tom | tom",
            &[
                (2, 1, "https://www.instagram.com/lena.c/"),
                (2, 2, "https://www.tiktok.com/@lena.tt"),
                (9, 9, "https://x.com/a"),
            ],
        ),
        "Lena F [IG lena.c, TT lena.tt]\nTom R [IG tom, TT tom]",
    );
}

#[test]
fn texts_that_stand_for_links_are_no_handles() {
    check("Name | Profile\nLena F | Link\nTom R | Link", "Lena F\nTom R");
    check("Name | Instagram\nLena F | View profile\nTom R | →", "Lena F\nTom R");
    check(
        "Name | Profile\nLena F | Link\nTom R | instagram.com/tom\nAda S | @link",
        "Lena F
         Tom R [IG tom]
         Ada S [IG link]
         ? 2 \"Link\" is no handle. The link behind it is not in the list.",
    );
    check(
        "Name | Channel | Handle\nLena F | Instagram | lena\nTom R | TikTok | tom",
        "Lena F [IG lena]\nTom R [TT tom]",
    );
}

#[test]
fn errors_of_formulas_are_no_values() {
    check(
        "Name | Instagram | Followers | Country | Email
         Lena F | @lena | #REF! | #N/A | #NV
         Tom R | #WERT! | 12000 | Err:502 | #¡VALOR!
         #NAME? | @ada | ##### | #food | a@example.com
         #DIV/0! | #REF! | | |",
        "Lena F [IG lena]
         Tom R
         ada [IG ada]; Email: a@example.com; Country: #food
         ? 3 12000 followers belong to no account of this row; they are left out.",
    );
}
