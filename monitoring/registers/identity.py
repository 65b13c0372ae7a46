"""Columns that most registers have: who a row is about, and where that person lives."""

from django.utils.translation import gettext_lazy as _

from monitoring.registers.declaration import Column, Reads

NAME = Column(
    "name",
    _("姓名"),
    ("姓名", "人员姓名", "居民姓名", "对象姓名", "当事人", "当事人姓名"),
    Reads.NAME,
    required=True,
)
ID_NUMBER = Column(
    "id_number",
    _("证件号码"),
    ("证件号码", "身份证号", "身份证号码", "公民身份号码", "公民身份证号码", "证件号", "身份证")
    + ("身份证件号码", "居民身份证号码", "居民身份证号", "证件号码（身份证）", "身份号码"),
    Reads.NUMBER,
)
SEX = Column("sex", _("性别"), ("性别",), Reads.SEX)
BIRTH_DATE = Column(
    "birth_date", _("出生日期"), ("出生日期", "出生年月日", "出生年月", "生日"), Reads.DAY
)
PHONE = Column(
    "phone",
    _("电话"),
    ("联系电话", "电话", "手机号码", "手机号", "手机", "联系方式", "电话号码", "联系人电话"),
    Reads.PHONE,
)
PERSON = (NAME, ID_NUMBER, SEX, BIRTH_DATE)

TOWNSHIP = Column(
    "township",
    _("乡"),
    ("乡镇", "乡镇（街道）", "乡（镇）", "乡（镇、街道）", "镇", "镇（乡）", "镇街", "乡")
    + ("街道", "所在乡镇", "所属乡镇", "镇（街道）"),
    Reads.TOWNSHIP,
)
VILLAGE = Column(
    "village",
    _("村"),
    ("村", "行政村", "村（社区）", "村居", "村（居）", "所在村", "村名", "村居（社区）")
    + ("村（居）委会", "社区", "所属村", "居委会"),
    Reads.VILLAGE,
)
REGION = Column(
    "region",
    _("地区编码"),
    ("地区编码", "区划代码", "行政区划代码", "行政区划编码", "地区代码", "行政区划"),
    Reads.REGION,
)
ADDRESS = Column(
    "place",
    _("地址"),
    ("家庭住址", "住址", "地址", "户籍地址", "户籍地", "户籍所在地", "户口所在地", "现住址")
    + ("居住地", "居住地址", "家庭地址", "详细地址", "联系地址", "常住地址"),
    Reads.PLACE,
)
PLACE = (TOWNSHIP, VILLAGE, REGION, ADDRESS)

# The first word that stands in the cell wins: kin by marriage and further kin before parents and children.
RELATIONS = (
    ("配偶", "spouse"),
    ("妻", "spouse"),
    ("丈夫", "spouse"),
    ("老婆", "spouse"),
    *((word, "other") for word in ("姐夫", "妹夫", "弟媳", "弟妇", "嫂", "叔", "伯", "姑", "舅")),
    *((word, "other") for word in ("姨", "侄", "甥")),
    ("夫", "spouse"),
    ("孙", "grandchild"),
    *((word, "grandparent") for word in ("祖", "爷", "奶", "外公", "外婆", "姥")),
    *((word, "parent") for word in ("岳", "公公", "婆婆", "公婆", "父", "母")),
    *((word, "child") for word in ("子", "女", "儿", "媳", "婿")),
    *((word, "sibling") for word in ("兄", "弟", "姐", "妹", "哥")),
    ("户主", "head"),
    ("本人", "head"),
    ("其他", "other"),
    ("非亲属", "other"),
)
RELATION = Column(
    "relation",
    _("与户主关系"),
    ("与户主关系", "与户主的关系", "户主关系", "家庭关系", "与户主或本人关系", "关系"),
    Reads.CHOICE,
    options=RELATIONS,
)
HOUSEHOLD_NUMBER = Column(
    "household_number",
    _("户编号"),
    ("户编号", "户号", "家庭编号", "户编码", "农户编号", "户口簿号", "户口本号", "户籍号"),
)
EMPLOYER = Column(
    "employer",
    _("单位"),
    ("单位名称", "单位", "工作单位", "所在单位", "参保单位", "缴存单位", "任职单位", "用人单位"),
)
