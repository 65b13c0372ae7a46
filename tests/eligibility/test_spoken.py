"""Whatever a sheet writes in Chinese can be said in English, and in Chinese stays as it was sealed."""

import json
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any, cast

import pytest
from django.utils import translation

from eligibility.assess import assess
from eligibility.policies.packs import packs
from eligibility.spoken import said
from tests.eligibility import oracle
from tests.eligibility.crowds import household

CHINESE = re.compile("[\u4e00-\u9fff]")
CITED = re.compile(r"\([^()]*〕[^()]*\)")
GOLDEN = Path(__file__).parent.parent / "golden"
CASES = tomllib.loads((GOLDEN / "expected.toml").read_text(encoding="utf-8"))["case"]
REHEARSED = [
    {"employment_cost": "wage_ratio_or_minimum_wage"},
    {"employment_cost": "actual"},
    {"employment_cost": "minimum_wage_ratio", "single_person_award": "ratio"},
    {"gradual_exit_payment": "taper", "single_person_award": "full"},
    {"gradual_exit_months": 24, "financial_limit": "not_tested"},
]


def sheets() -> Iterator[dict[str, Any]]:
    """The worked cases, a crowd of three places, and the crowd under other parameters."""
    for case in CASES:
        facts = json.loads((GOLDEN / f"{case['facts']}.json").read_text(encoding="utf-8"))
        on = date.fromisoformat(case["on"]) if "on" in case else None
        yield assess(facts, on=on, settings=cast(Any, case.get("settings")))
    places = (oracle.FUJIAN, oracle.PENGSHUI, oracle.SIXIAN)
    for seed in range(60):
        place = places[seed % 3]
        facts = household(Random(seed), region=place.region, on=place.on.isoformat())
        yield assess(facts)
        yield assess(facts, settings=cast(Any, REHEARSED[seed % len(REHEARSED)]))


def texts(sheet: dict[str, Any]) -> Iterator[str]:
    for line in sheet["lines"]:
        yield from (line["label"], line["working"])
    yield from sheet["warnings"]
    yield from (each["label"] for each in sheet["missing"])
    yield from (flip["label"] for flip in sheet["distance"]["flips"])
    yield from (sheet["watch"] or {}).get("reasons", ())


def test_everything_on_a_sheet_can_be_said_in_english():
    written = {text for sheet in sheets() for text in texts(sheet)}
    assert len(written) > 100
    with translation.override("en"):
        left = [text for text in written if CHINESE.search(CITED.sub("", said(text)))]
    assert not left


def test_warnings_of_the_packs_can_be_said_in_english():
    warnings = {entry.warning for pack in packs() for entry in pack.entries if entry.warning}
    assert warnings
    with translation.override("en"):
        assert not [text for text in warnings if CHINESE.search(said(text))]


def test_parts_are_said_too_and_figures_kept():
    with translation.override("en"):
        assert (
            said("刚性支出扣减：医疗自付支出")
            == "Rigid expenditure deducted: Self-paid medical cost"
        )
        assert said("775.00 × 4 − 6984.00 ÷ 12，进到元") == (
            "775.00 × 4 − 6984.00 ÷ 12, rounded up to the yuan"
        )
        assert said("南安市") == "南安市"


RARE = (
    "有价值 100000.00 元及以上、不属于本地免计用途的机动车",
    "3 套，共 200.00 平方米：不符合",
    "限额 50000.00：符合",
    "775.00 × 80% − 本人收入 1200.00 ÷ 12，进到元",
    "原保障金额 500.00 × 50%，进到元",
    "31200.00 × 30% 与 1720.00 × 50% × 12 取高，不超过 775.00 × 1 × 12",
    "经济状况免予核对至 2026-12-31，期满后的次月须重新核对",
    "本地不允许免予核对，已按规定核对",
    "免予核对已于 2020-12-31 期满，已按规定核对",
    "家庭正在享受低保且在免予核对期内，不再进行经济状况核对；"
    "本次收入核算结果不得作为停发或减发的依据，期内按原待遇执行",
    "现有低保金额每月 1320.01 元，超过低保标准与计入人数之积的 2 倍，请核对",
    "本地渐退期没有规定期限，国家规定原则上不超过 6 个月（X 1）；建议按 6 个月",
    "医疗自付支出 1200.00 元没有票据，未扣减；补齐票据后重新核算",
    "没有收录本地的家庭财产标准，金融资产未作检验",
)


@pytest.mark.parametrize("text", RARE)
def test_rare_sentences_can_be_said_in_english(text):
    with translation.override("en"):
        assert not CHINESE.search(said(text))


def test_chinese_stays_as_it_was_sealed():
    with translation.override("zh-hans"):
        assert said("刚性支出扣减：医疗自付支出") == "刚性支出扣减：医疗自付支出"
