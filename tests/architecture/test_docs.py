"""What the documents say is there, and what is there is in the documents."""

import re
from pathlib import Path

from tests.architecture.source import ROOT, files

SETTING = re.compile(r"\bOFFSHIFT_[A-Z_]+\b|(?<=[\"'])PORT(?=[\"'])")
TARGET = re.compile(r"^([a-z]+):", re.MULTILINE)
SAID_TARGET = re.compile(r"`(?:[A-Z]+=\S+ )?make ([a-z]+)|^make ([a-z]+)", re.MULTILINE)
SAID_COMMAND = re.compile(r"flask --app wsgi ([a-z-]+)(?: ([a-z-]+))?")
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
REQUIREMENT = re.compile(r"^([a-z][a-z0-9-]*)", re.MULTILINE)


def test_every_setting_is_documented() -> None:
    named = {word for path in settings_readers() for word in SETTING.findall(path.read_text())}

    assert named >= {"OFFSHIFT_INSTANCE", "OFFSHIFT_DATABASE_URL", "OFFSHIFT_SECRET_KEY", "PORT"}
    assert sorted(word for word in named if f"`{word}`" not in read("docs/running.md")) == []


def test_no_document_names_a_setting_that_is_not_there() -> None:
    named = {word for path in settings_readers() for word in SETTING.findall(path.read_text())}
    said = set(re.findall(r"\bOFFSHIFT_[A-Z_]+\b", everything_said()))

    assert sorted(said - named) == []


def test_every_target_is_documented_and_every_documented_one_is_there() -> None:
    targets = set(TARGET.findall(read("Makefile")))
    said = {word for pair in SAID_TARGET.findall(everything_said()) for word in pair if word}

    assert sorted(targets - said) == []
    assert sorted(said - targets) == []


def test_every_documented_command_is_there() -> None:
    places = [*files("app/cli/*.py"), *files("journal/importing/kinds.py")]
    written = " ".join(path.read_text() for path in places)
    said = {word for pair in SAID_COMMAND.findall(everything_said()) for word in pair if word}

    assert said
    assert sorted(word for word in said if f'"{word}"' not in written) == []


def test_every_library_has_its_reason() -> None:
    wanted = REQUIREMENT.findall(read("requirements.in") + read("requirements-dev.in"))

    assert sorted(name for name in wanted if f"| {name} |" not in read("docs/stack.md")) == []


def test_every_link_leads_somewhere() -> None:
    assert [fault for path in documents() for fault in broken_links(path, path.read_text())] == []


def test_a_broken_link_and_an_invented_target_are_seen() -> None:
    assert broken_links(ROOT / "README.md", "[x](docs/nowhere.md)") == [
        "README.md: docs/nowhere.md"
    ]
    assert broken_links(ROOT / "README.md", "[x](LICENSE) [y](https://example.org/z)") == []
    assert SAID_TARGET.findall("Run `make nothing`.") == [("nothing", "")]


def settings_readers() -> list[Path]:
    return files("app/config.py", "gunicorn.conf.py", "tools/*.py")


def documents() -> list[Path]:
    return files("*.md", "docs/**/*.md")


def everything_said() -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in documents())


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def broken_links(path: Path, text: str) -> list[str]:
    return [
        f"{path.relative_to(ROOT)}: {link}"
        for link in LINK.findall(text)
        if not (path.parent / link).exists()
    ]
