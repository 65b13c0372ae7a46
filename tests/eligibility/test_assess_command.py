"""`manage.py assess`: a sheet from a file, with no database to be had."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = ROOT / "tests" / "golden"


def run(*args):
    nowhere = os.environ | {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing"}
    return subprocess.run(
        [sys.executable, "manage.py", "assess", *map(str, args)],
        cwd=ROOT, env=nowhere, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


def test_prints_a_sheet_in_chinese():
    done = run(GOLDEN / "fj-1.json")
    assert done.returncode == 0, done.stderr
    for text in ("结论：按户纳入低保", "闽民救〔2020〕21号 二(二)1", "31200.00 × 30%", "2751.00"):
        assert text in done.stdout


def test_prints_json_and_takes_another_day():
    done = run(GOLDEN / "fj-3.json", "--on", "2022-12-01", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["until"] == "2023-06-30"


@pytest.mark.parametrize("text", ["{", '{"area": "rural"}', "[]", "\ufeff"])
def test_refuses_a_bad_file_in_two_languages(tmp_path, text):
    path = tmp_path / "facts.json"
    path.write_text(text, encoding="utf-8")
    done = run(path)
    assert done.returncode == 1
    assert "文件" in done.stderr
    assert "facts" in done.stderr or "JSON" in done.stderr
    assert not done.stdout


def test_wrong_arguments_are_another_matter():
    assert run(GOLDEN / "fj-1.json", "--on", "someday").returncode == 2
    assert run("no-such-file.json").returncode == 1


HOSTILE = {
    "nested": ("[" * 100_000, "facts：嵌套太深 / is nested too deeply"),
    "nested and closed": ('{"a":' * 900 + "1" + "}" * 900, "facts"),
    "half a character": (
        '{"members": [{"ref": "a\\ud800", "relation": "head"}]}', "facts.members[0].ref：",
    ),
    "half a character in a key": ('{"\\ud800": 1}', "unknown field"),
    "many digits": ('{"last_year_income": ' + "9" * 5_001 + "}", "facts.last_year_income："),
    "many digits in a name": ('{"members": [{"ref": ' + "9" * 16 + "}]}", "facts.members[0].ref："),
    "twice": (
        '{"members": [{"ref": "a", "ref": "b"}]}',
        "facts.members[0].ref：字段重复 / is given twice",
    ),
    "broken": ('{\n"area": rural}', "第 2 行第 9 列 / line 2 column 9"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_its_place(tmp_path, name):
    text, told = HOSTILE[name]
    path = tmp_path / "facts.json"
    path.write_text(text, encoding="utf-8")
    done = run(path, "--json")
    assert done.returncode == 1
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not done.stdout


def test_a_file_that_is_not_utf_8_is_refused_with_its_place(tmp_path):
    path = tmp_path / "facts.json"
    path.write_bytes('{"area": "农村"}'.encode("gb18030"))
    done = run(path)
    assert done.returncode == 1
    assert "第 13 字节 / byte 13" in done.stderr
