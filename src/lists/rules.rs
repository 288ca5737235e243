//! How the values of one column are read, where a value alone leaves that open.

use super::about::About;
use super::ambiguity::{Ambiguity, ReadAs};
use super::dates::{self, Order};
use super::known::{Heading, Known};
use super::meaning::{Meaning, OwnKind};
use super::survey::Survey;
use crate::domain::currency_marks::means;
use crate::domain::decimal::Decimal;
use crate::domain::detail::Detail;
use crate::domain::figure::{Figure, Point};
use crate::domain::money::Currency;

/// How the values of one column are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    marks: [Mark; 2],
    /// Whether the day or the month comes first.
    pub order: Option<Order>,
    /// Whether rates are shares of one rather than percent.
    pub is_share: bool,
    /// Ten to the power of this is the unit of counts.
    pub scale: usize,
    /// What was decided, a sentence each.
    pub said: Vec<String>,
    /// The two ways in which the values can be read, where nothing in the list tells which is meant.
    pub ambiguity: Option<Ambiguity>,
}

/// Which marks stand before decimals elsewhere in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// Rollcall has written the list, with a point.
    Ours,
    /// So many values have `.` and `,` there.
    Points([usize; 2]),
}

/// What a mark with three digits behind it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Mark {
    /// It parts thousands.
    #[default]
    Thousands,
    /// It is the decimal point.
    Point,
}

impl Rules {
    /// Decides by the other values of the column, then by what the column means, then by the other columns.
    pub fn decide(
        meaning: Meaning,
        wish: Option<ReadAs>,
        heading: Option<&Heading>,
        survey: &Survey,
        elsewhere: Elsewhere,
        about: &About,
    ) -> Self {
        let mut rules = Self { scale: heading.map_or(0, |it| it.scale), ..Self::default() };
        let wish = |allowed: [ReadAs; 2]| wish.filter(|wish| allowed.contains(wish));
        let is_price = matches!(meaning, Meaning::TaskPrice | Meaning::TaskAt(..));
        let is_number = meaning == Meaning::Own(OwnKind::Number);
        match meaning {
            Meaning::Followers(_) => rules.say_marks(survey, "followers are whole numbers"),
            Meaning::Detail(Detail::Engagement) => {
                rules.marks = [Mark::Point; 2];
                rules.say_marks(survey, "it is a rate");
                rules.decide_share(wish([ReadAs::Percent, ReadAs::Share]), heading, survey);
            }
            _ if is_price || is_number => {
                let is_money = heading.is_some_and(|it| it.known == Known::Price || it.currency.is_some())
                    || survey.money * 2 > survey.figures;
                let currency = heading.and_then(|it| it.currency).filter(|_| is_number).unwrap_or(about.currency);
                let currency = (is_price || is_money).then_some(currency);
                rules.decide_marks(wish([ReadAs::Thousands, ReadAs::Decimals]), currency, survey, elsewhere);
                rules.say_currency(heading, survey, about);
            }
            Meaning::TaskDate | Meaning::Own(OwnKind::Date) => {
                rules.decide_order(wish([ReadAs::DayFirst, ReadAs::MonthFirst]), survey, about);
            }
            _ => {}
        }
        rules
    }

    /// The value of a figure.
    pub fn value(&self, figure: &Figure) -> Option<Decimal> {
        let point = match figure.point()? {
            Point::Unclear(mark) => Some(mark).filter(|mark| self.marks[usize::from(*mark == ',')] == Mark::Point),
            _ => None,
        };
        figure.value(point)
    }

    /// What a figure would be, read the other way, where only a guess decides how it is read.
    pub fn other_value(&self, figure: &Figure) -> Option<Decimal> {
        let ambiguity = self.ambiguity.as_ref().filter(|it| !it.is_answered)?;
        let is_of_marks = matches!(ambiguity.taken, ReadAs::Thousands | ReadAs::Decimals);
        let Some(Point::Unclear(mark)) = figure.point().filter(|_| is_of_marks) else { return None };
        figure.value(Some(mark).filter(|mark| self.marks[usize::from(*mark == ',')] == Mark::Thousands))
    }

