"""What the checks share: mull, the real Anki, and how their notes are compared."""

import os
import subprocess
import sys
from pathlib import Path

from anki.collection import Collection

import expected

PROJECT = Path(sys.argv[1]).resolve()
results: list[bool] = []


def check(name: str, found: object, wanted: object) -> None:
    results.append(found == wanted)
    print(f"{'ok  ' if found == wanted else 'FAIL'} {name}")
    if found == wanted:
        return
    if isinstance(found, list) and isinstance(wanted, list) and len(found) == len(wanted):
        found, wanted = next((f, w) for f, w in zip(found, wanted) if f != w)
    print(f"     found  {ascii(found)[:2000]}\n     wanted {ascii(wanted)[:2000]}")


def mull(collection: Path, *args: str, at: str | None = None, said: str = "") -> str:
    """Runs mull, at another time than now if one is given."""
    program = ["node", str(PROJECT / "bin" / "mull.js"), "--collection", str(collection)]
    clock = {"MULL_NOW": at} if at else {}
    run = subprocess.run(
        [*program, *args], input=said, capture_output=True, encoding="utf-8", env={**os.environ, **clock}
    )
    if run.returncode:
        sys.exit(f"mull {' '.join(args)} ended with {run.returncode}:\n{run.stderr}")
    return run.stdout


def counts(log: object, names: list[str]) -> dict[str, int]:
    """What became of the notes of an import. Gives the counts that are not 0."""
    found = {"found": log.found_notes, **{name: len(getattr(log, name)) for name in names}}
    return {name: count for name, count in found.items() if count}


def held(anki_collection: Collection) -> list[expected.Note]:
    found = []
    for note_id in anki_collection.find_notes(""):
        note = anki_collection.get_note(note_id)
        decks = sorted({anki_collection.decks.name(card.did) for card in note.cards()})
        front, back = note.fields
        is_cloze = note.note_type()["type"] == 1
        front, back = (expected.decoded_gaps if is_cloze else expected.decoded)(front), expected.decoded(back)
        if is_cloze:
            check(f"a card for each gap of {note.guid}", len(note.cards()), front.count("\n--\n"))
        found.append(expected.Note(note.guid, "|".join(decks), tuple(sorted(note.tags)), front, back))
    return sorted(found)


def dump(anki_collection: Collection) -> list:
    """Everything that a second import could change."""
    database = anki_collection.db
    decks = sorted((deck.id, deck.name) for deck in anki_collection.decks.all_names_and_ids())
    notes = database.all("select id, guid, mid, mod, usn, tags, flds, sfld, csum from notes order by id")
    cards = database.all("select * from cards order by id")
    return [decks, notes, cards, database.all("select * from revlog order by id")]


def compare(label: str, found: list[expected.Note], wanted: list[expected.Note]) -> None:
    check(f"{label}: number of notes", len(found), len(wanted))
    for part in expected.Note._fields:
        check(f"{label}: {part} as written", *([getattr(note, part) for note in side] for side in (found, wanted)))
