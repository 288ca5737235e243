//! A large campaign as a file, for the bench: the same for the same numbers, and like real ones in its mixture.

use serde_json::{Value, json};

/// The file's text for so many influencers with so many tasks each.
pub fn big_campaign(influencers: usize, tasks: usize) -> String {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let roster: Vec<Value> = (0..influencers).map(|number| influencer(number, tasks, &mut dice)).collect();
    json!({
        "format": "rollcall.campaign",
        "version": 1,
        "saved_at": "2027-05-02T09:30:00Z",
        "campaign": {
            "id": id(0),
            "name": format!("{influencers} influencers"),
            "client": "Northwind Drinks",
            "briefing": {
                "description": "Summer launch in twelve markets.",
                "networks": ["instagram", "youtube", "tiktok"],
                "start": "2027-04-01", "end": "2027-09-30",
                "budget": format!("{}.00", influencers * tasks * 400), "currency": "EUR",
            },
            "influencers": roster,
        },
    })
    .to_string()
}

/// Networks with the types of task that each offers, as they are saved.
const NETWORKS: [(&str, &[&str]); 8] = [
    ("instagram", &["story", "photo", "video", "carousel"]),
    ("youtube", &["video", "video_mention"]),
    ("twitter", &["tweet", "photo", "retweet"]),
    ("tiktok", &["video", "story", "live"]),
    ("facebook", &["post", "photo", "video", "story", "live"]),
    ("twitch", &["stream", "clip"]),
    ("linkedin", &["post", "article", "video"]),
    ("pinterest", &["pin", "video_pin"]),
];

const INFLUENCER_STATUSES: [&str; 6] = ["pending", "accepted", "rejected", "in_campaign", "finished", "cancelled"];
const CLIENT_STATUSES: [&str; 4] = ["pending", "accepted", "rejected", "backup"];
const TASK_STATUSES: [&str; 4] = ["pending", "in_review", "accepted", "done"];
const OTHER_TASKS: [&str; 5] = ["Event attendance", "Blog post", "Podcast", "Newsletter", "Launch party"];

/// First and last names by script; all combinations of one script are used before any comes again.
const NAMES: [(&[&str], &[&str]); 6] = [
    (
        &["Lena", "Jonas", "Marie", "Paul", "Chloé", "Mateo", "Sofía", "Björn", "Zoë", "Liam", "Ines", "Noah"],
        &["Fischer", "Müller", "García", "O’Brien", "Lindqvist", "Dubois", "Rossi", "Kowalski", "Novák", "van Dijk"],
    ),
    (
        &["Анна", "Дмитрий", "Олена", "Иван", "Марія", "Сергей", "Катерина", "Никола"],
        &["Иванова", "Петренко", "Соколов", "Шевченко", "Кузнецова", "Димитров", "Коваленко"],
    ),
    (&["花子", "太郎", "美咲", "蓮", "さくら", "大翔"], &["山田", "佐藤", "鈴木", "高橋", "田中", "渡辺", "小林"]),
    (&["ليلى", "أحمد", "فاطمة", "يوسف", "مريم", "عمر"], &["حسن", "الخطيب", "منصور", "النجار", "صالح"]),
    (&["Ελένη", "Γιώργος", "Μαρία", "Νίκος", "Κατερίνα"], &["Παπαδοπούλου", "Νικολάου", "Γεωργίου", "Δημητρίου"]),
    (&["आरव", "प्रिया", "अनन्या", "रोहन", "दीया"], &["शर्मा", "पटेल", "सिंह", "गुप्ता"]),
];

fn influencer(number: usize, tasks: usize, dice: &mut Dice) -> Value {
    let first = dice.below(NETWORKS.len());
    let count = 1 + dice.below(3);
    // Neighbours in the table, so that no network comes twice.
    let networks: Vec<usize> = (0..count).map(|step| (first + step) % NETWORKS.len()).collect();
    let accounts: Vec<Value> = networks
        .iter()
        .map(|&network| {
            let reach = 10_usize.pow(3 + u32::from(dice.below(4) as u8));
            json!({
                "network": NETWORKS[network].0,
                "handle": format!("creator{number}"),
                "followers": reach + dice.below(reach * 9),
            })
        })
        .collect();
    let tasks: Vec<Value> = (0..tasks).map(|task| self::task(number, task, &networks, dice)).collect();
    json!({
        "id": id(number * 1_000 + 1),
        "name": name(number),
        "accounts": accounts,
        "influencer_status": INFLUENCER_STATUSES[dice.below(INFLUENCER_STATUSES.len())],
        "client_status": CLIENT_STATUSES[dice.below(CLIENT_STATUSES.len())],
        "tasks": tasks,
    })
}

fn task(influencer: usize, number: usize, networks: &[usize], dice: &mut Dice) -> Value {
    let mut task = if dice.below(12) == 0 {
        let kind = OTHER_TASKS[dice.below(OTHER_TASKS.len())];
        json!({ "network": "others", "type": kind, "publication": kind != "Event attendance" })
    } else {
        let (network, kinds) = NETWORKS[networks[dice.below(networks.len())]];
        json!({ "network": network, "type": kinds[dice.below(kinds.len())] })
    };
    task["id"] = json!(id(influencer * 1_000 + 2 + number));
    task["price"] = json!(format!("{}.{:02}", dice.below(2_000), 5 * dice.below(20)));
    task["status"] = json!(TASK_STATUSES[dice.below(TASK_STATUSES.len())]);
    // A few have no date yet.
    if dice.below(20) > 0 {
        task["date"] = json!(format!("2027-{:02}-{:02}", 4 + dice.below(6), 1 + dice.below(30)));
    }
    task
}

/// Unlike any other's, because the bench, like a person, tells influencers apart by name.
fn name(number: usize) -> String {
    let (first, last) = NAMES[number % NAMES.len()];
    let turn = number / NAMES.len();
    let name = format!("{} {}", first[turn % first.len()], last[turn / first.len() % last.len()]);
    match turn / (first.len() * last.len()) {
        0 => name,
        again => format!("{name} {}", again + 1),
    }
}

fn id(number: usize) -> String {
    format!("0197a1c2-0000-7000-8000-{number:012x}")
}

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 33) % limit as u64).unwrap_or_default()
    }
}
