//! The rules of the dialog that makes a campaign and edits its briefing.

use super::briefing::Briefing;
use super::form::{Check, DateInput, FieldError};
use super::limits;
use super::money::{Currency, Money};
use super::network::Network;
use super::open_field::{is_same_price, is_same_text};
use super::unknown::Unknown;

/// What stands in the dialog, as typed.
#[derive(Clone, Debug, PartialEq)]
pub struct BriefingForm {
    /// "Name".
    pub name: String,
    /// "Client".
    pub client: String,
    /// "Description".
    pub description: String,
    /// "Social networks".
    pub networks: Vec<Network>,
    /// "Start date".
    pub start: DateInput,
    /// "End date".
    pub end: DateInput,
    /// "Budget"; blank means that there is none.
    pub budget: String,
    /// "Currency", a code.
    pub currency: String,
}

/// A field of the dialog that can be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BriefingField {
    /// "Name".
    Name,
    /// "Client".
    Client,
    /// "Description".
    Description,
    /// "Start date".
    Start,
    /// "End date".
    End,
    /// "Budget".
    Budget,
    /// "Currency".
    Currency,
}

impl BriefingForm {
    /// What the dialog shows for a campaign that exists.
    pub fn of(briefing: &Briefing) -> Self {
        Self {
            name: briefing.name.clone(),
            client: briefing.client.clone(),
            description: briefing.description.clone(),
            networks: briefing.networks.clone(),
            start: DateInput::of(briefing.start),
            end: DateInput::of(briefing.end),
            budget: briefing.budget.map(|b| b.to_decimal(briefing.currency)).unwrap_or_default(),
            currency: briefing.currency.code().to_owned(),
        }
    }

    /// The briefing that is edited, when every field that was typed into is right. What stands in the form as the
    /// briefing has it stays as it is: a file may hold what the form would refuse.
    ///
    /// # Errors
    /// One entry for each field that is refused.
    pub fn validate_over(&self, now: &Briefing) -> Result<Briefing, Vec<FieldError<BriefingField>>> {
        let kept = Self::of(now);
        let mut typed = self.clone();
        let has_name = !is_same_text(&self.name, &kept.name);
        let has_client = !is_same_text(&self.client, &kept.client);
        let has_description = !is_same_text(&self.description, &kept.description);
        // In another currency the digits are another amount.
        let has_budget = !is_same_price(&self.budget, &kept.budget) || self.currency != kept.currency;
        // What is kept is not read at all.
        for (is_typed, field, stand_in) in [
            (has_name, &mut typed.name, "-"),
            (has_client, &mut typed.client, ""),
            (has_description, &mut typed.description, ""),
            (has_budget, &mut typed.budget, ""),
        ] {
            if !is_typed {
                stand_in.clone_into(field);
            }
        }
        let is_dated = self.start != kept.start || self.end != kept.end;
        if !is_dated {
            (typed.start, typed.end) = Default::default();
        }
        let mut briefing = typed.validate(now.unknown.clone())?;
        if !has_name {
            briefing.name.clone_from(&now.name);
        }
        if !has_client {
            briefing.client.clone_from(&now.client);
        }
        if !has_description {
            briefing.description.clone_from(&now.description);
        }
        if !has_budget {
            briefing.budget = now.budget;
        }
        if !is_dated {
            (briefing.start, briefing.end) = (now.start, now.end);
        }
        Ok(briefing)
    }

    /// The briefing, when every field is right. `unknown` is what the briefing had from its file.
    ///
    /// # Errors
    /// One entry for each field that is refused.
    pub fn validate(&self, unknown: Unknown) -> Result<Briefing, Vec<FieldError<BriefingField>>> {
        let mut check = Check::new();
        let currency = Currency::parse(&self.currency);
        if currency.is_none() {
            let message = format!("\"{}\" is not a currency code such as EUR.", self.currency);
            check.refuse(BriefingField::Currency, message);
        }
        let currency = currency.unwrap_or(Currency::EUR);
        let budget = match self.budget.trim() {
            "" => None,
            typed => Some(check.take(
                BriefingField::Budget,
                Money::parse_typed(typed, currency).map_err(|said| said.replacen("Price", "Budget", 1)),
            )),
        };
        let start = check.take(BriefingField::Start, self.start.read());
        let end = check.take(BriefingField::End, self.end.read());
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            check.refuse(BriefingField::End, "The end date is before the start date.".to_owned());
        }
        let briefing = Briefing {
            name: check.take(BriefingField::Name, limits::name("Name", &self.name)),
            client: check.take(BriefingField::Client, limits::short_text("Client", &self.client)),
            description: check.take(BriefingField::Description, limits::free_text("Description", &self.description)),
            networks: Network::social().filter(|network| self.networks.contains(network)).collect(),
            start,
            end,
            budget,
            currency,
            unknown,
        };
        check.done(briefing)
    }
}

impl Default for BriefingForm {
    fn default() -> Self {
        Self::of(&Briefing::named(String::new()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wrong_field_is_named() {
        let form = BriefingForm {
            name: " ".to_owned(),
            budget: "-1".to_owned(),
            currency: "EURO".to_owned(),
            start: DateInput { text: "2027-06-10".to_owned(), incomplete: false },
            end: DateInput { text: "2027-06-09".to_owned(), incomplete: false },
            ..BriefingForm::default()
        };
        let refused: Vec<_> = form.validate(Unknown::default()).expect_err("refused").iter().map(|e| e.field).collect();
        use BriefingField::*;
        assert_eq!(refused, [Currency, Budget, End, Name]);
    }

    #[test]
    fn an_incomplete_date_is_refused_rather_than_dropped() {
        let form = BriefingForm {
            name: "Summer".to_owned(),
            start: DateInput { text: String::new(), incomplete: true },
            ..BriefingForm::default()
        };
        let refused = form.validate(Unknown::default()).expect_err("refused");
        assert_eq!(refused[0].field, BriefingField::Start);
    }
}
