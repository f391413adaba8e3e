"""Imports the packages that `mull export` writes, with where each card stands and all answers."""

import json
import os
import zlib
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest

import expected
import hostile
from harness import check, compare, counts, dump, held, mull

COUNTS = "new updated duplicate conflicting".split()
CARD = "select type, queue, due, ivl, factor, reps, lapses, left, flags, data, did from cards where id = ?"


class Package:
    """One export after another into one Anki collection."""

    def __init__(self, label: str, folder: Path, collection: Path, decks: list[str]) -> None:
        self.label, self.file, self.collection, self.decks = label, folder / "export.apkg", collection, decks
        folder.mkdir()
        self.anki = Collection(str(folder / "collection.anki2"))

    def export(self) -> tuple[list[expected.Note], dict]:
        report = mull(self.collection, "export", *self.decks, "-o", str(self.file), "--json")
        document = json.loads(mull(self.collection, "export", *self.decks, "--format", "json"))
        basic, cloze = expected.notes(document)
        return sorted(basic + cloze), json.loads(report)

    def bring(self) -> dict[str, int]:
        options = ImportAnkiPackageOptions(with_scheduling=True, with_deck_configs=True)
        request = ImportAnkiPackageRequest(package_path=str(self.file), options=options)
        return counts(self.anki.import_anki_package(request).log, COUNTS)

    def first(self) -> None:
        wanted, report = self.export()
        check(f"{self.label}: all new", self.bring(), {"found": len(wanted), "new": len(wanted)})
        compare(self.label, held(self.anki), wanted)
        check(f"{self.label}: cards", self.anki.card_count(), report["cards"])
        check(f"{self.label}: answers", self.anki.db.scalar("select count() from revlog where ease"), report["reviews"])
        before = dump(self.anki)
        for what in ("again", "exported and imported again"):
            found = self.bring()
            check(f"{self.label}, {what}: all duplicate", found, {"found": len(wanted), "duplicate": len(wanted)})
            check(f"{self.label}, {what}: nothing changed", dump(self.anki), before)
            self.export()
        problems, is_sound = self.anki.fix_integrity()
        check(f"{self.label}: Anki finds nothing wrong", [is_sound, *problems.splitlines()[:-1]], [True])


def later(folder: Path) -> None:
    """Anki takes what was written later by a second at least."""
    for deck in folder.glob("*.yaml"):
        at = deck.stat().st_mtime + 2
        os.utime(deck, (at, at))


def hostile_decks(language: str, folder: Path, collection: Path, decks: list[str]) -> None:
    package = Package(f"{language} package of hostile decks", folder / "package", collection, decks)
    package.first()
    hostile.write(collection, edited=True)
    later(collection / "decks")
    wanted, _ = package.export()
    found = package.bring()
    check(f"{package.label}, edited: all updated", found, {"found": len(wanted), "updated": len(wanted)})
    compare(f"{package.label}, edited", held(package.anki), wanted)
    hostile.write(collection)


def numeric_deck(language: str, folder: Path, collection: Path) -> None:
    """A package names decks, so numbers may stand beside others."""
    decks = [*hostile.write_numeric(collection), "hostile-1", "hostile-2"]
    Package(f"{language} package with a numeric deck", folder / "numeric-package", collection, decks).first()


FRONTS = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon", "Zeta", "Eta", "Theta"]
ENTRIES = [{"id": front.lower(), "question": f"{front}?", "answer": "Yes"} for front in FRONTS]
SESSIONS = [
    (-30, "good good again easy hard good good suspend good flag"),
    (-29, "good again good easy hard good"),
    (-20, "easy again hard good good flag good"),
    (-8, "good again hard good again"),
    (0, "good again good bury"),
]


def said(word: str) -> str:
    acts = ("suspend", "flag", "bury")
    return json.dumps({"type": word} if word in acts else {"type": "rate", "rating": word}) + "\n"


