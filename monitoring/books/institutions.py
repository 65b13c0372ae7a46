"""Institutions that support people in extreme difficulty: beds, staff, duty, hazards, works."""

from django.utils.translation import gettext_lazy as _

from accounts.roles import Right
from monitoring.books.declaration import (
    ENDED,
    ENDING,
    NOTE,
    OPEN,
    PHONE,
    Book,
    Deed,
    Form,
    Item,
    Stand,
    choice,
    day,
)

_SAFETY = "彭水民发〔2020〕70号 三(三)2二"

INSTITUTION = Book(
    code="institution",
    title=_("供养服务机构名册"),
    about=_("类型、床位、护理型床位、在院人数和集中托养试点"),
    clause=_SAFETY,
    subject=_("机构名称"),
    items=(
        choice(
            "kind",
            _("机构类型"),
            "闽民救〔2020〕21号 二(二)2二",
            county=_("县级失能照护机构"),
            township=_("乡镇敬老院"),
            village=_("农村幸福院"),
            other=_("其他养老机构"),
        ),
        choice(
            "pilot",
            _("集中托养试点乡镇"),
            "彭水民发〔2020〕70号 三(三)2三",
            no=_("不是"),
            yes=_("是试点"),
        ),
        Item("beds", _("床位"), Form.COUNT),
        Item("nursing_beds", _("护理型床位"), Form.COUNT),
        Item("residents", _("在院人数"), Form.COUNT),
        Item("head", _("负责人")),
        PHONE,
    ),
    deeds=(
        Deed(
            "count",
            _("更新床位和人数"),
            (
                Item("beds", _("床位"), Form.COUNT),
                Item("nursing_beds", _("护理型床位"), Form.COUNT),
                Item("residents", _("在院人数"), Form.COUNT),
            ),
            ("open",),
            due=30,
        ),
        ENDING,
    ),
    states=(OPEN, ENDED),
    due=30,
    waits=_("下次更新"),
)
CARE_STAFF = Book(
    code="care_staff",
    title=_("供养服务机构工作人员"),
    about=_("岗位、年龄、健康证和培训；健康证到期提前更换"),
    clause=_SAFETY,
    subject=_("工作人员"),
    items=(
        Item("institution", _("所在机构")),
        choice(
            "post",
            _("岗位"),
            cook=_("炊事员"),
            carer=_("护理员"),
            head=_("负责人"),
            other=_("其他"),
        ),
        Item("age", _("年龄"), Form.COUNT),
        day("until", _("健康证到期"), _SAFETY),
    ),
    deeds=(
        Deed("renew", _("更换健康证"), (day("until", _("健康证到期")),), ("open",), due="until"),
        Deed(
            "train",
            _("登记培训"),
            (Item("course", _("培训内容")), day("trained_on", _("培训日期"))),
            ("open",),
        ),
        ENDING,
    ),
    states=(OPEN, ENDED),
    due="until",
    waits=_("健康证到期"),
)
DUTY_LOG = Book(
    code="duty_log",
    title=_("供养服务机构值班日志"),
    about=_("24 小时值班，交接有人、情况有记"),
    clause=_SAFETY,
    subject=_("机构名称"),
    items=(
        day("on", _("值班日期")),
        Item("on_duty", _("值班人")),
        Item("happened", _("值班情况"), Form.WORDS),
    ),
    deeds=(
        Deed(
            "take_over",
            _("交接班"),
            (Item("next_duty", _("接班人")),),
            ("open",),
            "ended",
            by_another=True,
        ),
    ),
    states=(Stand("open", _("值班中"), "info"), Stand("ended", _("已交接"), "ok", end=True)),
    due=1,
    waits=_("交接期限"),
)
HAZARD = Book(
    code="hazard",
    title=_("供养服务机构安全隐患"),
    about=_("检查发现的隐患，责任人、期限、整改和验收；重大隐患报县级"),
    clause=_SAFETY,
    subject=_("机构名称"),
    items=(
        day("found_on", _("检查日期")),
        choice(
            "kind",
            _("类别"),
            fire=_("消防"),
            food=_("食品"),
            building=_("房屋"),
            care=_("护理"),
            other=_("其他"),
        ),
        choice("grave", _("程度"), plain=_("一般"), major=_("重大，报县级以上")),
        Item("hazard", _("隐患"), Form.WORDS),
        Item("owner", _("整改责任人")),
        day("fix_by", _("整改期限")),
    ),
    deeds=(
        Deed(
            "report_up",
            _("报县级处理"),
            (Item("reported_to", _("报送单位")),),
            ("open",),
            "reported",
        ),
        Deed(
            "fix",
            _("报整改完成"),
            (Item("fixed", _("整改情况"), Form.WORDS),),
            ("open", "reported"),
            "fixed",
        ),
        Deed("accept", _("验收销号"), (NOTE,), ("fixed",), "closed", by_another=True),
        Deed("send_back", _("退回整改"), (NOTE,), ("fixed",), "open"),
    ),
    states=(
        Stand("open", _("整改中"), "warn"),
        Stand("reported", _("已报县级"), "bad"),
        Stand("fixed", _("待验收"), "info"),
        Stand("closed", _("已销号"), "ok", end=True),
    ),
    due="fix_by",
    waits=_("整改期限"),
)
WORKS = Book(
    code="care_works",
    title=_("供养服务机构建设改造项目"),
    about=_("项目、投资、进度和竣工"),
    clause="彭水民发〔2020〕70号 三(三)2一",
    subject=_("项目名称"),
    items=(
        Item("institution", _("所在机构")),
        Item("cost", _("总投资（元）"), Form.MONEY),
        day("finish_by", _("计划竣工")),
    ),
    deeds=(
        Deed(
            "progress",
            _("登记进度"),
            (
                Item("percent", _("完成百分比"), Form.COUNT),
                Item("progress", _("进度情况"), Form.WORDS),
            ),
            ("open",),
        ),
        Deed("finish", _("竣工"), (day("finished_on", _("竣工日期")),), ("open",), "finished"),
    ),
    states=(Stand("open", _("在建"), "info"), Stand("finished", _("已竣工"), "ok", end=True)),
    due="finish_by",
    waits=_("计划竣工"),
    right=Right.VERIFY,
)

INSTITUTIONS = (INSTITUTION, CARE_STAFF, DUTY_LOG, HAZARD, WORKS)
