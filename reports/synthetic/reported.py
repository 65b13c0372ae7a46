"""What goes up and out: reports and ledgers filed, problems put right, lists that hang, objections."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count

from accounts.models import Officer
from cases.actions import objection, publication
from cases.models import Award, Notice, Objection, Publication
from cases.periods import Period
from eligibility.actions.standards import Figure, enter_standard
from monitoring.actions import push_keys, rectification
from monitoring.models import Rectification
from reports.actions import assignments, directives, filing
from reports.catalogue import REPORTS
from reports.filings import file_ledger, receive
from reports.models import Directive, Filing
from reports.programmes import TEMPLATES
from reports.synthetic.papers import blank_sheet
from reports.synthetic.staff import HONGLAI, MEISHAN, NANAN

Staff = Mapping[str, Officer]
_PLACE, _PHONE = "村务公开栏", "0595-86680000"


def file_reports(staff: Staff, *, on: date) -> int:
    """The last quarter is accepted, one month was sent back, the last month waits for the city."""
    by, city = staff["caishencha"], staff["quanzhou"]
    last = Period.month_of(on).previous()
    quarter = _filed("quarterly", Period.quarter_of(on).previous(), by, on)
    filing.accept(quarter.pk, by=city, on=_next(quarter, on))
    before = _filed("monthly", last.previous(), by, on)
    reason = "月人均补助水平比上月变动较大，核对后重报并说明原因"
    filing.send_back(before.pk, reason=reason, by=city, on=_next(before, on))
    _filed("monthly", last, by, on)
    return Filing.objects.count()


def _filed(kind: str, period: Period, by: Officer, on: date) -> Filing:
    """Filed on the day before it is due, or today if that has not come."""
    day = min(REPORTS[kind].due.on(period) - timedelta(days=1), on)
    drafted = filing.draft(kind, region_id=NANAN, period=period, by=by, on=day)
    return filing.file(drafted.pk, remarks="数字与发放台账核对一致", by=by, on=day)


def _next(filed: Filing, on: date) -> date:
    assert filed.filed_on is not None
    return min(filed.filed_on + timedelta(days=2), on)


def file_ledgers(staff: Staff, *, on: date) -> None:
    """One ledger of the township was received by the county, the other waits."""
    month = Period.month_of(on).previous()
    first = file_ledger("single_person", month=month, by=staff["linjianhua"], on=on)
    receive(first.pk, by=staff["caishencha"], on=on)
    file_ledger("gradual_exit", month=month, by=staff["linjianhua"], on=on)


def put_right(staff: Staff, *, on: date) -> None:
    """Problems of the audit and of the county's own checks: overdue, done, and closed."""
    sources, kinds = Rectification.Source, Rectification.Kind
    told = (
        (sources.AUDIT, kinds.DIBAO, "3 户家庭成员死亡后未及时核减", "逐户核实，追回多发金额", -5),
        (sources.SELF_CHECK, kinds.FUNDS, "2 户银行账户与户主姓名不符", "核对账户并更正", 12),
        (sources.INSPECTION, kinds.CONDUCT, "公示照片未留存", "补拍公示栏照片并归档", 20),
    )
    opened = [
        rectification.open_problem(
            region_id=HONGLAI, owner_id=staff["linjianhua"].pk, source=source, kind=kind,
            problem=problem, measure=measure, due_on=on + timedelta(days=left),
            by=staff["caishencha"], on=on - timedelta(days=30),
        )
        for source, kind, problem, measure, left in told
    ]  # fmt: skip
    for problem in opened[1:]:
        rectification.report_done(
            problem.pk, done="已逐户核对更正", evidence=blank_sheet(), by=staff["linjianhua"],
            on=on - timedelta(days=3), recovered=Decimal(0),
        )  # fmt: skip
    rectification.close(
        opened[2].pk, remark="照片齐全，同意销号", by=staff["xufuhe"], on=on - timedelta(days=1)
    )


