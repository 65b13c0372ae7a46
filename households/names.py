"""Names (姓名): as they are kept, as they are compared, as they are found and put in order."""

import re
import unicodedata

from pypinyin import Style, lazy_pinyin

from households.variants import folded

DOT = "·"
_DOTS = re.compile("[•‧・･．∙⋅●・…·．.。᛫]+")
_IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD))
_BETWEEN = {DOT, " ", "-", "'", "’"}
_LATIN = ("LATIN ", "FULLWIDTH LATIN ")
_LONGEST = 50
_SURNAMES = {
    "单": "shan", "仇": "qiu", "曾": "zeng", "解": "xie", "查": "zha", "区": "ou", "朴": "piao",
    "盖": "ge", "缪": "miao", "乐": "yue", "翟": "zhai", "员": "yun", "折": "she", "种": "chong",
    "召": "shao", "隗": "wei", "覃": "qin", "洗": "xian", "都": "du", "卜": "bu", "繁": "po",
    "句": "gou", "会": "gui", "阚": "kan", "牟": "mu", "粘": "nian", "单于": "chan yu",
}  # fmt: skip


def tidy_name(raw: str) -> str:
    """A name as it is kept: no blanks inside or around, one separator dot, nothing invisible.

    Latin names keep single blanks between their words.
    """
    text = "".join(c for c in _DOTS.sub(DOT, raw) if unicodedata.category(c) not in {"Cf", "Cc"})
    words = text.split()
    latin = all(word.isascii() for word in words)
    return (" " if latin else "").join(words).strip(DOT)


def is_name(tidied: str) -> bool:
    """Whether a tidy name could stand on a document: characters (rare ones and 〇 too) or Latin letters,
    with a separator dot, blank, hyphen or apostrophe between them. Digits, marks and pictures cannot.

    Its key must fit its column as well.
    """
    text = unicodedata.normalize("NFC", tidied)
    letters = [c for c in text if c not in _BETWEEN]
    return bool(letters) and all(map(_is_letter, letters)) and len(name_key(text)) <= _LONGEST


def _is_letter(character: str) -> bool:
    place = ord(character)
    if character in "〇々" or any(first <= place <= last for first, last in _IDEOGRAPHS):
        return True
    return character.isalpha() and unicodedata.name(character, "").startswith(_LATIN)


def name_key(raw: str) -> str:
    """A name as it is compared: the tidy name in NFKC, without blanks, in capitals, one form of each
    character.

    Normalised before and after: blanks and capitals can leave marks that compose anew.
    """
    tidied = tidy_name(unicodedata.normalize("NFKC", raw)).replace(" ", "").upper()
    return folded(unicodedata.normalize("NFKC", tidied))


def grams(key: str) -> list[str]:
    """Every character and every pair of neighbours of a name key: what a search may ask for."""
    pairs = [key[i : i + 2] for i in range(len(key) - 1)]
    return sorted({*key, *pairs})


def wanted_grams(text: str) -> list[str]:
    """The grams a found name must have: the pairs of the text, or its only character."""
    key = name_key(text)
    return [key[i : i + 2] for i in range(len(key) - 1)] or list(key)


def pinyin(raw: str) -> str:
    """Syllables without tones, with surnames read as surnames: the order of lists."""
    key = tidy_name(raw)
    head = next((key[:n] for n in (2, 1) if key[:n] in _SURNAMES), "")
    spoken = [_SURNAMES[head]] if head else []
    return " ".join([*spoken, *lazy_pinyin(key[len(head) :], style=Style.NORMAL)])[:200]
