"""Copies across languages: found by what a translation keeps, with what it changed."""

from reportedly.stories.article import Article

ANON = ["people familiar"]
ORIGINAL = "The offer of 450 million was put to 38 people on 7 March. It runs for 4 years.\n\nStaff number 2,100."
COPY = "オファーは4億5000万で、7日に38人へ示された。期間は4年。\n\n社員は2100人。(翻訳)"


def pair(press, text=COPY, source="The Ferry Post"):
    first = press.article(
        "a1",
        "The Ferry Post",
        "2026-03-01",
        press.move(sources=ANON),
        press.says("Harrow Foundry", "declines_comment"),
        text=ORIGINAL,
    )
    again = press.article(
        "a2",
        "湾岸新報",
        "2026-03-02",
        press.move(
            "エイダ・クイル",
            stage="left",
            sources=[*ANON, source],
            roles={"from": {"name": "ハロー"}, "to": {"name": "ニンバス"}},
        ),
        press.says("ハロー", "declines_comment", sources=[source]),
        lang="ja",
        text=text,
    )
    return first, again


def test_a_translation_is_a_copy_and_no_origin(press):
    first, again = pair(press)
    standing = press.told([first, again])
    assert [(c.document, c.of, c.how) for c in standing.copies] == [
        (again.document.revision, first.document.revision, "translated")
    ]
    story = next(s for s in standing.stories if len(s.told) > 2)
    assert [o.name for o in story.origins] == ["people familiar, to The Ferry Post"]


def test_what_the_translation_changed_is_noted(press):
    copies = press.told(pair(press)).copies
    assert copies[0].changed == ("move: leaving became left",)


def test_a_report_that_cites_another_is_no_copy(press):
    own = "別の話。社員は55人、売上は12億、目標は31件。\n\n設立は1998年。\n\n株価は7パーセント下げた。"
    assert press.told(pair(press, text=own)).copies == ()


def test_numbers_are_one_whatever_their_words_of_scale(press):
    english = press.article("a1", "P", "2026-03-01", text="450 million and 2.1 billion", lang="en")
    japanese = press.article("a2", "Q", "2026-03-01", text="4.5億と21億", lang="ja")
    assert set(Article(english).numbers) == set(Article(japanese).numbers)
