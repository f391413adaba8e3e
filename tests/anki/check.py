"""Imports what `mull export` writes into the real Anki, and compares every note with the JSON export.

Usage: check.py PROJECT_FOLDER. Needs the package `anki`, which is AGPL: a test tool, never shipped.
"""

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import copytree

import anki.lang
from anki.collection import Collection, ImportCsvRequest

import expected
import hostile

PROJECT = Path(sys.argv[1]).resolve()
COUNTS = "new updated duplicate conflicting first_field_match missing_notetype missing_deck empty_first_field".split()

results: list[bool] = []


def check(name: str, found: object, wanted: object) -> None:
    results.append(found == wanted)
    print(f"{'ok  ' if found == wanted else 'FAIL'} {name}")
    if found == wanted:
        return
    if isinstance(found, list) and isinstance(wanted, list) and len(found) == len(wanted):
        found, wanted = next((f, w) for f, w in zip(found, wanted) if f != w)
    print(f"     found  {ascii(found)[:2000]}\n     wanted {ascii(wanted)[:2000]}")


def mull(collection: Path, *args: str) -> str:
    program = ["node", str(PROJECT / "bin" / "mull.js"), "--collection", str(collection)]
    done = subprocess.run([*program, *args], capture_output=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"mull {' '.join(args)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


def import_csv(anki_collection: Collection, file: Path) -> dict[str, int]:
    """Imports with the settings that Anki's own dialog would open with. Gives the counts that are not 0.

    In a translated Anki no type of note is called Cloze, so a person chooses it.
    """
    metadata = anki_collection.get_csv_metadata(str(file), None)
    if file.suffixes[-2:] == [".cloze", ".csv"]:
        kinds = [kind for kind in anki_collection.models.all() if kind["type"] == 1 and len(kind["flds"]) == 2]
        metadata.global_notetype.id = kinds[0]["id"]
    log = anki_collection.import_csv(ImportCsvRequest(path=str(file), metadata=metadata)).log
    counts = {"found": log.found_notes, **{name: len(getattr(log, name)) for name in COUNTS}}
    return {name: count for name, count in counts.items() if count}


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
    notes = database.all("select id, guid, mid, mod, usn, tags, flds from notes order by id")
    return [decks, notes, database.all("select id, nid, did, mod from cards order by id")]


def compare(label: str, found: list[expected.Note], wanted: list[expected.Note]) -> None:
    check(f"{label}: number of notes", len(found), len(wanted))
    for part in expected.Note._fields:
        check(f"{label}: {part} as written", *([getattr(note, part) for note in side] for side in (found, wanted)))


class Import:
    """One export and the fresh Anki collection it goes to."""

    def __init__(self, label: str, folder: Path, collection: Path, decks: list[str]) -> None:
        self.label, self.file, self.collection, self.decks = label, folder / "export.csv", collection, decks
        folder.mkdir()
        self.anki = Collection(str(folder / "collection.anki2"))

    def export(self) -> dict:
        """Writes the file for Anki, and gives the same decks as JSON."""
        mull(self.collection, "export", *self.decks, "-o", str(self.file))
        return json.loads(mull(self.collection, "export", *self.decks, "--format", "json"))

    def each(self, basic: int, cloze: int, outcome: str) -> None:
        """Imports the file, and the one beside it where there are gaps."""
        check(f"{self.label}: all {outcome}", import_csv(self.anki, self.file), {"found": basic, outcome: basic})
        if cloze:
            counts = import_csv(self.anki, self.file.with_suffix(".cloze.csv"))
            check(f"{self.label}: all gaps {outcome}", counts, {"found": cloze, outcome: cloze})

    def first(self) -> None:
        basic, cloze = expected.notes(self.export())
        self.each(len(basic), len(cloze), "new")
        compare(self.label, held(self.anki), sorted(basic + cloze))
        before = dump(self.anki)
        self.each(len(basic), len(cloze), "duplicate")
        check(f"{self.label}: nothing changed", dump(self.anki), before)

    def after_edit(self) -> None:
        basic, cloze = expected.notes(self.export())
        for file in (self.file, self.file.with_suffix(".cloze.csv")):
            check(f"{self.label}, edited: none new", import_csv(self.anki, file).get("new", 0), 0)
        compare(f"{self.label}, edited", held(self.anki), sorted(basic + cloze))


def run(language: str, folder: Path) -> None:
    anki.lang.set_lang(language)
    folder.mkdir()
    collection = folder / "collection"
    copytree(PROJECT / "decks", collection / "decks")
    starters = sorted(deck.stem for deck in (collection / "decks").glob("*.yaml"))
    Import(f"{language} starter decks", folder / "starters", collection, starters).first()
    decks = hostile.write(collection)
    unfriendly = Import(f"{language} hostile decks", folder / "hostile", collection, decks)
    unfriendly.first()
    counts = [len(deck["cards"]) for deck in unfriendly.export()["decks"]]
    check(f"{language} hostile decks: no card withheld", counts, hostile.COUNTS)
    hostile.write(collection, edited=True)
    unfriendly.after_edit()
    Import(f"{language} numeric deck", folder / "numeric", collection, hostile.write_numeric(collection)).first()


with tempfile.TemporaryDirectory() as temporary:
    for language in ("en", "zh-CN"):
        run(language, Path(temporary) / language)
print(f"{results.count(True)} passed, {results.count(False)} failed")
sys.exit(0 if results and all(results) else 1)
