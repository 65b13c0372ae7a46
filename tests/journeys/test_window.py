"""The first page, in the window that a caseworker has."""


def test_the_first_page_is_whole(page, audit):
    page.goto("/")
    assert page.url.endswith("/login/?next=/") or page.url.endswith("/login/")
    assert page.title()
    audit(page)


def test_a_phone_needs_no_sideways_scroll(page):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/login/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