def write_studied(folder: Path, answer: str = "Yes") -> None:
    decks = folder / "decks"
    decks.mkdir(parents=True, exist_ok=True)
    gaps = {"id": "gaps", "cloze": "{{one}} and {{two}}"}
    reversed_entry = {"id": "both", "question": "There?", "answer": "Back", "reverse": "true"}
    first = [{**ENTRIES[0], "answer": answer}, *ENTRIES[1:4], gaps, reversed_entry]
    for name, cards in (("Top", first), ("Top::Below", ENTRIES[4:]), ("top::other", [{**ENTRIES[0], "id": "x"}])):
        deck_id = name.replace("::", "-")
        (decks / f"{deck_id}.yaml").write_text(json.dumps({"deck": name, "id": deck_id, "cards": cards}))


def card_guids(document: dict) -> dict[str, tuple[str, int]]:
    """The note of each card, and its number in it."""
    places: dict[str, tuple[str, int]] = {}
    for deck in document["decks"]:
        gaps: dict[str, int] = {}
        for card in deck["cards"]:
            entry = expected.entry(card)
            is_gap = card.get("form") == "cloze"
            places[card["id"]] = (expected.guid(f"{entry}#cloze" if is_gap else card["id"]), gaps.get(entry, 0))
            gaps[entry] = gaps.get(entry, 0) + (1 if is_gap else 0)
    return places


def standing(package: Package, today: date, guid: str, ord: int) -> dict:
    """Where Anki has a card, in mull's words."""
    query = "select c.id from cards c, notes n where c.nid = n.id and n.guid = ? and c.ord = ?"
    card_id = package.anki.db.scalar(query, guid, ord)
    kind, queue, due, interval, _, reps, lapses, _, flags, data, _ = package.anki.db.first(CARD, card_id)
    state = ["new", "learning", "review", "relearning"][kind]
    memory = json.loads(data)
    if due < 1_000_000_000:
        when = (today + timedelta(days=due - package.anki.sched.today)).isoformat()
    else:
        when = datetime.fromtimestamp(due, timezone.utc).isoformat()[:19]
    again = package.anki.compute_memory_state(card_id)
    return {
        "state": state,
        "due": None if kind == 0 else when,
        "interval": interval if kind == 2 else None,
        "reps": reps,
        "answers": package.anki.db.scalar("select count() from revlog where cid = ? and ease", card_id),
        "lapses": lapses,
        "suspended": queue == -1,
        "buried": queue in (-2, -3),
        "flagged": flags == 1,
        "memory": [round(memory[part], 2) for part in "sd"] if "s" in memory else None,
        "recomputed": [round(again.stability, 2), round(again.difficulty, 2)] if "s" in memory else None,
        "retention": memory.get("dr"),
    }


def wanted_standing(card: dict, progress: dict) -> dict:
    known = progress.get(card["id"], {})
    is_new = card["state"] == "new"
    due = card["due"]
    if due and len(due) > 10:
        due = datetime.fromisoformat(due).astimezone(timezone.utc).isoformat()[:19]
    is_review = card["state"] == "review"
    interval = (date.fromisoformat(due) - date.fromisoformat(known["last"])).days if is_review else None
    memory = None if is_new else [round(round(card[part], places), 2) for part, places in (("stability", 4), ("difficulty", 3))]
    return {
        "state": card["state"],
        "due": due,
        "interval": interval,
        "reps": card["reps"],
        "answers": card["reps"],
        "lapses": card["lapses"],
        "suspended": card["suspended"],
        "buried": card["buriedUntil"] is not None,
        "flagged": card["flagged"],
        "memory": memory,
        "recomputed": memory,
        "retention": None if is_new else 0.85,
    }


def is_near(found: object, wanted: object) -> bool:
    if isinstance(found, list) and isinstance(wanted, list):
        return all(abs(f - w) <= 0.011 for f, w in zip(found, wanted, strict=True))
    return found == wanted


