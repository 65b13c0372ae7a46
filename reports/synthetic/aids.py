"""Temporary aid in the demo county: a reserve fund with its movements, and aid at every step of the way."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from accounts.models import Officer
from cases.actions import reserve_fund
from cases.actions.aid import afterwards, decide, stages
from cases.actions.aid.intake import Emergency, take_in
from cases.models import Aid, ReserveFund
from households.actions.people import Identity
from households.choices import IdKind
from reports.synthetic.staff import HONGLAI, MEISHAN

Staff = Mapping[str, Officer]
VILLAGE = 350583113202
_QUOTA = Decimal(20000)
_TOLD: tuple[tuple[str, str, str, Emergency, int], ...] = (
    # name, sex, born, what happened, days ago
    ("赖火旺", "male", "1978-03-12",
     Emergency("fire", "light", "housing", date.min, "厨房失火，卧室和口粮烧毁", hukou="江西省上饶市"), 20),
    ("施玉兰", "female", "1966-07-01",
     Emergency("accident", "light", "medical", date.min, "骑车被撞，住院急需押金"), 12),
    ("卢志强", "male", "1985-10-23",
     Emergency("unemployment", "light", "food", date.min, "工厂停工三个月没有收入", hukou="贵州省毕节市"), 4),
    ("洪秀英", "female", "1959-01-17",
     Emergency("sudden_illness", "heavy", "medical", date.min, "脑出血手术，家中无人照料", months=5), 1),
)  # fmt: skip


def help_first(staff: Staff, *, on: date) -> int:
    """The fund is granted and topped up; one aid is finished but for its test, one waits for a visit, one was
    given yesterday and one, above the limit of the township, waits for the county. How many aids."""
    cashier = staff["zengchuna"]
    for place in (HONGLAI, MEISHAN):
        reserve_fund.open_fund(
            region_id=place, quota=_QUOTA, document="南民〔2026〕18号", by=cashier,
            on=on - timedelta(days=200),
        )  # fmt: skip
    finished, staged, lately, heavy = (_taken(told, staff, on=on) for told in _TOLD)
    _decided(finished, staff, on - timedelta(days=20), 2000)
    papers_on = on - timedelta(days=13)
    afterwards.complete_papers(
        finished.pk,
        papers="村委会火灾证明、领条签字、身份证复印件",
        by=staff["linjianhua"],
        on=papers_on,
    )
    fund = ReserveFund.objects.get(region=HONGLAI)
    reserve_fund.top_up(
        fund.pk, amount=_QUOTA - fund.balance, document="南民〔2026〕77号", by=cashier, on=papers_on
    )
    _decided(staged, staff, on - timedelta(days=12), 800, 800, 400)
    _decided(lately, staff, on - timedelta(days=1), 1200)
    return Aid.objects.filter(pk__gte=finished.pk, pk__lte=heavy.pk).count()


def _taken(told: tuple[str, str, str, Emergency, int], staff: Staff, *, on: date) -> Aid:
    name, sex, born, emergency, ago = told
    day = on - timedelta(days=ago)
    given = {**vars(emergency), "happened_on": day}
    return take_in(
        Identity(name, sex, date.fromisoformat(born), IdKind.NONE), Emergency(**given),
        region_id=VILLAGE, area="rural", by=staff["linjianhua"], on=day,
    )  # fmt: skip


def _decided(aid: Aid, staff: Staff, on: date, *amounts: int) -> None:
    """The head decides, the caseworker hands the first stage out."""
    decide.decide(
        aid.pk, amounts=[Decimal(each) for each in amounts], by=staff["suzhenzhang"], on=on,
        reason="情况属实，先行救助",
    )  # fmt: skip
    stages.give_from_fund(
        aid.pk, document=f"领条{aid.application.number[-5:]}", by=staff["linjianhua"], on=on
    )
