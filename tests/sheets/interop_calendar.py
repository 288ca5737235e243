"""Reads the calendar files that Rollcall has written with icalendar, and takes the later one as an update."""

import json
import sys
from datetime import date, timedelta
from pathlib import Path

from icalendar import Calendar

FOLDER = Path(sys.argv[1])


def events(name):
    """The events of a file by their UID, each checked against what it is to say."""
    content = (FOLDER / f"{name}.ics").read_bytes()
    assert all(len(line) <= 75 for line in content.split(b"\r\n")), f"{name}: a line is too long"
    calendar = Calendar.from_ical(content)
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"], f"{name}: {calendar}"
    assert not calendar.errors, calendar.errors
    found = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    expected = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert len(calendar.walk("VEVENT")) == len(expected) > 0, f"{name}: {len(found)} events"
    for task in expected:
        event = found[task["uid"]]
        assert not event.errors, event.errors
        day = date.fromisoformat(task["date"])
        assert event.decoded("DTSTART") == day and type(event.decoded("DTSTART")) is date, event["DTSTART"].dt
        assert event.decoded("DTEND") == day + timedelta(days=1), event["DTEND"].dt
        assert event.decoded("SUMMARY").decode().startswith(f"{task['name']}: "), event["SUMMARY"]
        assert event.decoded("SUMMARY").decode().endswith(task["type"]), event["SUMMARY"]
        lines = event.decoded("DESCRIPTION").decode().split("\n")
        assert f"Task status: {task['status']}" in lines, lines
        assert any(line.startswith(f"Influencer: {task['name']}") for line in lines), lines
        assert str(event["STATUS"]) in ("CONFIRMED", "TENTATIVE", "CANCELLED"), event["STATUS"]
        assert event.decoded("DTSTAMP").isoformat() == "2027-05-02T09:30:00+00:00", event["DTSTAMP"].dt
    return found


before, after = events("before"), events("after")
assert before.keys() == after.keys(), "a second import would double"
changed = [uid for uid in before if before[uid].to_ical() != after[uid].to_ical()]
assert len(changed) == 1, changed
assert after[changed[0]]["SEQUENCE"] > before[changed[0]]["SEQUENCE"], "a calendar would not take the change"
print(f"icalendar reads {len(after)} events, and takes a change as one.")
