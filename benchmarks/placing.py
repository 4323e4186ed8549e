"""Placing 1,000,000 events beside the rosters of 2,000 agents, and the same by DuckDB.

Run: .venv/bin/python -m benchmarks.placing [--json]
     .venv/bin/python -m benchmarks.placing --check 100000
Both have their rosters and events in memory. DuckDB is given work that is merged already, with the
numbers of its dates beside it; we begin with shifts. Answers are compared before time is taken.
"Bare" is one ASOF JOIN that only says in or out, and for how long.
"""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from statistics import median
from time import perf_counter

import duckdb
import numpy as np

from benchmarks.checked_placing import differences, every_clock_change, many_rosters
from journal.shifts.cycles import NAMED, rule_of
from journal.shifts.laying import shift_intervals
from journal.shifts.placing import ORDER, Placer
from journal.shifts.roster import Roster, roster_of
from journal.shifts.rules import RosterSources

MONDAY = date(2026, 1, 5)
DAYS = 182
ROUNDS = 5
# DuckDB reckons dates with a fixed offset here, for these clocks never change.
OFFSETS = {"Asia/Seoul": 32_400, "Asia/Kolkata": 19_800, "Asia/Dubai": 14_400}
SPLIT = ((540, 780), (1020, 1260))
CODE = {one.value: code for code, one in enumerate(ORDER)}

BARE = """
SELECT e.number, e.moment < w.ends AS is_inside, (e.moment - w.ends) // 60 AS minutes
FROM events e ASOF LEFT JOIN work w ON e.agent = w.agent AND e.moment >= w.begins
"""
FULL = f"""
SELECT number, CASE
    WHEN was AND moment < ends THEN {CODE["inside"]}
    WHEN NOT near_was AND NOT near_comes THEN {CODE["unknown"]}
    WHEN near_was AND near_comes AND last_date = first_date THEN {CODE["between"]}
    WHEN near_was AND moment - ends <= 28800 THEN {CODE["after"]}
    WHEN near_comes AND (next_begins + shift) // 86400 = today THEN {CODE["before"]}
    WHEN near_was AND (newest + shift) // 86400 = today THEN {CODE["after"]}
    ELSE {CODE["day_off"]} END AS code,
    CASE WHEN near_was AND moment >= ends THEN (moment - ends) // 60 ELSE -1 END AS minutes
FROM (
    SELECT e.number, e.moment, e.shift, (e.moment + e.shift) // 86400 AS today,
        w.ends, w.newest, w.last_date, n.begins AS next_begins, n.first_date,
        w.ends IS NOT NULL AS was,
        coalesce(e.moment - w.ends <= 2678400, false) AS near_was,
        coalesce(n.begins - e.moment <= 2678400, false) AS near_comes
    FROM events e
    ASOF LEFT JOIN work w ON e.agent = w.agent AND e.moment >= w.begins
    ASOF LEFT JOIN work n ON e.agent = n.agent AND e.moment < n.begins
)
"""


def invented_staff(agents: int) -> list[Roster]:
    """Half a year of each agent, by the named cycles in turn, some with split days."""
    last = MONDAY + timedelta(days=DAYS)
    staff = []
    for agent in range(agents):
        cycle, zone = NAMED[agent % len(NAMED)], list(OFFSETS)[agent % len(OFFSETS)]
        is_split = agent % 10 == 0
        rule = rule_of(
            cycle.days,
            dict.fromkeys(cycle.hours, SPLIT) if is_split else cycle.hours,
            today_is=agent % len(cycle.days) + 1,
            today=MONDAY,
            starting=MONDAY,
            until=None,
            zone=zone,
        )
        staff.append(roster_of(shift_intervals(RosterSources((rule,)), MONDAY, last)))
    return staff


