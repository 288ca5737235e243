//! Decimal numbers in plain digits: nothing here passes through floating point.

/// Most digits of a number that is read, on either side of the point.
pub const DIGITS: usize = 20;

/// A decimal number in plain digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
    negative: bool,
    whole: String,
    part: String,
}

impl Decimal {
    /// A number of these digits, before the point and behind it.
    pub fn new(negative: bool, whole: String, part: String) -> Self {
        Self { negative, whole, part }
    }

    /// A number in plain decimal digits, as the cells of spreadsheets hold it.
    pub fn plain(text: &str) -> Option<Self> {
        let (negative, digits) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
        let is_number = !whole.is_empty() && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
        (is_number && whole.len() <= DIGITS).then(|| Self {
            negative,
            whole: whole.to_owned(),
            part: part.chars().take(DIGITS).collect(),
        })
    }

    /// Times ten to the power of `power`.
    pub fn times_ten_to(mut self, power: usize) -> Self {
        for _ in 0..power {
            let digit = if self.part.is_empty() { '0' } else { self.part.remove(0) };
            self.whole.push(digit);
        }
        self
    }

    /// With at most so many decimals, and whether that was to round it.
    pub fn rounded(mut self, decimals: usize) -> (Self, bool) {
        self.part.truncate(self.part.trim_end_matches('0').len());
        if self.part.len() <= decimals {
            return (self, false);
        }
        let up = self.part.as_bytes().get(decimals).is_some_and(|digit| *digit >= b'5');
        self.part.truncate(decimals);
        if up {
            let mut digits: Vec<u8> = self.whole.bytes().chain(self.part.bytes()).collect();
            let mut at = digits.len();
            while at > 0 && digits[at - 1] == b'9' {
                digits[at - 1] = b'0';
                at -= 1;
            }
            match at.checked_sub(1) {
                Some(last) => digits[last] += 1,
                None => digits.insert(0, b'1'),
            }
            let parted = digits.len() - decimals;
            let text: String = digits.into_iter().map(char::from).collect();
            self.whole = text[..parted].to_owned();
            self.part = text[parted..].to_owned();
        }
        (self, true)
    }

    /// Whether it is below zero.
    pub fn is_negative(&self) -> bool {
        self.negative && !self.is_zero()
    }

    /// Whether there is nothing behind the point.
    pub fn is_whole(&self) -> bool {
        self.part.bytes().all(|digit| digit == b'0')
    }

    /// Whether it is at least 0 and at most `hundredths` hundredths.
    pub fn is_at_most(&self, hundredths: u64) -> bool {
        let text = self.clone().times_ten_to(2);
        let whole = text.whole.trim_start_matches('0');
        let value: Option<u64> = if whole.is_empty() { Some(0) } else { whole.parse().ok() };
        !self.is_negative() && value.is_some_and(|it| it < hundredths || (it == hundredths && text.is_whole()))
    }

    /// In one way of writing: `1234.5`.
    pub fn text(&self) -> String {
        let whole = self.whole.trim_start_matches('0');
        let part = self.part.trim_end_matches('0');
        let sign = if self.is_negative() { "-" } else { "" };
        let whole = if whole.is_empty() { "0" } else { whole };
        if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{part}") }
    }

    /// With exactly so many decimals, of which it has no more: `1234.50`.
    pub fn fixed(&self, decimals: usize) -> String {
        let text = self.text();
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        if decimals == 0 { whole.to_owned() } else { format!("{whole}.{part:0<decimals$}") }
    }

    fn is_zero(&self) -> bool {
        self.whole.bytes().chain(self.part.bytes()).all(|digit| digit == b'0')
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn rounding_is_to_the_nearest(units in 0u64..10_000_000, decimals in 0usize..4) {
            let value = Decimal::plain(&format!("{}.{:04}", units / 10_000, units % 10_000)).expect("a number");
            let step = 10u64.pow(4 - u32::try_from(decimals).expect("small"));
            let nearest = (units + step / 2) / step * step;
            let expected = Decimal::plain(&format!("{}.{:04}", nearest / 10_000, nearest % 10_000)).expect("a number");
            let (rounded, was) = value.clone().rounded(decimals);
            prop_assert_eq!(rounded.text(), expected.text());
            prop_assert_eq!(was, units % step != 0);
        }
    }
}
