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


def entry(card: dict) -> str:
    """The id that the cards of one entry share."""
    return card["id"].split("#")[0]


def oldest_ids(cards: list[dict]) -> dict[str, str]:
    taken = {entry(card) for card in cards}
    names: dict[str, str] = {}
    for card in cards:
        if entry(card) in names:
            continue
        names[entry(card)] = next((old for old in card["was"] if old not in taken), entry(card))
        taken.add(names[entry(card)])
    return names


def guid(card_id: str) -> str:
    digest = hashlib.sha256(f"mull:{card_id}".encode()).digest()
    return "m" + base64.urlsafe_b64encode(digest).decode()[:15]


def back(card: dict) -> str:
    return "\n\n".join(field(card[part]) for part in ("answer", "note") if part in card)


def gaps(cards: list[dict]) -> str:
    """What the cards of one entry ask and answer, one after the other."""
    return "\n==\n".join(field(f"{card['question']}\n--\n{card['answer']}") for card in cards)


def notes(document: dict) -> tuple[list[Note], list[Note]]:
    """Basic notes, one a card, and Cloze notes, one an entry."""
    decks = document["decks"]
    names = deck_names([deck["name"] for deck in decks])
    cards = [(card, name) for deck, name in zip(decks, names) for card in deck["cards"]]
    ids = oldest_ids([card for card, _ in cards])
    entries: dict[str, list[dict]] = {}
    for card, _ in cards:
        entries.setdefault(entry(card), []).append(card)
    basic, cloze = [], []
    for card, name in cards:
        base, _, kind = card["id"].partition("#")
        if card.get("form") == "cloze":
            if card is entries[base][0]:
                back_extra = field(card["note"]) if "note" in card else ""
                cloze.append(Note(guid(f"{ids[base]}#cloze"), name, tags(card), gaps(entries[base]), back_extra))
        elif field(card["question"]):
            own_id = f"{ids[base]}#{kind}" if kind else ids[base]
            basic.append(Note(guid(own_id), name, tags(card), field(card["question"]), back(card)))
    return basic, cloze


def shown(line: str) -> str:
    """A line of HTML as a browser shows it: white space collapses, `&nbsp;` does not."""
    return html.unescape(re.sub("[ \t\r\n\f]+", " ", line).lstrip(" ").replace("&nbsp;", " "))


def decoded(markup: str) -> str:
    """The text of a field that Anki holds. A tag other than `<br>` stays, and so is seen as a difference."""
    return "\n".join(map(shown, markup.split("<br>")))


GAP = re.compile(r"\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}", re.DOTALL)


def decoded_gaps(markup: str) -> str:
    """What the cards of a Cloze note ask and answer, with the gap shown as mull shows it."""
    cards = []
    for asked in GAP.finditer(markup):
        shown_as = lambda gap: f"[{gap[3] or '…'}]" if gap[1] == asked[1] else gap[2]
        cards.append(decoded(f"{GAP.sub(shown_as, markup)}<br>--<br>{asked[2]}"))
    return "\n==\n".join(cards)
