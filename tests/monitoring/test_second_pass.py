"""The second pass: pairs by probability, judged by a person; an accepted one is an ordinary L3 finding."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from cases.procedure import StepRefused
from monitoring.actions import linking
from monitoring.missed.linking import pairs
from monitoring.models import Finding, LinkCandidate
from tests.factories import NANAN, QIANFENG, household, officer, person, region
from tests.missed_makers import link_candidate
from tests.monitoring.files import AS_OF
from tests.monitoring.staged import staged


def row(
    key: str, name: str, born: str, village: str = "350583113202", sex: str = "male"
) -> dict[str, str]:
    return {"unique_id": key, "name_key": name, "born": born, "village": village,
            "township": village[:9], "sex": sex}  # fmt: skip


def test_swapped_digits_and_one_wrong_sign_are_found_and_a_namesake_elsewhere_is_not():
    pytest.importorskip("splink", reason="Splink (requirements-link.txt) is not installed")
    ours = [row("1", "陈水土", "19460304"), row("2", "林秀英", "19510817", sex="female"),
            row("3", "王建国", "19700101")]  # fmt: skip
    theirs = [row("a", "陈水土", "19460304"), row("b", "林秀英", "19518017", sex="female"),
              row("c", "王建囯", "19700101"), row("d", "王建国", "19991212", "350583112201")]  # fmt: skip
    found = {(pair["ours"], pair["theirs"]): pair for pair in pairs(ours, theirs)}
    assert set(found) == {("1", "a"), ("2", "b"), ("3", "c")}
    assert found["1", "a"]["weight"] > found["2", "b"]["weight"]
    assert found["2", "b"]["levels"]["born"] == "one_digit"
    assert found["3", "c"]["levels"]["name"] == "one_sign"


@pytest.mark.django_db
def test_rows_without_a_number_meet_people_on_file():
    pytest.importorskip("splink", reason="Splink (requirements-link.txt) is not installed")
    someone = person("陈水土", born=date(1946, 3, 4))
    household(someone)
    staged("funeral", [{"name": "陈水土", "birth_date": date(1946, 3, 4), "region_code": QIANFENG,
                        "event_on": date(2026, 11, 2)}])  # fmt: skip
    by = officer(Role.COUNTY_REVIEWER, NANAN)
    assert linking.look(NANAN, by=by, on=AS_OF) == 1
    assert linking.look(NANAN, by=by, on=AS_OF) == 0
    assert not Finding.objects.exists()  # a pair is no finding
    assert LinkCandidate.objects.get().person == someone


@pytest.mark.django_db
def test_a_person_accepts_a_pair_and_it_is_a_finding_of_the_third_level():
    pair = LinkCandidate.objects.get(pk=link_candidate(region(QIANFENG)).address["pk"])
    by = officer(Role.COUNTY_REVIEWER, NANAN)
    linking.judge(pair.pk, same=True, by=by, on=AS_OF)
    finding = Finding.objects.get()
    assert (finding.rule, finding.level, finding.person) == ("linked_row", "L3", pair.person)
    with pytest.raises(StepRefused):
        linking.judge(pair.pk, same=False, by=by, on=AS_OF)


@pytest.mark.django_db
def test_a_rejected_pair_is_nothing_and_the_page_says_when_splink_is_wanting(
    client: Client, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("monitoring.views.candidates.available", lambda: False)
    monkeypatch.setattr("monitoring.actions.linking.available", lambda: False)
    pair = link_candidate(region(QIANFENG)).address["pk"]
    client.force_login(officer(Role.COUNTY_REVIEWER, NANAN))
    page = client.get(reverse("candidate_list")).content.decode()
    assert "没有安装概率匹配组件" in page and "12.50" in page
    refused = client.post(reverse("candidate_look"), follow=True).content.decode()
    assert "其他比对不受影响" in refused
    client.post(reverse("candidate_judge", args=[pair]), {"same": "no"})
    assert LinkCandidate.objects.get().state == "rejected" and not Finding.objects.exists()
