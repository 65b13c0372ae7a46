"""The official list becomes regions under their parents, again and again."""

import gzip
import time

import pytest

from accounts.actions import regions
from accounts.models import Region
from accounts.models.region import NATION, end_of


@pytest.mark.django_db
def test_the_whole_list_loads_fast_and_a_second_time_changes_nothing():
    began = time.monotonic()
    assert regions.load_regions() == 91_801
    assert time.monotonic() - began < 30  # three seconds on a machine that does nothing else
    assert regions.load_regions() == 0
    honglai = Region.objects.get(code=350583113000)
    assert (honglai.name, honglai.level, honglai.pinyin) == ("洪濑镇", "township", "honglaizhen")
    assert honglai.parent.name == "南安市"
    assert Region.objects.get(code=500200000000).name == "县"  # a dummy city, kept
    assert Region.objects.get(code=441900003000).parent.level == "city"  # no county between
    outside = [
        region.code
        for region in Region.objects.exclude(code=NATION).select_related("parent")
        if not (region.parent.code <= region.code and region.until <= region.parent.until)
        or region.until != end_of(region.code, region.level)
    ]
    assert not outside


@pytest.mark.django_db
def test_a_new_name_is_taken_and_what_is_gone_stays(tmp_path):
    first = tmp_path / "first.csv"
    first.write_text("code,name,level\n350000000000,福建省,province\n350500000000,泉州市,city\n")
    second = tmp_path / "second.csv.gz"
    second.write_bytes(gzip.compress("code,name,level\n350000000000,闽省,province\n".encode()))
    assert regions.load_regions(first) == 3
    assert regions.load_regions(second) == 1
    assert list(Region.objects.values_list("name", flat=True)) == ["全国", "闽省", "泉州市"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "line", ["35000000000,福建省,province", "350500000000,泉州市,city", "350000000000,,province"]
)
def test_a_damaged_list_is_refused_whole(tmp_path, line):
    path = tmp_path / "list.csv"
    path.write_text(f"code,name,level\n110000000000,北京市,province\n{line}\n")
    with pytest.raises(regions.BadList, match="3"):
        regions.load_regions(path)
    assert not Region.objects.exists()
