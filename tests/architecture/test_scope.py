"""Nobody reaches a table of people except through `visible_to`."""

import ast

from django.apps import apps

from accounts.models import Located
from tests.architecture.source import APPS, ROOT, place, tree


def unscoped(module: ast.Module, located: set[str]) -> list[ast.Attribute]:
    """Managers of located models that are not at once narrowed to what an officer may see."""
    narrowed = {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute) and node.attr == "visible_to"
    }
    return [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
        and node.attr in {"objects", "_default_manager", "_base_manager"}
        and isinstance(node.value, ast.Name)
        and node.value.id in located
        and id(node) not in narrowed
    ]


def located_models() -> set[str]:
    return {model.__name__ for model in apps.get_models() if issubclass(model, Located)}


def test_edges_find_people_only_in_their_scope():
    edges = ["views.py", "views/*.py", "api.py", "api/*.py", "forms.py", "filters.py", "forms/*.py"]
    found = [
        place(path, node)
        for app in APPS
        for pattern in edges
        for path in sorted((ROOT / app).glob(pattern))
        for node in unscoped(tree(path), located_models())
    ]
    assert not found


def test_the_check_itself_sees_an_unscoped_query():
    module = ast.parse("a = Case.objects.get(pk=1)\nb = Case.objects.visible_to(officer).get(pk=1)")
    assert [node.lineno for node in unscoped(module, {"Case"})] == [1]


def test_every_located_model_can_be_scoped():
    blind = [
        model.__name__
        for model in apps.get_models()
        if issubclass(model, Located) and not hasattr(model._default_manager.all(), "visible_to")
    ]
    assert not blind
