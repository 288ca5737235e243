//! Links as people paste them: whose profile they lead to, and which lead to none.

use rollcall::domain::handle::Handle;
use rollcall::domain::network::Network;
use std::collections::HashMap;

/// The network and handle of a link, or `-` with the network where it leads to no profile.
fn told(link: &str) -> String {
    let found = match Handle::from_link(link) {
        Some((network, Ok(handle))) => format!("{} {handle}", network.key()),
        Some((network, Err(_))) => format!("{} -", network.key()),
        None => "none".to_owned(),
    };
    // A form for that network's handle says the same.
    if let Some((network, read)) = Handle::from_link(link) {
        assert_eq!(Handle::parse(network, link).ok(), read.ok(), "{link}");
    }
    found
}

/// Checks links with what each tells, separated by `|`.
#[track_caller]
fn check(links: &str, expected: &str) {
    let links = links.split('|').map(|link| link.trim().trim_matches(['<', '>']));
    let wrong: Vec<String> =
        links.filter(|link| told(link) != expected).map(|link| format!("{link}: {}", told(link))).collect();
    assert!(wrong.is_empty(), "not {expected}:\n{}", wrong.join("\n"));
}

#[test]
fn links_to_profiles_tell_the_handle() {
    for (links, expected) in [
        (
            "instagram.com/lena.c|https://www.instagram.com/lena.c/|https://instagram.com/lena.c?igsh=MTIz&hl=de|http://m.instagram.com/lena.c/\
             |https://www.instagram.com/_u/lena.c|https://instagram.com/_u/lena.c/?x=1|https://www.instagram.com/lena.c/reels/\
             |https://www.instagram.com/accounts/login/?next=/lena.c/|https://www.instagram.com/accounts/login/?hl=en&next=%2Flena.c%2F\
             |https://www.instagram.com/accounts/login/?next=https%3A%2F%2Fwww.instagram.com%2Flena.c%2F%3Fhl%3Den\
             |https://l.instagram.com/?u=https%3A%2F%2Fwww.instagram.com%2Flena.c&e=AT0|INSTAGRAM.COM/lena.c|//instagram.com/lena.c\
             |https://www.instagram.com:443/lena.c|instagr.am/lena.c|https://ig.me/m/lena.c|https://instagram.com/@lena.c\
             |https://www.instagram.com/lena.c/reel/C1abc/|https://www.instagram.com/%6Cena.c|<https://instagram.com/lena.c>",
            "instagram lena.c",
        ),
        (
            "https://www.tiktok.com/@lena.kocht|tiktok.com/@lena.kocht?lang=de&is_from_webapp=1|https://m.tiktok.com/@lena.kocht\
             |https://www.tiktok.com/%40lena.kocht|https://www.tiktok.com/@lena.kocht/video/7123456789012345678|https://www.tiktok.com/@lena.kocht/live\
             |https://www.tiktok.com/login?redirect_url=https%3A%2F%2Fwww.tiktok.com%2F%40lena.kocht",
            "tiktok lena.kocht",
        ),
        (
            "https://www.youtube.com/@森愛子|https://www.youtube.com/@%E6%A3%AE%E6%84%9B%E5%AD%90|https://m.youtube.com/@森愛子/videos|https://youtube.com/c/森愛子\
             |https://music.youtube.com/@森愛子|https://www.youtube.com/user/森愛子|youtube.com/%40%E6%A3%AE%E6%84%9B%E5%AD%90\
             |https://accounts.youtube.com/ServiceLogin?continue=https%3A%2F%2Fwww.youtube.com%2F%40%25E6%25A3%25AE%25E6%2584%259B%25E5%25AD%2590",
            "youtube 森愛子",
        ),
        ("https://www.youtube.com/channel/UCabc-_1/featured", "youtube UCabc-_1"),
        (
            "https://x.com/lena|https://twitter.com/lena?s=20|https://mobile.twitter.com/lena|https://x.com/@lena|https://twitter.com/#!/lena\
             |https://x.com/lena/status/1234567|https://twitter.com/intent/user?screen_name=lena|https://twitter.com/intent/follow?original_referer=x&screen_name=lena\
             |https://twitter.com/login?redirect_after_login=%2Flena|https://x.com/i/flow/login?redirect_after_login=%2Flena",
            "twitter lena",
        ),
        (
            "https://www.facebook.com/profile.php?id=1000123|https://www.facebook.com/profile.php?sk=about&id=1000123|facebook.com/profile.php?id=1000123&mibextid=x\
             |https://m.facebook.com/profile.php?v=info&amp;id=1000123|https://www.facebook.com/people/Lena-Fi/1000123/|https://www.facebook.com/people/_/1000123\
             |https://www.facebook.com/pages/Lena-Kocht/1000123|https://www.facebook.com/p/Lena-Kocht-1000123/|https://www.facebook.com/pages/category/Blogger/Lena-Kocht-1000123/\
             |https://www.facebook.com/login.php?next=https%3A%2F%2Fwww.facebook.com%2Fprofile.php%3Fid%3D1000123|https://www.facebook.com/1000123",
            "facebook 1000123",
        ),
        (
            "https://www.facebook.com/tom.d|https://de-de.facebook.com/tom.d/about|fb.com/tom.d|https://www.facebook.com/pg/tom.d/posts/|https://m.me/tom.d\
             |https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Ftom.d|https://l.facebook.com/l.php?u=https%3A%2F%2Ffacebook.com%2Ftom.d&h=AT",
            "facebook tom.d",
        ),
        (
            "https://www.twitch.tv/lena|https://m.twitch.tv/lena/about|https://www.twitch.tv/lena/clip/Abc|https://www.twitch.tv/popout/lena/chat|https://www.twitch.tv/moderator/lena",
            "twitch lena",
        ),
        (
            "https://www.linkedin.com/in/lena-f|https://de.linkedin.com/in/lena-f/|https://www.linkedin.com/comm/in/lena-f?midToken=x|linkedin.com/mwlite/in/lena-f\
             |https://www.linkedin.com/authwall?trk=gf&sessionRedirect=https%3A%2F%2Fwww.linkedin.com%2Fin%2Flena-f|https://www.linkedin.com/in/lena-f/detail/recent-activity/\
             |https://www.linkedin.com/uas/login?session_redirect=%2Fin%2Flena-f|https://www.linkedin.com/company/lena-f",
            "linkedin lena-f",
        ),
        (
            "https://www.pinterest.de/lena/|https://pinterest.com/lena/_created|https://de.pinterest.com/lena|https://www.pinterest.co.uk/lena/vegan-food/",
            "pinterest lena",
        ),
    ] {
        check(links, expected);
    }
}

