"""Going out to people (主动发现): screening, warnings, the watch list, the monthly round of a village."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from accounts.models import Officer
from cases.actions import watch
from cases.models import WatchCheck, WatchEntry
from cases.periods import Period
from monitoring.actions import duties, rounds, screening, warning
from monitoring.models import Finding, Round, Screening
from monitoring.models.finding import FindingState
from monitoring.models.screening import Cause
from reports.synthetic.county import Placed
from reports.synthetic.staff import HONGLAI, NANAN

Staff = Mapping[str, Officer]
Disposition = Screening.Disposition
_CAUSES = {
    "ill_worker": Cause.ILLNESS,
    "disabled_adult_poor": Cause.DISABILITY,
    "single_person": Cause.DISABILITY,
    "elder_alone": Cause.LABOUR,
}
_SETTLED = (
    (Disposition.APPLIES, "符合条件，已约定下周到镇里申请"),
    (Disposition.REFERRED, "主要是大病费用，已转医保部门"),
    (Disposition.NO_NEED, "子女已返乡务工，家庭收入稳定，已说明"),
)
_VISITORS = "林建华、陈协助"


def screen(placed: list[Placed], staff: Staff, *, on: date) -> int:
    """Households on the ledger of the month: some visited, some of those settled. Warnings stand beside them.

    How many rows the ledger has.
    """
    by = staff["linjianhua"]
    rows = screening.enter([_entry(each) for each in placed], by=by, on=on - timedelta(days=4))
    for row, (disposition, note) in zip(rows, _SETTLED, strict=False):
        _visit(row, staff, on - timedelta(days=2), need=note)
        screening.dispose(row.pk, disposition=disposition, note=note, by=by, on=on)
    _visit(rows[len(_SETTLED)], staff, on - timedelta(days=1), need="希望申请低保，材料正在准备")
    warning.raise_warnings(on=on, region_id=NANAN, by=staff["caishencha"])
    warned = Screening.objects.filter(source=Screening.Source.WARNING, township_code=HONGLAI)
    for row in warned.order_by("pk")[:1]:
        _visit(row, staff, on, need="医疗费用大，担心下半年续不上药")
        words = "已在保障，医疗支出增加，列入名单每季核查"
        screening.dispose(row.pk, disposition=Disposition.WATCHED, note=words, by=by, on=on)
    return Screening.objects.count()


def look_again(staff: Staff, *, on: date) -> int:
    """Households on the watch list were looked at: the same, worse, and well enough to leave it."""
    results = WatchCheck.Result
    looked = (
        (results.SAME, "情况没有变化，仍靠打零工"),
        (results.WORSE, "户主住院，收入中断，劝其申请"),
        (results.BETTER, "儿子已就业，每月有工资"),
    )
    entries = WatchEntry.objects.filter(state=WatchEntry.State.WATCHED, closed_on=None).filter(
        region_id__gte=HONGLAI, region_id__lt=HONGLAI + 1000
    )
    for entry, (result, note) in zip(entries.order_by("next_check_on", "pk"), looked, strict=False):
        watch.check(entry.pk, result=result, note=note, by=staff["linjianhua"], on=on)
    return WatchEntry.objects.filter(closed_on=None).count()


def go_round(staff: Staff, *, on: date) -> list[Round]:
    """This month's sheets of the helper's village and of the one with most to do, a few visits done."""
    by, helper = staff["linjianhua"], staff["chenxiezhu"]
    open_ones = Finding.objects.filter(
        state__in=[FindingState.OPEN, FindingState.CHECKING], township_code=HONGLAI
    )
    busy = Counter(open_ones.values_list("region_id", flat=True)).most_common(1)
    villages = [helper.posts_today[0].region_id, *(village for village, _many in busy)]
    made = [
        rounds.make_round(village, month=Period.month_of(on), by=by, on=on)
        for village in dict.fromkeys(villages)
    ]
    for sheet in made:
        for visit in sheet.visits.order_by("pk")[:2]:
            results = {
                duty.pk: duties.results_for(duty)[0][0] for duty in visit.duties.filter(result="")
            }
            if results:
                note = "在家，情况与档案一致"
                rounds.record_visit(visit.pk, results, note=note, visitors=_VISITORS, by=by, on=on)
    return made


def _visit(row: Screening, staff: Staff, on: date, *, need: str) -> None:
    screening.visit(
        row.pk, visited_on=on, visitors=_VISITORS, need=need, by=staff["linjianhua"], on=on
    )


def _entry(placed: Placed) -> screening.Entry:
    head = placed.home.members[0].who
    flows = [item for each in placed.home.members for item in each.income] + placed.home.income
    return screening.Entry(
        region_id=placed.village,
        name=head.name,
        number=head.number,
        members=len(placed.home.members),
        category=placed.home.poverty_status,
        income=sum((item["amount"] * item["times"] for item in flows), Decimal(0)),
        cause=_CAUSES.get(placed.home.kind, Cause.OTHER),
        source=Screening.Source.VISIT,
        discoverer=Screening.Discoverer.VILLAGE,
        circumstances="村干部走访时发现，家中有人长期看病或无劳动力",
    )
