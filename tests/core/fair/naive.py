"""FAIR once more, visit by visit, formula by formula, written apart from `alur.core.fair` for the tests to compare."""

import math
from collections import defaultdict
from datetime import date

Fact = tuple[str, tuple[str, str, str], date, bool]  # person, series, due, late


def naive(facts: list[Fact], first: date, last: date, asked: date) -> tuple[dict, dict]:
    """→ persons and series by key, as `alur fair --json` has them."""
    facts = [fact for fact in facts if first <= fact[2] <= last and fact[2] < asked]
    persons = sorted({fact[0] for fact in facts})
    of = {person: judged(facts, person) for person in persons}
    wide = [each for each in of.values() if each["n"] >= 50 and each["G"] >= 10]
    below = sum(each["Vb"] for each in wide)
    d = max(1, sum(each["Vc"] for each in wide) / below) if below else 1
    told = {person: said(facts, person, of[person], d) for person in persons}
    shown = {person: each for person, each in told.items() if "withheld" not in each}
    for sign, key in ((1, "question"), (-1, "thanks")):
        z = {}
        for person, each in shown.items():
            root = math.sqrt(each["V"])
            z[person] = (sign * each["difference"] - 0.05) / root if root > 0 else -math.inf
        found = set(shown)
        if len(shown) > 100:
            p = {person: 0.5 * math.erfc(value / math.sqrt(2)) for person, value in z.items()}
            ranks = sorted(p.values())
            k = max((i for i in range(1, len(ranks) + 1) if ranks[i - 1] <= 0.003 * i / len(ranks)), default=0)
            found = {person for person in shown if k and p[person] <= ranks[k - 1]}
        for person, each in shown.items():
            each[key] = asked > last and z[person] > 2.97 and person in found
    for each in shown.values():
        del each["V"]
    series = {}
    for s in sorted({fact[1] for fact in facts}):
        late = [fact[3] for fact in facts if fact[1] == s]
        series[s] = {"visits": len(late), "late": sum(late), "unrealistic": sum(late) / len(late) > 0.5}
    return told, series


def rate(facts: list[Fact], person: str, s: tuple[str, str, str]) -> tuple[float, int] | None:
    """e_s and N_s − N_ps + 10, or None where the series is not eligible."""
    everybody = [fact for fact in facts if fact[1] == s]
    others = [fact for fact in everybody if fact[0] != person]
    sop = [fact for fact in facts if fact[1][0] == s[0]]
    if len(others) < 20 or len({fact[0] for fact in others}) < 3:
        return None
    if sum(fact[3] for fact in everybody) > 0.5 * len(everybody):
        return None
    pi = sum(fact[3] for fact in sop) / len(sop)
    return (sum(fact[3] for fact in others) + 10 * pi) / (len(others) + 10), len(others) + 10


def judged(facts: list[Fact], person: str) -> dict:
    rates = {s: rate(facts, person, s) for s in {fact[1] for fact in facts if fact[0] == person}}
    own = [(fact, rates[fact[1]]) for fact in facts if fact[0] == person]
    mine = [(fact, found[0], found[1]) for fact, found in own if found is not None]
    n = len(mine)
    if n == 0:
        return {"n": 0, "G": 0, "Vc": 0.0, "Vb": 0.0, "mine": mine}
    observed, expected = sum(fact[3] for fact, _, _ in mine), sum(e for _, e, _ in mine)
    difference = (observed - expected) / n
    weeks: dict[tuple[int, int], float] = defaultdict(float)
    for fact, e, _ in mine:
        weeks[tuple(fact[2].isocalendar())[:2]] += (fact[3] - e) - difference
    g = len(weeks)
    vc = g / (g - 1) * sum(total**2 for total in weeks.values()) / n**2 if g > 1 else 0.0
    vb = sum(e * (1 - e) for _, e, _ in mine) / n**2
    return {"n": n, "G": g, "Vc": vc, "Vb": vb, "O": observed, "E": expected, "D": difference, "mine": mine}


def said(facts: list[Fact], person: str, of: dict, d: float) -> dict:
    reason = why(facts, person, of)
    if reason:
        return {"person": person, "withheld": reason, "visits": of["n"]}
    n, extra = of["n"], 0.0
    for s in {fact[1] for fact, _, _ in of["mine"]}:
        held = [(e, w) for fact, e, w in of["mine"] if fact[1] == s]
        e, w = held[0]
        extra += (len(held) / n) ** 2 * e * (1 - e) * d / w
    v = max(of["Vc"], of["Vb"] * (1 + d) / 2) + extra
    low, high = of["D"] - 1.96 * math.sqrt(v), of["D"] + 1.96 * math.sqrt(v)
    return {
        "person": person, "visits": n, "late": of["O"], "expected": of["E"], "difference": of["D"],
        "low": low, "high": high, "question": False, "thanks": False, "V": v,
    }  # fmt: skip


def why(facts: list[Fact], person: str, of: dict) -> str:
    held = {fact[1] for fact in facts if fact[0] == person}
    if not any(fact[0] != person and fact[1] in held for fact in facts):
        return "satu_pelaksana"
    if of["n"] < 50:
        return "kurang_kunjungan"
    if of["G"] < 10:
        return "kurang_pekan"
    eligible = {fact[1] for fact, _, _ in of["mine"]}
    if len({fact[0] for fact in facts if fact[1] in eligible} - {person}) < 10:
        return "kurang_pembanding"
    if of["n"] < 0.6 * sum(fact[0] == person for fact in facts):
        return "kurang_sebanding"
    return ""
