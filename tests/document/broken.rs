//! Hostile and broken files: each is refused with a sentence that says what is wrong and where.

use crate::people::ids;
use rollcall::document::{BYTES, read};
use rollcall::domain::limits;

/// What a file of these bytes says.
fn said(file: &[u8]) -> String {
    match read(file, &mut ids()) {
        Ok(opened) => panic!("{:.200} was opened: {:.200?}", String::from_utf8_lossy(file), opened),
        Err(error) => error.to_string(),
    }
}

fn check(file: impl AsRef<[u8]>, expected: &str) {
    let file = file.as_ref();
    assert_eq!(said(file), expected, "{:.200}", String::from_utf8_lossy(file));
}

/// A file with these fields in its campaign.
fn campaign(fields: &str) -> String {
    format!("{{\"format\":\"rollcall.campaign\",\"version\":1,\"campaign\":{{\"name\":\"Summer\",{fields}}}}}")
}

fn briefing(fields: &str) -> String {
    campaign(&format!("\"briefing\":{{{fields}}}"))
}

/// A file whose third influencer has these fields.
fn influencer(fields: &str) -> String {
    campaign(&format!("\"influencers\":[{{\"name\":\"A\"}},{{\"name\":\"B\"}},{{\"name\":\"C\"}},{{{fields}}}]"))
}

fn account(fields: &str) -> String {
    influencer(&format!("\"name\":\"Lena\",\"accounts\":[{{{fields}}}]"))
}

/// A file whose fourth influencer's second task has these fields.
fn task(fields: &str) -> String {
    influencer(&format!("\"name\":\"Lena\",\"tasks\":[{{\"type\":\"Podcast\"}},{{\"type\":\"Podcast\",{fields}}}]"))
}

#[test]
fn what_is_no_json() {
    check("", "The file is empty.");
    check(" \r\n\t", "The file is empty.");
    check("\u{feff}", "The file is empty.");
    check(vec![b' '; BYTES + 1], "The file is too large: it has 65 MiB, and at most 64 are read.");
    check(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "This is not a Rollcall campaign: it is a picture.");
    check(b"\xff\xd8\xff\xe0\0\x10JFIF", "This is not a Rollcall campaign: it is a picture.");
    check(b"PK\x03\x04\x14\0", "This is not a Rollcall campaign: it is a spreadsheet or another ZIP archive.");
    check(b"%PDF-1.7", "This is not a Rollcall campaign: it is a PDF.");
    check("\n<!doctype html><html>", "This is not a Rollcall campaign: it is a web page or XML.");
    check(b"\xff\xfe{\0\"\0", "This is not a Rollcall campaign: it is text in UTF-16; save it as UTF-8.");
    check(
        "Name,Handle,Status\nLena,@lena,pending",
        "This is not a Rollcall campaign: it starts with \"Name,Handle,Status\", which is not JSON.",
    );
    check(
        "\0\0\0\0",
        "This is not a Rollcall campaign: it starts with \"\u{fffd}\u{fffd}\u{fffd}\u{fffd}\", which is not JSON.",
    );
    check("NaN", "This is not a Rollcall campaign: it starts with \"NaN\", which is not JSON.");
    check(b"{\n\"format\":\n\"M\xfcnchen\"}", "Line 3 of the file is not UTF-8 text. Save the file as UTF-8.");
    check(b"\xc3", "Line 1 of the file is not UTF-8 text. Save the file as UTF-8.");
}