def hang_lists(staff: Staff, *, on: date) -> list[Publication]:
    """The list of one village hangs, and somebody objects; that of another waits for a second officer."""
    hung = publication.prepare_list(
        _largest_village(HONGLAI), "dibao", by=staff["linjianhua"], on=on - timedelta(days=20),
        place=_PLACE, phone=_PHONE,
    )  # fmt: skip
    publication.publish_list(hung.pk, by=staff["suzhenzhang"], on=on - timedelta(days=19))
    waiting = publication.prepare_list(
        _largest_village(MEISHAN), "dibao", by=staff["zhengmeishan"], on=on, place=_PLACE, phone=_PHONE
    )  # fmt: skip
    _object(hung.slug, staff, on)
    return [hung, waiting]


def _object(slug: str, staff: Staff, on: date) -> None:
    """One objection has an answer that waits for a second person, one is new and names an officer."""
    first = objection.lodge(
        slug, on=on - timedelta(days=4), content="名单上有一户在县城买了房，长期不在村里住",
        objector="村民", contact="0595-86680001",
    )  # fmt: skip
    objection.propose_answer(
        first.pk, by=staff["caishencha"], outcome=Objection.Outcome.REJECTED,
        answer="已查不动产登记并入户，该户名下只有一处农村住房，符合规定",
    )  # fmt: skip
    hanging = Notice.objects.filter(closed_on=None, ends_on__gte=on, text__on_web=True).first()
    if hanging is not None:
        content = "公示的人口与实际不符，经办人没有入户"
        objection.lodge(hanging.slug, on=on, content=content, named="林建华")


def _largest_village(township: int) -> int:
    villages = (
        Award.objects.filter(township_code=township, benefit="dibao", period__endswith=None)
        .values("region_id")
        .annotate(awards=Count("pk"))
        .order_by("-awards", "region_id")
    )
    return int(villages[0]["region_id"])


def give_key(staff: Staff) -> None:
    """The city's exchange may push vehicles and market entries."""
    push_keys.issue(
        "泉州市数据共享交换平台", kinds=["vehicles", "market"], region_id=NANAN, by=staff["guanli"]
    )


def propose_standard(staff: Staff, *, on: date) -> None:
    """The figures of next year wait for the second person."""
    figure = Figure(
        key="dibao_standard", area="both", amount=Decimal("808.00"),
        from_on=date(on.year + 1, 1, 1), to_on=None, document=f"泉民保〔{on.year}〕31号（示例）",
    )  # fmt: skip
    enter_standard(NANAN, figure, by=staff["caishencha"], on=on)


def run_programme(staff: Staff, *, on: date) -> Directive:
    """The county runs the programme of the province: one township answers, the others are behind."""
    county, second, clerk = staff["caishencha"], staff["hongshenpi"], staff["linjianhua"]
    days = {p.code: (p.starts_on, p.ends_on) for p in TEMPLATES["fujian_2020"].phases_in(on.year)}
    made = directives.begin(
        "fujian_2020", region_id=NANAN, number=f"南民救助〔{on.year}〕8号（示例）",
        issued_on=min(date(on.year, 4, 1), on), responsible_id=second.pk, phases=days, by=county, on=on,
    )  # fmt: skip
    directives.confirm(made.pk, by=second, on=on)
    mine = {each.code: each.pk for each in made.assignments.filter(region=HONGLAI)}
    assignments.receive(mine["receipt"], by=clerk, on=on)
    assignments.answer(
        mine["town_owner"],
        words="各村（社区）排查人员已落实，名单张贴上墙",
        figure=Decimal(26),
        by=clerk,
        on=on,
    )
    assignments.accept(mine["town_owner"], by=county, on=on)
    assignments.answer(mine["included"], words="逐件催办，超期的已说明原因", by=clerk, on=on)
    assignments.answer(
        mine["agreements"], words="还有 2 人没有签订", figure=Decimal(2), by=clerk, on=on
    )
    assignments.send_back(mine["agreements"], reason="写明两人的签订日期后重报", by=county, on=on)
    notice = directives.send(
        Directive.Kind.NOTICE, region_id=NANAN, number=f"南民救助〔{on.year}〕15号（示例）",
        title="关于死亡核减不及时的督查通报", issued_on=on, asks="逐户核实 3 户死亡未核减问题，报整改结果",
        due_on=on + timedelta(days=10), units=[HONGLAI, MEISHAN], responsible_id=county.pk, by=county,
        on=on,
    )  # fmt: skip
    directives.confirm(notice.pk, by=second, on=on)
    return made
