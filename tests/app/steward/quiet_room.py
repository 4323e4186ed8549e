"""A suggestion of the organisation's own, as a steward's page sends it."""


def quiet_room_form(**said: object) -> dict[str, object]:
    return {
        "kind": "break",
        "moments": ["between", "after_abuse"],
        "needs": ["leaving_the_desk"],
        "minutes_from": "5",
        "minutes_to": "15",
        "unit_id": "",
        "title_en": "The quiet room",
        "how_en": "Third floor, door open.",
        "support_en": "Nobody tested it.",
        "when_not_en": "While it's booked.",
        "title_ko": "조용한 방",
        "how_ko": "3층, 문은 열려 있어요.",
        "support_ko": "확인된 적은 없어요.",
        "when_not_ko": "예약된 때는 비워 둬요.",
        **said,
    }
