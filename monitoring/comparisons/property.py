"""Property: vehicles, homes and shops that the file does not know."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from eligibility.rules.law import Law
from monitoring.comparisons.declaration import Declaration, Figure, Question, Rule

RECENT = Figure(12, "一年内购置、转移财产须说明")


def purchase_months(law: Law) -> Any:
    """How long ago a purchase still tells something: as the place says, else a year."""
    return law.home_purchase_months or RECENT.value


VEHICLES = Declaration(
    kind="vehicles",
    label=_("车辆船舶比对"),
    asks=_("核实车辆归属和用途；已卖出或报废的，提交过户或报废证明"),
    questions=(
        Question(
            "vehicles_owned",
            reads=("vehicles",),
            categories=("car", "truck", "ship"),
            rules=(Rule("vehicle_owned", _("名下有机动车或船舶未申报")),),
        ),
    ),
)

REAL_ESTATE = Declaration(
    kind="real_estate",
    label=_("不动产比对"),
    asks=_("核实房产归属和用途；一年内转移的，说明去向"),
    questions=(
        Question(
            "real_estate_owned",
            reads=("real_estate",),
            figures={"houses": "houses_limit", "transfer_months": RECENT},
            rules=(
                Rule("homes_over_limit", _("住房套数超过规定")),
                Rule("shop_owned", _("名下有商铺")),
                Rule("property_transferred", _("一年内转移房产")),
            ),
        ),
    ),
)

HOUSING = Declaration(
    kind="housing",
    label=_("住房保障与购房比对"),
    asks=_("核实购房资金来源；危房未改造的转介住建部门"),
    questions=(
        Question(
            "housing_matters",
            reads=("housing",),
            figures={"months": purchase_months},
            rules=(
                Rule("home_bought", _("近期购房")),
                Rule("dangerous_house", _("住危房未改造"), weight="light"),
            ),
        ),
    ),
)
