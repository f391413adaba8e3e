"""A collection of decks whose text has broken an export or an import before."""

import json
from pathlib import Path

TEXTS = [
    'say "hi", "" and \'bye\'',
    "# not a comment",
    "one\n# two\n\n#three",
    "tags: first line",
    "=1+1",
    "-",
    "@SUM(A1)",
    "a\r\nb\rc\nd",
    "if x < 1 && y > 2:\n  return [\n\tz,  # tab\n  ]",
    " one  two   three ",
    "<b>bold</b> <script>alert(1)</script> <br> <!-- -->",
    "&amp; &nbsp; &lt; &#824; & &copy",
    "{{c1::cloze}} {{Front}} {{#Back}}",
    r"\(x < y\) \[a & b\] [latex]x[/latex] $$z$$ C:\new",
    "[sound:x.mp3] [anki:tts lang=en_US]x[/anki:tts]",
    "bell \x07 escape \x1b[2J nul \x00 delete \x7f nel \x85 c1 \x9b",
    "A\u0301 A\x01\u030a e\u0327\u0301 \u1112\u1161\u11ab \u212b \u8c48",
    "a\n\u0338 struck\n\u0323\u0338 struck",
    "no\u00a0break \u3000 wide \u2028 line \u2029 paragraph \ufeff mark \u200b zero",
    "\u202eright to left\u202c \u2066isolate\u2069 \ufff0 \uffff",
    "\ud83d\ude00 \U0001f469\u200d\U0001f680 lone \ud800 low \udc00 end",
    "東京 は 日本の首都\n　字下げ",
    "very long " + "x" * 200_000,
    "comma,semicolon;tab\tpipe|colon:",
]
TAGS = ["gpt-3", "GPT-3", "two words", "wide\u3000space", "a,b", '"quoted"', "#hash", "<b>&amp;", "top::sub", "e\u0301"]
DECKS = [
    'Say "x", <b> & #1',
    "Parent::Child",
    "parent",
    "parent::CHILD::Leaf",
    " : odd ::: e\u0301 :: ",
    "東京",
    "12a",
    "+",
]


GAPS = r"""  {{<b>}} & {{x^{2}::hint <i>}} \{{c1::x}}
    {{std\::vector:}}}} {{{a}::[…]}}	{{"q" , y}} {{COMBINING}}""".replace("COMBINING", "\u0301 e")


def cards(at: int, edited: bool) -> list[dict]:
    edit = " (edited)" if edited else ""
    plain = [
        {"id": f"t{n}", "topic": "hostile text", "question": text, "answer": text + edit, "note": text, "tags": TAGS}
        for n, text in enumerate(TEXTS if at == 0 else TEXTS[:3])
    ]
    same = [{"id": f"same{n}", "question": "The same front", "answer": f"{n}"} for n in range(2)]
    unseen = [{"id": "unseen", "question": "\x01\x02", "answer": "left out: Anki would find no front"}]
    renamed = {"id": "new-name", "was": ["old-name"]} if edited else {"id": "old-name"}
    asked = {**renamed, "question": "Renamed?", "answer": "No matter.", "reverse": "true"}
    was = {"id": "new-gaps", "was": ["gaps"]} if edited else {"id": "gaps"}
    gaps = {**was, "cloze": GAPS, "note": "if x < 1:\n  y", "tags": TAGS}
    return [*plain, *same, *unseen, asked, gaps]


# One more for the reversed one, one for each of the gaps.
COUNTS = [len(cards(at, edited=False)) + 1 + GAPS.replace("\\{{", "").count("{{") - 1 for at in range(len(DECKS))]


def write_deck(folder: Path, deck_id: str, name: str, content: list[dict]) -> None:
    """JSON is YAML, and its escapes can say every character."""
    deck = {"deck": name, "id": deck_id, "cards": content}
    (folder / f"{deck_id}.yaml").write_text(json.dumps(deck), encoding="utf-8")


def write(collection: Path, edited: bool = False) -> list[str]:
    """Writes the decks and gives their ids."""
    folder = collection / "decks"
    folder.mkdir(parents=True, exist_ok=True)
    ids = [f"hostile-{at}" for at in range(len(DECKS))]
    for at, (deck_id, name) in enumerate(zip(ids, DECKS)):
        write_deck(folder, deck_id, name, cards(at, edited))
    return ids


def write_numeric(collection: Path) -> list[str]:
    write_deck(collection / "decks", "numeric", "2024", [{"id": "a", "question": "Which year?", "answer": "2024"}])
    return ["numeric"]
