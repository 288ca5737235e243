//! The same tasks for several: prices that are split, dates that are spread.

use crate::people::{campaign, day, ids, network, person};
use proptest::collection::vec;
use proptest::prelude::*;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::command::apply;
use rollcall::domain::form::DateInput;
use rollcall::domain::money::{Currency, Money};
use rollcall::domain::sharing::{DateFor, PriceFor, SharedTask, Sharing, Split, changes_for_several, figures_for};
use rollcall::domain::task_form::{TaskDraft, TaskField};

fn draft(price: &str, price_for: PriceFor, date: &str, date_for: DateFor, days: &str) -> TaskDraft {
    TaskDraft {
        price: price.to_owned(),
        date: DateInput { text: date.to_owned(), incomplete: false },
        sharing: Sharing { price: price_for, date: date_for, days: days.to_owned() },
        ..TaskDraft::new(network("instagram"))
    }
}

fn tasks(drafts: &[TaskDraft], count: usize) -> Vec<SharedTask> {
    drafts.iter().map(|draft| draft.validate_for(count, Currency::EUR).expect("valid")).collect()
}

/// So many influencers after they were given the tasks.
fn given(count: usize, form: &[SharedTask]) -> Campaign {
    let people: Vec<_> = (1..=count).map(|n| person(n as u128, "Somebody", &[])).collect();
    let chosen: Vec<_> = people.iter().map(|it| it.id).collect();
    let mut campaign = campaign(people);
    if let Some(command) = changes_for_several(&chosen, form, &mut ids()) {
        apply(&mut campaign, command).expect("applies");
    }
    campaign
}

proptest! {
    #[test]
    fn a_split_is_exact_and_even(amount in 0i64..1_000_000_000_000, count in 1usize..500) {
        let split = Split::of(Money::from_minor(amount), count);
        let parts: Vec<i64> = (0..count).map(|place| split.part(place).minor()).collect();
        prop_assert_eq!(parts.iter().sum::<i64>(), amount);
        prop_assert!(parts.iter().max().unwrap() - parts.iter().min().unwrap() <= 1);
        prop_assert_eq!(split.parts().iter().map(|(_, count)| count).sum::<usize>(), count);
        let said: i64 = split.parts().iter().map(|(part, count)| part.minor() * *count as i64).sum();
        prop_assert_eq!(said, amount, "what is said is what is given");
    }

    #[test]
    fn what_all_get_is_what_was_typed(totals in vec((0i64..5_000, any::<bool>()), 0..6), count in 1usize..40) {
        let drafts: Vec<TaskDraft> = totals
            .iter()
            .map(|(cents, split)| {
                let price = Money::from_minor(*cents).to_decimal(Currency::EUR);
                draft(&price, if *split { PriceFor::All } else { PriceFor::Each }, "", DateFor::All, "")
            })
            .collect();
        let campaign = given(count, &tasks(&drafts, count));
        let costs: Vec<i64> = campaign.roster.iter().map(|it| it.cost().minor()).collect();
        let expected: i64 = totals.iter().map(|(cents, split)| if *split { *cents } else { cents * count as i64 }).sum();
        prop_assert_eq!(costs.iter().sum::<i64>(), expected);
        let (least, most) = (*costs.iter().min().unwrap(), *costs.iter().max().unwrap());
        prop_assert!(most - least <= 1, "nobody gets more than one unit more: {:?}", costs);
        for (place, _) in totals.iter().enumerate() {
            let prices: Vec<i64> = campaign.roster.iter().map(|it| it.tasks[place].price.minor()).collect();
            prop_assert!(prices.iter().max().unwrap() - prices.iter().min().unwrap() <= 1);
        }
        let figures = figures_for(&drafts, count, Currency::EUR);
        prop_assert_eq!(figures.all.total_cost, Some(Money::from_minor(expected)));
        prop_assert_eq!((figures.each.total_cost, figures.most), (Some(Money::from_minor(least)), Some(Money::from_minor(most))));
        prop_assert_eq!((figures.each.tasks, figures.all.tasks), (totals.len(), totals.len() * count));
        prop_assert_eq!((figures.each.publications, figures.all.publications), (totals.len(), totals.len() * count));
    }

    #[test]
    fn dates_follow_each_other_in_the_order_given(apart in 1u64..400, count in 1usize..60) {
        let drafts = [draft("", PriceFor::Each, "2027-06-10", DateFor::First, &apart.to_string())];
        let campaign = given(count, &tasks(&drafts, count));
        let dates: Vec<_> = campaign.roster.iter().filter_map(|it| it.tasks[0].date).collect();
        prop_assert_eq!(dates.len(), count);
        for pair in dates.windows(2) {
            prop_assert_eq!((pair[1] - pair[0]).num_days(), i64::try_from(apart).unwrap());
        }
        prop_assert_eq!(drafts[0].dates_of(count), Some((dates[0], dates[count - 1])));
    }
}

