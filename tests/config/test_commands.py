"""Wrong arguments are told in Chinese and English, with exit code 2, before anything is done."""

import pytest

from config.commands import Commands

WRONG = [
    (("no_such",), "没有命令 no_such / no such command"),
    (("repot",), "perhaps report"),
    (("report", "quarterly", "--region", "350583"), "缺少 --period, --out / missing"),
    (("report", "yearly"), "不在其中"),
    (
        ("assess", "facts.json", "--on", "2026-13-01"),
        "2026-13-01: 日期应写成 2026-09-30 / not a date",
    ),
    (("build_payments", "--region", "abc", "--month", "2026-09"), "区划代码是 12 位数字"),
    (("build_payments", "--region", "350583", "--month", "2026Q3"), "月份应写成 2026-09"),
    (
        ("build_payments", "--region", "350583", "--month", "2190-01"),
        "还没有开始 / the period has not",
    ),
    (("compare", "deaths", "--period", "2026-13", "--region", "350583"), "期间应写成"),
    (("replay", "--period", "2190Q1"), "还没有开始"),
    (("simulate", "--region"), "后面要有值 / a value is missing"),
    (("verify", "--colour"), "不认识 --colour / unknown"),
]


@pytest.mark.parametrize(("given", "says"), WRONG)
def test_wrong_arguments_are_told_in_both_languages(given, says, capsys):
    with pytest.raises(SystemExit) as end:
        Commands(["manage.py", *given]).execute()
    assert end.value.code == 2
    assert says in capsys.readouterr().err
