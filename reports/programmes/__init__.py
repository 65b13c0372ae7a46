"""Every programme (专项行动) by its code; a wrong file stops the start, with its line."""

from reports.programmes.template import FOLDER, Phase, Task, Template, read

TEMPLATES: dict[str, Template] = {path.stem: read(path) for path in sorted(FOLDER.glob("*.toml"))}

__all__ = ["TEMPLATES", "Phase", "Task", "Template"]