#[test]
fn links_to_anything_else_give_no_handle() {
    for (network, links) in [
        (
            "instagram",
            "instagram.com/p/Cx1/|https://www.instagram.com/reel/Cx1/?igsh=a|https://www.instagram.com/reels/Cx1|https://www.instagram.com/tv/CabcDEF/\
             |https://www.instagram.com/s/aGlnaGxpZ2h0?story_media_id=1|https://www.instagram.com/stories/lena/3123/|https://www.instagram.com/stories/highlights/179/\
             |https://www.instagram.com/direct/t/17842/|https://www.instagram.com/explore/tags/vegan/|https://www.instagram.com/explore/|https://www.instagram.com/accounts/login/\
             |https://www.instagram.com/accounts/edit/|https://www.instagram.com/accounts/login/?next=/p/Cx1/|https://www.instagram.com/|instagram.com|https://instagram.com/?hl=de\
             |https://www.instagram.com/share/BAabc|https://help.instagram.com/123|https://business.instagram.com/lena|https://www.instagram.com/_u/|https://www.instagram.com/P/Cx1",
        ),
        (
            "tiktok",
            "https://www.tiktok.com/t/ZTabc/|https://vm.tiktok.com/ZMabc/|vt.tiktok.com/ZSabc|https://www.tiktok.com/tag/vegan|https://www.tiktok.com/music/x-123\
             |https://www.tiktok.com/foryou|https://www.tiktok.com/explore|https://www.tiktok.com/discover/lena|https://www.tiktok.com/search?q=lena|https://www.tiktok.com/v/712.html\
             |https://www.tiktok.com/live|https://ads.tiktok.com/lena|https://www.tiktok.com/|https://www.tiktok.com/share/user/712|https://www.tiktok.com/embed/v2/712|https://www.tiktok.com/@",
        ),
        (
            "youtube",
            "https://www.youtube.com/watch?v=abc|https://youtu.be/abc|youtu.be/abc?t=1|https://www.youtube.com/shorts/abc|https://www.youtube.com/playlist?list=x\
             |https://www.youtube.com/results?search_query=lena|https://www.youtube.com/hashtag/vegan|https://www.youtube.com/live/abc|https://www.youtube.com/embed/abc\
             |https://www.youtube.com/feed/subscriptions|https://www.youtube.com/post/Ugk|https://www.youtube.com/clip/Ugk|https://www.youtube.com/|https://www.youtube.com/channel/\
             |https://support.youtube.com/lena|https://www.youtube.com/redirect?q=https%3A%2F%2Flena.blog|https://www.youtube.com/v/abc|https://www.youtube.com/gaming",
        ),
        (
            "twitter",
            "https://x.com/i/status/123|https://x.com/i/user/123|https://x.com/home|https://x.com/explore|https://x.com/search?q=lena|https://twitter.com/hashtag/vegan\
             |https://twitter.com/intent/tweet?text=x|https://x.com/share?url=x|https://x.com/messages/1|https://x.com/|https://x.com/settings/account|https://help.x.com/lena|https://x.com/i/spaces/1",
        ),
        (
            "facebook",
            "https://www.facebook.com/share/1AbC/|https://www.facebook.com/reel/123|https://www.facebook.com/watch/?v=123|https://www.facebook.com/groups/vegan/|https://www.facebook.com/events/123\
             |https://www.facebook.com/story.php?story_fbid=1&id=2|https://www.facebook.com/permalink.php?story_fbid=1&id=2|https://www.facebook.com/photo/?fbid=1|https://www.facebook.com/photo.php?fbid=1\
             |https://www.facebook.com/profile.php|https://www.facebook.com/profile.php?sk=about|https://www.facebook.com/profile.php?id=|https://www.facebook.com/people/Lena-Fi/|https://www.facebook.com/\
             |https://www.facebook.com/marketplace/item/1|https://www.facebook.com/hashtag/vegan|https://www.facebook.com/stories/123|https://fb.me/e/1abc|https://www.facebook.com/login/|https://www.facebook.com/sharer.php?u=x\
             |https://business.facebook.com/lena|https://www.facebook.com/p/Lena-Kocht/",
        ),
        (
            "twitch",
            "https://www.twitch.tv/videos/123|https://clips.twitch.tv/Abc|https://www.twitch.tv/directory/category/x|https://www.twitch.tv/|https://www.twitch.tv/settings/profile|https://www.twitch.tv/team/x",
        ),
        (
            "linkedin",
            "https://www.linkedin.com/posts/lena-f_vegan-activity-71|https://www.linkedin.com/feed/update/urn:li:activity:71/|https://www.linkedin.com/pulse/vegan-lena|https://www.linkedin.com/jobs/view/1\
             |https://www.linkedin.com/in/|https://www.linkedin.com/groups/1|https://www.linkedin.com/sales/people/ACw|https://www.linkedin.com/authwall|https://www.linkedin.com/|https://www.linkedin.com/profile/view?id=1",
        ),
        (
            "pinterest",
            "https://www.pinterest.com/pin/123/|https://www.pinterest.de/ideas/vegan/91/|https://www.pinterest.com/search/pins/?q=x|https://www.pinterest.com/",
        ),
    ] {
        check(links, &format!("{network} -"));
    }
    for link in [
        "https://lena.blog",
        "lena",
        "@lena",
        "https://bit.ly/3abc",
        "notinstagram.com/lena",
        "instagram.com.evil.org/lena",
    ] {
        check(link, "none");
    }
}

/// Two links to different things never give one handle.
#[test]
fn links_to_posts_make_nobody_somebody_else() {
    let mut seen: HashMap<String, &str> = HashMap::new();
    let network = Network::from_key("instagram").expect("a network");
    for link in
        ["instagram.com/p/1", "instagram.com/p/2", "instagram.com/tv/1", "instagram.com/s/1", "instagram.com/_u/p"]
    {
        if let Ok(handle) = Handle::parse(network, link) {
            assert_eq!(seen.insert(handle.to_string(), link), None, "{link}");
        }
    }
}
