"""Every text is there in both languages, once, with the same values filled in."""

import re
from collections.abc import Iterable
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.pofile import read_po

from tests.architecture.source import ROOT, files

KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2)}
JINJA = "jinja2.ext:babel_extract"
OPTIONS = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
PLACE = re.compile(r"%\((\w+)\)s")
HANGUL = re.compile(r"[가-힣ㄱ-ㆎ]")
# The name of the language is written in that language, and Offshift has a name in each.
SAME_IN_BOTH = re.compile("한국어|퇴근 후")
Text = str | tuple[str, ...]


def test_every_text_is_translated() -> None:
    assert sorted(used_texts() - {key(m) for m in translated()}, key=str) == []


def test_every_translation_is_used() -> None:
    assert sorted({key(m) for m in translated()} - used_texts(), key=str) == []


def test_no_text_stands_in_two_files() -> None:
    keys = [key(message) for message in translated()]

    assert sorted({str(text) for text in keys if keys.count(text) > 1}) == []


def test_every_translation_is_whole() -> None:
    assert [fault for message in translated() for fault in faults_of(message)] == []


def test_no_page_speaks_only_korean() -> None:
    spoken = {path: path.read_text(encoding="utf-8") for path in files("app/templates/**/*.html")}
    spoken |= {path: path.read_text(encoding="utf-8") for path in files("app/static/**/*.js")}

    assert [path.name for path, text in spoken.items() if speaks_korean(text)] == []


def test_a_missing_text_is_seen() -> None:
    template = "<p>{{ _('Good evening') }}</p>{{ ngettext('%(num)s day', '%(num)s days', n) }}"

    assert extracted(JINJA, template) == {"Good evening", ("%(num)s day", "%(num)s days")}
    assert extracted("python", "_('Good night')") == {"Good night"}


def test_a_half_translation_is_seen() -> None:
    good = 'msgid "Out at %(time)s"\nmsgstr "%(time)s에"\n'

    assert faults_in(good) == []
    assert len(faults_in(good.replace("%(time)s에", ""))) == 1
    assert len(faults_in(good.replace("%(time)s에", "그때"))) == 1
    assert len(faults_in("#, fuzzy\n" + good)) == 1
    assert len(faults_in(good.replace("%(time)s에", "at %(time)s"))) == 1


def test_korean_in_a_template_is_seen() -> None:
    assert speaks_korean("<p>안녕하세요</p>")
    assert not speaks_korean("<button>한국어</button>")


@cache
def used_texts() -> set[Text]:
    pages = (extracted(JINJA, read(path)) for path in files("app/templates/**/*.html"))
    code = (extracted("python", read(path)) for path in files("app/**/*.py"))
    return set().union(*pages, *code)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def extracted(method: str, text: str) -> set[Text]:
    options = OPTIONS if method == JINJA else {}
    found = extract(method, BytesIO(text.encode()), KEYWORDS, options=options)
    return {message for _, message, _, _ in found if message}


@cache
def translated() -> list[Message]:
    return [m for path in files("app/translations/ko/*.po") for m in messages(read(path), path)]


def messages(text: str, path: Path = ROOT) -> Iterable[Message]:
    catalogue: Catalog = read_po(BytesIO(text.encode()), locale="ko", abort_invalid=True)
    found = [message for message in catalogue if message.id]
    for message in found:
        message.locations = [(path.name, message.lineno or 0)]
    return found


def key(message: Message) -> Text:
    return tuple(message.id) if isinstance(message.id, list | tuple) else message.id


def faults_in(text: str) -> list[str]:
    return [fault for message in messages(text) for fault in faults_of(message)]


def faults_of(message: Message) -> list[str]:
    original = message.id if isinstance(message.id, str) else message.id[-1]
    strings = [message.string] if isinstance(message.string, str) else list(message.string or ())
    checks = {
        "is marked fuzzy": message.fuzzy,
        "has no Korean": not strings or any(not has_korean(text, original) for text in strings),
        "fills in other values": any(places(text) != places(original) for text in strings if text),
    }
    return [
        f"{message.locations[0]}: {original!r} {what}" for what, is_so in checks.items() if is_so
    ]


def has_korean(text: str, original: str) -> bool:
    # A name, a unit or a sign is the same in both languages.
    has_words = len(re.findall(r"[A-Za-z]{2,}", PLACE.sub("", original))) > 1
    return bool(text) and (bool(HANGUL.search(text)) or not has_words)


def places(text: str) -> set[str]:
    return set(PLACE.findall(text))


def speaks_korean(text: str) -> bool:
    return bool(HANGUL.search(SAME_IN_BOTH.sub("", text)))
