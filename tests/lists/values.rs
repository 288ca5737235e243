//! Values as people write them.

use crate::check::{check, check_in, empty, in_currency, outcome, plan};

#[test]
fn counts_of_followers() {
    check(
        "Handle | Followers\n@a | 42.9k\n@b | 1,2 M\n@c | 12.500\n@d | 12,500\n@e | 42900\n@f | 3 200 000\n@g | 10K+\n@h | many\n@i | 12.5",
        "a [IG a 42900]
         b [IG b 1200000]
         c [IG c 12500]
         d [IG d 12500]
         e [IG e 42900]
         f [IG f 3200000]
         g [IG g 10000]
         h [IG h]
         i [IG i]
         ? 9 \"many\" is not a count.
         ? 10 \"12.5\" is not a count.
         = \"12.500\" is read as 12500: followers are whole numbers.",
    );
}

#[test]
fn counts_in_thousands() {
    check("Handle | Followers (k)\n@a | 42.9\n@b | 7", "a [IG a 42900]\nb [IG b 7000]");
}

#[test]
fn counts_of_a_spreadsheet() {
    check("Handle | Followers\n@a | #42900\n@b | #41999.99999999999", "a [IG a 42900]\nb [IG b 42000]");
}

#[test]
fn rates_in_percent() {
    check(
        "Handle | ER\n@a | 11,85 %\n@b | 4.2%\n@c | 3\n@d | -",
        "a [IG a]; Engagement rate: 11.85
         b [IG b]; Engagement rate: 4.2
         c [IG c]; Engagement rate: 3
         d [IG d]",
    );
}

#[test]
fn rates_as_shares_of_one() {
    check(
        "Handle | Engagement\n@a | #0.046\n@b | #0.1185",
        "a [IG a]; Engagement rate: 4.6
         b [IG b]; Engagement rate: 11.85
         = \"0.046\" is read as 4.6 %: no value is above 0.3.",
    );
    check(
        "Handle | Engagement\n@a | 0,046\n@b | 0,12",
        "a [IG a]; Engagement rate: 4.6
         b [IG b]; Engagement rate: 12
         = \"0,046\" is read as 4.6 %: no value is above 0.3.",
    );
    check("Handle | Engagement\n@a | 0.8\n@b | 2.5", "a [IG a]; Engagement rate: 0.8\nb [IG b]; Engagement rate: 2.5");
    check("Handle | Engagement (%)\n@a | 0.046", "a [IG a]; Engagement rate: 0.046");
}

#[test]
fn a_mark_is_decided_by_the_other_values_of_the_column() {
    check(
        "Name | Rate (EUR)\nA A | 1.500\nB B | 99,50",
        "A A; Rate (EUR) (number): 1500
         B B; Rate (EUR) (number): 99.5
         = \"1.500\" is read as 1500: other values of the column have a comma before decimals.",
    );
    check(
        "Name | Score\nA A | 1.500\nB B | 9.5",
        "A A; Score (number): 1.5
         B B; Score (number): 9.5
         = \"1.500\" is read as 1.5: other values of the column have a point before decimals.",
    );
    check(
        "Name | Score | ER\nA A | 1.500 | 4,2",
        "A A; Engagement rate: 4.2; Score (number): 1500
         = \"1.500\" is read as 1500: other columns have a comma before decimals.",
    );
}

#[test]
fn another_currency_is_said_and_not_converted() {
    check(
        "Name | Fee\nLena F | $500\nTomás R | $ 1,000.50",
        "Lena F; Fee (number): 500
         Tomás R; Fee (number): 1000.5
         = Some amounts are in $, the campaign is in EUR. Nothing is converted.",
    );
    check_in(&in_currency("USD"), "Name | Fee\nLena F | $500", "Lena F; Fee (number): 500");
    check(
        "Name | Fee (USD)\nLena F | 500",
        "Lena F; Fee (USD) (number): 500\n= Some amounts are in USD, the campaign is in EUR. Nothing is converted.",
    );
}

#[test]
fn days_in_any_form() {
    check(
        "Name | Birthday\nA A | 2.3.1999\nB B | 1998-12-24\nC C | 5 May 2001\nD D | ^2000-02-29\nE E | soon",
        "A A; Birthday (text): 2.3.1999
         B B; Birthday (text): 1998-12-24
         C C; Birthday (text): 5 May 2001
         D D; Birthday (text): 2000-02-29
         E E; Birthday (text): soon",
    );
    check(
        "Name | Birthday\nA A | 2.3.1999\nB B | 1998-12-24\nC C | 5 May 2001\nD D | ^2000-02-29",
        "A A; Birthday (date): 1999-03-02
         B B; Birthday (date): 1998-12-24
         C C; Birthday (date): 2001-05-05
         D D; Birthday (date): 2000-02-29",
    );
}

