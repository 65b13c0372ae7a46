"""Code lists of the household file. The values are those of a facts file."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Area(models.TextChoices):
    URBAN = "urban", _("城市")
    RURAL = "rural", _("农村")


class Sex(models.TextChoices):
    MALE = "male", _("男")
    FEMALE = "female", _("女")


class IdKind(models.TextChoices):
    RESIDENT = "resident", _("居民身份证")
    HK_MACAO_TAIWAN = "hk_macao_taiwan", _("港澳台居民居住证")
    FOREIGN = "foreign", _("外国人永久居留身份证")
    OTHER = "other", _("其他证件")
    NONE = "none", _("尚无证件")


class Relation(models.TextChoices):
    HEAD = "head", _("户主")
    SPOUSE = "spouse", _("配偶")
    CHILD = "child", _("子女")
    PARENT = "parent", _("父母")
    GRANDPARENT = "grandparent", _("祖父母（外祖父母）")
    GRANDCHILD = "grandchild", _("孙子女（外孙子女）")
    SIBLING = "sibling", _("兄弟姐妹")
    OTHER = "other", _("其他")


class PovertyStatus(models.TextChoices):
    NONE = "none", _("非建档立卡")
    UNLIFTED = "unlifted", _("未脱贫")
    LIFTED = "lifted", _("已脱贫")
    UNSTABLE = "unstable", _("脱贫不稳定户")
    MARGINAL = "marginal", _("边缘易致贫户")
    SUDDEN_HARDSHIP = "sudden_hardship", _("突发严重困难户")


class LabourCapacity(models.TextChoices):
    FULL = "full", _("有劳动能力")
    PARTIAL = "partial", _("部分丧失劳动能力")
    NONE = "none", _("无劳动能力")


class Employment(models.TextChoices):
    EMPLOYED = "employed", _("在岗就业")
    FLEXIBLE = "flexible", _("灵活就业")
    UNEMPLOYED = "unemployed", _("未就业")
    STUDENT = "student", _("在校学生")
    RETIRED = "retired", _("退休养老")
    NONE = "none", _("无业")


class DisabilityKind(models.TextChoices):
    VISUAL = "visual", _("视力")
    HEARING = "hearing", _("听力")
    SPEECH = "speech", _("言语")
    PHYSICAL = "physical", _("肢体")
    INTELLECTUAL = "intellectual", _("智力")
    MENTAL = "mental", _("精神")
    MULTIPLE = "multiple", _("多重")


class Schooling(models.TextChoices):
    NONE = "none", _("不在学")
    PRESCHOOL = "preschool", _("学前")
    COMPULSORY = "compulsory", _("义务教育")
    SENIOR_SECONDARY = "senior_secondary", _("高中（中职）")
    UNDERGRADUATE = "undergraduate", _("本科（大专）")
    POSTGRADUATE = "postgraduate", _("研究生")


class LeftBehind(models.TextChoices):
    NO = "no", _("否")
    CHILD = "child", _("留守儿童")
    ELDER = "elder", _("留守老人")
    WOMAN = "woman", _("留守妇女")


class Unit(models.TextChoices):
    MONTH = "month", _("元/月")
    YEAR = "year", _("元/年")
    TIME = "time", _("元/次")


class Source(models.TextChoices):
    DECLARED = "declared", _("申报")
    VISITED = "visited", _("入户")
    REGISTER = "register", _("核对")


class IncomeKind(models.TextChoices):
    WAGE = "wage", _("工资性收入")
    BUSINESS = "business", _("经营净收入")
    PROPERTY = "property", _("财产净收入")
    TRANSFER = "transfer", _("转移净收入")
    SUPPORT = "support", _("赡养抚养扶养费")
    PENSION_RESIDENT = "pension_resident", _("城乡居民养老金")
    PENSION_EMPLOYEE = "pension_employee", _("职工养老金")
    ENTITLED_GROUP = "entitled_group", _("优待抚恤金")
    FAMILY_PLANNING = "family_planning", _("计划生育奖扶")
    SCHOLARSHIP = "scholarship", _("奖助学金")
    ASSISTANCE = "assistance", _("社会救助金")
    DISABILITY_SUBSIDY = "disability_subsidy", _("残疾人两项补贴")
    OLD_AGE_ALLOWANCE = "old_age_allowance", _("高龄津贴")
    BRAVERY_AWARD = "bravery_award", _("见义勇为奖励")
    OTHER = "other", _("其他收入")


class ExpenseKind(models.TextChoices):
    MEDICAL = "medical", _("医疗自付")
    EDUCATION = "education", _("教育")
    REHABILITATION = "rehabilitation", _("残疾康复")
    CARE = "care", _("照料护理")
    EPIDEMIC = "epidemic", _("因疫支出")
    EMPLOYMENT = "employment", _("就业成本")
    RENT = "rent", _("房租")


class AssetKind(models.TextChoices):
    DEPOSIT = "deposit", _("存款")
    SECURITY = "security", _("有价证券")
    INSURANCE = "insurance", _("商业保险")
    VEHICLE = "vehicle", _("机动车")
    HOUSE = "house", _("房屋")
    BUSINESS_CAPITAL = "business_capital", _("经营资本")


class VehicleUse(models.TextChoices):
    PRIVATE = "private", _("家用")
    DISABILITY = "disability", _("残疾人代步")
    LIVELIHOOD = "livelihood", _("生产经营")


class ParticularKind(models.TextChoices):
    """What only other benefits than dibao ask; the values are the names of a facts file."""

    SELF_CARE = "self_care", _("生活自理能力")
    SUPPORT_MODE = "support_mode", _("供养或养育方式")
    CHOOSES = "chooses", _("选择的保障")
    PARENTS = "parents", _("父母情况")
    SUPPORTERS = "supporters", _("义务人履行能力")
    HUKOU_HERE = "hukou_here", _("户籍在本地")
    HELD = "held", _("另领的其他待遇")
    EPIDEMIC = "epidemic", _("疫情确诊")
    HARDSHIP = "hardship", _("遭遇的困难")


class SupportMode(models.TextChoices):
    SCATTERED = "scattered", _("分散供养（散居）")
    CENTRALISED = "centralised", _("集中供养（养育）")


class ChildChoice(models.TextChoices):
    TEKUN = "tekun", _("特困人员救助供养")
    CHILD = "child", _("孤儿、事实无人抚养儿童保障")


class ParentState(models.TextChoices):
    RAISES = "raises", _("能够抚养")
    DEAD = "dead", _("死亡")
    DECLARED_MISSING = "declared_missing", _("被宣告失踪")
    SEVERE_DISABILITY = "severe_disability", _("重残")
    SERIOUS_ILLNESS = "serious_illness", _("重病")
    PRISON = "prison", _("服刑在押")
    DRUG_ISOLATION = "drug_isolation", _("强制隔离戒毒")
    RESTRICTED = "restricted", _("其他限制人身自由")
    LOST_CONTACT = "lost_contact", _("失联")
    NOT_FOUND = "not_found", _("查找不到")


class SupporterState(models.TextChoices):
    ABLE = "able", _("正常")
    NO_CIVIL_CAPACITY = "no_civil_capacity", _("无民事行为能力")
    DECLARED_MISSING = "declared_missing", _("被宣告失踪")
    PRISON = "prison", _("服刑在押")


class SupporterBenefit(models.TextChoices):
    NONE = "none", _("未享受")
    DIBAO = "dibao", _("低保对象")
    TEKUN = "tekun", _("特困人员")
