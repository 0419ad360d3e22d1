"""Pages of an invented outlet, as outlets build them: the article, and all that stands around it."""

ARTICLE = """
<p>Ormsby Robotics is losing the head of its grasping group, Leila Farouk, to the Danish start-up Haandvaerk, three people with knowledge of the matter said.</p>
<p>Farouk, who joined Ormsby from a university lab in 2019, told her team on Tuesday that she would leave at the end of the month.</p>
<p>Ormsby had offered her a retention bonus of $4 million, according to one person, who asked not to be named because the talks were private. A spokesman for Ormsby declined to comment.</p>
<p>Haandvaerk, which makes hands for warehouse robots, raised $90 million in March. It has hired eleven engineers from larger rivals since then.</p>
"""

LINKED = """<script type="application/ld+json">
{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "The Example", "url": "https://example.com/"},
 {"@type": "NewsArticle", "headline": "Ormsby loses its head of grasping",
  "author": [{"@type": "Person", "name": "Dana Whitlock"}, {"@type": "Person", "name": "Jo Marsh"}],
  "publisher": {"@type": "Organization", "name": "The Example", "logo": {"@type": "ImageObject", "url": "https://example.com/l.png"}},
  "datePublished": "2026-03-02T10:15:00+01:00", "dateModified": "2026-03-03T08:00:00Z", "inLanguage": "en-GB"}]}
</script>"""


def page(article: str = ARTICLE, head: str = LINKED, lang: str = "en", around: str = "") -> str:
    """A whole page around an article."""
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><title>Ormsby loses its head of grasping - The Example</title>{head}</head>
<body>
<div class="cookie-banner">We use cookies and similar technologies. <button>Accept all</button></div>
<header><nav><a href="/">Home</a> <a href="/business">Business</a> <a href="/sport">Sport</a></nav></header>
<main><article><h1>Ormsby loses its head of grasping</h1>{article}</article>
{around}
<aside class="related"><h2>Related stories</h2><ul><li><a href="/1">A glue that holds</a></li><li><a href="/2">Nine robots to watch</a></li></ul></aside>
</main>
<footer>© The Example. All rights reserved. <a href="/terms">Terms of use</a></footer>
</body></html>"""
