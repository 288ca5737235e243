//! Bars: what costs are made of, side by side. Dark, middle and light, so that grey paper tells them apart; the words
//! and amounts stand beside them.

use super::Report;
use crate::domain::money::Money;
use crate::domain::report::Cost;
use crate::html::Html;

/// How long the longest bar is, in the units of its drawing.
const LENGTH: i64 = 1_000;

/// A bar of a chart.
pub(super) struct Bar {
    /// What it is about.
    pub(super) name: String,
    /// How long it is, and of what.
    pub(super) cost: Cost,
}

impl Report<'_> {
    /// A chart of bars under a heading of its own words. What is left out of it is said by its sum: a bar of so many
    /// together would make all others too short to be told apart.
    pub(super) fn bars(&self, bars: &[Bar], rest: Option<&Bar>, html: &mut Html) {
        let most = bars.iter().map(|bar| bar.cost.total()).max().unwrap_or_default();
        html.raw("<figure class=\"r-chart\">");
        legend(html);
        for bar in bars {
            html.raw("<div class=\"r-bar\"><span dir=\"auto\">").text(&bar.name).raw("</span>");
            drawing(&bar.cost, most, html);
            html.raw("<b>").text(&self.money(bar.cost.total())).raw("</b></div>");
        }
        if let Some(rest) = rest {
            html.raw("<div class=\"r-bar\"><i>").text(&rest.name).raw("</i><span></span><b>");
            html.text(&self.money(rest.cost.total())).raw("</b></div>");
        }
        html.raw("</figure>");
    }
}

/// The bar of a cost, where the whole length is `most`.
pub(super) fn drawing(cost: &Cost, most: Money, html: &mut Html) {
    html.raw("<svg viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    let mut before = Money::ZERO;
    for (class, part) in [("r-done", cost.done), ("r-committed", cost.committed), ("r-pending", cost.pending)] {
        let (from, to) = (length(before, most), length(before + part, most));
        before = before + part;
        if to > from {
            html.raw("<rect class=\"").raw(class).raw("\" y=\"0\" height=\"10\" x=\"").number(from);
            html.raw("\" width=\"").number(to - from).raw("\"/>");
        }
    }
    html.raw("</svg>");
}

/// What the three parts of a bar are.
fn legend(html: &mut Html) {
    html.raw("<figcaption class=\"r-legend\"><span class=\"r-done\">Done</span>");
    html.raw("<span class=\"r-committed\">Committed</span><span class=\"r-pending\">Pending</span></figcaption>");
}

/// How long an amount is drawn. The product needs more than 64 bits.
pub(super) fn length(amount: Money, most: Money) -> i64 {
    if most <= Money::ZERO {
        return 0;
    }
    let length = i128::from(amount.minor()) * i128::from(LENGTH) / i128::from(most.minor());
    i64::try_from(length).unwrap_or(LENGTH).clamp(0, LENGTH)
}
