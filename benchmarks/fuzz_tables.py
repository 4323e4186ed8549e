"""Small tables of our own making: contact, diaries, rosters; and a spreadsheet by hand."""

import json

from benchmarks.fuzz_seeds import Seed, file_of

CONTACT: tuple[Seed, ...] = (
    file_of(
        "id,notificationId,packageName,timestamp,appName,title,content,imageUrl,extras",
        "1,5,kr.talk,1715338800123,Talk,Ara,hello,,",
        "2,5,kr.talk,1715338810123,Talk,Ara,hello,,",
        "3,9,kr.mail,1715339800123,Mail,B,more,,",
    ),
    file_of(
        "일시;방향;상대;길이", "2024-05-10 20:31;수신;가람;0:30", "2024-05-11 07:10;발신;나래;1:05"
    )
    .decode()
    .encode("cp949"),
    file_of(
        "id,ticket_id,created_at,author_id,public,body",
        "1,7,2024-05-10 11:00:00,42,true,x",
        "2,7,2024-05-10 12:00:00,43,false,y",
    ),
    file_of(
        "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id",
        '1,shop,False,Tue Oct 31 22:10:47 +0000 2017,"a\nb",2,',
        "2,7,True,Tue Oct 31 22:11:47 +0000 2017,c,,1",
    ),
    file_of(
        "Date\tTime\tCaller\tDuration",
        "13/05/2024\t8:31 PM\t0212345678\t35",
        "05/06/2024\t7:10 AM\t119\t",
    ),
)
DIARY: tuple[Seed, ...] = (
    file_of(
        "full_date,date,weekday,time,mood,activities,scales,note_title,note",
        '2024-05-10,May 10,Friday,5:01 PM,good,"work | walk","Sleep: 8/10","","a<br>""b"""',
        '2024-05-09,May 9,Thursday,12:00 AM,한결 나음,"","","t","n"',
        mark="\ufeff",
    ),
    file_of(
        "year,date,weekday,time,mood,activities,note",
        "2018,18 May,Friday,11:54 pm,happy,x | y,z",
    ),
    {
        "backup.daylio": json.dumps(
            {
                "version": 15,
                "customMoods": [
                    {"id": 1, "custom_name": "", "mood_group_id": 1, "predefined_name_id": 1},
                    {"id": 6, "custom_name": "x", "mood_group_id": 4, "predefined_name_id": -1},
                ],
                "tags": [{"id": 3, "name": "walk"}],
                "dayEntries": [
                    {
                        **dict(zip(("year", "month", "day", "hour", "minute"), when, strict=True)),
                        "datetime": 1_715_338_800_000,
                        "timeZoneOffset": 32_400_000,
                        "mood": mood,
                        "tags": [3],
                        "note": "x<br>",
                    }
                    for when, mood in (((2024, 4, 10, 20, 0), 6), ((2024, 1, 29, 0, 5), 1))
                ],
            }
        ).encode()
    },
)
_CODES = ("D", "D", "E", "E", "N", "N", "OFF", "OFF", "연차", "D")
GRID: tuple[Seed, ...] = (
    file_of(
        "2024년 5월 근무표",
        "이름,"
        + ",".join(f"{day}(수)" if day == 1 else str(day) for day in range(1, 11))
        + ",비고",
        "가람," + ",".join(_CODES) + ",",
        "나래," + ",".join(reversed(_CODES)) + ",3일 교대",
    ),
    file_of(
        "Name," + ",".join(f"2024-05-{day:02}" for day in range(1, 11)),
        "Ara," + ",".join(_CODES[:8]) + ",V,D",
        "Bo,07:00-15:00,,V" + ",N" * 7,
        end="\r\n",
    ),
    file_of(
        "May 2024",
        "\t" + "\t".join(str(day) for day in range(1, 11)),
        *(f"{name}\t" + "\t".join(_CODES) for name in ("Ara", "Bo")),
    )
    .decode()
    .encode("utf-16"),
)
LONG_LIST: tuple[Seed, ...] = (
    file_of(
        "Date,On-Call", *(f"{day:02}/05/2024,{'Ara' if day % 2 else 'Bo'}" for day in range(9, 19))
    ),
    file_of(
        "Date,SHO,SpR,Night SHO",
        *(f"2024-05-{day:02},Ara,Bo,Cy" for day in range(1, 9)),
        "2024-05-09,Bo,Ara,Ara (swap with Cy)",
    ),
    file_of(
        "날짜,이름,시작,종료",
        *(
            f"2024-05-{day:02},{name},09:00,18:00"
            for day in range(1, 6)
            for name in ("가람", "나래")
        ),
        "2024-05-09,가람,22:00,07:00",
    ),
)
DUTIES: tuple[Seed, ...] = (
    file_of(
        "사번,날짜,시작,종료",
        "A1,2024-05-01,09:00,18:00",
        "A2,2024-05-01,22:00,07:00",
        "A1,2024-05-02,,",
    ),
    file_of("worker;date;start;end", "7;2024.05.01;9:00;18:00"),
)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


def _cell(place: str, value: object, style: int = 0) -> str:
    if isinstance(value, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def spreadsheet(*rows: tuple[object, ...]) -> dict[str, bytes]:
    """The parts of an XLSX file with one sheet; numbers in the first column are dates."""
    written = "".join(
        f'<row r="{number}">'
        + "".join(
            _cell(f"{chr(65 + place)}{number}", value, int(place == 0))
            for place, value in enumerate(row)
        )
        + "</row>"
        for number, row in enumerate(rows, start=1)
    )
    kinds = f"{_RELATIONS}/{{}}"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
        "_rels/.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{kinds.format("officeDocument")}" Target="xl/workbook.xml"/></Relationships>'
        ),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
            '<sheet name="May" sheetId="1" r:id="r1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1"'
            f' Type="{kinds.format("worksheet")}" Target="worksheets/sheet1.xml"/>'
            f'<Relationship Id="r2" Type="{kinds.format("styles")}" Target="styles.xml"/>'
            "</Relationships>"
        ),
        "xl/styles.xml": (
            f'<styleSheet xmlns="{_MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="22"/></cellXfs>'
            "</styleSheet>"
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_MAIN}"><dimension ref="A1:D9"/><sheetData>{written}</sheetData>'
            '<mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
        ),
    }
    return {name: (_HEAD + part).encode() for name, part in parts.items()}


CONTACT_SHEET = spreadsheet(("When", "Way", "Who"), (45422.75, "in", "Ara"), (45423.3, "out", "Bo"))
GRID_SHEET = spreadsheet(("2024-05", *range(1, 11)), ("Ara", *_CODES), ("Bo", *_CODES[::-1]))
DUTY_SHEET = spreadsheet(
    ("Date", "On-Call"), *((45422 + day, "Ara" if day % 2 else "Bo") for day in range(9))
)