def work_of(staff: list[Roster]) -> dict[str, np.ndarray]:
    """The merged work of all agents, in seconds and numbers of dates."""
    rows = []
    for agent, roster in enumerate(staff):
        for one in roster.stretches:
            newest = roster.begun_before(one.ends_at - timedelta(seconds=1))
            rows.append(
                (
                    agent,
                    one.starts_at.timestamp(),
                    one.ends_at.timestamp(),
                    newest.starts_at.timestamp(),
                    one.first.local_date.toordinal(),
                    one.last.local_date.toordinal(),
                )
            )
    names = ("agent", "begins", "ends", "newest", "first_date", "last_date")
    columns = np.array(rows).astype(np.int64).T
    return dict(zip(names, columns, strict=True))


def events_of(staff: list[Roster], count: int) -> dict[str, np.ndarray]:
    """Events at any second of the half year and some weeks around it, as many for each agent."""
    random = np.random.default_rng(4)
    begin = int(datetime(2025, 11, 20, tzinfo=UTC).timestamp())
    each = count // len(staff)
    agent = np.repeat(np.arange(len(staff)), each)
    shift = np.array([OFFSETS[roster.shifts[0].zone] for roster in staff])[agent]
    moment = random.integers(begin, begin + (DAYS + 92) * 86_400, agent.size)
    return {"number": np.arange(agent.size), "agent": agent, "moment": moment, "shift": shift}


def ours(staff: list[Roster], at: list[np.ndarray]) -> tuple[bytes, np.ndarray]:
    codes, minutes = [], []
    for roster, seconds in zip(staff, at, strict=True):
        found = Placer(roster).many(seconds)
        codes.append(found[0])
        minutes.append(np.frombuffer(found[1], dtype=np.int64))
    return b"".join(codes), np.concatenate(minutes)


def measured(agents: int, events: int) -> dict[str, float]:
    staff = invented_staff(agents)
    happened = events_of(staff, events)
    engine = duckdb.connect()
    engine.register("given_work", work_of(staff))
    engine.register("given_events", happened)
    engine.execute("CREATE TABLE work AS SELECT * FROM given_work")
    engine.execute("CREATE TABLE events AS SELECT * FROM given_events")
    at = np.split(happened["moment"], agents)
    codes, minutes = ours(staff, at)
    answer = engine.execute(f"{FULL} ORDER BY number").fetchnumpy()
    equal = np.array_equal(np.frombuffer(codes, np.uint8), answer["code"])
    if not equal or not np.array_equal(minutes, answer["minutes"]):
        sys.exit("The answers differ.")
    times: dict[str, list[float]] = {"ours": [], "full": [], "bare": []}
    for _ in range(ROUNDS):
        times["full"].append(seconds_of(lambda: engine.execute(FULL).fetchnumpy()))
        times["ours"].append(seconds_of(lambda: ours(staff, at)))
        times["bare"].append(seconds_of(lambda: engine.execute(BARE).fetchnumpy()))
    middle = {name: median(taken) for name, taken in times.items()}
    return {
        "events": len(happened["moment"]),
        "agents": agents,
        "shifts": sum(len(roster.shifts) for roster in staff),
        "places": len(set(codes)),
        **{f"{name}_seconds": round(taken, 3) for name, taken in middle.items()},
        "ratio": round(middle["ours"] / middle["full"], 2),
        "ratio_to_bare": round(middle["ours"] / middle["bare"], 2),
    }


def seconds_of(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return perf_counter() - began


def checked(first: int, count: int) -> dict[str, int]:
    rosters = moments = wrong = 0
    for made in (*every_clock_change(), *many_rosters(first, count)):
        found = differences(made)
        rosters, moments, wrong = rosters + 1, moments + len(made.moments), wrong + bool(found)
        for line in found[:3]:
            print(f"roster {rosters}: {line}", file=sys.stderr)
    return {"rosters": rosters, "moments": moments, "rosters_that_differ": wrong}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", type=int, help="Compare so many random rosters, and no times.")
    parser.add_argument("--first", type=int, default=0, help="Number of the first random roster.")
    parser.add_argument("--agents", type=int, default=2_000)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    if given.check is not None:
        answer: dict[str, float] = {**checked(given.first, given.check)}
    else:
        answer = measured(given.agents, given.events)
    print(json.dumps(answer) if given.json else "\n".join(f"{k}: {v}" for k, v in answer.items()))


if __name__ == "__main__":
    main()
