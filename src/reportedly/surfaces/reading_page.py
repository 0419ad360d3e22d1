"""A reading as one page that needs nothing else: the article with its evidence marked, and the claims beside it."""

from html import escape

from reportedly.model import Reading
from reportedly.views.reading import reading_page

from .web.render import environment, stylesheet

_FRAME_HEIGHT = 640


def reading_html(reading: Reading) -> str:
    """The page of one article."""
    return readings_html((reading,))


def readings_html(readings: tuple[Reading, ...]) -> str:
    """One page for all of these articles, with a list of them where there are several."""
    from markupsafe import Markup

    pages = [reading_page(r) for r in readings]
    # The stylesheet is our own file: the only text of the page that is not escaped.
    return environment().get_template("reading.html").render(pages=pages, css=Markup(stylesheet()))


def notebook_html(reading: Reading) -> str:
    """The page in a frame of its own, so that its look and the notebook's stay apart."""
    page = escape(reading_html(reading), quote=True)
    return f'<iframe srcdoc="{page}" sandbox title="Reading" width="100%" height="{_FRAME_HEIGHT}" frameborder="0"></iframe>'
