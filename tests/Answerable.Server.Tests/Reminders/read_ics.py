# Reads a calendar by Debian's python3-icalendar, strictly, and says what it found, a line an entry.
import sys
from icalendar import Calendar

raw = sys.stdin.buffer.read()
assert raw.endswith(b"\r\n") and b"\n" not in raw.replace(b"\r\n", b""), "line ends"
assert all(len(line) <= 75 for line in raw.split(b"\r\n")), "a line of more than 75 octets"
calendar = Calendar.from_ical(raw)
assert not calendar.errors, calendar.errors
for event in calendar.walk("VEVENT"):
    assert not event.errors, event.errors
    for needed in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"): assert needed in event, needed
    print(event["UID"], event.decoded("DTSTART").isoformat(), str(event["SUMMARY"]), repr(str(event["DESCRIPTION"])), sep="|")
