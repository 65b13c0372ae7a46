"""The wizard without a browser: every page, plain forms, what is refused and what is kept."""

import json
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.models import AccessLog
from cases.benefits import benefit_choices
from cases.intake.sections import SECTIONS
from cases.models import Application, DraftSection
from households.models import Document
from tests import factories
from tests.drafts import draft, sections
from tests.factories import invented_number as id_number

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    factories.region(factories.QIANFENG)
    return factories.officer()


@pytest.fixture
def client(clerk):
    client = Client()
    client.force_login(clerk, backend="accounts.backends.PostBackend")
    return client


def posted(typed: dict[str, Any], **more: str) -> dict[str, str]:
    """A section as a page sends it."""
    sent = dict(typed["head"])
    for place, row in enumerate(typed["rows"]):
        sent |= {f"rows-{place}-{name}": value for name, value in row.items()}
    return sent | {"rows-TOTAL_FORMS": str(len(typed["rows"]))} | more


@pytest.mark.parametrize("filled", [False, True])
def test_every_page_of_the_wizard_answers(client, clerk, filled):
    application = draft(clerk, fill=filled)
    for name in ("application_tasks", "intake_check", "intake_sheet", "print_set"):
        assert client.get(reverse(name, args=[application.pk])).status_code == 200, name
    for name in SECTIONS:
        answer = client.get(reverse("intake_section", args=[application.pk, name]))
        blocked = not filled and SECTIONS[name].after
        assert answer.status_code == (302 if blocked else 200), name
    for form in ("application", "declaration", "authorisation", "visit", "set"):
        answer = client.get(reverse("print_form", args=[application.pk, form]))
        assert answer.status_code == 200
    assert AccessLog.objects.filter(officer=clerk, kind="print").count() == 5


@pytest.mark.requirement("R-280")
def test_the_hotline_stands_on_every_printed_form(client, clerk):
    application = draft(clerk)
    for form in ("application", "declaration", "authorisation", "visit"):
        paper = client.get(reverse("print_form", args=[application.pk, form])).content.decode()
        assert "社会救助热线 12345" in paper, form


def test_the_task_list_blocks_four_of_ten_at_first(client, clerk):
    application = draft(clerk, fill=False)
    page = client.get(reverse("application_tasks", args=[application.pk])).content.decode()
    assert page.count("暂不能填") == 4
    assert reverse("intake_section", args=[application.pk, "income"]) not in page


def test_a_new_application_is_looked_up_before_it_is_made(client):
    asked = {"id_number": "11010519491231002", "name": "", "village": "", "area": "", "channel": ""}
    page = client.post(reverse("application_new"), asked)
    assert page.status_code == 422
    assert "身份证号应为 18 位，现在是 17 位" in page.content.decode()
    number = id_number(date(1975, 4, 2))
    asked = {
        "id_number": number, "name": "陈志明", "village": str(factories.QIANFENG),
        "area": "rural", "channel": "window",
    }  # fmt: skip
    made = client.post(reverse("application_new"), asked)
    application = Application.objects.get()
    assert made.headers["Location"] == reverse("application_tasks", args=[application.pk])
    again = client.post(reverse("application_new"), asked)
    assert again.status_code == 409
    assert "可以继续办理" in again.content.decode()
    assert Application.objects.count() == 1


def test_a_village_of_another_township_cannot_be_chosen(client):
    factories.region(350583112201, name="明新村")
    asked = {
        "id_number": id_number(date(1975, 4, 2)), "name": "陈志明", "village": "350583112201",
        "area": "rural", "channel": "window",
    }  # fmt: skip
    assert client.post(reverse("application_new"), asked).status_code == 422
    assert not Application.objects.exists()


def test_finishing_a_wrong_section_says_why_and_keeps_what_was_typed(client, clerk):
    application = draft(clerk, fill=False)
    rows = sections()["members"]["rows"][:2]
    rows[1] |= {"id_number": "350583194605060", "relation": "head"}
    url = reverse("intake_section", args=[application.pk, "members"])
    sent = posted({"head": {}, "rows": rows}, version="1", client="a", sequence="1", then="finish")
    page = client.post(url, sent)
    text = page.content.decode()
    assert page.status_code == 422
    assert "身份证号应为 18 位，现在是 15 位" in text
    assert 'href="#id_rows-1-id_number"' in text
    assert "户主只能有一人，现在选了陈志明和陈阿土" in text
    assert 'value="350583194605060"' in text
    saved = DraftSection.objects.get(application=application, name="members")
    assert saved.data["rows"][1]["id_number"] == "350583194605060"


