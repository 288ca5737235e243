//! Fields that this version does not know are kept at every level and written back.

use crate::people::ids;
use rollcall::document::{Document, read, write, write_compact};
use rollcall::domain::command::{Command, TaskChange, TaskEdit, apply};
use rollcall::domain::task::TaskKind;
use serde_json::{Value, json};

fn file() -> Value {
    json!({
        "format": "rollcall.campaign", "version": 1, "saved_at": "2027-05-02T09:30:00Z",
        "generator": null,
        "campaign": {
            "id": "0197a1c2-0000-7c6e-bc20-d8212789d059", "name": "Summer", "theme": {"hue": 12},
            "briefing": {"currency": "EUR", "hashtags": ["#a", "#b"]},
            "influencers": [{
                "id": "0197a1c2-0000-7c6f-9dcc-6bc4506bf2ef", "name": "Lena", "rating": 5,
                "influencer_status": "pending", "client_status": "pending",
                "accounts": [{"network": "instagram", "handle": "lena", "verified": true}],
                "tasks": [
                    {"id": "0197a1c2-0000-75d9-83b6-411d9531985d", "network": "instagram", "type": "story",
                     "price": "5.00", "status": "pending", "link": "https://a.b/c", "publication": "weekly"},
                    {"id": "0197a1c2-0000-76ca-b4eb-252b0f21ddb6", "network": "others", "type": "Podcast",
                     "publication": true, "price": "0.00", "status": "pending", "": [], "x": -0.5}
                ]
            }]
        }
    })
}

#[test]
fn unknown_fields_of_every_record_are_written_back() {
    let opened = read(file().to_string().as_bytes(), &mut ids()).expect("opens");
    assert_eq!(opened.repairs, []);
    let written = write(&opened.document, "2027-05-02T09:30:00Z");
    let mut written = serde_json::from_str::<Value>(&written).expect("JSON");
    written.as_object_mut().expect("an object").remove("edits");
    assert_eq!(written, file());
}

#[test]
fn a_field_is_never_written_twice() {
    let mut campaign = read(file().to_string().as_bytes(), &mut ids()).expect("opens").document.campaign;
    // As an Others task, it has a `publication` of its own beside the unknown one that it came with.
    let mut story = campaign.roster[0].tasks[0].clone();
    story.kind = TaskKind::Other { text: "Launch".to_owned(), publication: false };
    let change = TaskChange { influencer: campaign.roster[0].id, edit: TaskEdit::Put(story) };
    apply(&mut campaign, Command::ChangeTasks(vec![change])).expect("applies");
    let written = write_compact(&Document::new(campaign.clone()), "");
    let reopened = read(written.as_bytes(), &mut ids()).expect("a sound file");
    assert!(!reopened.document.campaign.roster[0].tasks[0].kind.is_publication());
}

#[test]
fn a_field_that_stands_twice_is_refused_because_one_would_be_lost() {
    for (inside, place) in [
        (r#""name":"A","name":"B""#, "campaign.name"),
        (r#""name":"A","x":1,"x":2"#, "campaign.x"),
        (r#""name":"A","x":[{"y":1,"y":2}]"#, "campaign.x[0].y"),
        (r#""name":"A","client":null,"client":"B""#, "campaign.client"),
    ] {
        let file = format!(r#"{{"format":"rollcall.campaign","version":1,"campaign":{{{inside}}}}}"#);
        let error = read(file.as_bytes(), &mut ids()).expect_err(inside);
        assert_eq!(error.to_string(), format!("{place}: this field stands here twice"));
    }
}
