//! The headings of databases of creators and of programs that collect profiles.

use crate::check::{check, check_columns};

#[test]
fn exports_name_their_handles() {
    // TikTok, as its own interface and as collectors flatten it.
    check_columns(
        "id | uniqueId | nickname | followerCount | followingCount | heartCount | signature | verified
         6812 | lena.kocht | Lena kocht | 42900 | 300 | 90000 | Food and travel | true
         7123 | tom_r | Tom | 12000 | 5000 | 400 | Runner | false",
        "Own column (text), Instagram handle or link, Name, Followers, Own column (number), Own column (number), \
         Own column (text), Own column (text)",
    );
    check(
        "authorMeta/name | authorMeta/nickName | authorMeta/fans | authorMeta/following | authorMeta/profileUrl
         lena.kocht | Lena kocht | 42900 | 300 | https://www.tiktok.com/@lena.kocht
         tom_r | Tom | 12000 | 5000 | https://www.tiktok.com/@tom_r",
        "Lena kocht [TT lena.kocht 42900]; authorMeta/following (number): 300
         Tom [TT tom_r 12000]; authorMeta/following (number): 5000",
    );
    // Instagram, collected.
    check(
        "username | fullName | followersCount | followsCount | postsCount | url | isVerified
         lena.c | Lena F | 42900 | 300 | 120 | https://www.instagram.com/lena.c/ | false
         tom_r | Tom R | 12000 | 5000 | 80 | https://www.instagram.com/tom_r/ | true",
        "Lena F [IG lena.c 42900]; followsCount (number): 300; postsCount (number): 120; isVerified (text): false
         Tom R [IG tom_r 12000]; followsCount (number): 5000; postsCount (number): 80; isVerified (text): true",
    );
    // Upfluence.
    check(
        "influencer_id | media_url | profile_name | first_name | last_name | phone_number | email | shipping_address.city
         81234 | https://www.instagram.com/lena.c | Lena kocht | Lena | Fischer | +49 151 2345678 | lena@example.com | Berlin
         81235 | https://www.tiktok.com/@tom_r | Tom R | Tom | Reis | +34 600 111 222 | tom@example.com | Madrid",
        "Lena Fischer [IG lena.c]; Email: lena@example.com; Phone: +49 151 2345678; influencer_id (text): 81234; \
         profile_name (text): Lena kocht; shipping_address.city (text): Berlin
         Tom Reis [TT tom_r]; Email: tom@example.com; Phone: +34 600 111 222; influencer_id (text): 81235; \
         profile_name (text): Tom R; shipping_address.city (text): Madrid",
    );
    // Aspire.
    check(
        "email | uid | instagram | tiktok | youtube | country
         lena@example.com | 4711 | lena.c | lena.tt | https://www.youtube.com/@lena | Germany
         tom@example.com | 4712 | tom_r | | | Spain",
        "lena.c [IG lena.c, TT lena.tt, YT lena]; Email: lena@example.com; Country: Germany; uid (text): 4711
         tom_r [IG tom_r]; Email: tom@example.com; Country: Spain; uid (text): 4712",
    );
    // Modash, HypeAuditor, Heepsy, Favikon, Grin, Traackr, CreatorIQ.
    check_columns(
        "Username | Full name | Followers | Avg. likes | Engagement rate | Fake followers | Profile URL | Location | Emails
         lena.c | Lena F | 42.9k | 1,200 | 4.2% | 12% | https://www.instagram.com/lena.c | Berlin | l@example.com",
        "Handle or link, Name, Followers, Own column (number), Engagement rate, Own column (number), Handle or link, Country, Email",
    );
    check_columns(
        "Account | Name | Subscribers | Quality Audience | ER | AQS | Account link | Country
         @lena.c | Lena F | 42,9K | 30K | 4,2% | 81 | https://www.instagram.com/lena.c | Germany",
        "Handle or link, Name, Followers, Own column (number), Engagement rate, Own column (number), Handle or link, Country",
    );
    check_columns(
        "Influencer Name | Instagram Username | Instagram Followers | TikTok Username | TikTok Fans | YouTube Channel Name | YouTube Channel URL
         Lena F | lena.c | 42900 | lena.tt | 5000 | Lena kocht | https://www.youtube.com/@lena",
        "Name, Instagram handle or link, Instagram followers, TikTok handle or link, TikTok followers, Own column (text), YouTube handle or link",
    );
    check_columns(
        "Publisher Name | Network | Network Username | Followers | Engagement Rate
         Lena F | Instagram | lena.c | 42900 | 4.2%",
        "Name, Network, Handle or link, Followers, Engagement rate",
    );
}
