//! The choices of a filter: each count is what would be shown.

use crate::arbitrary::{campaign, filter, today};
use proptest::prelude::*;
use rollcall::domain::facets::{Part, facets};

proptest! {
    #[test]
    fn a_count_is_how_many_the_choice_shows(campaign in campaign(), filter in filter()) {
        for facet in facets(&campaign.roster, &campaign.table, &filter, today(), &|_| true) {
            for choice in &facet.choices {
                let mut alone = filter.without(facet.part);
                alone.toggle(facet.part, &choice.key);
                let shown = campaign.roster.iter().filter(|it| alone.meets(it, today())).count();
                prop_assert_eq!(choice.count, shown, "{:?} {:?}", facet.part, choice);
                let mut twice = filter.clone();
                twice.toggle(facet.part, &choice.key);
                let said = |filter: &rollcall::domain::filter::Filter| {
                    filter.parts(&campaign.table).iter().any(|(part, _)| *part == facet.part)
                };
                prop_assert!(choice.chosen || said(&twice));
            }
        }
        let left = filter.parts(&campaign.table).into_iter().fold(filter.clone(), |left, (part, _)| left.without(part));
        prop_assert_eq!(left.parts(&campaign.table), vec![]);
        prop_assert!(filter.without(Part::Tasks).tasks.is_empty());
    }
}