    /// Decides what `.` and `,` are before three digits. A column whose own values are clear decides for itself; a price
    /// never has more decimals than its currency; the other columns come last.
    fn decide_marks(
        &mut self,
        wish: Option<ReadAs>,
        currency: Option<Currency>,
        survey: &Survey,
        elsewhere: Elsewhere,
    ) {
        let has_thousandths = currency.is_none_or(|currency| currency.decimals() >= 3);
        let mut guessed = None;
        for (at, mark) in ['.', ','].into_iter().enumerate() {
            let Some(text) = &survey.unclear[at] else { continue };
            let name = |is_comma: bool| if is_comma { "a comma" } else { "a point" };
            let [mine, others] = [survey.points[at], survey.points[1 - at]];
            let of_column =
                |point: usize| format!("other values of the column have {} before decimals", name(point == 1));
            let of_list = |point: usize| format!("other columns have {} before decimals", name(point == 1));
            let by_list = match elsewhere {
                Elsewhere::Ours => [1, 0],
                Elsewhere::Points(points) => points,
            };
            let by_currency = || format!("prices in {} have no three decimals", currency.map_or("", Currency::code));
            let (decided, why, is_guess) = if let Some(wish) = wish {
                let decided = if wish == ReadAs::Decimals { Mark::Point } else { Mark::Thousands };
                (decided, "as you said".to_owned(), true)
            } else if currency.is_some_and(|currency| currency.decimals() == 0) {
                (Mark::Thousands, by_currency(), false)
            } else if others > mine {
                (Mark::Thousands, of_column(1 - at), mine > 0)
            } else if mine > others && has_thousandths {
                (Mark::Point, of_column(at), others > 0)
            } else if by_list[1 - at] > by_list[at] {
                (Mark::Thousands, of_list(1 - at), mine > 0)
            } else if !has_thousandths {
                (Mark::Thousands, by_currency(), true)
            } else if by_list[at] > by_list[1 - at] {
                (Mark::Point, of_list(at), elsewhere != Elsewhere::Ours)
            } else {
                (Mark::Thousands, "three digits behind a mark are mostly thousands".to_owned(), true)
            };
            self.marks[at] = decided;
            let figure = Figure::parse(text);
            let value = |point| Some(figure.as_ref()?.value(point)?.text());
            let (Some(whole), Some(parted)) = (value(None), value(Some(mark))) else { continue };
            let taken = if decided == Mark::Point { ReadAs::Decimals } else { ReadAs::Thousands };
            let read = if decided == Mark::Point { &parted } else { &whole };
            self.said.push(format!("\"{text}\" is read as {read}: {why}."));
            if is_guess && guessed.is_none() {
                let readings = [(ReadAs::Thousands, whole), (ReadAs::Decimals, parted)];
                guessed = Some(Ambiguity { text: text.clone(), readings, taken, is_answered: wish.is_some() });
            }
        }
        self.ambiguity = guessed;
        if survey.unclear.iter().any(Option::is_some) && survey.points.iter().all(|count| *count > 0) {
            let said =
                "Some values have a point before decimals and some a comma; look at those of three digits behind it.";
            self.said.push(said.to_owned());
        }
    }

    /// Says how marks before three digits are read, where what the column means leaves no doubt.
    fn say_marks(&mut self, survey: &Survey, why: &str) {
        if let Some(text) = survey.unclear.iter().flatten().next() {
            let value = Figure::parse(text).and_then(|figure| self.value(&figure)).map(|value| value.text());
            self.said.extend(value.map(|value| format!("\"{text}\" is read as {value}: {why}.")));
        }
    }

