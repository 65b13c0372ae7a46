"""Policies are data: each figure with its text, no gap, no overlap, the most specific in force wins."""

import runpy
import shutil
from dataclasses import fields
from datetime import date

import pytest

import eligibility.assess  # noqa: F401  so that every rule is declared
from eligibility.apps import policies_are_sound
from eligibility.policies.documents import texts
from eligibility.policies.law import policy_of
from eligibility.policies.packs import PACKS, PolicyError, covers, load_pack, packs
from eligibility.policies.standards import LocalStandard, shipped
from eligibility.rules.law import PARAMETERS, STANDARDS
from eligibility.rules.law.procedure import Procedure
from eligibility.rules.rule import RULES

HEAD = '[pack]\nname = "x"\ntitle = "某县"\nregion = 110101000000\nversion = "1"\n\n'
MONTHS = "[[gradual_exit_months]]\n"


@pytest.fixture
def written(tmp_path):
    def write(body):
        (tmp_path / "pack.toml").write_text(HEAD, encoding="utf-8")
        (tmp_path / "x.toml").write_text("\n" * 6 + body, encoding="utf-8")
        return tmp_path

    return write


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        ("[[colour]]\nvalue = 1\nfrom = 2020-01-01\nillustrative = true\n", 7, "colour"),
        (f"{MONTHS}value = 6\nfrom = 2020-01-01\nillustrative = true\nwhy = 1\n", 7, "why"),
        (f"{MONTHS}value = 6\nfrom = 2020-01-01\n", 7, "document"),
        (f"{MONTHS}value = 'six'\nfrom = 2020-01-01\nillustrative = true\n", 7, "six"),
        (f"{MONTHS}value = 6\nfrom = 2020-01-01\ndocument = 'unheard_of'\n", 7, "unheard_of"),
        (f"{MONTHS}from = 2020-01-01\nillustrative = true\n", 7, "value"),
        (f"{MONTHS}value = 6\nfrom = 2021-07-01\ndocument = 'method_2021'\n", 7, "clause"),
        (f"{MONTHS}value = 6\nfrom = '2021-07-01'\nillustrative = true\n", 7, "day"),
        (
            f"{MONTHS}value = 6\nfrom = 2021-07-01\nto = 2021-06-30\nillustrative = true\n",
            7,
            "before it begins",
        ),
        (
            "[[imputation_bands]]\nvalue = [{ from = 18 }]\nfrom = 2020-01-01\nillustrative = true\n",
            7,
            "until",
        ),
        (
            "[[award_tiers]]\nvalue = [{ below = '300', award = '1' }, { below = '200', award = '2' }]\n"
            "from = 2020-01-01\nillustrative = true\n",
            7,
            "lowest",
        ),
        (
            f"{MONTHS}value = 6\nfrom = 2020-01-01\nto = 2020-12-31\nillustrative = true\n"
            f"{MONTHS}value = 7\nfrom = 2021-01-02\nillustrative = true\n",
            12,
            "gap",
        ),
        (
            f"{MONTHS}value = 6\nfrom = 2020-01-01\nto = 2020-12-31\nillustrative = true\n"
            f"{MONTHS}value = 7\nfrom = 2020-12-31\nillustrative = true\n",
            12,
            "overlaps",
        ),
        (
            f"{MONTHS}value = 6\nfrom = 2020-01-01\nillustrative = true\n"
            f"{MONTHS}area = 'rural'\nvalue = 7\nfrom = 2021-01-01\nillustrative = true\n",
            11,
            "overlaps",
        ),
        (" [[ 'Colour' ]]\nvalue = 1\nfrom = 2020-01-01\nillustrative = true\n", 7, "Colour"),
        (f"{MONTHS}value = 6\nfrom = 2020-01-01\nillustrative = 'no'\n", 7, "true or false"),
        (f"{MONTHS}value = 6\nfrom = 2020-01-01\ndocument = ['a']\n", 7, "document is text"),
        (
            f"{MONTHS}value = 6\nfrom = 2021-07-01\ndocument = 'method_2021'\nclause = 33\n",
            7,
            "clause is text",
        ),
    ],
)
def test_refuses_with_file_and_line(written, body, line, says):
    with pytest.raises(PolicyError) as refused:
        load_pack(written(body))
    assert f"x.toml:{line}:" in str(refused.value)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("head", "says"),
    [
        (HEAD.replace("110101000000", "'北京'"), "region"),
        (HEAD.replace("110101000000", "-5"), "region"),
        (HEAD.replace('"1"', "1"), "version"),
        (HEAD + "[other]\n", "pack"),
        (HEAD.replace("[pack]", "[[pack]]"), "pack"),
    ],
)
def test_refuses_a_pack_that_says_something_else_of_itself(tmp_path, head, says):
    (tmp_path / "pack.toml").write_text(head, encoding="utf-8")
    with pytest.raises(PolicyError, match=f"pack.toml:1: .*{says}"):
        load_pack(tmp_path)


