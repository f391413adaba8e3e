"""Imports what `mull export` writes into the real Anki, and compares every note with the JSON export.

Usage: check.py PROJECT_FOLDER. Needs the package `anki`, which is AGPL: a test tool, never shipped.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path
from shutil import copytree

import anki.lang
from anki.collection import Collection, ImportCsvRequest

import expected
import hostile
import packages
from harness import PROJECT, check, compare, counts, dump, held, mull, results

COUNTS = "new updated duplicate conflicting first_field_match missing_notetype missing_deck empty_first_field".split()


def import_csv(anki_collection: Collection, file: Path) -> dict[str, int]:
    """Imports with the settings that Anki's own dialog would open with."""
    metadata = anki_collection.get_csv_metadata(str(file), None)
    log = anki_collection.import_csv(ImportCsvRequest(path=str(file), metadata=metadata)).log
    return counts(log, COUNTS)


class Import:
    """One export and the fresh Anki collection it goes to."""

    def __init__(self, label: str, folder: Path, collection: Path, decks: list[str], language: str) -> None:
        self.label, self.file, self.collection, self.decks = label, folder / "export.csv", collection, decks
        self.language = language[:2]
        folder.mkdir()
        self.anki = Collection(str(folder / "collection.anki2"))

    def export(self) -> dict:
        """Writes the file for Anki, and gives the same decks as JSON."""
        mull(self.collection, "export", *self.decks, "-o", str(self.file), "--anki-language", self.language)
        return json.loads(mull(self.collection, "export", *self.decks, "--format", "json"))

    def each(self, basic: int, cloze: int, outcome: str) -> None:
        """Imports the file, and the one beside it where there are gaps."""
        check(f"{self.label}: all {outcome}", import_csv(self.anki, self.file), {"found": basic, outcome: basic})
        if cloze:
            found = import_csv(self.anki, self.file.with_suffix(".cloze.csv"))
            check(f"{self.label}: all gaps {outcome}", found, {"found": cloze, outcome: cloze})

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


def run(language: str, zone: str, folder: Path) -> None:
    anki.lang.set_lang(language)
    os.environ["TZ"] = zone
    time.tzset()
    folder.mkdir()
    collection = folder / "collection"
    copytree(PROJECT / "decks", collection / "decks")
    starters = sorted(deck.stem for deck in (collection / "decks").glob("*.yaml"))
    Import(f"{language} starter decks", folder / "starters", collection, starters, language).first()
    decks = hostile.write(collection)
    unfriendly = Import(f"{language} hostile decks", folder / "hostile", collection, decks, language)
    unfriendly.first()
    packages.hostile_decks(language, folder, collection, decks)
    cards = [len(deck["cards"]) for deck in unfriendly.export()["decks"]]
    check(f"{language} hostile decks: no card withheld", cards, hostile.COUNTS)
    hostile.write(collection, edited=True)
    unfriendly.after_edit()
    Import(f"{language} numeric deck", folder / "numeric", collection, hostile.write_numeric(collection), language).first()
    packages.numeric_deck(language, folder, collection)
    packages.studied_decks(language, folder)
    packages.lying_log(language, folder)


with tempfile.TemporaryDirectory() as temporary:
    for language, zone in (("en", "UTC"), ("zh-CN", "Asia/Shanghai")):
        run(language, zone, Path(temporary) / language)
print(f"{results.count(True)} passed, {results.count(False)} failed")
sys.exit(0 if results and all(results) else 1)