#[test]
fn several_each_get_every_task_with_an_id_of_its_own() {
    let drafts = [
        draft("1", PriceFor::Each, "2027-06-10", DateFor::All, "nonsense that is not read"),
        draft("100", PriceFor::All, "", DateFor::All, ""),
    ];
    let form = tasks(&drafts, 3);
    assert_eq!(changes_for_several(&[], &form, &mut ids()), None);
    assert!(given(3, &[]).roster.iter().all(|it| it.tasks.is_empty()));
    let campaign = given(3, &form);
    let costs: Vec<i64> = campaign.roster.iter().map(|it| it.cost().minor()).collect();
    assert_eq!(costs, [3_434, 3_433, 3_433]);
    assert!(campaign.roster.iter().all(|it| it.tasks[0].date == Some(day("2027-06-10"))));
    let distinct: std::collections::HashSet<_> = campaign.roster.iter().flat_map(|i| &i.tasks).map(|t| t.id).collect();
    assert_eq!(distinct.len(), 6);
    let said = drafts.each_ref().map(|draft| draft.prices_of(3, Currency::EUR));
    assert_eq!(said, [None, Some(vec![(Money::from_minor(3_334), 1), (Money::from_minor(3_333), 2)])]);
    assert_eq!(drafts[0].dates_of(3), None);
}

#[test]
fn what_is_refused_stands_beside_its_field() {
    let check = |count: usize, price: &str, date: &str, days: &str, expected: &[(TaskField, &str)]| {
        let found = draft(price, PriceFor::All, date, DateFor::First, days).validate_for(count, Currency::EUR);
        let errors = found.err().unwrap_or_default();
        assert_eq!(errors.len(), expected.len(), "{errors:?}");
        for (error, (field, part)) in errors.iter().zip(expected) {
            assert!(error.field == *field && error.message.contains(part), "{error:?}");
        }
    };
    use TaskField::{Date, Days, Price};
    check(12, "100", "2027-06-10", " 7 ", &[]);
    check(12, "100", "", "7", &[(Date, "date of the first")]);
    check(12, "100", "soon", "7", &[(Date, "not a date")]);
    for days in ["", "0", "-1", "1.5", "4000", "99999999999999999999"] {
        check(12, "100", "2027-06-10", days, &[(Days, "whole number of days")]);
    }
    check(12, "-1", "", "x", &[(Price, "negative"), (Date, "date of the first"), (Days, "whole number")]);
    check(20_000, "1", "2027-06-10", "3660", &[(Days, "after the year 9999")]);
    check(1, "1", "9999-12-31", "1", &[]);
    check(2, "1", "9999-12-31", "1", &[(Days, "after the year 9999")]);
}

#[test]
fn a_price_that_cannot_be_read_has_no_figure() {
    let figures = figures_for(&[draft("12x", PriceFor::All, "", DateFor::All, "")], 4, Currency::EUR);
    assert_eq!((figures.each.total_cost, figures.most, figures.all.total_cost), (None, None, None));
    assert_eq!((figures.each.tasks, figures.all.tasks), (1, 4));
}
