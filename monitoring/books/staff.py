"""Who does the work: windows, village committees, social workers, training, questions and answers."""

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

WINDOW = Book(
    code="window",
    title=_("一门受理窗口"),
    about=_("每个乡镇（街道）一个窗口：地点、电话、开放时间、专职人员"),
    clause="彭水民发〔2020〕70号 三(二)6",
    subject=_("窗口名称"),
    items=(
        Item("address", _("地点")),
        PHONE,
        Item("hours", _("开放时间")),
        day("opened_from", _("启用日期")),
        Item("full_time", _("专职人员数"), Form.COUNT),
    ),
    deeds=(
        Deed(
            "change",
            _("更新"),
            (Item("hours", _("开放时间")), Item("full_time", _("专职人员数"), Form.COUNT)),
            ("open",),
        ),
        ENDING,
    ),
    states=(OPEN, ENDED),
    single=True,
)
COMMITTEE_MEMBER = Book(
    code="committee_member",
    title=_("村（社区）救助责任人"),
    about=_("每个村（社区）一名委员负责社会救助"),
    clause="厅民发〔2021〕34号 三(一)",
    subject=_("姓名"),
    items=(
        choice("post", _("职务"), secretary=_("书记"), director=_("主任"), member=_("委员")),
        PHONE,
    ),
    deeds=(ENDING,),
    states=(OPEN, ENDED),
    single=True,
)
SOCIAL_WORKER = Book(
    code="social_worker",
    title=_("社会工作者和志愿者"),
    about=_("参加救助服务的社工、志愿者和所在组织"),
    clause="彭水民发〔2020〕70号 三(四)3",
    subject=_("姓名"),
    items=(
        choice("kind", _("身份"), social_worker=_("社会工作者"), volunteer=_("志愿者")),
        Item("organisation", _("所在组织"), required=False),
        PHONE,
        Item("skills", _("专长"), required=False),
    ),
    deeds=(
        Deed(
            "hours",
            _("登记服务时长"),
            (Item("hours", _("小时"), Form.COUNT), day("on", _("日期"))),
            ("open",),
        ),
        ENDING,
    ),
    states=(OPEN, ENDED),
)
TRAINING = Book(
    code="training",
    title=_("培训记录"),
    about=_("分级培训：对象、内容、人数和考核"),
    clause="彭水民发〔2020〕87号 四(二)",
    subject=_("培训名称"),
    items=(
        choice("level", _("层级"), county=_("县级"), township=_("乡镇"), village=_("村级")),
        day("held_on", _("培训日期")),
        Item("topics", _("培训内容"), Form.WORDS),
        Item("people", _("参加人数"), Form.COUNT),
    ),
    deeds=(
        Deed(
            "examine",
            _("登记考核"),
            (Item("passed", _("合格人数"), Form.COUNT),),
            ("open",),
            "done",
        ),
    ),
    states=(Stand("open", _("待考核"), "info"), Stand("done", _("已完成"), "ok", end=True)),
    due=30,
    waits=_("考核期限"),
    right=Right.VERIFY,
)
ANSWER = Book(
    code="answer",
    title=_("政策问答"),
    about=_("窗口和热线用的问答，写明依据的条款；政策变了改版，旧版留着"),
    clause="厅民发〔2021〕34号 二(四)",
    subject=_("问题"),
    items=(
        Item("answer", _("答复"), Form.WORDS),
        Item("cites", _("依据条款")),
    ),
    deeds=(
        Deed(
            "revise",
            _("改版"),
            (Item("answer", _("答复"), Form.WORDS), Item("cites", _("依据条款")), NOTE),
            ("open",),
        ),
        Deed("withdraw", _("停用"), (NOTE,), ("open",), "ended"),
    ),
    states=(OPEN, ENDED),
    right=Right.CONFIRM_DISPOSAL,
)

STAFF = (WINDOW, COMMITTEE_MEMBER, SOCIAL_WORKER, TRAINING, ANSWER)