#[test]
fn what_is_json_up_to_a_point() {
    check("{", "The file is cut off: it ends in the middle (line 1, column 1).");
    check("{\"format\": \"rollcall", "The file is cut off: it ends in the middle (line 1, column 20).");
    let whole = include_str!("../fixtures/v1/summer-launch.json");
    check(&whole[..whole.len() / 2], "The file is cut off: it ends in the middle (line 280, column 33).");
    check("{\"a\":1,}", "The file cannot be read as JSON: trailing comma (line 1, column 8).");
    check("{'a':1}", "The file cannot be read as JSON: key must be a string (line 1, column 2).");
    check("{\"a\":01}", "The file cannot be read as JSON: invalid number (line 1, column 7).");
    check("{\"a\":1e999}", "The file cannot be read as JSON: number out of range (line 1, column 10).");
    check("{\n  // what\n}", "The file cannot be read as JSON: key must be a string (line 2, column 3).");
    check("{} {}", "The file cannot be read as JSON: trailing characters (line 1, column 4).");
    check("{\"a\":undefined}", "The file cannot be read as JSON: expected value (line 1, column 6).");
    check(
        "{\"a\":\"b\nc\"}",
        "The file cannot be read as JSON: control character (\\u0000-\\u001F) found while parsing a string (line 2, column 0).",
    );
}

#[test]
fn what_passes_the_bounds() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    check(
        campaign(&format!("\"x\":{}", deep(63))),
        "The file cannot be read as JSON: it is nested deeper than 64 levels (line 1, column 138).",
    );
    assert!(read(campaign(&format!("\"x\":{}", deep(62))).as_bytes(), &mut ids()).is_ok(), "64 levels are read");
    check(deep(1_000_000), "The file cannot be read as JSON: it is nested deeper than 64 levels (line 1, column 65).");
    check(
        "{\"a\":".repeat(1_000_000),
        "The file cannot be read as JSON: it is nested deeper than 64 levels (line 1, column 321).",
    );
    let brackets = format!("[{}0]", "0,".repeat(9_000_000));
    let too_many = said(brackets.as_bytes());
    assert!(too_many.starts_with("The file cannot be read as JSON: it has more than 8000000 values"), "{too_many}");
    let list = |item: &str, count: usize| vec![item; count].join(",");
    check(
        campaign(&format!("\"influencers\":[{}]", list("{}", limits::INFLUENCERS + 1))),
        "campaign.influencers: there are 20001 influencers here; at most 20000 fit",
    );
    check(
        influencer(&format!("\"name\":\"Lena\",\"tasks\":[{}]", list("{}", limits::TASKS + 1))),
        "campaign.influencers[3].tasks: there are 201 tasks here; at most 200 fit",
    );
    check(
        influencer(&format!("\"name\":\"Lena\",\"accounts\":[{}]", list("{}", limits::ACCOUNTS + 1))),
        "campaign.influencers[3].accounts: there are 101 accounts here; at most 100 fit",
    );
    check(
        briefing(&format!("\"networks\":[{}]", list("\"instagram\"", 101))),
        "campaign.briefing.networks: there are 101 networks here; at most 100 fit",
    );
}

#[test]
fn what_is_no_campaign() {
    check("[1,2]", "This is not a Rollcall campaign: it holds a list.");
    check("null", "This is not a Rollcall campaign: it holds null.");
    check("5", "This is not a Rollcall campaign: it holds the number 5.");
    check("\"rollcall.campaign\"", "This is not a Rollcall campaign: it holds the text \"rollcall.campaign\".");
    check("{}", "This is not a Rollcall campaign: it has no \"format\".");
    check("{\"format\":null}", "This is not a Rollcall campaign: it has no \"format\".");
    check(
        "{\"format\":\"other.thing\",\"version\":9}",
        "This is not a Rollcall campaign: its \"format\" is \"other.thing\".",
    );
    check("{\"format\":7}", "This is not a Rollcall campaign: its \"format\" is the number 7.");
    check("{\"format\":\"rollcall.campaign\"}", "This is not a Rollcall campaign: it has no \"version\".");
    check("{\"format\":\"rollcall.campaign\",\"version\":1}", "campaign: the campaign is missing");
    check(
        "{\"format\":\"rollcall.campaign\",\"version\":1,\"campaign\":[]}",
        "campaign: an object is needed here, not a list",
    );
    check("{\"format\":\"rollcall.campaign\",\"version\":1,\"campaign\":{}}", "campaign.name: the name is missing");
}