def test_a_region_has_one_pack(monkeypatch, tmp_path):
    for folder in (*PACKS.iterdir(), PACKS / "fujian"):
        copied = tmp_path / (folder.name if not (tmp_path / folder.name).exists() else "again")
        shutil.copytree(folder, copied)
    again = tmp_path / "again" / "pack.toml"
    again.write_text(again.read_text(encoding="utf-8").replace('"fujian"', '"again"'), "utf-8")
    monkeypatch.setattr("eligibility.policies.packs.PACKS", tmp_path)
    with pytest.raises(PolicyError, match="same region"):
        packs.__wrapped__()


STANDARD = "[[dibao_standard]]\nvalue = '700'\nillustrative = true\n"


@pytest.mark.parametrize(
    ("body", "line", "says"),
    [
        (f"{STANDARD}from = 2020-01-01\n", 1, "region is required"),
        (f"{STANDARD}from = 2020-01-01\nregion = 'x'\n", 1, "twelve digits"),
        (
            f"{STANDARD}from = 2020-01-01\nregion = 110101000000\n"
            f"{STANDARD}from = 2021-01-01\nregion = 110101000000\narea = 'rural'\n",
            6,
            "overlaps",
        ),
    ],
)
def test_refuses_a_local_standard_with_file_and_line(monkeypatch, tmp_path, body, line, says):
    (tmp_path / "x.toml").write_text(body, encoding="utf-8")
    monkeypatch.setattr("eligibility.policies.standards.LOCAL", tmp_path)
    with pytest.raises(PolicyError, match=f"x.toml:{line}: .*{says}"):
        shipped.__wrapped__()


@pytest.mark.parametrize(
    ("body", "line", "says"), [("\n[a]\ntitle = 5\n", 2, "text"), ("[a b]", 1, "line 1")]
)
def test_refuses_a_list_of_documents_with_its_line(monkeypatch, tmp_path, body, line, says):
    list_of_them = tmp_path / "documents.toml"
    list_of_them.write_text(body, encoding="utf-8")
    monkeypatch.setattr("eligibility.policies.documents.DOCUMENTS", list_of_them)
    with pytest.raises(PolicyError, match=rf"documents.toml:({line}:)? .*{says}"):
        texts.__wrapped__()


def test_every_shipped_pack_loads():
    assert len(packs()) == len(list(PACKS.glob("*/pack.toml")))
    assert shipped()


def test_every_figure_of_a_document_names_its_text():
    for pack in packs():
        for entry in pack.entries:
            assert entry.document or entry.illustrative, entry.where


def test_every_rule_uses_real_parameters_and_stands_on_a_text():
    for on in (date(2016, 1, 1), date(2020, 10, 1), date(2021, 9, 1), date(2026, 1, 1)):
        law = policy_of(110101000000, "rural", on).law
        for rule in RULES.values():
            assert set(rule.parameters) <= PARAMETERS.keys(), rule.name
            assert rule.cited(law) or not rule.in_force(on), (rule.name, on)
            assert rule.says, rule.name


def test_every_parameter_is_used():
    """By a rule, by a clock of the procedure, or told on the sheet; what is not is named."""
    told_in_the_sheet = {"gradual_exit_guide_months", "means_test_waiver", "child_posting"}
    used = {name for rule in RULES.values() for name in rule.parameters}
    used |= {each.name for each in fields(Procedure)}  # those are read by the procedure
    in_the_funds = {"tekun_fiscal_subsidy"}
    assert not sorted(PARAMETERS.keys() - used - told_in_the_sheet - in_the_funds)


def test_every_parameter_used_is_in_a_pack():
    given = {entry.parameter for pack in packs() for entry in pack.entries}
    used = {name for rule in RULES.values() for name in rule.parameters}
    assert not sorted(used - given - set(STANDARDS))


