"""Orphans and de-facto unsupported children (孤儿、事实无人抚养儿童): who has no parent to raise them."""

from collections.abc import Callable
from datetime import date

import polars as pl

from eligibility.rules.benefits.entitlement import Entitlement, Row
from eligibility.rules.beyond import Beyond
from eligibility.rules.dibao.decide import Decided
from eligibility.rules.dibao.decision import ON_DIBAO
from eligibility.rules.law import Law
from eligibility.rules.money import yuan_of
from eligibility.rules.rule import Clause, Rule, rule

ORPHANS, CHILDREN = "orphan", "unsupported_child"
SINCE = date(2019, 6, 18)
PARENTS = 2
TERMS = ("prison", "drug_isolation", "restricted")
FACTS_OF_PARENTS = ("state", "since", "months", "disability")


def orphans(article: str) -> Clause:
    """国务院办公厅关于加强孤儿保障工作的意见"""
    return Clause("国办发〔2010〕54号", article, date(2010, 11, 16))


def opinion(article: str) -> Clause:
    """关于进一步加强事实无人抚养儿童保障工作的意见"""
    return Clause("《关于进一步加强事实无人抚养儿童保障工作的意见》", article, SINCE)


BASE = orphans("一")


@rule(
    "儿童或成年后在读",
    of="member",
    cites=(BASE, opinion("三(三)")),
    parameters=("child_age", "child_kept_in_school"),
    needs=("birth_date", "schooling"),
    benefit=ORPHANS,
)
def child_of_age(law: Law) -> pl.Expr:
    """Under age; or grown up at school, for those who hold the child's money already."""
    at_school = pl.col("schooling").is_in(list(law.child_kept_in_school))
    kept = (pl.col("holds_orphan") | pl.col("holds_unsupported_child")).fill_null(False)
    return (pl.col("age") < law.child_age) | (kept & at_school)


@rule(
    "没有健康的父母在家抚养",
    of="member",
    cites=(BASE, opinion("三(三)")),
    needs=("birth_date", "schooling"),
    benefit=ORPHANS,
)
def child_concerned(law: Law) -> pl.Expr:
    """A child whom no sound head of the household raises as their own; or of whose parents somebody has
    told, or who holds the child's money."""
    holds = (pl.col("holds_orphan") | pl.col("holds_unsupported_child")).fill_null(False)
    told = pl.col("parents_known").fill_null(False)
    raised = pl.col("raised_at_home").fill_null(False)
    return pl.col("child_of_age") & (told | holds | ~raised)


@rule(
    "父母双亡或查找不到",
    of="member",
    cites=(BASE,),
    parameters=("orphan_parent_states",),
    needs=("parents", "parents.state"),
    benefit=ORPHANS,
)
def orphaned(law: Law) -> pl.Expr:
    """Both parents are dead or cannot be found."""
    return _both("parents_lost")


@rule(
    "父母均无法履行抚养义务",
    of="member",
    cites=(opinion("一"),),
    parameters=("unsupported_parent_states", "child_parent_disabilities", "child_parent_months"),
    needs=("parents", *(f"parents.{fact}" for fact in FACTS_OF_PARENTS)),
    since=SINCE,
    otherwise=False,
    benefit=CHILDREN,
)
def parents_unable(law: Law) -> pl.Expr:
    """Each parent is gone or in one of the states, one of them at least not simply dead or not found."""
    return _both("parents_failing") & ~_both("parents_lost")


def _both(counted: str) -> pl.Expr:
    """Whether it is so of both parents. One of whom it is certainly not so is enough for no, also a head
    of the household whose child this is, where nobody has told who the parents are."""
    told, raised = pl.col("parents_told"), pl.col("raised_at_home").fill_null(False)
    return (
        pl.when(pl.col(f"{counted}_not") > 0)
        .then(False)
        .when(told.is_null() & raised)
        .then(False)
        .when(pl.col(counted) >= PARENTS)
        .then(True)
    )


