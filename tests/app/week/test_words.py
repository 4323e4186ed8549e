import re
from datetime import date

import pytest
from flask import Flask, g

from app.finding_words import said
from app.week.words import told
from journal.findings.answers import Question, Tier
from journal.findings.week import (
    BesideUsual,
    Known,
    Nothing,
    QuietDays,
    Rated,
    Said,
    UsualUnknown,
    Was,
)
from journal.findings.week_facts import Eased, Kept, Scale
from journal.vocabulary import FindingReply, GoalKind, Initiation, Locale
from tests.app.all_findings import found

PUSHED = (Initiation.PUSHED, 3)
CAUSAL = re.compile(
    r"cause|lead[s]? to|because|effect|risk|score|should|때문|영향|효과|위험|진단|100|%",
    re.IGNORECASE,
)
BESIDE = BesideUsual(Scale.MOOD, 2, 3, 1, 0, 0)
WORDS: list[tuple[Said, str, str]] = [
    (
        Nothing(0),
        "Nothing was written down in this week, so how it was isn't known.",
        "이 주에는 적어 둔 것이 없어서 어땠는지 알 수 없어요.",
    ),
    (
        Nothing(1),
        "You had a shift on 1 day; nothing was written down, so how it was isn't known.",
        "근무가 1일 있었지만, 적어 둔 것이 없어서 어땠는지 알 수 없어요.",
    ),
    (
        Was(0, 0, 7, 0, 0, ()),
        "No shift is known; no contact came outside your shift.",
        "기록된 근무는 없고, 근무 밖 연락은 없었어요.",
    ),
    (
        Was(1, 0, 7, 0, 7, ()),
        "You had a shift on 1 day; whether contact came outside your shift isn't known.",
        "근무가 1일 있었고, 근무 밖에 연락이 왔는지는 알 수 없어요.",
    ),
    (
        Was(5, 2, 7, 0, 3, ()),
        (
            "You had shifts on 5 days, and stayed longer on 2; no contact outside your shift is"
            " known, with 3 days not fully known."
        ),
        (
            "근무가 5일 있었고(그중 2일은 늦게 퇴근), 근무 밖 연락은 기록된 게 없지만,"
            " 연락이 있었는지 모르는 날이 3일 있어요."
        ),
    ),
    (
        Was(5, 0, 7, 2, 0, (PUSHED, (Initiation.CHOSEN, 1))),
        (
            "You had shifts on 5 days; contact outside your shift came on 2 days"
            " (3 pushed to you, 1 looked by choice)."
        ),
        "근무가 5일 있었고, 근무 밖 연락이 온 날은 2일이에요(알림으로 옴 3번, 보고 싶어서 봄 1번).",
    ),
    (
        Was(5, 0, 7, 1, 6, (PUSHED,)),
        (
            "You had shifts on 5 days; contact outside your shift came on 1 day"
            " (3 pushed to you), with 6 more not fully known."
        ),
        (
            "근무가 5일 있었고, 근무 밖 연락이 온 날은 1일(알림으로 옴 3번), 연락이 있었는지 모르는"
            " 날은 6일이에요."
        ),
    ),
    (
        Rated(0, 7, None),
        "No check-in in this week, so how you were isn't known.",
        "이 주에는 퇴근 기록이 없어서 어땠는지 알 수 없어요.",
    ),
    (Rated(7, 0, None), "You checked in on 7 days.", "퇴근 기록이 있는 날은 7일이에요."),
    (
        Rated(1, 0, BESIDE),
        "You checked in on 1 day; your mood was lower on 1 day.",
        "퇴근 기록이 있는 날은 1일이고, 기분이 평소보다 낮은 날 1일이었어요.",
    ),
    (
        Rated(2, 5, UsualUnknown(Scale.TENSION, 9)),
        (
            "You checked in on 2 days (no check-in on 5 days); what's usual for your tension shows"
            " from 14 earlier days, and there are 9."
        ),
        (
            "퇴근 기록이 있는 날은 2일(없는 날 5일)이고, 평소 긴장이 어떤지는 그전 기록이 14일"
            " 모여야 알 수 있는데, 지금은 9일이에요."
        ),
    ),
    (
        Eased(date(2026, 3, 4), 4, 2),
        "After a session on Wed, 4 Mar you were less tense: 2 of 5, 4 before.",
        "3월 4일 (수)에 세션을 하고 나서 긴장이 덜했어요(긴장\u00a04\u00a0→\u00a02).",
    ),
    (
        Kept(GoalKind.STAY_UNTIL, 2, 1),
        "“Stay until a day I set” went well on 1 day.",
        "‘정한 날까지는 그만두지 않기’, 잘된 날이 1일 있었어요.",
    ),
    (
        QuietDays((date(2026, 3, 3), date(2026, 3, 5))),
        "Nothing of work came outside your shift on Tue, Thu.",
        "화, 목요일에는 근무 밖 연락이 없었어요.",
    ),
]


def sentence(app: Flask, one: Said, locale: Locale) -> str:
    with app.test_request_context():
        g.locale = locale
        return told(one, ()).sentence


@pytest.mark.parametrize("one,english,korean", WORDS)
def test_every_statement_is_said_in_both_languages(
    app: Flask, one: Said, english: str, korean: str
) -> None:
    assert sentence(app, one, Locale.EN) == english
    assert sentence(app, one, Locale.KO) == korean


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("one", [one for one, _english, _korean in WORDS])
def test_each_is_one_sentence_and_names_no_cause(app: Flask, one: Said, locale: Locale) -> None:
    words = sentence(app, one, locale)

    assert words.count(".") == 1
    assert words.endswith(".")
    assert not CAUSAL.search(words)


def test_a_finding_keeps_its_own_words_and_hers(app: Flask) -> None:
    answers = (
        found(Question.EVENING_MOOD, Tier.CANNOT_TELL),
        found(Question.LATE_REPLAY, Tier.TENTATIVE),
    )
    replies = {"late.replay": FindingReply.DOES_NOT_FIT}

    with app.test_request_context():
        one = told(Known(1), answers, replies)
        itself = said(answers[1])

    assert (one.sentence, one.mark, one.firmness) == (itself.sentence, "tentative", "Tentative")
    assert one.reply == "You said that this doesn't fit you."