    /// Rates are shares of one where most of them are small. Some small ones leave it open.
    fn decide_share(&mut self, wish: Option<ReadAs>, heading: Option<&Heading>, survey: &Survey) {
        let bare = survey.figures.saturating_sub(survey.percents);
        if bare == 0 || survey.shares * 4 < bare {
            return;
        }
        let says_percent = survey.percents > 0 || heading.is_some_and(|heading| heading.percent);
        let is_likely = !says_percent && survey.shares * 2 > bare;
        self.is_share = wish.map_or(is_likely, |wish| wish == ReadAs::Share);
        let Some(text) = survey.share_text.clone() else { return };
        let value = Figure::parse(&text).and_then(|figure| self.value(&figure)).or_else(|| Decimal::plain(&text));
        let Some(value) = value else { return };
        let [percent, share] = [value.text(), value.times_ten_to(2).text()].map(|value| format!("{value} %"));
        if self.is_share {
            let why = match wish {
                Some(_) => "as you said",
                None if survey.shares == bare => "no value is above 0.3",
                None => "most values are below 0.3",
            };
            self.said.push(format!("\"{text}\" is read as {share}: {why}."));
        }
        let taken = if self.is_share { ReadAs::Share } else { ReadAs::Percent };
        let readings = [(ReadAs::Percent, percent), (ReadAs::Share, share)];
        self.ambiguity = Some(Ambiguity { text, readings, taken, is_answered: wish.is_some() });
    }

    fn decide_order(&mut self, wish: Option<ReadAs>, survey: &Survey, about: &About) {
        let [days, months] = survey.orders;
        let within = |which: fn(&(chrono::NaiveDate, chrono::NaiveDate)) -> chrono::NaiveDate| {
            survey.either.iter().filter(|pair| about.spans(which(pair))).count()
        };
        let (first, second) = (within(|pair| pair.0), within(|pair| pair.1));
        let (order, why, is_open) = if days != months {
            let order = if days > months { Order::DayFirst } else { Order::MonthFirst };
            (order, "other dates of the column are clear".to_owned(), days.min(months) > 0)
        } else if first != second {
            let order = if first > second { Order::DayFirst } else { Order::MonthFirst };
            (order, "so more dates are within the campaign".to_owned(), true)
        } else if about.currency.code() == "USD" {
            (Order::MonthFirst, "the campaign is in USD".to_owned(), true)
        } else {
            (Order::DayFirst, "the day mostly comes first".to_owned(), true)
        };
        let (order, why) = match wish {
            Some(ReadAs::MonthFirst) => (Order::MonthFirst, "as you said".to_owned()),
            Some(_) => (Order::DayFirst, "as you said".to_owned()),
            None => (order, why),
        };
        self.order = Some(order);
        if let Some(text) = &survey.weekday_text
            && let Some(read) = dates::day(text, order, about.near())
        {
            self.said.push(format!("\"{text}\" is read as {}.", read.day.format("%-d %B %Y")));
        }
        if let (Some(text), Some((day_first, month_first))) = (&survey.either_text, survey.either.first()) {
            let [one, other] = [day_first, month_first].map(|day| day.format("%-d %B %Y").to_string());
            let read = if order == Order::DayFirst { &one } else { &other };
            self.said.push(format!("\"{text}\" is read as {read}: {why}."));
            if is_open || wish.is_some() {
                let taken = if order == Order::DayFirst { ReadAs::DayFirst } else { ReadAs::MonthFirst };
                let readings = [(ReadAs::DayFirst, one), (ReadAs::MonthFirst, other)];
                self.ambiguity = Some(Ambiguity { text: text.clone(), readings, taken, is_answered: wish.is_some() });
            }
        }
        if days > 0 && months > 0 {
            self.said.push("Some dates have the day first and some the month; each is read as it is clear.".to_owned());
        }
    }

    fn say_currency(&mut self, heading: Option<&Heading>, survey: &Survey, about: &About) {
        let currency = about.currency;
        let other = survey.currencies.iter().find(|mark| !means(mark, currency)).cloned();
        let named = heading.and_then(|heading| heading.currency).filter(|named| *named != currency);
        if let Some(other) = other.or_else(|| named.map(|named| named.code().to_owned())) {
            self.said
                .push(format!("Some amounts are in {other}, the campaign is in {currency}. Nothing is converted."));
        }
    }
}
