"""Every parser of ours against what hypothesis thinks up: a result or a named error, never anything else.

Half a minute of it runs with the other tests. Longer: REPORTEDLY_FUZZ=5000 pytest tests/intake/test_fuzz.py
"""

import gzip
import io
import json
import os
from contextlib import suppress
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.errors import Malformed, SourceError
from reportedly.intake import IntakeOptions, Sourced, open_source
from reportedly.intake.addresses import canonical, canonical_or_none, joined
from reportedly.intake.bodies import Body
from reportedly.intake.boilerplate import boilerplate
from reportedly.intake.charset import decode
from reportedly.intake.dates import iso_of
from reportedly.intake.feeds import feed
from reportedly.intake.permission import Permissions, refusal_in
from reportedly.intake.sift import rough
from reportedly.intake.wire import wire_credit
from reportedly.language.language import LANGUAGES
from reportedly.model import moment_of

from .pages import LINKED, page
from .test_feeds import ATOM, JSON, NEWS, OPML, RSS
from .test_warc import record

EXAMPLES = int(os.environ.get("REPORTEDLY_FUZZ", "25"))
fuzzed = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))

SEEDS = [
    page().encode(), LINKED.encode(), RSS.encode(), ATOM.encode(), NEWS.encode(), OPML.encode(), JSON.encode(),
    json.dumps({"articles": [{"text": "Words.", "id": 1, "claims": [{}]}]}).encode(),
    b"From: a@example.com\nSubject: =?utf-8?q?x?=\nMIME-Version: 1.0\nContent-Type: text/html\n\n<p>Words.</p>\n",
    record("https://example.com/a", page().encode()),
    gzip.compress(b'{"text": "Words."}'),
]  # fmt: skip
NOISE = st.binary(max_size=40) | st.sampled_from(
    [
        b"<",
        b">",
        b"&",
        b'"',
        b"\0",
        b"\xff",
        b"<!--",
        b"<![CDATA[",
        b"]]>",
        b"<script>",
        b"</",
        b"\r\n",
        b"{",
        b"[",
        b"\\ud800",
        b"charset=",
        b"<!ENTITY x '&x;'>",
    ]
)


@st.composite
def mangled(draw):
    """A good input, cut, doubled, shuffled and sprinkled."""
    body = draw(st.sampled_from(SEEDS))
    for _ in range(draw(st.integers(0, 4))):
        at, to = sorted(draw(st.tuples(st.integers(0, len(body)), st.integers(0, len(body)))))
        piece = draw(NOISE | st.just(body[at:to]) | st.just(body[at:to] * 3))
        body = body[:at] + piece + body[draw(st.sampled_from([at, to])) :]
    return body


BYTES = mangled() | st.binary(max_size=300)


@fuzzed
@given(BYTES)
def test_any_bytes_on_standard_input(body):
    for item in open_source("-", options=IntakeOptions(stdin=io.BytesIO(body))):
        assert isinstance(item, Sourced | SourceError)
        if isinstance(item, Sourced):
            item.document.model_dump_json().encode()
            assert item.document.text.strip()


@fuzzed
@given(BYTES)
def test_any_feed(body):
    try:
        found = feed(body, what="x", base="https://example.com/feed")
    except Malformed:
        return
    assert all(canonical(article.url) == article.url for article in found.articles)


@fuzzed
@given(BYTES, st.sampled_from([None, "utf-8", "shift_jis", "hex", "euc-kr"]))
def test_any_character_set(body, declared):
    try:
        text, _ = decode(body, declared, what="x")
    except Malformed:
        return
    assert "\0" not in text


@fuzzed
@given(st.text(max_size=60) | st.text("abZ019@:.[]/?#&=%_ é", max_size=30).map("https://".__add__))
def test_any_address(url):
    found = canonical_or_none(url)
    assert found is None or canonical(found) == found
    joined(url, url)


@fuzzed
@given(
    st.text(max_size=40)
    | st.from_regex(r"\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,2}[T ]?\d{0,2}:?\d{0,2}[Z+]?", fullmatch=True)
)
def test_any_date(written):
    iso = iso_of(written)
    assert iso is None or iso_of(iso) == iso
    assert iso is None or moment_of(iso)


@fuzzed
@given(st.text(max_size=300), st.sampled_from([*LANGUAGES, None, "xx"]))
def test_any_text(text, lang):
    spans = boilerplate(text, lang)
    assert all(one.end < other.start for one, other in pairwise(spans))
    assert all("\n" not in text[span.start : span.end] for span in spans)
    wire_credit(text, (text,), lang)


@fuzzed
@given(BYTES)
def test_any_robots(body):
    permissions = Permissions("reportedly", lambda url: (200, body))
    with suppress(SourceError):
        permissions.check("https://example.com/a")
    assert permissions.delay("https://example.com/a") >= 0
    refusal_in({}, body)


@fuzzed
@given(BYTES)
def test_any_page_in_a_pile(body):
    with suppress(Malformed):
        assert isinstance(rough(Body("x", body)), str)
