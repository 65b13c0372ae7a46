"""Names as they are kept, compared, found and put in order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from households.names import grams, name_key, pinyin, tidy_name, wanted_grams

DOTS = "•‧・･．·.∙⋅"


@pytest.mark.parametrize("dot", DOTS)
def test_every_separator_becomes_the_same_dot(dot):
    assert tidy_name(f"买买提{dot}阿卜杜拉") == "买买提·阿卜杜拉"


@pytest.mark.parametrize(
    "typed", ["张三", " 张三 ", "张　三", "张\u200b三", "张\u00a0三", "\ufeff张三"]
)
def test_blanks_and_invisible_characters_go(typed):
    assert name_key(typed) == "张三"


def test_latin_names_keep_one_blank_and_compare_without():
    assert tidy_name("John   Smith") == "John Smith"
    assert name_key("ｊｏｈｎ  smith") == name_key("John Smith")


def test_rare_characters_stay():
    assert tidy_name("𠮷·买买提") == "𠮷·买买提"
    assert "𠮷" in grams(name_key("𠮷田"))


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("单志明", "shan zhi ming"), ("仇英", "qiu ying"), ("曾国庆", "zeng guo qing"),
        ("解放", "xie fang"), ("查良", "zha liang"), ("区小红", "ou xiao hong"),
        ("单于明", "chan yu ming"), ("欧阳秀", "ou yang xiu"),
    ],
)  # fmt: skip
def test_surnames_are_read_as_surnames(name, read):
    assert pinyin(name) == read


@given(st.text(max_size=60))
def test_keys_are_stable(raw):
    once = name_key(raw)
    assert name_key(once) == once
    assert tidy_name(tidy_name(raw)) == tidy_name(raw)


@given(st.text(alphabet="陈林黄张李王吴志明小红", min_size=2, max_size=6), st.data())
def test_a_name_is_found_by_any_part_of_it(name, data):
    start = data.draw(st.integers(0, len(name) - 1))
    part = name[start : start + data.draw(st.integers(1, len(name)))]
    assert set(wanted_grams(part)) <= set(grams(name_key(name)))
