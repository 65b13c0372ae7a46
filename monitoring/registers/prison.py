"""People in prison, drug isolation or detention (服刑、强制隔离戒毒和羁押人员)."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads, Register
from monitoring.registers.identity import PERSON, PLACE

# Community correction (社区矫正) is no custody: such rows go back to their source.
CUSTODY = (
    ("戒毒", "drug_isolation"),
    *((word, "detention") for word in ("看守", "拘留", "羁押", "拘役", "逮捕")),
    *((word, "prison") for word in ("监狱", "服刑", "有期", "无期", "收监", "死缓")),
)

PRISON = Register(
    kind="prison",
    label=_("服刑、戒毒和羁押人员"),
    complete=True,
    event="entered_on",
    category="custody_kind",
    sensitive=_("违法犯罪与羁押信息"),
    keep_days=365,
    columns=(
        *PERSON,
        Column(
            "custody_kind",
            _("羁押类型"),
            (
                "羁押类型",
                "羁押类别",
                "人员类型",
                "人员类别",
                "类型",
                "类别",
                "执行方式",
                "刑罚种类",
            ),
            Reads.CHOICE,
            options=CUSTODY,
        ),
        Column(
            "entered_on",
            _("入所日期"),
            ("入所日期", "入监日期", "收押日期", "入所时间", "入监时间", "收监日期", "起始日期")
            + ("刑期起日", "羁押日期", "执行日期"),
            Reads.DAY,
        ),
        Column(
            "term_months",
            _("刑期"),
            ("刑期", "刑期（月）", "刑期月数", "期限", "戒毒期限", "现刑期", "原判刑期"),
            Reads.TERM,
        ),
        Column(
            "released_on",
            _("释放日期"),
            ("释放日期", "出所日期", "出监日期", "刑满日期", "刑期止日", "解除日期", "释放时间"),
            Reads.DAY,
        ),
        *PLACE,
    ),
)
