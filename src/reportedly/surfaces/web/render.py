"""Answers to HTML: one template for each view that has its own, else the general one for its form."""

from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context

from reportedly.model import Status, moment_of
from reportedly.views import VIEWS, Answer, Page, View
from reportedly.views.cells import Life, Ref, State, counted_words, dots_words, moment_words, state_words, words
from reportedly.views.odds import chance_of
from reportedly.views.wording import PART_WORDS, STATUS_WORDS

# How thick the bar of a story's life is: it swells with certainty, so that colour is never all that tells.
_THICK = {
    "rumoured": 3.0,
    "reported": 5.0,
    "confirmed": 8.0,
    "disputed": 5.0,
    "amended": 5.0,
    "gone": 2.0,
    "retracted": 2.0,
}

# What a page without an answer (an error, the glossary) has around it.
_FRAME: dict[str, Any] = {"current": None, "path": "/", "options": {}, "moments": {}, "press": None, "q": ""}
_FRAME |= {"twin": None, "feed": None, "token": None, "said": None}


@cache
def environment() -> Environment:
    """The templates, with everything escaped and a missing value an error."""
    env = Environment(
        loader=PackageLoader("reportedly.surfaces.web", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals |= _FRAME
    env.globals |= {"VIEWS": VIEWS, "PARTS": PART_WORDS, "STATUSES": STATUS_WORDS, "href": _href, "here": _here}
    env.filters |= {
        "words": words,
        "moment": moment_words,
        "instant": instant,
        "state": state_words,
        "dots": dots_words,
        "mark": mark_of,
        "web_address": web_address,
        "chance": chance_of,
        "mark_value": lambda value: STATUS_WORDS[Status(value)].mark,
        "bars": bars_of,
        "counted": counted_words,
        "capitalize_first": lambda text: text[:1].upper() + text[1:],
    }
    return env


def stylesheet() -> str:
    """The one stylesheet of all pages."""
    return (files("reportedly.surfaces.web") / "static" / "style.css").read_text("utf-8")


def answer_html(view: View, answer: Answer, **context: Any) -> str:
    """The answer as a page: by the template of the view's name where there is one, else by the general one."""
    general = "page.html" if isinstance(answer, Page) else "table.html"
    template = environment().select_template([f"{view.name}.html", general])
    return template.render(view=view, answer=answer, **context)


def path_of(ref: Ref) -> str:
    """The address of a link's target on this site."""
    if ref.view == "search":
        return f"/search?{urlencode({'q': ref.id})}"
    return f"/{ref.view}/{quote(ref.id, safe='')}"


def web_address(url: str) -> str:
    """The address if it is one of the web, else nothing: an article may claim to stand at `javascript:`."""
    return url if url.lower().startswith(("http://", "https://")) else ""


def instant(iso: str) -> str:
    """An ISO date or time as a `datetime` attribute."""
    at = moment_of(iso)
    return f"{at:%Y-%m-%d}" if len(iso) == len("2026-02-26") else f"{at:%Y-%m-%dT%H:%M:%SZ}"


def mark_of(state: State | None) -> str:
    """The name of a status's shape and colour; `undated` where there is no status."""
    return STATUS_WORDS[state.status].mark if state else "undated"


def bars_of(life: Life) -> list[dict[str, Any]]:
    """A life's stretches as rectangles in a box of 100 by 8."""
    found, x = [], 0.0
    for stretch in life.stretches:
        mark, width = mark_of(stretch.state), stretch.share * 100
        found.append({"mark": mark, "x": round(x, 2), "width": round(max(width - 0.8, 0.6), 2), "height": _THICK[mark]})
        x += width
    return found


@pass_context
def _href(context: Context, target: Ref | str) -> str:
    """The address of a link, which stays at the moment that the page is asked for."""
    path = path_of(target) if isinstance(target, Ref) else target
    return _at_moment(path, context.get("moments") or {})


@pass_context
def _here(context: Context, **changes: Any) -> str:
    """This page's address with some options changed; None takes one away."""
    options = {**context["options"], **(context.get("moments") or {}), **changes}
    kept = {k: str(v) for k, v in options.items() if v not in (None, "")}
    return str(context["path"]) + (f"?{urlencode(kept)}" if kept else "")


def _at_moment(path: str, moments: dict[str, str]) -> str:
    if not moments:
        return path
    return path + ("&" if "?" in path else "?") + urlencode(moments)