def test_saving_answers_with_the_version_and_a_conflict_with_three_columns(client, clerk):
    application = draft(clerk, fill=False)
    url = reverse("intake_save", args=[application.pk, "income"])
    typed = sections()["income"]
    sent = posted(typed, version="0", client="one", sequence="1")
    first, again = client.post(url, sent), client.post(url, sent)
    assert json.loads(first.content)["version"] == json.loads(again.content)["version"] == 1
    other = Client()
    other.force_login(factories.officer(name="李同事"), backend="accounts.backends.PostBackend")
    typed["rows"][0]["amount"] = "2,800"
    assert (
        other.post(url, posted(typed, version="1", client="two", sequence="1")).status_code == 200
    )
    typed["rows"][0]["amount"] = "2,700"
    mine = posted(typed, version="1", client="one", sequence="2")
    assert client.post(url, mine).status_code == 409
    page = client.post(
        reverse("intake_section", args=[application.pk, "income"]), mine | {"then": "finish"}
    )
    text = page.content.decode()
    assert page.status_code == 409
    assert "李同事" in text
    assert all(amount in text for amount in ("2,600", "2,700", "2,800"))


def test_submitting_needs_the_declaration_and_happens_once(client, clerk):
    application = draft(clerk)
    url = reverse("intake_submit", args=[application.pk])
    assert client.post(url).status_code == 422
    assert client.post(url, {"declared": "1"}).status_code == 302
    assert client.post(url, {"declared": "1"}).status_code == 302
    receipt = client.get(reverse("intake_receipt", args=[application.pk])).content.decode()
    assert application.number in receipt
    assert Application.objects.get().state == "submitted"
    save = reverse("intake_save", args=[application.pk, "income"])
    late = client.post(save, posted(sections()["income"], version="1", client="x", sequence="1"))
    assert late.status_code == 409


@pytest.mark.parametrize("benefit", [code for code, _label in benefit_choices()])
def test_the_receipt_tells_every_benefit_its_days(client, clerk, benefit):
    application = draft(clerk)
    assert (
        client.post(reverse("intake_submit", args=[application.pk]), {"declared": "1"}).status_code
        == 302
    )
    Application.objects.update(benefit=benefit)
    page = client.get(reverse("intake_receipt", args=[application.pk]))
    assert page.status_code == 200
    told = " ".join(page.content.decode().split())
    assert "全程最迟 20" in told or "县级自收到之日起" in told
    assert "最迟 。" not in told
    assert "最迟 办结" not in told


def test_a_draft_of_another_county_is_not_found(clerk):
    application = draft(clerk)
    stranger = Client()
    stranger.force_login(
        factories.officer("township_caseworker", factories.LUOCHENG),
        backend="accounts.backends.PostBackend",
    )
    for name in (
        "application_tasks",
        "intake_check",
        "intake_sheet",
        "print_set",
        "intake_receipt",
    ):
        assert stranger.get(reverse(name, args=[application.pk])).status_code == 404
    for name in SECTIONS:
        assert (
            stranger.get(reverse("intake_section", args=[application.pk, name])).status_code == 404
        )
        assert stranger.post(reverse("intake_save", args=[application.pk, name])).status_code == 404


PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 100


def test_papers_are_told_by_their_first_bytes_and_shut_in(client, clerk):
    application = draft(clerk)
    upload = reverse("document_upload", args=[application.pk])
    good = SimpleUploadedFile("350583197504021234.png", PNG, content_type="text/html")
    client.post(upload, {"file": good, "kind": "authorisation", "ref": "m1"})
    paper = Document.objects.get()
    assert (paper.media_type, paper.title) == ("image/png", "核对授权书 · 陈志明")
    assert "350583" not in paper.file
    answer = client.get(reverse("document_file", args=[paper.pk]))
    assert answer.content == PNG
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert AccessLog.objects.filter(subject="document", subject_id=paper.pk).count() == 1
    bad = SimpleUploadedFile("a.png", b"<html><script>", content_type="image/png")
    told = client.post(
        upload, {"file": bad, "kind": "other"}, headers={"Accept": "application/json"}
    )
    assert told.status_code == 422
    assert Document.objects.count() == 1
    client.post(reverse("document_discard", args=[application.pk, paper.pk]))
    assert not Document.objects.exists()


def test_a_photo_of_twelve_megabytes_is_too_big(client, clerk):
    application = draft(clerk)
    big = SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff" + b"0" * (12 * 2**20))
    told = client.post(
        reverse("document_upload", args=[application.pk]),
        {"file": big, "kind": "id_card", "ref": "m1"},
        headers={"Accept": "application/json"},
    )
    assert json.loads(told.content)["text"] == "照片 12 MB，超过 10 MB；用“拍照”重新上传会自动压缩"