#[test]
fn the_order_of_day_and_month_is_decided_by_the_column() {
    check(
        "Name | Contract\nA A | 06/10/2027\nB B | 06/25/2027",
        "A A; Contract (date): 2027-06-10
         B B; Contract (date): 2027-06-25
         = \"06/10/2027\" is read as 10 June 2027: other dates of the column are clear.",
    );
    check(
        "Name | Contract\nA A | 06/10/2027\nB B | 25/10/2027",
        "A A; Contract (date): 2027-10-06
         B B; Contract (date): 2027-10-25
         = \"06/10/2027\" is read as 6 October 2027: other dates of the column are clear.",
    );
    check(
        "Name | Contract\nA A | 06/10/2027",
        "A A; Contract (date): 2027-10-06\n= \"06/10/2027\" is read as 6 October 2027: the day mostly comes first.",
    );
    let mut campaign = empty();
    campaign.briefing.start = "2027-06-01".parse().ok();
    campaign.briefing.end = "2027-06-30".parse().ok();
    check_in(
        &campaign,
        "Name | Contract\nA A | 06/10/2027",
        "A A; Contract (date): 2027-06-10
         = \"06/10/2027\" is read as 10 June 2027: so more dates are within the campaign.",
    );
}

#[test]
fn several_addresses_in_one_cell() {
    check(
        "Name | Email\nA A | a@example.com; b@example.com\nB B | Ben <ben@example.com>\nC C | nowhere\nD D | n/a",
        "A A; Email: a@example.com
         B B; Email: ben@example.com
         C C
         D D
         ? 2 Only the first address is kept: a@example.com.
         ? 4 \"nowhere\" is not an email address. Write it like lena@example.com.",
    );
}

#[test]
fn tags_from_several_columns() {
    check(
        "Name | Niche | Tags\nLena F | Beauty / Fashion | #vegan #food\nTom R | | travel; Travel, food",
        "Lena F; Tags: Beauty, Fashion, vegan, food
         Tom R; Tags: travel, food",
    );
}

#[test]
fn rows_that_cannot_be_read_say_why() {
    let long = "x".repeat(201);
    check(
        &format!(
            "Name | Instagram | Country\nLena | @lena | Spain\n | | Spain\n{long} | @long | \n | instagram.com/p/Cx1 | France"
        ),
        "Lena [IG lena]; Country: Spain
         ! 3 It names nobody: there is no name, no handle and no email.
         ! 4 Name has 201 characters; at most 200 fit.
         ! 5 \"instagram.com/p/Cx1\": This link leads to a page of Instagram, not to a profile.",
    );
}

#[test]
fn a_value_that_does_not_fit_is_left_out_and_said() {
    let long = "x".repeat(201);
    check(
        &format!("Name | Country | Instagram\nLena | {long} | @lena\nTom | Spain | Tom The Cook"),
        "Lena [IG lena]
         Tom; Country: Spain
         ? 2 Country has 201 characters; at most 200 fit.
         ? 3 \"Tom The Cook\" is not a handle. A handle has no blanks in it.",
    );
}

#[test]
fn what_has_no_name_is_called_by_its_handle_or_address() {
    check("Name | Instagram | Email\n | @lena | \n | | tom@example.com", "lena [IG lena]\ntom; Email: tom@example.com");
}

/// The dates of a list of tasks, and what is said of them.
fn check_dates(dates: &[&str], expected: &str) {
    let rows = dates.iter().map(|date| format!("\nA A | Instagram | Story | {date} | 1"));
    check(&format!("Influencer | Platform | Deliverable | Date | Price{}", rows.collect::<String>()), expected);
}

#[test]
fn a_day_of_the_week_before_a_date_is_read_and_told_where_it_is_another() {
    check_dates(
        &["Thu 10/06/2027", "Mo 14.06.2027", "Thursday, 24/06/2027", "Fri 25/6", "Mon 10.06.2027"],
        "A A; *IG Story 1.00 2027-06-10; *IG Story 1.00 2027-06-14; *IG Story 1.00 2027-06-24; *IG Story 1.00 2027-06-25; *IG Story 1.00 2027-06-10
         ? 6 \"Mon 10.06.2027\" is read as 10 June 2027, which is a Thursday.
         = \"Thu 10/06/2027\" is read as 10 June 2027.",
    );
}

