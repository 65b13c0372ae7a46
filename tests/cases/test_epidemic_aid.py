"""Aid of a patient in an epidemic: twice the standard each month, from the illness until discharge."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.db.backends.postgresql.psycopg_any import DateRange
from django.urls import reverse
from django.utils import timezone

from accounts.models.region import ancestor
from cases.actions.aid.hardship import file_hardship
from cases.actions.intake import open_draft, submit
from cases.models import Aid, AidStage, Award
from cases.periods import Period
from cases.procedure import State
from eligibility.models import Standard
from households.actions.particulars import declare_particulars
from households.models import Particular
from reports.ledgers import LEDGERS
from reports.ledgers.reading import read
from tests import factories
from tests.cases import test_expenditure_aid as expenditure
from tests.cases.steps import Staff, carry
from tests.cases.test_worked_examples import PENGSHUI, paid
from tests.drafts import save, sections

pytestmark = pytest.mark.django_db
TOWN = ancestor(PENGSHUI, "township")


def confirmed(staff: Staff, on: date, **stay: str) -> Aid:
    """A patient of a rural family on dibao, applied for and confirmed by the county on the page."""
    home = factories.household(factories.person("陈患病", at=PENGSHUI))
    factories.account(home)
    patient = home.head
    told = {"epidemic": {"confirmed": True} | stay}
    declare_particulars(home.pk, by=staff.clerk, on=on, told=told, person_id=patient.pk)
    case = factories.application(home, by=staff.clerk, benefit="temporary_aid", person=patient)
    hardship: dict[str, Any] = expenditure.TOLD | {
        "cause": "epidemic", "happened_on": date.fromisoformat(stay["admitted_on"]),
    }  # fmt: skip
    file_hardship(case, patient, hardship)
    case = carry(State.REPORTED, staff, application=case, on=on)
    expenditure.confirmed(case, staff)
    return Aid.objects.get(application=case)


def standard(staff: Staff, amount: int, since: date) -> None:
    Standard.objects.create(
        region_id=ancestor(PENGSHUI, "county"), key="dibao_standard", area="rural",
        amount=Decimal(amount), period=DateRange(since, None), document="测试文号",
        entered_by=staff.clerk, confirmed_by=staff.approver, confirmed_at=timezone.now(),
    )  # fmt: skip


def visit(staff: Staff, aid: Aid, on: date, discharged_on: str = "") -> int:
    """The caseworker tells on the page whether the patient is still in hospital."""
    said = {"visited_on": on.isoformat(), "visitors": "林经办、陈协理", "seen": "见到家属",
            "discharged_on": discharged_on}  # fmt: skip
    step = reverse("aid_step", args=[aid.pk, "stay"])
    return expenditure.client_of(staff.clerk).post(step, said).status_code


def stages(aid: Aid) -> list[tuple[str, Decimal]]:
    return [(each.state, each.amount) for each in AidStage.objects.filter(aid=aid)]


@pytest.fixture
def staff() -> Staff:
    factories.region(PENGSHUI, name="前峰村")
    return Staff(TOWN)


@pytest.mark.requirement("R-088", "R-089")
def test_a_patient_is_paid_twice_the_standard_each_month_until_discharge(staff):
    october, november, december = date(2020, 10, 20), date(2020, 11, 20), date(2020, 12, 10)
    with time_machine.travel(october):
        aid = confirmed(staff, october, admitted_on="2020-10-05")
        monthly = aid.decision.monthly
        assert monthly == 2 * Decimal(496)
        assert stages(aid) == [("given", monthly), ("held", monthly)]
        assert paid(staff, PENGSHUI, "temporary_aid", date(2020, 10, 1)) == {aid.person_id: monthly}
        page = expenditure.client_of(staff.clerk).get(aid.application.get_absolute_url())
        assert "彭水民发〔2020〕70号" in page.content.decode()
        assert visit(staff, aid, october) == 409  # this month is given
    with time_machine.travel(november):
        standard(staff, 600, date(2020, 11, 1))
        assert visit(staff, aid, november) == 302
        assert stages(aid) == [
            ("given", monthly),
            ("given", Decimal(1200)),
            ("held", Decimal(1200)),
        ]
        assert paid(staff, PENGSHUI, "temporary_aid", date(2020, 11, 1)) == {
            aid.person_id: Decimal(1200)
        }
    with time_machine.travel(december):
        assert visit(staff, aid, december, "2020-12-11") in (409, 422)  # a day to come
        assert visit(staff, aid, december, "2020-11-28") == 302
        assert [state for state, _amount in stages(aid)] == ["given", "given", "stopped"]
        told = Particular.objects.get(person=aid.person_id, ended_on=None).said
        assert told["discharged_on"] == "2020-11-28"
        assert visit(staff, aid, december) in (403, 404, 409)
        assert paid(staff, PENGSHUI, "temporary_aid", date(2020, 12, 1)) == {}
        page = expenditure.client_of(staff.clerk).get(reverse("aid_detail", args=[aid.pk]))
        shown = page.content.decode()
        assert ("2020-11-28" in shown, "1,200.00" in shown) == (True, True)
        ledger = read(LEDGERS["temporary_aid"], places=[(TOWN, TOWN + 1000)],
                      month=Period.month_of(october), on=december)  # fmt: skip
        (row,) = ledger.rows
        assert (row["cause"], row["given"]) == ("epidemic", monthly + 1200)
    assert Award.objects.filter(benefit="temporary_aid").count() == 2


def test_the_wizard_files_the_stay_where_the_rules_read_it(staff):
    on = date(2026, 11, 23)
    with time_machine.travel(on):
        typed = sections()
        first = typed["members"]["rows"][0]
        typed["applicant"]["head"]["village"] = str(PENGSHUI)
        case = open_draft(
            by=staff.clerk, on=on, region_id=PENGSHUI, name=first["name"],
            number=first["id_number"], benefit="temporary_aid",
        )  # fmt: skip
        for name, data in typed.items():
            save(case, name, data, by=staff.clerk, on=on)
        client = expenditure.client_of(staff.clerk)
        address = reverse("intake_section", args=[case.pk, "particulars"])
        said = {"cause": "epidemic", "need": "medical", "severity": "ordinary", "months": "1",
                "happened_on": "2026-11-05", "happened": "户主确诊住院", "patient": first["ref"],
                "then": "finish", "client": "a"}  # fmt: skip
        refused = client.post(address, said | {"version": "0", "sequence": "1"})
        assert refused.status_code == 422
        said["admitted_on"] = "2026-11-05"
        assert client.post(address, said | {"version": "1", "sequence": "2"}).status_code == 302
        submit(case.pk, by=staff.clerk, on=on)
        case.refresh_from_db()
        aid = Aid.objects.get(application=case)
        assert aid.person_id == case.person_id
        told = Particular.objects.get(person=case.person, kind="epidemic").said
        assert told == {"confirmed": True, "admitted_on": "2026-11-05"}
        shown = client.get(reverse("aid_detail", args=[aid.pk])).content.decode()
        assert "仍在住院" in shown


@pytest.mark.requirement("R-089")
def test_ps_5_the_month_of_the_discharge_counts_and_no_month_after_it(staff):
    may = date(2020, 5, 6)
    standard(staff, 440, date(2020, 1, 1))
    with time_machine.travel(may):
        aid = confirmed(staff, may, admitted_on="2020-02-03", discharged_on="2020-03-28")
        assert aid.decision.monthly == Decimal(880)
        assert stages(aid) == [("given", Decimal(1760))]
        assert paid(staff, PENGSHUI, "temporary_aid", date(2020, 5, 1)) == {
            aid.person_id: Decimal(1760)
        }


@pytest.mark.requirement("R-089")
def test_a_discharge_told_late_still_brings_the_month_it_fell_in_and_nothing_more(staff):
    october, december = date(2020, 10, 20), date(2020, 12, 10)
    with time_machine.travel(october):
        aid = confirmed(staff, october, admitted_on="2020-10-05")
    with time_machine.travel(december):
        assert visit(staff, aid, december, "2020-11-28") == 302
        assert stages(aid) == [("given", Decimal(992)), ("given", Decimal(992))]
        assert visit(staff, aid, december) in (403, 404, 409)