def test_papers_of_another_county_are_not_found(client, clerk):
    application = draft(clerk)
    client.post(
        reverse("document_upload", args=[application.pk]),
        {"file": BytesIO(PNG), "kind": "hukou", "ref": ""},
    )
    stranger = Client()
    stranger.force_login(
        factories.officer("county_reviewer", factories.HUIAN),
        backend="accounts.backends.PostBackend",
    )
    paper = Document.objects.get()
    assert stranger.get(reverse("document_file", args=[paper.pk])).status_code == 404


def test_an_unusual_amount_is_asked_about_and_can_be_confirmed(client, clerk):
    application = draft(clerk)
    typed = sections()["income"]
    typed["rows"][0]["amount"] = "24000"
    url = reverse("intake_section", args=[application.pk, "income"])
    version = str(application.sections.get(name="income").version)
    sent = posted(typed, version=version, client="a", sequence="1", then="finish")
    page = client.post(url, sent).content.decode()
    assert "每月 24,000 元高于常见范围，确认单位是“元/月”还是“元/年”" in page
    assert 'href="#id_rows-0-sure"' in page
    assert '<select name="rows-0-sure"' in page
    sent |= {"rows-0-sure": "yes", "version": str(int(version) + 1), "sequence": "2"}
    assert client.post(url, sent).status_code == 302


def test_a_house_too_great_for_its_column_is_refused_before_submission(client, clerk):
    typed = sections()["assets"]
    typed["rows"][0]["area_m2"] = "99999999"
    application = draft(clerk, assets=typed)
    page = client.post(reverse("intake_submit", args=[application.pk]), {"declared": "1"})
    assert page.status_code == 422
    assert "面积太大，核对一遍" in page.content.decode()


def test_a_submitted_section_is_only_shown(client, clerk):
    application = draft(clerk)
    client.post(reverse("intake_submit", args=[application.pk]), {"declared": "1"})
    for name in SECTIONS:
        url = reverse("intake_section", args=[application.pk, name])
        page = client.get(url).content.decode()
        assert "内容不能再改" in page, name
        assert f'href="{application.get_absolute_url()}"' in page
        assert name == "documents" or "<fieldset disabled" in page
        assert "data-add=" not in page
        assert 'name="then"' not in page
        assert client.post(url, {"then": "finish"}).status_code == 409


def test_the_second_window_of_one_officer_is_told_so(client, clerk):
    application = draft(clerk, fill=False)
    url = reverse("intake_save", args=[application.pk, "income"])
    typed = sections()["income"]
    client.post(url, posted(typed, version="0", client="one", sequence="1"))
    typed["rows"][0]["amount"] = "2,700"
    told = client.post(url, posted(typed, version="0", client="two", sequence="1"))
    assert told.status_code == 409
    assert "你在另一个窗口" in told.json()["text"]
    assert told.json()["url"] == reverse("intake_section", args=[application.pk, "income"])


def test_somebody_signed_out_is_told_that_typing_is_not_saved(clerk):
    """Without script the form leads to the sign-in page, or, without any cookie, to the refusal."""
    url = reverse("intake_section", args=[draft(clerk).pk, "income"])
    told = Client().post(url, {"then": "finish"}, follow=True)
    assert "登录已结束" in told.content.decode()
    told = Client(enforce_csrf_checks=True).post(url, {"then": "finish"})
    assert told.status_code == 403
    assert "按浏览器的“后退”" in told.content.decode()


def test_a_clause_tells_its_text_and_its_days(client):
    page = client.get(reverse("clause"), {"cite": "闽民救〔2020〕21号 二(二)1"})
    assert page.status_code == 200
    assert "2020-03-31" in page.content.decode()
    assert client.get(reverse("clause"), {"cite": "没有这个文件"}).status_code == 404


JUNK = [
    "",
    "x" * 5000,
    "\0",
    "'; DROP TABLE --",
    "-1",
    "９９９",
    "𠮷·买买提",
    "<script>",
    "1e9",
    "2026-02-30",
]


@pytest.mark.parametrize("name", SECTIONS)
def test_junk_is_kept_out_without_an_error_page(client, clerk, name):
    application = draft(clerk, fill=False)
    section = SECTIONS[name]
    boxes = [*(section.head.base_fields if section.head else [])]
    boxes += [f"rows-0-{box}" for box in (section.row.base_fields if section.row else [])]
    for place, junk in enumerate(JUNK):
        sent = dict.fromkeys(boxes, junk) | {
            "rows-TOTAL_FORMS": "1", "version": str(place), "client": junk, "sequence": junk,
        }  # fmt: skip
        standing = application.sections.filter(name=name).first()
        sent["version"] = str(standing.version if standing else 0)
        url = reverse("intake_section", args=[application.pk, name])
        assert client.post(url, sent | {"then": "finish"}).status_code in (302, 409, 422)
        assert client.get(reverse("intake_sheet", args=[application.pk])).status_code == 200
        assert client.get(reverse("intake_check", args=[application.pk])).status_code == 200
