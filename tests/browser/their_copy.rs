//! A copy of a campaign in which somebody else has worked on: an export with edits of another replica.

use serde_json::{Map, Value, json};

/// The copy, made by turning an export into what the other's export would be.
pub struct TheirCopy {
    file: Value,
    /// The index of their replica in the file.
    replica: usize,
    /// The number of their last edit.
    number: u64,
    who: String,
}

impl TheirCopy {
    /// The copy of a person with this display name, who has not edited anything yet.
    pub fn of(exported: &str, who: &str) -> Self {
        let mut file: Value = serde_json::from_str(exported).expect("an export is JSON");
        let edits = file["edits"].as_object_mut().expect("an export tells its edits");
        // Without a checksum nobody can tell that these files were made by a test.
        edits.remove("checksum");
        let seen = list(edits, "seen");
        let number = seen.iter().filter_map(Value::as_u64).max().unwrap_or(0) + 10;
        seen.push(json!(number));
        let replicas = list(edits, "replicas");
        replicas.push(json!("0badc0ffee00"));
        let replica = replicas.len() - 1;
        Self { file, replica, number, who: who.to_owned() }
    }

    /// The file.
    pub fn text(&self) -> String {
        self.file.to_string()
    }

    /// Sets a field of the record at a place such as `/campaign/influencers/0`.
    pub fn edit(&mut self, place: &str, field: &str, value: Value) {
        let stamp = self.stamp();
        let record = self.file.pointer_mut(place).expect("the record is in the file");
        record[field] = value;
        record["edits"][field] = stamp.into();
    }

    /// Adds somebody without accounts or tasks.
    pub fn add_influencer(&mut self, id: &str, name: &str) {
        self.influencers().push(json!({"id": id, "name": name}));
    }

    /// The record of the influencer at an index, to be written without a stamp as what was new with them.
    pub fn influencer(&mut self, index: usize) -> &mut Value {
        &mut self.influencers()[index]
    }

    /// Removes the influencer at an index.
    pub fn remove_influencer(&mut self, index: usize) {
        let stamp = self.stamp();
        let gone = self.influencers().remove(index);
        let id = gone["id"].as_str().expect("an influencer has an id").to_owned();
        self.file["edits"]["removed"][id] = stamp.into();
    }

    /// Makes it a client copy without prices.
    pub fn withhold_prices(&mut self) {
        self.file["withheld"] = json!(["prices"]);
        for influencer in self.influencers() {
            for task in influencer["tasks"].as_array_mut().into_iter().flatten() {
                task.as_object_mut().expect("a task is a record").remove("price");
            }
        }
    }

    fn influencers(&mut self) -> &mut Vec<Value> {
        self.file["campaign"]["influencers"].as_array_mut().expect("a campaign has influencers")
    }

    /// The stamp of their next edit, which they are noted to have made.
    fn stamp(&mut self) -> String {
        self.number += 1;
        let stamp = format!("{}.{}", self.number, self.replica);
        let edits = self.file["edits"].as_object_mut().expect("a record");
        list(edits, "seen")[self.replica] = json!(self.number);
        if !self.who.is_empty() {
            list(edits, "deeds").push(json!([stamp, "2027-05-03T08:00:00Z", self.who, "A change"]));
        }
        stamp
    }
}

fn list<'a>(record: &'a mut Map<String, Value>, key: &str) -> &'a mut Vec<Value> {
    record.entry(key).or_insert_with(|| json!([])).as_array_mut().expect("a list")
}
