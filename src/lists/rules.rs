//! How the values of one column are read, where a value alone leaves that open.

use super::about::About;
use super::dates::Order;
use super::figure::{Decimal, Figure, Point, means};
use super::known::Heading;
use super::meaning::{Meaning, OwnKind};
use super::survey::Survey;
use crate::domain::detail::Detail;

/// How the values of one column are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    point: Decide,
    /// Whether the day or the month comes first.
    pub order: Option<Order>,
    /// Whether rates are shares of one rather than percent.
    pub is_share: bool,
    /// Ten to the power of this is the unit of counts.
    pub scale: usize,
    /// What was decided, a sentence each.
    pub said: Vec<String>,
    /// Whether the order was assumed, so that the user may say otherwise.
    pub order_is_open: bool,
    /// Whether rates may be either.
    pub share_is_open: bool,
}

/// What the user has said about a column, where that is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// Whether the day or the month comes first.
    pub order: Option<Order>,
    /// Whether rates are shares of one.
    pub is_share: Option<bool>,
}

/// What a mark is that may be the decimal point or part thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Decide {
    /// This one is the decimal point.
    Point(char),
    /// It parts thousands.
    #[default]
    Thousands,
    /// It is the decimal point, whichever it is.
    Decimal,
}

impl Rules {
    /// Decides by the other values of the column, then by those of the list (`points`: how many values of it have `.`
    /// and `,` as their decimal point), then by what the column means.
    pub fn decide(
        meaning: Meaning,
        wish: Wish,
        heading: Option<&Heading>,
        survey: &Survey,
        points: [usize; 2],
        about: &About,
    ) -> Self {
        let mut rules = Self { scale: heading.map_or(0, |it| it.scale), ..Self::default() };
        match meaning {
            Meaning::Followers(_) | Meaning::TaskPrice | Meaning::TaskAt(..) | Meaning::Own(OwnKind::Number) => {
                rules.decide_point(meaning, survey, points, about);
            }
            Meaning::Detail(Detail::Engagement) => {
                rules.decide_point(meaning, survey, points, about);
                rules.decide_share(wish, heading, survey);
            }
            Meaning::TaskDate | Meaning::Own(OwnKind::Date) => rules.decide_order(wish, survey, about),
            _ => {}
        }
        let is_price = matches!(meaning, Meaning::TaskPrice | Meaning::TaskAt(..));
        if is_price || meaning == Meaning::Own(OwnKind::Number) {
            rules.say_currency(heading, survey, about);
        }
        rules
    }

    /// The value of a figure.
    pub fn value(&self, figure: &Figure) -> Option<Decimal> {
        let point = match (self.point, figure.point()?) {
            (Decide::Point(point), _) => Some(point),
            (Decide::Decimal, Point::Unclear(mark)) => Some(mark),
            _ => None,
        };
        figure.value(point)
    }

    fn decide_point(&mut self, meaning: Meaning, survey: &Survey, points: [usize; 2], about: &About) {
        let by = |[dots, commas]: [usize; 2]| match dots.cmp(&commas) {
            std::cmp::Ordering::Greater => Some('.'),
            std::cmp::Ordering::Less => Some(','),
            std::cmp::Ordering::Equal => None,
        };
        let is_count = matches!(meaning, Meaning::Followers(_));
        let mark = |point: char| if point == '.' { "a point" } else { "a comma" };
        let (decide, why) = match (by(survey.points), by(points)) {
            _ if is_count => (Decide::Thousands, "followers are whole numbers".to_owned()),
            (Some(point), _) => {
                (Decide::Point(point), format!("other values of the column have {} before decimals", mark(point)))
            }
            (None, Some(point)) => {
                (Decide::Point(point), format!("other columns have {} before decimals", mark(point)))
            }
            _ => match meaning {
                Meaning::Detail(Detail::Engagement) => (Decide::Decimal, "it is a rate".to_owned()),
                Meaning::TaskPrice | Meaning::TaskAt(..) => {
                    (Decide::Thousands, format!("prices in {} have no three decimals", about.currency))
                }
                _ => (Decide::Thousands, "three digits behind a mark are mostly thousands".to_owned()),
            },
        };
        self.point = decide;
        if let Some(text) = &survey.unclear {
            let value = Figure::parse(text).and_then(|figure| self.value(&figure)).map(|value| value.text());
            self.said.extend(value.map(|value| format!("\"{text}\" is read as {value}: {why}.")));
        }
        if survey.unclear.is_some() && !is_count && survey.points.iter().all(|count| *count > 0) {
            let said =
                "Some values have a point before decimals and some a comma; look at those of three digits behind it.";
            self.said.push(said.to_owned());
        }
    }

    fn decide_share(&mut self, wish: Wish, heading: Option<&Heading>, survey: &Survey) {
        let is_bare = survey.percents == 0 && survey.figures > 0;
        let says_percent = heading.is_some_and(|heading| heading.percent);
        let is_likely = is_bare && !says_percent && survey.shares == survey.figures;
        self.share_is_open = is_bare && survey.shares == survey.figures;
        self.is_share = wish.is_share.unwrap_or(is_likely);
        if self.is_share && is_bare {
            let sample = survey.samples.first().cloned().unwrap_or_default();
            let value =
                Figure::parse(&sample).and_then(|figure| self.value(&figure)).map(|it| it.times_ten_to(2).text());
            let value = value.or_else(|| Decimal::plain(&sample).map(|it| it.times_ten_to(2).text()));
            self.said.extend(value.map(|value| format!("\"{sample}\" is read as {value} %: no value is above 0.3.")));
        }
    }

    fn decide_order(&mut self, wish: Wish, survey: &Survey, about: &About) {
        let [days, months] = survey.orders;
        let within = |which: fn(&(chrono::NaiveDate, chrono::NaiveDate)) -> chrono::NaiveDate| {
            survey.either.iter().filter(|pair| about.spans(which(pair))).count()
        };
        let (first, second) = (within(|pair| pair.0), within(|pair| pair.1));
        let (order, why, is_open) = if days != months {
            let order = if days > months { Order::DayFirst } else { Order::MonthFirst };
            (order, "other dates of the column are clear".to_owned(), false)
        } else if first != second {
            let order = if first > second { Order::DayFirst } else { Order::MonthFirst };
            (order, "so more dates are within the campaign".to_owned(), true)
        } else if about.currency.code() == "USD" {
            (Order::MonthFirst, "the campaign is in USD".to_owned(), true)
        } else {
            (Order::DayFirst, "the day mostly comes first".to_owned(), true)
        };
        let order = match wish.order {
            Some(wished) => wished,
            None => order,
        };
        self.order = Some(order);
        self.order_is_open = is_open && !survey.either.is_empty();
        if let (Some(text), Some((day_first, month_first))) = (&survey.either_text, survey.either.first()) {
            let day = if order == Order::DayFirst { day_first } else { month_first };
            let why = if wish.order.is_some() { "as you said".to_owned() } else { why };
            self.said.push(format!("\"{text}\" is read as {}: {why}.", day.format("%-d %B %Y")));
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
