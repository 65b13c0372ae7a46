"""Ledgers of people in difficulty: screening and the watch list."""

from django.utils.translation import gettext_lazy as _

from cases.models import WatchCheck, WatchEntry
from households.choices import PovertyStatus
from monitoring.models import Cause, Screening, WarningLevel
from monitoring.models.screening import RETURNS
from reports.ledgers.declaration import HEAD, HOUSEHOLD, TOWNSHIP, VILLAGE, Column, Ledger, Standing

_LEDGER = "闽民救〔2020〕21号 二(一)4"
_MONTHLY = "彭水民发〔2020〕70号 三(二)1"
_WATCH = "闽民救〔2020〕21号 二(一)3"

SCREENING = Ledger(
    kind="screening",
    title=_("摸底排查台账"),
    about=_("逐户走访、逐户处置，当月办结；预警和未脱贫户排在前面"),
    question="ledger_screening",
    opens="screening_detail",
    month=_("当月登记的，和以前登记还没有处置的"),
    enter="screening_new",
    columns=(
        Column("county", _("县（市、区）"), _("户所在的县（市、区）"), width=12),
        TOWNSHIP,
        VILLAGE,
        Column("name", _("户主"), _("排查对象的户主"), _LEDGER, "name", width=10),
        Column("id_token", _("身份证号"), _("户主的身份证号"), _LEDGER, "number", width=22),
        Column("members", _("家庭人口"), _("共同生活的人数"), _LEDGER, "count", width=10),
        Column(
            "category",
            _("脱贫属性"),
            _("名册上的脱贫属性"),
            _MONTHLY,
            words=dict(PovertyStatus.choices),
        ),
        Column("income", _("家庭年收入"), _("走访了解的全家年收入"), _LEDGER, "money"),
        Column(
            "cause",
            _("困难原因"),
            _("主要原因"),
            "闽民救〔2020〕21号 二(一)2",
            words=dict(Cause.choices),
        ),
        Column(
            "poverty",
            _("返贫致贫"),
            _("写明困难原因的：原已脱贫的为返贫，其余为新增贫困；因疫的单列"),
            "闽民救〔2020〕21号 二(二)1",
            words=RETURNS,
        ),
        Column("benefits", _("现享待遇"), _("当天在享的待遇"), _MONTHLY, "benefits", width=16),
        Column("source", _("来源"), _("怎么发现的"), words=dict(Screening.Source.choices)),
        Column("discoverer", _("发现人"), _("由谁发现"), words=dict(Screening.Discoverer.choices)),
        Column("level", _("预警等级"), _("监测预警的等级"), words=dict(WarningLevel.choices)),
        Column("circumstances", _("情况"), _("登记时了解的情况"), width=26),
        Column("visited_on", _("走访日期"), _("最近一次走访"), _LEDGER, "day", width=12),
        Column("visitors", _("走访人"), _("走访人姓名"), _LEDGER),
        Column("need", _("救助帮扶需求"), _("走访了解的需求"), _LEDGER, width=22),
        Column("due_on", _("处置期限"), _("当月月底，至少 10 天"), _MONTHLY, "day", width=12),
        Column(
            "disposition",
            _("处置"),
            _("怎么处置"),
            _MONTHLY,
            words=dict(Screening.Disposition.choices),
            width=20,
        ),
        Column("note", _("处置说明"), _("处置的情况和理由"), _MONTHLY, width=26),
        Column("disposed_on", _("办结日期"), _("写明处置的日期"), _LEDGER, "day", width=12),
    ),
    states=(
        Standing("waiting", _("待走访"), "info"),
        Standing("visited", _("待处置"), "warn"),
        Standing("late", _("超期未处置"), "bad"),
        Standing("settled", _("已办结"), "ok"),
    ),
)

WATCH = Ledger(
    kind="watch",
    title=_("潜在救助对象台账"),
    about=_("不符合条件但有困难的家庭，到期核查，条件一变就能申请"),
    question="ledger_watch",
    opens="watch_detail",
    month=_("当月在名单上的，和当月移出的"),
    columns=(
        TOWNSHIP,
        VILLAGE,
        HOUSEHOLD,
        HEAD,
        Column("entered_on", _("列入日期"), _("不予确认或列入的日期"), _WATCH, "day", width=12),
        Column("origin", _("列入来源"), _("怎么列入的"), words=dict(WatchEntry.Origin.choices)),
        Column("reason", _("原因"), _("不予确认的理由"), _WATCH, width=28),
        Column("difficulty", _("困难情形"), _("核算表建议关注的原因"), _WATCH, "reasons", width=18),
        Column(
            "over_annual", _("超过标准（元/年）"), _("核算表上全家年收入超过标准的数"), form="money"
        ),
        Column("flip", _("什么变了就符合"), _("核算表上第一个能改变结论的变化"), _WATCH, width=26),
        Column("flip_monthly", _("届时月金额"), _("发生这个变化后的月金额"), form="money"),
        Column(
            "level", _("关注等级"), _("多久核查一次"), _WATCH, words=dict(WatchEntry.Level.choices)
        ),
        Column("next_check_on", _("下次核查"), _("到期前核查"), _WATCH, "day", width=12),
        Column("checked_on", _("最近核查"), _("最近一次核查的日期"), _WATCH, "day", width=12),
        Column(
            "result",
            _("核查结果"),
            _("最近一次核查的结果"),
            _WATCH,
            words=dict(WatchCheck.Result.choices),
            width=22,
        ),
        Column("note", _("核查情况"), _("最近一次核查看到的"), _WATCH, width=26),
        Column("closed_on", _("移出日期"), _("移出名单的日期"), form="day", width=12),
        Column("closing_reason", _("移出原因"), _("为什么移出"), width=22),
    ),
    states=(
        Standing("proposed", _("待列入"), "info"),
        Standing("late", _("超期未核查"), "bad"),
        Standing("watched", _("关注中")),
        Standing("closed", _("已移出"), "ok"),
    ),
)
