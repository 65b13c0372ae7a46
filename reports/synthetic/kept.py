"""Entries of the books in the demo county: people left behind, care, institutions, calls, complaints.

Each entry is opened and taken on by those whose book it is, so that some are due, some late, some closed.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from accounts.models import Officer
from cases.models import Award
from monitoring.actions import books
from monitoring.books import BOOKS
from monitoring.models import BookEntry
from reports.synthetic.staff import HONGLAI, NANAN

Staff = Mapping[str, Officer]
Said = dict[str, Any]
VILLAGE = 350583113202
CLERK, OTHER, COUNTY, SECOND = "linjianhua", "wuxiaoming", "caishencha", "xufuhe"
HOME = "洪濑镇敬老院"


def _in(days: int) -> timedelta:
    """A day so many days from today, or before it."""
    return timedelta(days=days)


@dataclass(frozen=True)
class Done:
    """A deed, so many days ago, by whom."""

    name: str
    ago: int
    said: Said = field(default_factory=dict)
    by: str = CLERK


@dataclass(frozen=True)
class Told:
    """An entry as it was opened so many days ago, and what was done with it since."""

    book: str
    subject: str
    ago: int
    said: Said
    deeds: tuple[Done, ...] = ()
    by: str = CLERK
    place: int = VILLAGE
    against: str = ""


def _visit(ago: int, seen: str, need: str = "") -> Done:
    return Done("visit", ago, {"visitor": "陈协助", "seen": seen, "need": need})


_HELPER = {"helper": "陈协助", "phone": "0595-86681010"}
_LEFT_BEHIND = (
    Told(
        "left_children", "赖雨欣", 100,
        {"guardian": "赖火旺", "carer": "祖母余春花", "agreement": "signed", "interval": "month"} | _HELPER,
        (_visit(70, "在校读书，身体健康"), _visit(40, "期中考试退步，想念父母", "请学校安排课后辅导")),
    ),
    Told(
        "left_children", "潘家宝", 90,
        {"guardian": "潘志强", "carer": "外祖父柯文辉", "agreement": "none", "interval": "month"} | _HELPER,
        (_visit(35, "在家由外祖父照看"), _visit(4, "已约定下周签委托照护协议")),
    ),
    Told(
        "left_children", "魏思远", 160,
        {"guardian": "魏国强", "carer": "姑姑魏碧霞", "agreement": "signed", "interval": "month"} | _HELPER,
        (_visit(120, "生活稳定"), Done("end", 20, {"note": "父亲已返乡就业，不再外出"})),
    ),
    Told(
        "left_elderly", "戴土生", 80,
        {"condition": "partly", "living": "alone", "supporter": "长子戴永福", "interval": "fortnight"}
        | _HELPER,
        (_visit(9, "血压偏高，已提醒按时服药"),
         Done("emergency", 5, {"service": "夜间摔倒，送镇卫生院包扎", "served_by": "陈协助"})),
    ),
    Told(
        "left_elderly", "尤秀珠", 60,
        {"condition": "well", "living": "couple", "supporter": "次女柯素琴", "interval": "month"} | _HELPER,
        (_visit(50, "老两口自己种菜，身体尚好"),),
    ),
    Told(
        "left_women", "侯美珍", 45,
        {"reason": "works_away", "burden": "照料公婆和两个孩子", "interval": "quarter"} | _HELPER,
        (_visit(12, "参加了镇里的家政培训"),),
    ),
    Told(
        "foster_care", "施金水", 50, {"kind": "disabled", "wish": "day", "fee": "900"},
        (Done("place", 30, {"provider": "洪濑镇残疾人日间照料站", "subsidy": "300"}),),
    ),
    Told("foster_care", "颜春兰", 12, {"kind": "elderly", "wish": "home"}),
)  # fmt: skip
_INSTITUTIONS = (
    Told(
        "institution", HOME, 200,
        {"beds": 60, "nursing_beds": 24, "residents": 38, "head": "柯院长", "phone": "0595-86682020"},
        (Done("count", 25, {"beds": 60, "nursing_beds": 30, "residents": 41}),), by=OTHER,
    ),
    Told("care_staff", "吕护理", 340,
         {"institution": HOME, "post": "carer", "age": 46, "until": _in(12)},
         (Done("train", 40, {"course": "失能老人翻身和压疮预防", "trained_on": _in(-40)}),), by=OTHER),
    Told("care_staff", "丁炊事", 300,
         {"institution": HOME, "post": "cook", "age": 58, "until": _in(-6)}, by=OTHER),
    Told("duty_log", HOME, 1,
         {"on": _in(-1), "on_duty": "吕护理", "happened": "夜间巡查两次，41 人在院，无异常"},
         (Done("take_over", 0, {"next_duty": "江护理"}),), by=OTHER),
    Told("duty_log", HOME, 0, {"on": _in(0), "on_duty": "江护理", "happened": "午间一人低热，已请卫生院出诊"},
         by=OTHER),
    Told("hazard", HOME, 30,
         {"found_on": _in(-30), "kind": "fire", "grave": "plain", "hazard": "二楼灭火器过期 4 具",
          "owner": "柯院长", "fix_by": _in(-10)},
         (Done("fix", 8, {"fixed": "已更换并登记台账"}, OTHER),)),
    Told("hazard", HOME, 14,
         {"found_on": _in(-14), "kind": "building", "grave": "major", "hazard": "厨房外墙有裂缝",
          "owner": "柯院长", "fix_by": _in(16)},
         (Done("report_up", 12, {"reported_to": "南安市民政局"}),)),
    Told("care_works", "敬老院护理型床位改造", 150,
         {"institution": HOME, "cost": "860000", "finish_by": _in(40)},
         (Done("progress", 20, {"percent": 70, "progress": "水电和无障碍通道已完成"}, COUNTY),), by=COUNTY),
)  # fmt: skip
_HELP = (
    Told(
        "service_order", "戴土生", 20,
        {"service": "accompany", "asked": "每月到县医院复查一次，子女在外", "wanted_by": _in(-2)},
        (Done("assign", 18, {"provider": "南安市爱邻社工站", "phone": "0595-86683030"}),
         Done("serve", 6, {"served_on": _in(-6), "done": "陪同到县医院复查取药"})),
    ),
    Told("service_order", "赖雨欣", 5,
         {"service": "counselling", "asked": "情绪低落，请社工上门", "wanted_by": _in(4)}),
    Told(
        "charity", "卢志强", 25, {"asked": "重病手术费用缺口", "wanted": "15000"},
        (Done("assign", 22, {"provider": "南安市慈善总会", "phone": "0595-86684040"}),
         Done("finish", 3, {"amount": "10000", "result": "慈善助医金已到账"})),
    ),
    Told(
        "device", "施金水", 60, {"device": "护理型轮椅", "asked_on": _in(-60)},
        (Done("assign", 45, {"assessor": "县残联评估员", "advice": "适配护理型轮椅一台"}),
         Done("finish", 15, {"fitted_on": _in(-15), "result": "轮椅已送到家并调试", "satisfied": "yes"})),
    ),
    Told(
        "conference", "洪秀英家庭重大疾病个案", 10,
        {"held_on": _in(-10), "members": "民政、卫健、医保、残联",
         "agenda": "脑出血术后无人照料，费用超过封顶线",
         "decision": "临时救助一事一议，医保按比例二次报销，社工每周上门", "owner": "蔡慎察",
         "carry_out_by": _in(20)},
        by=COUNTY,
    ),
)  # fmt: skip
_SENT = {"unit": "洪濑镇人民政府", "owner": "林建华"}
_VOICES = (
    Told("work_order", "来电人陈先生", 0,
         {"phone": "0595-86685050", "kind": "need", "asked": "邻居独居老人中风，无人照顾"}),
    Told("work_order", "来电人黄女士", 9,
         {"kind": "complaint", "asked": "申请低保两个月没有结果"}, (Done("send", 8, _SENT),)),
    Told("work_order", "来电人苏先生", 6, {"kind": "query", "asked": "残疾人两项补贴怎么申请"},
         (Done("send", 5, _SENT),
          Done("reply", 2, {"reply": "已电话告知材料和窗口", "replied_on": _in(-2)}))),
    Told("work_order", "来电人郑女士", 30, {"kind": "need", "asked": "孩子父亲服刑，母亲失联，由奶奶抚养"},
         (Done("send", 29, _SENT),
          Done("reply", 26, {"reply": "已上门，事实无人抚养儿童补贴已受理", "replied_on": _in(-26)}),
          Done("close", 24, {"satisfied": "yes"}, OTHER))),
    Told("complaint", "洪濑镇村民", 12,
         {"way": "letter", "asked": "反映窗口人员让群众跑了三趟"},
         (Done("send", 10, {"unit": "南安市民政局", "owner": "许复核"}, COUNTY),),
         by=COUNTY, place=HONGLAI, against=OTHER),
    Told("complaint", "何阿婆", 40, {"way": "visit", "asked": "高龄津贴少发一个月"},
         (Done("send", 38, _SENT, COUNTY),
          Done("reply", 30, {"reply": "已补发，并向本人说明", "replied_on": _in(-30)}, COUNTY),
          Done("close", 28, {"satisfied": "fairly"}, SECOND)), by=COUNTY, place=HONGLAI),
    Told("public_opinion", "短视频反映敬老院伙食", 3,
         {"source": "短视频平台", "seen_on": _in(-3), "facts": "称敬老院连续三天吃剩菜"},
         by=COUNTY, place=HONGLAI),
    Told("clue_meeting", "本月线索研判会", 15,
         {"held_on": _in(-15), "clues": 6, "direct": 4, "handed": 1,
          "decision": "一条移送驻局纪检组，四条直接查办"},
         by=COUNTY, place=NANAN),
)  # fmt: skip
_STAFF = (
    Told("window", "洪濑镇一门受理窗口", 300,
         {"address": "洪濑镇便民服务中心 3 号窗口", "phone": "0595-86680000",
          "hours": "周一至周五 8:00–12:00，14:30–17:30", "opened_from": _in(-300), "full_time": 2},
         place=HONGLAI),
    Told("committee_member", "陈国文", 250, {"post": "member", "phone": "0595-86686060"}),
    Told("training", "第三季度社会救助业务培训", 45,
         {"level": "township", "held_on": _in(-45), "topics": "核对授权、单人保和渐退期", "people": 26},
         (Done("examine", 40, {"passed": 25}, COUNTY),), by=COUNTY, place=NANAN),
    Told("answer", "外地户籍遇到火灾能在这里申请临时救助吗", 90,
         {"answer": "能。急难型临时救助在急难发生地申请，不看户籍。",
          "cites": "《社会救助暂行办法》第四十七条"},
         by=COUNTY, place=NANAN),
)  # fmt: skip
TOLD = (*_LEFT_BEHIND, *_INSTITUTIONS, *_HELP, *_VOICES, *_STAFF)


def keep_books(staff: Staff, *, on: date) -> int:
    """The books have their entries; those on care name the people who hold tekun. How many entries."""
    for told in (*TOLD, *_of_tekun(on)):
        _tell(told, staff, on)
    return BookEntry.objects.count()


def _of_tekun(on: date) -> list[Told]:
    """Care agreements of three supported at home, of which one runs out soon; two who wish for a place."""
    held = Award.objects.in_force(on).filter(benefit="tekun", township_code=HONGLAI)
    names = list(held.order_by("pk").values_list("person__name", flat=True)[:5])
    agreed = [
        Told(
            "care_agreement", name, 170,
            {"caregiver": carer, "relation": "邻居", "phone": "0595-86687070", "from": _in(-170),
             "until": _in(left), "payment": "375", "duties": "每日做饭、洗衣，每周打扫，夜间应急"},
            (Done("inspect", 40, {"inspector": "林建华", "fulfilled": how, "finding": found}),),
        )
        for name, carer, left, how, found in zip(
            names, ("江来好", "余燕萍", "曹罗山"), (18, 195, -3),
            ("well", "rectify", "well"), ("照料及时，老人满意", "有一周没有打扫，限期改正", "按约履行"),
            strict=False,
        )
    ]  # fmt: skip
    wishes = [
        Told("care_waiting", name, ago, {"priority": order, "asked_on": _in(-ago), "wish": HOME}, deeds)
        for name, order, ago, deeds in zip(
            names[-2:], ("first", "third"), (55, 20),
            ((Done("admit", 30, {"institution": HOME, "admitted_on": _in(-30)}),), ()),
            strict=False,
        )
    ]  # fmt: skip
    return agreed + wishes


def _tell(told: Told, staff: Staff, on: date) -> None:
    entry = books.open_entry(
        told.book, region_id=told.place, subject=told.subject, said=_said(told.book, told.said, on),
        by=staff[told.by], on=on - _in(told.ago),
        against=staff[told.against] if told.against else None,
    )  # fmt: skip
    for done in told.deeds:
        said = _said(told.book, done.said, on)
        books.do(entry.pk, done.name, said, by=staff[done.by], on=on - _in(done.ago))


def _said(book: str, said: Said, on: date) -> Said:
    """As a form would hand it over: days as dates, and only items the book knows."""
    known = {item.name for item in BOOKS[book].every_item}
    return {
        name: on + value if isinstance(value, timedelta) else value
        for name, value in said.items()
        if name in known
    }