def lying_log(language: str, folder: Path) -> None:
    """A package comes in whatever times and numbers a log has."""
    collection = folder / "lying"
    write_studied(collection)
    lines = []
    far = "9999-12-31T23:59:59.999+00:00"
    ends = ("0001-01-01", "1969-12-31", "2026-02-28", "9999-12-31")
    for number, (at, due) in enumerate((at, due) for at in ends for due in (*ends, far)):
        review = {
            **{"v": 1, "id": f"01{number:024}", "card": f"Top/{FRONTS[number % 4].lower()}", "at": f"{at}T10:00:00.000+00:00"},
            **{"day": at, "type": "review", "rating": number % 4 + 1, "ms": 2**52, "step": 2**31},
            **{"state": ("learning", "review", "relearning")[number % 3], "due": due, "kind": "due"},
        }
        body = json.dumps(review, separators=(",", ":"))
        lines.append(f'{body[:-1]},"sum":"{zlib.crc32(body.encode()):08x}"}}\n')
    (collection / "reviews").mkdir()
    (collection / "reviews" / "liar.jsonl").write_text("".join(lines))
    package = Package(f"{language} package of a log that lies", folder / "lying-package", collection, ["Top"])
    package.first()
    check(f"{package.label}: every answer", package.anki.db.scalar("select count() from revlog"), len(lines))


def studied_decks(language: str, folder: Path) -> None:
    collection = folder / "studied"
    write_studied(collection)
    (collection / "mull.yaml").write_text("desired_retention: 0.85\nnew_per_day: 9\n")
    now = datetime.now(timezone.utc)
    for days, words in SESSIONS:
        at = (now + timedelta(days=days, minutes=-5)).isoformat(timespec="milliseconds")
        mull(collection, "review", "--json", at=at, said="".join(map(said, words.split())))
    decks = ["Top", "Top-Below", "top-other"]
    package = Package(f"{language} package of studied decks", folder / "studied-package", collection, decks)
    package.anki.set_config("fsrs", True)
    package.first()
    today = date.fromisoformat(json.loads(mull(collection, "due", "--json"))["day"])
    progress = json.loads((collection / "progress.json").read_text())["cards"]
    listed = json.loads(mull(collection, "list", "--json"))
    places = card_guids(json.loads(mull(collection, "export", *decks, "--format", "json")))
    states = {card["state"] for card in listed}
    check(f"{package.label}: all states are there", states >= {"new", "learning", "review", "relearning"}, True)
    for part in ("suspended", "flagged", "buriedUntil"):
        check(f"{package.label}: some are {part}", any(card[part] for card in listed), True)
    for card in listed:
        found, wanted = standing(package, today, *places[card["id"]]), wanted_standing(card, progress)
        for part, value in wanted.items():
            same = is_near(found[part], value)
            check(f"{package.label}: {part} of {card['id']}", value if same else found[part], value)
    preset = package.anki.decks.config_dict_for_deck_id(package.anki.decks.id("Top"))
    steps = (preset["name"], preset["desiredRetention"], preset["new"]["perDay"], preset["new"]["delays"])
    check(f"{package.label}: the preset", steps, ("mull", 0.85, 9, [1, 10]))
    edit_one(package)


def edit_one(package: Package) -> None:
    """Studied on in Anki and edited in mull: the text is mull's, the schedule Anki's."""
    database = package.anki.db
    query = "select c.id from cards c, notes n where c.nid = n.id and n.guid = ?"
    card_id = database.scalar(query, expected.guid("Top/alpha"))
    package.anki.sched.set_due_date([card_id], "17")
    schedule = [database.all(f"{CARD.split(' where')[0]} order by id"), database.all("select * from revlog order by id")]
    fields = dict(database.all("select guid, flds from notes"))
    write_studied(package.collection, answer="No")
    later(package.collection / "decks")
    wanted, _ = package.export()
    check(f"{package.label}, one edited: updated", package.bring(), {"found": len(wanted), "updated": len(wanted)})
    changed = {guid for guid, text in database.all("select guid, flds from notes") if fields[guid] != text}
    check(f"{package.label}, one edited: one note has another text", changed, {expected.guid("Top/alpha")})
    compare(f"{package.label}, one edited", held(package.anki), wanted)
    kept = [database.all(f"{CARD.split(' where')[0]} order by id"), database.all("select * from revlog order by id")]
    check(f"{package.label}, one edited: the schedule is kept", kept, schedule)
