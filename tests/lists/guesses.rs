//! Columns that can be read in two ways: what is assumed, what is asked, and what an answer does.

use crate::check::{empty, in_currency, outcome, plan, today};
use crate::properties::surveyed;
use rollcall::domain::campaign::Campaign;
use rollcall::lists::{About, Column, Mapping, Memory, Plan, ReadAs};

/// What of a list is a guess, `TITLE: VALUE is A or B, taken as A`, a line each.
#[track_caller]
fn check(campaign: &Campaign, list: &str, expected: &str) {
    let plan = plan(campaign, list);
    let title = |at: usize| plan.mapping.columns.get(at).map_or("", |column| &column.title);
    let guesses = plan.mapping.guessed().map(|(at, guess)| {
        let [(_, one), (_, other)] = &guess.readings;
        format!("{}: {} is {one} or {other}, taken {}", title(at), guess.text, guess.taken.label().to_lowercase())
    });
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    assert_eq!(guesses.collect::<Vec<_>>(), expected, "{list}");
}

/// What becomes of a list whose column is read in this way.
fn answered(campaign: &Campaign, list: &str, column: usize, answer: ReadAs) -> Vec<String> {
    let (surveyed, about) = (surveyed(list), About::of(campaign, today()));
    let mut mapping = Mapping::guess(&surveyed, None, &about);
    mapping.answer(column, answer);
    mapping.decide(&surveyed, &about);
    assert_eq!(mapping.guessed().count(), 0, "an answer leaves nothing open");
    outcome(campaign, &Plan::with(surveyed, mapping, campaign, today()))
}

const TASKS: &str = "Influencer | Platform | Deliverable | Date | Price | ER";

#[test]
fn the_decimals_of_a_currency_outrank_other_columns() {
    let list = |prices: [&str; 2], rates: &str| {
        let [one, other] = prices;
        format!(
            "{TASKS}\nA A | Instagram | Story | 2027-06-10 | {one} | {rates}\nB B | Instagram | Story | 2027-06-10 | {other} | {rates}"
        )
    };
    let asked = "Price: 1.200 € is 1200 or 1.2, taken as thousands";
    check(&empty(), &list(["1.200 €", "2.500 €"], "4.25"), asked);
    check(&empty(), &list(["1.200 €", "800 €"], ""), asked);
    check(&empty(), &list(["1.200 €", "99.50 €"], ""), asked);
    check(&empty(), &list(["1.200 €", "99.50 €"], "4,25"), asked);
    // Other values of the column, or a whole list with commas, leave no doubt.
    check(&empty(), &list(["1.200 €", "99,50 €"], "4.25"), "");
    check(&empty(), &list(["1.200 €", "1.234.500 €"], "4.25"), "");
    check(&empty(), &list(["1.200 €", "800 €"], "4,25"), "");
    check(&empty(), &list(["1,200", "800"], "4.25"), "");
    check(&empty(), &list(["1,200", "800"], "4,25"), "Price: 1,200 is 1200 or 1.2, taken as thousands");
    check(&empty(), &list(["1,200", "1.500"], ""), "Price: 1.500 is 1500 or 1.5, taken as thousands");
    // Nobody writes decimals of a currency that has none.
    check(&in_currency("JPY"), &list(["1,200", "800"], "4,25"), "");
    // One with three has them or not.
    check(&in_currency("KWD"), &list(["1.200", "800"], "4.25"), "Price: 1.200 is 1200 or 1.2, taken as decimals");
    check(&in_currency("KWD"), &list(["1.200", "800"], ""), "Price: 1.200 is 1200 or 1.2, taken as thousands");
    check(&in_currency("KWD"), &list(["1.200", "1,234.500"], ""), "");
}

#[test]
fn a_row_tells_that_its_price_hangs_on_a_guess_until_that_is_answered() {
    let list = format!("{TASKS}\nA A | Instagram | Story | 2027-06-10 | 1.200 € | 4.25");
    let person = |price: &str| format!("A A; Engagement rate: 4.25; *IG Story {price} 2027-06-10");
    let found = outcome(&empty(), &plan(&empty(), &list));
    assert_eq!(found[..2], [person("1200.00"), "? 2 \"1.200 €\" is read as 1200.00; it may be 1.20.".to_owned()]);
    let said = |read: &str| format!("= \"1.200 €\" is read as {read}: as you said.");
    assert_eq!(answered(&empty(), &list, 4, ReadAs::Thousands), [person("1200.00"), said("1200")]);
    assert_eq!(answered(&empty(), &list, 4, ReadAs::Decimals), [person("1.20"), said("1.2")]);
}

