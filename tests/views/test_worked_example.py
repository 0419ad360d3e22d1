"""The worked example of docs/add-a-view.md is run as it stands there."""

import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from reportedly.surfaces.web.render import answer_html
from reportedly.views import View, to_json

from .press import MOVE, make_book

PAGE = Path(__file__).parents[2] / "docs" / "add-a-view.md"


@pytest.fixture
def overdue(monkeypatch: pytest.MonkeyPatch) -> View:
    code = re.search(r'```python\n("""Rumours.*?)```', PAGE.read_text("utf-8"), re.S)
    assert code, "the page has lost its example"
    module = ModuleType("reportedly.views.overdue")
    module.__package__ = "reportedly.views"
    monkeypatch.setitem(sys.modules, module.__name__, module)
    exec(compile(code[1], str(PAGE), "exec"), module.__dict__)
    view = module.__dict__["OVERDUE"]
    assert isinstance(view, View)
    return view


def test_the_example_answers_and_renders(overdue: View) -> None:
    rumour = MOVE.model_copy(update={"history": MOVE.history[:1]})
    answer = overdue.ask(make_book((rumour,)))
    assert to_json(answer)["rows"][0]["days"] == 45
    assert "days of silence" in answer_html(overdue, answer)
    assert overdue.ask(make_book((MOVE,))).notes == ("No rumour has been quiet for a month.",)
