"""Living subsidy for disabled people in hardship (困难残疾人生活补贴)."""

from datetime import date

import polars as pl

from eligibility.rules.benefits.entitlement import Entitlement
from eligibility.rules.law import Law
from eligibility.rules.money import FEN, WHOLE, YEAR
from eligibility.rules.rule import Clause, rule

CLAUSES = (Clause("国发〔2015〕52号", "", date(2016, 1, 1)),)
SEVERE = 2  # the last grade of the higher figure


@rule("持有效残疾人证", of="member", cites=CLAUSES, benefit="disability_living")
def certificate_valid(law: Law) -> pl.Expr:
    """A certificate that has not run out; one without a last day runs on."""
    return pl.col("disabled") & (pl.col("certificate_until") >= law.on).fill_null(True)


@rule("没有停发情形", of="member", cites=CLAUSES, benefit="disability_living")
def nothing_stops_subsidies(law: Law) -> pl.Expr:
    """Not in prison and not of another household register; either stops the subsidies once it is told."""
    moved = ~pl.col("hukou_here").fill_null(True)
    return ~((pl.col("absence") == "prison").fill_null(False) | moved)


@rule(
    "建档立卡贫困人口中的补贴对象",
    of="member",
    cites=CLAUSES,
    parameters=("disability_living_groups", "poverty_register"),
    needs=("poverty_status",),
    benefit="disability_living",
)
def on_register(law: Law) -> pl.Expr:
    """On the poverty register, where the place supports its people."""
    if "poverty_register" not in law.disability_living_groups:
        return pl.lit(False)
    return pl.col("on_poverty_register")


@rule(
    "收入在标准至其倍数之间的重度残疾人",
    of="member",
    cites=CLAUSES,
    parameters=("disability_living_groups", "disability_living_ceiling", "dibao_standard"),
    needs=("severe_disability", "counted", "counted_income", "dibao_standard"),
    benefit="disability_living",
)
def severe_in_band(law: Law) -> pl.Expr:
    """Severely disabled, the family's income per head from the line, at which dibao ends, up to and with
    the multiple of it that the place has set."""
    if "severe_in_band" not in law.disability_living_groups:
        return pl.lit(False)
    if law.dibao_standard is None:
        return pl.when(~pl.col("severe_disability")).then(False)
    above = pl.col("counted_income") >= pl.col("line")
    below = pl.lit(True)
    if law.disability_living_ceiling is not None:
        below = pl.col("counted_income") * WHOLE <= pl.col("line") * law.disability_living_ceiling
    return pl.col("severe_disability") & pl.col("counted") & above & below


@rule(
    "无固定收入的重度残疾老年人",
    of="member",
    cites=CLAUSES,
    parameters=("disability_living_groups", "disability_living_elderly_age"),
    needs=("severe_disability", "birth_date", "own_income"),
    benefit="disability_living",
)
def severe_elderly(law: Law) -> pl.Expr:
    """Severely disabled, of the age the place has set, and without an income of their own."""
    if "severe_elderly" not in law.disability_living_groups:
        return pl.lit(False)
    of_age = pl.col("age") >= law.disability_living_elderly_age
    return pl.col("severe_disability") & of_age & (pl.col("own_income") == 0)


@rule(
    "属于补贴对象",
    of="member",
    cites=CLAUSES,
    parameters=("disability_living_groups",),
    needs=("in_dibao_family", "on_register", "severe_in_band", "severe_elderly"),
    benefit="disability_living",
)
def living_group(law: Law) -> pl.Expr:
    """Belongs to one of the groups that the place supports."""
    groups = {
        "dibao": pl.col("in_dibao_family"),
        "poverty_register": pl.col("on_register"),
        "severe_in_band": pl.col("severe_in_band"),
        "severe_elderly": pl.col("severe_elderly"),
    }
    return pl.any_horizontal(False, *(groups[group] for group in law.disability_living_groups))


@rule(
    "全额享受事实无人抚养儿童基本生活费",
    of="member",
    cites=CLAUSES,
    parameters=("child_scattered",),
    needs=("held", "held_unsupported_child", "child_scattered"),
    benefit="disability_living",
)
def full_child_money(law: Law) -> pl.Expr:
    """Gets a child's basic living at the scattered standard or above it; whoever gets only the difference
    may have the living subsidy within it."""
    standard = pl.lit(law.child_scattered, pl.Int64)
    holds = pl.col("holds_unsupported_child")
    full = pl.col("held_unsupported_child") >= standard
    return pl.when(~holds).then(False).when(holds).then(full)


@rule(
    "没有不得同时享受的待遇",
    of="member",
    cites=CLAUSES,
    parameters=("disability_living_excluded_by",),
    needs=("gets_tekun", "full_child_money", "held"),
    benefit="disability_living",
)
def living_not_excluded(law: Law) -> pl.Expr:
    """Holds nothing that shuts the living subsidy out, such as tekun or nursing pay for a work injury."""
    return ~held_among(law.disability_living_excluded_by)


