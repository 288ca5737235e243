//! Limits, and lists in other scripts.

use crate::check::{check, empty, plan, with};
use rollcall::domain::limits;

#[test]
fn other_scripts() {
    check(
        "Name | Instagram | Country\n森 愛子 | @aiko | 日本\nليلى حداد | @layla | لبنان",
        "森 愛子 [IG aiko]; Country: 日本\nليلى حداد [IG layla]; Country: لبنان",
    );
}

#[test]
fn more_influencers_than_fit_are_told() {
    let rows: Vec<String> = (0..=limits::INFLUENCERS).map(|n| format!("@name{n}")).collect();
    let plan = plan(&empty(), &rows.join("\n"));
    assert_eq!(plan.overflow(&empty()), Some(limits::INFLUENCERS + 1));
}

#[test]
fn no_more_own_columns_than_fit() {
    let titles: Vec<String> = (0..150).map(|n| format!("Field {n}")).collect();
    let values: Vec<String> = (0..150).map(|n| format!("value {n}")).collect();
    let list = format!("Name | {}\nLena F | {}", titles.join(" | "), values.join(" | "));
    let after = crate::check::after(&empty(), &plan(&empty(), &list));
    assert_eq!(after.table.columns().len(), rollcall::domain::table::MOST);
}

#[test]
fn links_that_are_no_profiles_give_no_account_and_a_remark() {
    check(
        "Name | Instagram
         Lena F | https://www.instagram.com/_u/lena.c
         Tom R | https://www.instagram.com/_u/tom_r
         Ada S | https://www.instagram.com/accounts/login/?next=/ada.s/
         Bo T | https://www.instagram.com/tv/CabcDEF/
         Cy U | https://www.instagram.com/s/aGlnaGxpZ2h0?story_media_id=1
         Di V | https://www.instagram.com/direct/t/17842/
         El W | https://www.instagram.com/el.w/
         Fa X | https://bit.ly/3abc
         Gu Y | https://bit.ly/3abc",
        "Lena F [IG lena.c]
         Tom R [IG tom_r]
         Ada S [IG ada.s]
         Bo T
         Cy U
         Di V
         El W [IG el.w]
         Fa X
         Gu Y
         ? 5 \"https://www.instagram.com/tv/CabcDEF/\": This link leads to a page of Instagram, not to a profile.
         ? 6 \"https://www.instagram.com/s/aGlnaGxpZ2h0?story_media_id=1\": This link leads to a page of Instagram, not to a profile.
         ? 7 \"https://www.instagram.com/direct/t/17842/\": This link leads to a page of Instagram, not to a profile.
         ? 9 \"https://bit.ly/3abc\": This is a short link, which does not say to whose profile it leads.
         ? 10 \"https://bit.ly/3abc\": This is a short link, which does not say to whose profile it leads.",
    );
    check(
        "Name | Facebook
         A | https://www.facebook.com/people/Lena-Fi/100012345678901/
         B | https://www.facebook.com/profile.php?sk=about&id=1000123
         C | https://www.facebook.com/tom.d",
        "A [FB 100012345678901]\nB [FB 1000123]\nC [FB tom.d]",
    );
    check("Name | YouTube\nAiko | https://www.youtube.com/@%E6%A3%AE%E6%84%9B%E5%AD%90", "Aiko [YT 森愛子]");
}

#[test]
fn handles_are_known_whatever_stands_around_them() {
    let campaign = with("Name | Instagram\nLena F | lena.c\nTom R | tom_r\nAda S | ada.s\nBo T | bo_t");
    for list in [
        "Name | Instagram\nLena F | \u{200e}@lena.c\nTom R | \u{2068}@tom_r\u{2069}\nAda S | ada.s\u{200b}\nBo T | ＠bo_t",
        "Instagram\n@lena.c 🎀\n✨ @tom_r ✨\n\u{feff}@ada.s\n@bo_t ✅",
        "Instagram\n@lena.c (main)\n@tom_r – food blogger\n@ada.s [DE]\nBo T (@bo_t)",
        "Name | Instagram\n𝐋𝐞𝐧𝐚 𝐅 | \n𝓣𝓸𝓶 𝓡 | \nＡｄａ Ｓ | \n🎀 Bo T 🎀 | ",
    ] {
        let plan = plan(&campaign, list);
        assert_eq!(plan.tally().new, 0, "{list}");
        assert_eq!(plan.lines.len(), 4, "{list}");
    }
}

#[test]
fn a_name_with_its_address_is_both() {
    check(
        "Name | Instagram\nLena F <lena@example.com> | @lena\n\"Ruiz, Tomás\" <tomas@example.com> | @tomas",
        "Lena F [IG lena]; Email: lena@example.com\nRuiz, Tomás [IG tomas]; Email: tomas@example.com",
    );
    check(
        "Contact email\nLena F <lena@example.com>\nTom R <mailto:tom@example.com>\nada@example.com",
        "Lena F; Email: lena@example.com\nTom R; Email: tom@example.com\nada; Email: ada@example.com",
    );
    check("Email | Name\nPA of Lena <pa@example.com> | Lena F", "Lena F; Email: pa@example.com");
}