#[test]
fn prices_kept_as_columns_and_numbers_are_asked_about_as_well() {
    check(&empty(), "Name | Fee | ER\nA A | 1.200 € | 4.25", "Fee: 1.200 € is 1200 or 1.2, taken as thousands");
    check(&empty(), "Name | Score | ER\nA A | 1.500 | 4.25", "Score: 1.500 is 1500 or 1.5, taken as decimals");
    check(&empty(), "Name | Score | ER\nA A | 1.500 | 4,25", "");
    check(&empty(), "Name | Score\nA A | 1.500", "Score: 1.500 is 1500 or 1.5, taken as thousands");
    check(&empty(), "Name | Score\nA A | 1.500\nB B | 2.25", "");
    check(&empty(), "Handle | Followers\n@a | 12.500", "");
}

#[test]
fn fractions_with_a_large_one_among_them_are_fractions() {
    let list = |rates: &str| {
        let rows: Vec<String> = rates.split(' ').enumerate().map(|(n, rate)| format!("@a{n} | {rate}")).collect();
        format!("Handle | ER\n{}", rows.join("\n"))
    };
    check(&empty(), &list("0.046 0.03 0.052 0.61"), "ER: 0.046 is 0.046 % or 4.6 %, taken as shares of one");
    check(&empty(), &list("0,046 0,03 0,052 1,2"), "ER: 0,046 is 0.046 % or 4.6 %, taken as shares of one");
    check(&empty(), &list("#0.046 #0.03 #0.61"), "ER: 0.046 is 0.046 % or 4.6 %, taken as shares of one");
    check(&empty(), &list("0 0.05"), "ER: 0.05 is 0.05 % or 5 %, taken as shares of one");
    check(&empty(), &list("0.2 0.8 1.2 2.5"), "ER: 0.2 is 0.2 % or 20 %, taken in percent");
    check(&empty(), &list("4.6% 0.05 3.1%"), "ER: 0.05 is 0.05 % or 5 %, taken in percent");
    check(&empty(), &list("0.8 1.2 2.5"), "");
    check(&empty(), &list("0.2 1.2 2.5 3 4 5"), "");
    check(&empty(), &list("0.2% 0.3%"), "");
    let found = answered(&empty(), &list("0.046 0.03 0.61"), 1, ReadAs::Percent);
    assert_eq!(found[2], "a2 [IG a2]; Engagement rate: 0.61");
    let found = outcome(&empty(), &plan(&empty(), &list("0.046 0.03 0.61")));
    assert_eq!(found[2], "a2 [IG a2]; Engagement rate: 61");
}

#[test]
fn the_order_of_day_and_month_is_asked_where_nothing_tells_it() {
    let open = "Contract: 06/10/2027 is 6 October 2027 or 10 June 2027, taken day first";
    check(&empty(), "Name | Contract\nA A | 06/10/2027", open);
    check(&empty(), "Name | Contract\nA A | 06/10/2027\nB B | 25/10/2027", "");
    check(&empty(), "Name | Contract\nA A | 06/10/2027\nB B | 25/10/2027\nC C | 10/26/2027\nD D | 27/10/2027", open);
    let found = answered(&empty(), "Name | Contract\nA A | 06/10/2027", 1, ReadAs::MonthFirst);
    assert_eq!(found[0], "A A; Contract (date): 2027-06-10");
}

#[test]
fn an_answer_is_remembered_with_the_headings() {
    let list = "Name | Fee\nA A | 1.200 €";
    let (surveyed, about) = (surveyed(list), About::of(&empty(), today()));
    let mut mapping = Mapping::guess(&surveyed, None, &about);
    mapping.answer(1, ReadAs::Decimals);
    mapping.decide(&surveyed, &about);
    let mut memory = Memory::default();
    memory.note(&surveyed, &mapping);
    let recalled = Memory::read(&memory.text()).recall(&surveyed, &about).expect("remembered");
    assert_eq!(recalled.guessed().count(), 0);
    assert_eq!(recalled.columns.get(1).and_then(Column::ambiguity).map(|it| it.taken), Some(ReadAs::Decimals));
}