#[test]
fn a_month_and_a_year_are_no_day() {
    check_dates(
        &["Jun-27", "June 2027", "06/2027", "27-Jun"],
        "A A; *IG Story 1.00; *IG Story 1.00; *IG Story 1.00; *IG Story 1.00 2027-06-27
         ? 2 \"Jun-27\" names a month and no day.
         ? 3 \"June 2027\" names a month and no day.
         ? 4 \"06/2027\" names a month and no day.",
    );
    check("Name | Contract\nA A | Jun-27\nB B | Jul-27", "A A; Contract (text): Jun-27\nB B; Contract (text): Jul-27");
}

#[test]
fn amounts_as_people_write_them() {
    let prices = |code: &str, prices: &[&str], expected: &[&str]| {
        let rows = prices.iter().map(|price| format!("\nA A | Instagram | Story | 2027-06-10 | {price}"));
        let list = format!("Influencer | Platform | Deliverable | Date | Price{}", rows.collect::<String>());
        let tasks = expected.iter().map(|price| format!("; *IG Story {price} 2027-06-10")).collect::<String>();
        let campaign = in_currency(code);
        let found = outcome(&campaign, &plan(&campaign, &list));
        assert_eq!(found.first(), Some(&format!("A A{tasks}")), "{found:#?}");
        assert!(!found.iter().any(|said| said.starts_with('?')), "{found:#?}");
    };
    prices(
        "CHF",
        &["CHF 1'000.-", "1'500.–", "Fr. 250.-", "SFr. 99.90", "1’234’567.50"],
        &["1000.00", "1500.00", "250.00", "99.90", "1234567.50"],
    );
    prices(
        "INR",
        &["Rs. 45,000/-", "₹45,000/-", "1.5 Lakh", "1,50,000", "2 Cr", "INR 1,50,000.50"],
        &["45000.00", "45000.00", "150000.00", "150000.00", "20000000.00", "150000.50"],
    );
    prices(
        "EUR",
        &["1.500,00 € netto", "1.190,00 € inkl. 19 % MwSt.", "1 250,00 € HT", "500 € + IVA", "1,5 k€"],
        &["1500.00", "1190.00", "1250.00", "500.00", "1500.00"],
    );
    prices("GBP", &["£1,250.00 + VAT", "£1,250.50 excl. VAT"], &["1250.00", "1250.50"]);
    prices("VND", &["18.000.000 VND", "18.000.000₫"], &["18000000", "18000000"]);
    prices("AED", &["\u{200f}1,234.50 د.إ.\u{200f}", "١٬٢٣٤٫٥٠ د.إ."], &["1234.50", "1234.50"]);
    prices("JPY", &["￥１，２００", "1.2万円"], &["1200", "12000"]);
}

#[test]
fn counts_as_people_write_them() {
    check(
        "Handle | Followers\n@a | 5.4K followers\n@b | 1.2M subs\n@c | 1,1M\n@d | 803K\n@e | 1,2 M abonnés\n@f | ٤٢٬٩٠٠\n@g | ४२,९००\n@h | N/A\n@i | 12,5 Tsd.\n@j | 5 €",
        "a [IG a 5400]
         b [IG b 1200000]
         c [IG c 1100000]
         d [IG d 803000]
         e [IG e 1200000]
         f [IG f 42900]
         g [IG g 42900]
         h [IG h]
         i [IG i 12500]
         j [IG j]
         ? 11 \"5 €\" is not a count.",
    );
    check(
        "Handle | ER\n@a | 9,03%\n@b | ٪٩٫٠٣\n@c | N/A",
        "a [IG a]; Engagement rate: 9.03\nb [IG b]; Engagement rate: 9.03\nc [IG c]",
    );
}

#[test]
fn ids_and_telephone_numbers_keep_every_digit() {
    check(
        "Name | Mobile nr | Contract number | Post code | Code\nA A | +491512345678 | 7123456789012345678 | 01067 | 00123\nB B | +34600111222 | 7123456789012345679 | 80331 | 4567",
        "A A; Phone: +491512345678; Contract number (text): 7123456789012345678; Post code (text): 01067; Code (text): 00123
         B B; Phone: +34600111222; Contract number (text): 7123456789012345679; Post code (text): 80331; Code (text): 4567",
    );
    check(
        "Name | Whatsapp group\nA A | #491512345678\nB B | #34600111222",
        "A A; Whatsapp group (text): 491512345678\nB B; Whatsapp group (text): 34600111222",
    );
}
