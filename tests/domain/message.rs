//! Messages: what a template makes of an influencer, and that no text becomes markup.

use crate::arbitrary::campaign as any_campaign;
use crate::people::{campaign, day, person, task};
use crate::words::words;
use proptest::prelude::*;
use rollcall::domain::campaign::Campaign;
use rollcall::domain::influencer::Influencer;
use rollcall::domain::message::{Also, Field, ORIGINAL, Recipients, Template};
use rollcall::domain::status::InfluencerStatus;

fn summer() -> Campaign {
    let mut story = task(2, "instagram", "story", 35_000);
    story.date = Some(day("2027-06-01"));
    let mut carousel = task(1, "instagram", "carousel", 120_000);
    carousel.date = Some(day("2027-06-10"));
    let party = task(3, "others", "Launch <party>", 0);
    let ana = Influencer { tasks: vec![party, carousel, story], ..person(1, "Ana & Co", &["instagram"]) };
    let mut campaign = campaign(vec![ana, person(2, "Ben", &[])]);
    campaign.briefing.start = Some(day("2027-06-01"));
    campaign
}

#[test]
fn a_template_is_filled_in_as_text_and_as_html() {
    let campaign = summer();
    let check = |template: &str, text: &str, html: &str| {
        let influencer = campaign.roster.iter().next().expect("Ana");
        let message = Template::parse(template).fill(&campaign, influencer, words());
        assert_eq!(message.text(), text, "{template}");
        assert_eq!(message.html().finish(), html, "{template}");
    };
    check("Hi {name},", "Hi Ana & Co,", "<p dir=\"auto\">Hi Ana &amp; Co,</p>");
    check("{ Name } {HANDLE}", "Ana & Co @Ana & Co", "<p dir=\"auto\">Ana &amp; Co @Ana &amp; Co</p>");
    check("a\nb\n\nc", "a\nb\n\nc", "<p dir=\"auto\">a<br>b</p><p dir=\"auto\">c</p>");
    check(
        "Yours:\n{tasks}",
        "Yours:\n• Instagram Story, 2027-06-01, EUR 350.00\n• Instagram Carousel, 2027-06-10, EUR 1200.00\n• Launch <party>, EUR 0.00",
        "<p dir=\"auto\">Yours:</p><ul dir=\"auto\"><li>Instagram Story, 2027-06-01, EUR 350.00</li>\
         <li>Instagram Carousel, 2027-06-10, EUR 1200.00</li><li>Launch &lt;party&gt;, EUR 0.00</li></ul>",
    );
    check(
        "So: {plan}.",
        "So: Instagram Story, 2027-06-01; Instagram Carousel, 2027-06-10; Launch <party>.",
        "<p dir=\"auto\">So: Instagram Story, 2027-06-01; Instagram Carousel, 2027-06-10; Launch &lt;party&gt;.</p>",
    );
    check("{count}, {total}", "3 tasks, EUR 1550.00", "<p dir=\"auto\">3 tasks, EUR 1550.00</p>");
    check("{start} {dates}", "2027-06-01 from 2027-06-01", "<p dir=\"auto\">2027-06-01 from 2027-06-01</p>");
    check("{nmae} {} {a{b}", "{nmae} {} {a{b}", "<p dir=\"auto\">{nmae} {} {a{b}</p>");
    check("", "", "");
}

#[test]
fn who_is_out_or_has_no_tasks_gets_a_message_only_when_asked_for() {
    let with = |id, name, status, tasks: u32| Influencer {
        influencer_status: status,
        tasks: (0..tasks).map(|number| task(u128::from(number) + id * 100, "instagram", "story", 1)).collect(),
        ..person(id, name, &[])
    };
    let campaign = campaign(vec![
        with(1, "Ana", InfluencerStatus::Accepted, 1),
        with(2, "Ben", InfluencerStatus::Rejected, 1),
        with(3, "Cleo", InfluencerStatus::Cancelled, 0),
        with(4, "Dora", InfluencerStatus::Pending, 0),
        with(5, "Eve", InfluencerStatus::Finished, 2),
    ]);
    let mut people: Vec<_> = campaign.roster.iter().map(|influencer| influencer.id).collect();
    people.reverse();
    let check = |out: bool, idle: bool, expected: &[&str]| {
        let recipients = Recipients::of(&campaign, &people, Also { out, idle });
        let names: Vec<&str> =
            recipients.ids.iter().filter_map(|id| campaign.roster.get(*id)).map(Influencer::name).collect();
        assert_eq!((names.as_slice(), recipients.out, recipients.idle), (expected, 2, 2));
    };
    check(false, false, &["Eve", "Ana"]);
    check(true, false, &["Eve", "Ben", "Ana"]);
    check(false, true, &["Eve", "Dora", "Ana"]);
    check(true, true, &["Eve", "Dora", "Cleo", "Ben", "Ana"]);
    assert_eq!(Recipients::of(&campaign, &people[4..], Also::default()).ids, people[4..]);
}

#[test]
fn what_is_no_field_and_what_has_no_value_is_said() {
    let unknown = |template: &str| Template::parse(template).unknown();
    assert_eq!(unknown(ORIGINAL), [] as [String; 0]);
    assert_eq!(unknown("{nmae} {first name} {nmae} {x: 1} {}"), ["nmae", "first name"]);
    let campaign = summer();
    let ben = campaign.roster.iter().nth(1).expect("Ben");
    let message = Template::parse("{name} {handle} {client} {client}\n{tasks}\n{end}").fill(&campaign, ben, words());
    assert_eq!(message.empty, [Field::Handle, Field::Client, Field::Tasks, Field::End]);
}

proptest! {
    /// Whatever the template and the campaign say: no panic, and the only markup is ours.
    #[test]
    fn nothing_that_a_person_wrote_is_markup(
        campaign in any_campaign(),
        template in "(\\{(name|tasks|client|plan|x)\\}|[<>&\"'{}a-z\n ]|\\PC){0,30}",
    ) {
        for influencer in &campaign.roster {
            let message = Template::parse(&template).fill(&campaign, influencer, words());
            let mut html = message.html().finish();
            for tag in ["<p dir=\"auto\">", "</p>", "<br>", "<ul dir=\"auto\">", "</ul>", "<li>", "</li>"] {
                html = html.replace(tag, "");
            }
            prop_assert!(!html.contains(['<', '>', '"']), "{}", html);
        }
    }
}
