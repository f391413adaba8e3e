"""What Anki should hold of a deck, worked out anew from the JSON export and the rules in mull's documentation."""

import base64
import hashlib
import html
import re
import unicodedata
from typing import NamedTuple


class Note(NamedTuple):
    guid: str
    deck: str
    tags: tuple[str, ...]
    front: str
    back: str


SPACE = "\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"


def stored(text: str) -> str:
    """Without ASCII controls and lone surrogates, in NFC."""
    kept = "".join(char for char in text if char in "\n\t" or (char >= " " and char != "\x7f"))
    return unicodedata.normalize("NFC", kept.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"))


def field(text: str) -> str:
    return stored(re.sub("\r\n?", "\n", text)).replace("\t", "    ")


def tag(text: str) -> str:
    return stored(re.sub(f"[{SPACE}]+", "_", text))


def tags(card: dict) -> tuple[str, ...]:
    topic = [card["topic"]] if "topic" in card else []
    words: dict[str, str] = {}
    for word in map(tag, topic + card["tags"]):
        words.setdefault(word.casefold(), word)
    return tuple(sorted(word for word in words.values() if word))


def deck_path(name: str) -> list[str]:
    plain = stored(re.sub("[\t\n]", "", name))
    return [re.sub(f"^[{SPACE}:]+|[{SPACE}:]+$", "", part) or "blank" for part in plain.split("::")]


def deck_names(names: list[str]) -> list[str]:
    """Each name in the spelling that came first, its ancestors' too."""
    spelling: dict[str, str] = {}

    def spelled(path: list[str]) -> str:
        name = ""
        for part in path:
            name = f"{name}::{part}" if name else part
            name = spelling.setdefault(name.casefold(), name)
        return name

    return [spelled(deck_path(name)) for name in names]


def oldest_ids(cards: list[dict]) -> list[str]:
    taken = {card["id"] for card in cards}
    names = []
    for card in cards:
        names.append(next((old for old in card["was"] if old not in taken), card["id"]))
        taken.add(names[-1])
    return names


def guid(card_id: str) -> str:
    digest = hashlib.sha256(f"mull:{card_id}".encode()).digest()
    return "m" + base64.urlsafe_b64encode(digest).decode()[:15]


def back(card: dict) -> str:
    return "\n\n".join(field(card[part]) for part in ("answer", "note") if part in card)


def notes(document: dict) -> list[Note]:
    decks = document["decks"]
    names = deck_names([deck["name"] for deck in decks])
    cards = [(card, name) for deck, name in zip(decks, names) for card in deck["cards"]]
    ids = oldest_ids([card for card, _ in cards])
    return sorted(
        Note(guid(card_id), name, tags(card), field(card["question"]), back(card))
        for (card, name), card_id in zip(cards, ids)
        if field(card["question"])
    )


def shown(line: str) -> str:
    """A line of HTML as a browser shows it: white space collapses, `&nbsp;` does not."""
    return html.unescape(re.sub("[ \t\r\n\f]+", " ", line).lstrip(" ").replace("&nbsp;", " "))


def decoded(markup: str) -> str:
    """The text of a field that Anki holds. A tag other than `<br>` stays, and so is seen as a difference."""
    return "\n".join(map(shown, markup.split("<br>")))