# The programme texts the system began with, by the key of the copy they were read in.
SEEDS = {
    "fujian_2020": "000",
    "pengshui_2020": "001",
    "anhui_city_2021": "002",
    "action_2020": "003",
    "fujian_deaths_2020": "004",
}


def test_what_rests_on_a_programme_text_quotes_it():
    seeds = {texts()[key].cite for key in SEEDS}
    resting = [e for pack in packs() for e in pack.entries if e.document in seeds]
    assert {e.document for e in resting} == seeds
    assert not [e.where for e in resting if not 0 < len(e.quote) <= 25]


def test_every_text_the_means_test_cites_says_who_issued_it():
    cited = {e.document for pack in packs() for e in pack.entries}
    assert not [text.key for text in texts().values() if text.cite in cited and not text.issuer]


def test_the_start_names_what_is_wrong(monkeypatch):
    def broken():
        raise PolicyError("x/means.toml:7: unknown key why")

    assert policies_are_sound(None) == []
    monkeypatch.setattr("eligibility.policies.packs.packs", broken)
    (error,) = policies_are_sound(None)
    assert "x/means.toml:7" in error.msg
    with pytest.raises(SystemExit, match="x/means.toml:7"):
        runpy.run_path("config/wsgi.py")


@pytest.mark.requirement("R-157")
@pytest.mark.parametrize(
    ("region", "on", "months", "pack"),
    [
        (350583112000, date(2020, 11, 18), 12, "fujian"),
        (350583112000, date(2020, 3, 30), 6, "fujian"),
        (500243000000, date(2020, 10, 1), None, "pengshui"),
        (500101000000, date(2020, 10, 1), 6, "chongqing"),
        (341324000000, date(2021, 10, 1), 6, "sixian"),
        (110101000000, date(2021, 10, 1), 6, "nation"),
    ],
)
def test_the_most_specific_text_in_force_wins(region, on, months, pack):
    policy = policy_of(region, "rural", on)
    assert policy.law.gradual_exit_months == months
    assert policy.pack == pack


def test_says_what_it_overrode():
    source = policy_of(350583000000, "rural", date(2022, 12, 1)).law.sources["gradual_exit_months"]
    assert (source.pack, source.written) == ("fujian", 12)
    assert [(other.pack, other.written) for other in source.overrode] == [("nation", 6)]


@pytest.mark.requirement("R-201")
def test_city_and_country_may_differ():
    on = date(2020, 10, 1)
    urban, rural = (policy_of(500243000000, area, on).law for area in ("urban", "rural"))
    assert (urban.dibao_standard, rural.dibao_standard) == (62000, 49600)


def test_standards_a_bureau_entered_go_first():
    on, until = date(2021, 9, 1), date(2021, 12, 31)
    entered = LocalStandard(
        "dibao_standard", 350583000000, None, 80000, date(2021, 1, 1), until, "某文件"
    )
    given = {"standards": [entered]}
    assert policy_of(350583112000, "rural", on, **given).law.dibao_standard == 80000
    assert policy_of(350583112000, "rural", date(2022, 1, 1), **given).law.dibao_standard == 77500
    assert policy_of(350521000000, "rural", on, **given).law.dibao_standard == 77500


def test_the_seal_changes_with_any_value():
    on = date(2021, 9, 1)
    seals = {
        policy_of(350583000000, "rural", on).sha256,
        policy_of(350583000000, "rural", on, settings={"gradual_exit_months": "13"}).sha256,
        policy_of(350583000000, "rural", date(2022, 11, 1)).sha256,
        policy_of(500243000000, "rural", on).sha256,
    }
    assert len(seals) == 4
    assert policy_of(350583000000, "rural", on).sha256 in seals


@pytest.mark.parametrize(
    "settings", [{"colour": "red"}, {"gradual_exit_months": "six"}, {"rigid_ratio.food": "1"}]
)
def test_refuses_a_setting_that_is_no_parameter(settings):
    with pytest.raises(ValueError):
        policy_of(350583000000, "rural", date(2021, 9, 1), settings=settings)


def test_before_the_first_text_there_is_no_policy():
    with pytest.raises(PolicyError):
        policy_of(350583000000, "rural", date(2014, 4, 30))


def test_a_region_covers_what_lies_in_it():
    assert covers(0, 350583112203)
    assert covers(350000000000, 350583112203)
    assert not covers(350500000000, 350400000000)
    assert not covers(350583000000, 350582999999)