#[test]
fn versions() {
    let check_version = |version: &str, expected: &str| {
        // Whatever else such a file holds, its version comes first.
        check(format!("{{\"campaign\":5,\"version\":{version},\"format\":\"rollcall.campaign\"}}"), expected);
    };
    check_version(
        "7",
        "This file was written by a newer Rollcall (version 7); this one reads up to version 1. The file is left as it is.",
    );
    check_version("0", "The file's version is 0, where a whole number from 1 is needed.");
    check_version("-1", "The file's version is -1, where a whole number from 1 is needed.");
    check_version("1.5", "The file's version is 1.5, where a whole number from 1 is needed.");
    check_version("1e30", "The file's version is 1e+30, where a whole number from 1 is needed.");
    check_version("\"1\"", "The file's version is the text \"1\", where a whole number from 1 is needed.");
    check_version("[1]", "The file's version is a list, where a whole number from 1 is needed.");
}

#[test]
fn wrong_values_are_named_with_their_place() {
    check(campaign("\"client\":5"), "campaign.client: text is needed here, not the number 5");
    check(
        campaign("\"client\":\"a\\nb\""),
        "campaign.client: the client has a line break or a control character; write it on one line",
    );
    check(campaign("\"id\":{}"), "campaign.id: text is needed here, not an object");
    check(campaign("\"sample\":\"yes\""), "campaign.sample: true or false is needed here, not the text \"yes\"");
    check(campaign("\"briefing\":[]"), "campaign.briefing: an object is needed here, not a list");
    check(campaign("\"influencers\":{}"), "campaign.influencers: a list is needed here, not an object");
    check(campaign("\"influencers\":[null]"), "campaign.influencers[0]: an object is needed here, not null");

    check(briefing("\"currency\":\"EURO\""), "campaign.briefing.currency: \"EURO\" is not a currency code such as EUR");
    check(briefing("\"currency\":978"), "campaign.briefing.currency: text is needed here, not the number 978");
    check(briefing("\"budget\":\"-1\""), "campaign.briefing.budget: \"-1\" is negative");
    check(briefing("\"budget\":\"\""), "campaign.briefing.budget: \"\" is not an amount");
    check(
        briefing("\"currency\":\"JPY\",\"budget\":\"12.50\""),
        "campaign.briefing.budget: \"12.50\" has too many decimals: JPY has no decimals",
    );
    check(
        briefing("\"start\":\"2027-02-30\""),
        "campaign.briefing.start: \"2027-02-30\" does not exist in the calendar",
    );
    check(briefing("\"end\":\"1.6.2027\""), "campaign.briefing.end: \"1.6.2027\" is not a date such as 2027-06-10");
    check(briefing("\"end\":20270601"), "campaign.briefing.end: text is needed here, not the number 20270601");
    check(
        briefing("\"networks\":\"instagram\""),
        "campaign.briefing.networks: a list is needed here, not the text \"instagram\"",
    );
    check(
        briefing("\"networks\":[\"instagram\",1]"),
        "campaign.briefing.networks[1]: text is needed here, not the number 1",
    );
    let long = "x".repeat(limits::FREE_TEXT + 1);
    check(
        briefing(&format!("\"description\":\"{long}\"")),
        "campaign.briefing.description: the description has 10001 characters; at most 10000 fit",
    );

    check(influencer("\"name\":\"\""), "campaign.influencers[3].name: the name is empty");
    check(influencer("\"name\":\"  \""), "campaign.influencers[3].name: the name is empty");
    check(influencer("\"name\":5"), "campaign.influencers[3].name: text is needed here, not the number 5");
    let long = "森".repeat(limits::NAME + 1);
    check(
        influencer(&format!("\"name\":\"{long}\"")),
        "campaign.influencers[3].name: the name has 201 characters; at most 200 fit",
    );
    check(
        influencer("\"name\":\"Lena\",\"client_status\":3"),
        "campaign.influencers[3].client_status: text is needed here, not the number 3",
    );
    check(
        influencer("\"name\":\"Lena\",\"tasks\":7"),
        "campaign.influencers[3].tasks: a list is needed here, not the number 7",
    );

    check(account("\"network\":\"instagram\""), "campaign.influencers[3].accounts[0].handle: the handle is missing");
    check(
        account("\"network\":\"instagram\",\"handle\":\" @ \""),
        "campaign.influencers[3].accounts[0].handle: Handle is empty",
    );
    check(
        account("\"handle\":\"lena\",\"followers\":-5"),
        "campaign.influencers[3].accounts[0].followers: a whole number from 0 is needed here, not the number -5",
    );
    check(
        account("\"handle\":\"lena\",\"followers\":1.5"),
        "campaign.influencers[3].accounts[0].followers: a whole number from 0 is needed here, not the number 1.5",
    );
    check(
        account("\"handle\":\"lena\",\"followers\":\"42k\""),
        "campaign.influencers[3].accounts[0].followers: a whole number from 0 is needed here, not the text \"42k\"",
    );

    check(task("\"price\":\"12,5x\""), "campaign.influencers[3].tasks[1].price: \"12,5x\" is not an amount");
    check(
        task("\"price\":\"1.005\""),
        "campaign.influencers[3].tasks[1].price: \"1.005\" has too many decimals: EUR has at most two decimals",
    );
    check(
        task("\"price\":\"1000000000.01\""),
        "campaign.influencers[3].tasks[1].price: \"1000000000.01\" is more than 1000000000.00",
    );
    check(task("\"price\":-5"), "campaign.influencers[3].tasks[1].price: \"-5\" is negative");
    check(
        task("\"price\":12.5"),
        "campaign.influencers[3].tasks[1].price: 12.5 must stand in quotes, as an exact amount: write \"12.50\"",
    );
    check(
        task("\"price\":12.345"),
        "campaign.influencers[3].tasks[1].price: 12.345 must stand in quotes, as an exact amount",
    );
    check(
        task("\"price\":99999999999999999999"),
        "campaign.influencers[3].tasks[1].price: 1e+20 must stand in quotes, as an exact amount",
    );
    check(
        task("\"price\":true"),
        "campaign.influencers[3].tasks[1].price: an amount such as \"12.50\" is needed here, not true",
    );
    check(
        task("\"date\":\"2027-13-01\""),
        "campaign.influencers[3].tasks[1].date: \"2027-13-01\" does not exist in the calendar",
    );
    check(
        task("\"date\":\"+027-06-10\""),
        "campaign.influencers[3].tasks[1].date: \"+027-06-10\" is not a date such as 2027-06-10",
    );
    check(
        task("\"publication\":\"no\""),
        "campaign.influencers[3].tasks[1].publication: true or false is needed here, not the text \"no\"",
    );
    check(
        influencer("\"name\":\"L\",\"tasks\":[{\"type\":\"\"}]"),
        "campaign.influencers[3].tasks[0].type: the type is empty",
    );
    check(
        influencer("\"name\":\"L\",\"tasks\":[{\"type\":\"a\\u0000b\"}]"),
        "campaign.influencers[3].tasks[0].type: the type has a line break or a control character; write it on one line",
    );
}

#[test]
fn a_value_of_a_million_characters_does_not_fill_the_screen() {
    let long = "9".repeat(1_000_000);
    for file in [
        task(&format!("\"price\":\"{long}\"")),
        task(&format!("\"date\":\"{long}\"")),
        task(&format!("\"status\":[\"{long}\"]")),
        briefing(&format!("\"currency\":\"{long}\"")),
        campaign(&format!("\"{long}\":1,\"{long}\":2")),
        campaign(&format!("\"sample\":\"{long}\"")),
        format!("{{\"format\":\"{long}\"}}"),
        long.clone() + "x",
    ] {
        let said = said(file.as_bytes());
        assert!(said.chars().count() < 200, "{said}");
    }
}
