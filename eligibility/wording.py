"""What a pack writes for a parameter, in words of the page's language: units, codes and tables."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext

from eligibility.code_words import word_of
from eligibility.rules.law import PARAMETERS
from eligibility.spoken import said


def label_of(name: str) -> str:
    """The label of a parameter."""
    return said(str(PARAMETERS[name]["label"]))


def in_words(name: str, written: Any) -> str:
    """The value of a parameter as people say it: `"0.3"` of a ratio is 30%, a table item by item."""
    about = PARAMETERS[name]
    if about["nothing"] is not None and written == about["nothing"]:
        return _coded(name, str(written))
    return _of_kind(name, str(about["kind"]), written)


def _of_kind(name: str, kind: str, written: Any) -> str:
    if kind == "limit":
        return _limit(written)
    if kind in ROWS:
        return gettext("；").join(ROWS[kind](row) for row in written) or gettext("无")
    if isinstance(written, Mapping):
        parts = (f"{_coded(name, key)} {_one(kind, each)}" for key, each in written.items())
        return gettext("；").join(parts) or gettext("无")
    if isinstance(written, bool):
        return gettext("是") if written else gettext("否")
    if kind in ("choice", "choices"):
        codes = written if isinstance(written, list | tuple) else str(written).split(",")
        return gettext("、").join(_coded(name, code) for code in codes if code) or gettext("无")
    return _one(kind, written)


def _one(kind: str, written: Any) -> str:
    """One figure with its unit."""
    if isinstance(written, date):
        return written.isoformat()
    text = str(written)
    if kind == "raises" and text.endswith("%"):
        return gettext("标准的 %(ratio)s") % {"ratio": text}
    if kind in ("yuan", "amounts", "raises"):
        return gettext("%(yuan)s 元") % {"yuan": f"{Decimal(text):,.2f}".removesuffix(".00")}
    if kind == "percent":
        return f"{text}%"
    if kind in ("ratio", "ratios"):
        return f"{_plain(Decimal(text) * 100)}%"
    if kind == "multiple":
        return gettext("%(n)s 倍") % {"n": _plain(Decimal(text))}
    return text


def _limit(written: Any) -> str:
    table = written if isinstance(written, Mapping) else {"days": written}
    words = gettext("%(n)s 个工作日") if table.get("working", True) else gettext("%(n)s 天")
    return words % {"n": table["days"]}


def _band(row: Mapping[str, Any]) -> str:
    """Of whom and from which age to which, which share."""
    words = {"from": row["from"], "until": row["until"], "ratio": _one("ratio", row["ratio"])}
    text = gettext("%(from)s 岁至不满 %(until)s 岁 %(ratio)s") % words
    return f"{said(word_of('', row['sex']))} {text}" if "sex" in row else text


def _tier(row: Mapping[str, Any]) -> str:
    words = {"below": _one("yuan", row["below"]), "award": _one("yuan", row["award"])}
    return gettext("月人均收入不足 %(below)s 的，每人每月 %(award)s") % words


def _coded(name: str, code: str) -> str:
    return said(word_of(name, code))


def _plain(number: Decimal) -> str:
    """Without zeros behind the point: 30.00 is 30."""
    return f"{number.normalize():f}"


ROWS = {"bands": _band, "tiers": _tier}