@rule(
    "低保折合本人的金额",
    of="member",
    cites=(BASE, opinion("三(一)")),
    parameters=("orphan_difference", "unsupported_child_difference"),
    needs=("outcome", "award_monthly"),
    benefit=CHILDREN,
)
def dibao_of_child(law: Law) -> pl.Expr:
    """Fen a month of the family's dibao per head, or the child's own where single persons are included;
    while that is undecided the award in force. A broken fen stays with the child."""
    heads = pl.max_horizontal(pl.col("members_counted"), pl.lit(1))
    alone = pl.col("outcome") == "single_person"
    undecided = pl.col("outcome") == "need_information"
    in_force = (pl.col("award_benefit") == "dibao").fill_null(False)
    return (
        pl.when(~pl.col("counted").fill_null(True))
        .then(0)
        .when(alone)
        .then("single_award")
        .when(pl.col("outcome").is_in(ON_DIBAO))
        .then(pl.col("total") // heads)
        .when(undecided & in_force)
        .then(pl.col("award_monthly") // heads)
        .otherwise(0)
    )


@rule(
    "已领取的其他救助金额",
    of="member",
    cites=(BASE, opinion("三(一)")),
    parameters=("orphan_difference", "unsupported_child_difference"),
    needs=("held", "held_tekun", "held_disability_living", "dibao_of_child"),
    benefit=CHILDREN,
)
def other_aid(law: Law) -> pl.Expr:
    """Fen a month that the child has of dibao, tekun and living subsidy. Tekun money ends for a child
    that has chosen the child's money, and is not taken off."""
    heads = pl.max_horizontal(pl.col("members_counted"), pl.lit(1))
    household = (pl.col("award_benefit") == "tekun").fill_null(False)
    tekun = (
        pl.when((pl.col("chooses") == "child").fill_null(False))
        .then(0)
        .when("holds_tekun")
        .then("held_tekun")
        .when(household)
        .then(pl.col("award_monthly") // heads)
        .otherwise(0)
    )
    held = tekun + pl.col("held_disability_living")
    return pl.when(pl.col("held")).then(pl.col("dibao_of_child") + held)


@rule(
    "孤儿基本生活费",
    of="member",
    cites=(BASE,),
    parameters=("child_scattered", "child_centralised", "orphan_difference"),
    needs=("support_mode", "other_aid"),
    benefit=ORPHANS,
)
def orphan_due(law: Law) -> pl.Expr:
    """Fen a month of the mode, less what the child has of other aid where the place pays the difference."""
    modes = {"scattered": law.child_scattered, "centralised": law.child_centralised}
    whole = pl.coalesce(
        pl.when(pl.col("support_mode") == mode).then(pl.lit(fen, pl.Int64))
        for mode, fen in modes.items()
    )
    return _less(whole, law.orphan_difference)


@rule(
    "事实无人抚养儿童补贴",
    of="member",
    cites=(opinion("三(一)"),),
    parameters=(
        "child_scattered", "child_unsupported", "unsupported_child_standard",
        "unsupported_child_difference",
    ),
    needs=("other_aid",),
    benefit=CHILDREN,
)  # fmt: skip
def unsupported_child_due(law: Law) -> pl.Expr:
    """Fen a month: the standard of a scattered orphan, or the place's own, less other aid."""
    return _less(pl.lit(_standard_of_children(law), pl.Int64), law.unsupported_child_difference)


def _less(whole: pl.Expr, difference: bool) -> pl.Expr:
    return (whole - pl.col("other_aid")).clip(lower_bound=0) if difference else whole


def _standard_of_children(law: Law) -> int | None:
    own = law.unsupported_child_standard == "own"
    return law.child_unsupported if own else law.child_scattered


def weigh(decided: Decided, beyond: Beyond, law: Law) -> pl.LazyFrame:
    """One row a member who was asked: how the parents stand."""
    people = beyond.people.lazy().select_seq(
        "member",
        parents_told=pl.when("parents_known").then(True),
    )  # fmt: skip
    return (
        people.join(_parents(beyond, law), on="member", how="left")
        .with_columns_seq(
            pl.when(pl.col("parents_listed") >= PARENTS).then(True).alias("parents"),
            *(
                pl.when(pl.col("parents_listed") > 0)
                .then(f"parents.{fact}")
                .otherwise(True)
                .alias(f"parents.{fact}")
                for fact in FACTS_OF_PARENTS
            ),
        )
        .drop("parents_listed")
    )


def _parents(beyond: Beyond, law: Law) -> pl.LazyFrame:
    """How many of the parents are lost or failing for certain, how many are certainly not, and for each
    fact of a parent true unless the answer hangs on it and nobody told it."""
    each = beyond.parents.lazy().with_columns_seq(
        lost=pl.col("state").is_in(list(law.orphan_parent_states)), failing=_failing(law)
    )
    wanting = {name: lacks.any() for name, lacks in _lacks(law).items()}
    return each.group_by("member").agg(
        parents_listed=pl.len(),
        **{
            f"parents_{how}{ending}": holds.sum()
            for how in ("lost", "failing")
            for ending, holds in (("", pl.col(how)), ("_not", ~pl.col(how)))
        },
        **{f"parents.{name}": pl.when(~lacks).then(True) for name, lacks in wanting.items()},
    )


def _failing(law: Law) -> pl.Expr:
    """Whether a parent is in one of the states: a disability of the listed grade, contact lost for the
    full months, a term of as many."""
    state = pl.col("state")
    listed = state.is_in(list(law.unsupported_parent_states))
    grades = [
        (pl.col("disability_kind") == kind) & (pl.col("disability_grade") <= lowest)
        for kind, lowest in law.child_parent_disabilities.items()
    ]
    tested = (
        pl.when(state == "severe_disability")
        .then(pl.any_horizontal(pl.lit(False), *grades))
        .when(state == "lost_contact")
        .then(_elapsed(law))
        .when(state.is_in(list(TERMS)))
        .then(_term(law))
        .otherwise(True)
    )
    return listed & tested


def _elapsed(law: Law) -> pl.Expr:
    return pl.col("since").dt.offset_by(f"{law.child_parent_months}mo") <= law.on


def _term(law: Law) -> pl.Expr:
    """The length of the measure; where that is not told, it is long enough once it has lasted so long."""
    return (
        pl.when(pl.col("months").is_not_null())
        .then(pl.col("months") >= law.child_parent_months)
        .when(_elapsed(law))
        .then(True)
    )


def _lacks(law: Law) -> dict[str, pl.Expr]:
    state, open_ = pl.col("state"), pl.col("failing").is_null()
    return {
        "state": state.is_null(),
        "since": open_ & (state == "lost_contact").fill_null(False),
        "months": open_ & state.is_in(list(TERMS)).fill_null(False),
        "disability": open_ & (state == "severe_disability").fill_null(False),
    }


def _figures_of_orphan(law: Law, row: Row) -> tuple[str, ...]:
    return (f"child_{row['support_mode']}",) if row["support_mode"] else ()


def _figures_of_child(law: Law, row: Row) -> tuple[str, ...]:
    return ("child_unsupported" if law.unsupported_child_standard == "own" else "child_scattered",)


def _working(
    figures: Callable[[Law, Row], tuple[str, ...]], difference: str
) -> Callable[[Law, Row], str]:
    def working(law: Law, row: Row) -> str:
        (name,) = figures(law, row)
        whole, other = getattr(law, name), row["other_aid"]
        if not getattr(law, difference) or not other:
            return f"按标准全额 {yuan_of(whole)}"
        dibao = row["dibao_of_child"]
        parts = {"低保人均": dibao, "其他救助": other - dibao}
        taken = " − ".join(f"{name} {yuan_of(fen)}" for name, fen in parts.items() if fen)
        return f"{yuan_of(whole)} − {taken}" + ("，已达到标准" if other >= whole else "")

    return working


def _entitlement(benefit: str, condition: Rule, due: Rule, **given: object) -> Entitlement:
    figures = _figures_of_orphan if benefit == ORPHANS else _figures_of_child
    return Entitlement(
        benefit=benefit,
        of="member",
        concerns=child_concerned,
        conditions=(condition,),
        amount=due,
        figures=figures,
        working=_working(figures, f"{benefit}_difference"),
        **given,  # type: ignore[arg-type]
    )


ORPHAN = _entitlement(
    ORPHANS, orphaned, orphan_due,
    stages=(
        (child_of_age,), (child_concerned,), (orphaned, dibao_of_child), (other_aid,), (orphan_due,),
    ),
    weigh=weigh,
)  # fmt: skip
UNSUPPORTED_CHILD = _entitlement(
    CHILDREN,
    parents_unable,
    unsupported_child_due,
    stages=((parents_unable, unsupported_child_due),),
)