@rule(
    "当地已定困难残疾人生活补贴标准",
    of="member",
    cites=CLAUSES,
    needs=("disability_living",),
    benefit="disability_living",
)
def living_figure(law: Law) -> pl.Expr:
    """Whether the place has entered its figure; unknown while it has not."""
    return pl.lit(None if _figures(law)[0] is None else True, pl.Boolean)


@rule(
    "困难残疾人生活补贴金额",
    of="member",
    cites=CLAUSES,
    parameters=(
        "disability_living", "disability_living_mild", "disability_living_annual",
        "disability_living_annual_mild", "disability_living_per",
    ),
    needs=("disability_grade", "living_figure"),
    benefit="disability_living",
)  # fmt: skip
def living_amount(law: Law) -> pl.Expr:
    """Fen a month or a year as the place pays: its figure, the lower one for grades 3 and 4 where it has
    set one."""
    whole, mild = _figures(law)
    if mild is None:
        return pl.lit(whole, pl.Int64)
    grade = pl.col("disability_grade")
    return pl.when(grade > SEVERE).then(mild).when(grade <= SEVERE).then(pl.lit(whole, pl.Int64))


def _figures(law: Law) -> tuple[int | None, int | None]:
    """Fen a month or a year: the figure of the place, and its lower one for grades 3 and 4."""
    if law.disability_living_per == "year":
        return law.disability_living_annual, law.disability_living_annual_mild
    return law.disability_living, law.disability_living_mild


@rule(
    "高于另领的同类生活补贴",
    of="member",
    cites=CLAUSES,
    needs=("held", "held_other_living", "living_amount"),
    benefit="disability_living",
)
def living_is_higher(law: Law) -> pl.Expr:
    """Higher than an old-age, work-injury or retirement living allowance that is held: of two of a kind
    the person takes one, the higher, in full; of equal ones the one already held."""
    times = YEAR if law.disability_living_per == "year" else 1
    theirs = pl.col("held_other_living") * times
    holds = pl.col("holds_other_living")
    return pl.when(~holds).then(True).when(holds).then(theirs < pl.col("living_amount"))


@rule(
    "同类生活补贴择高申领",
    of="member",
    cites=CLAUSES,
    needs=("living_is_higher",),
    benefit="disability_living",
)
def other_living_instead(law: Law) -> pl.Expr:
    """Would have the living subsidy, and keeps the allowance held because it is not lower."""
    fits = pl.col("living_group") & pl.col("living_not_excluded")
    return fits & pl.col("nothing_stops_subsidies") & ~pl.col("living_is_higher")


@rule(
    "生活补贴不低于省定最低标准的规定比例",
    of="member",
    cites=CLAUSES,
    parameters=("disability_living_floor", "provincial_minimum"),
    benefit="disability_living",
)
def living_floor_met(law: Law) -> pl.Expr:
    """Whether the figure of the place reaches the share of the provincial minimum; it is never changed."""
    return reaches(law.disability_living, floor_of(law, law.disability_living_floor))


def held_among(benefits: tuple[str, ...]) -> pl.Expr:
    """Whether one of these benefits is held; unknown while that was not asked and none is certain."""
    ruled = {"tekun": "gets_tekun", "unsupported_child": "full_child_money"}
    return pl.any_horizontal(
        False, *(pl.col(ruled.get(each, f"holds_{each}")) for each in benefits)
    )


def floor_of(law: Law, ratio: int | None) -> int | None:
    """Fen a month: that share of the provincial minimum, up to the yuan; nothing where either is not set."""
    if ratio is None or law.provincial_minimum is None:
        return None
    unit = WHOLE * FEN
    return (law.provincial_minimum * ratio + (unit - 1)) // unit * FEN


def reaches(figure: int | None, floor: int | None) -> pl.Expr:
    """Whether a figure is at or above its floor; unknown where either is not set."""
    if figure is None or floor is None:
        return pl.lit(None, pl.Boolean)
    return pl.lit(figure >= floor)


LIVING_SUBSIDY = Entitlement(
    benefit="disability_living",
    of="member",
    stages=(
        (certificate_valid,),
        (nothing_stops_subsidies, severe_in_band, severe_elderly, on_register,
         full_child_money, living_figure, living_amount, living_floor_met),
        (living_group, living_not_excluded, living_is_higher),
        (other_living_instead,),
    ),
    concerns=certificate_valid,
    conditions=(living_group, nothing_stops_subsidies, living_not_excluded, living_is_higher),
    amount=living_amount,
    per="disability_living_per",
    routes={other_living_instead: "other_living"},
    tells=(living_floor_met,),
)  # fmt: skip
