"""The gate lets telling articles through, turns others away, and is quick."""

import time

import pytest

from reportedly.reading.gate import passes

TELLING = {
    "en": "The chief scientist of Castellane Labs is leaving to join a rival, two people familiar with her plans said. The company declined to comment.",
    "de": "Die Entwicklungschefin verlässt den Konzern und wechselt zu einem Konkurrenten. Das Unternehmen wollte den Abgang nicht kommentieren.",
    "ja": "同社の最高技術責任者が退任し、競合に移籍する方向で調整していることが関係者への取材で分かった。広報担当者はコメントを控えた。",
    "fr": "La directrice scientifique quitte le groupe pour rejoindre un concurrent, selon deux sources. L'entreprise n'a pas souhaité commenter.",
    "es": "La directora científica deja la compañía para fichar por un rival, según fuentes conocedoras. La empresa declinó hacer comentarios.",
    "ko": "회사의 최고기술책임자가 물러나 경쟁사로 옮기는 것으로 알려졌다. 회사 관계자는 답변을 거부했다.",
    "zh": "知情人士透露，该公司首席科学家将离职加盟竞争对手。公司发言人拒绝置评。",
}
IDLE = {
    "en": "Soften the onions slowly in butter for twenty minutes, add the barley and the stock, and serve with toasted rye bread.",
    "de": "Am Donnerstag zieht Regen auf, am Freitag scheint die Sonne, und nachts wird es frostig.",
    "ja": "鍋に油を熱し、玉ねぎを弱火で炒める。水とトマトを入れて30分煮込み、塩で味を調える。",
    "zh": "周四起有一次降雨过程，山区有雨夹雪，周五转晴，早晨气温较低。",
}


@pytest.mark.parametrize("lang", TELLING)
def test_a_telling_article_passes(lang: str):
    assert passes(TELLING[lang], lang)[0]


@pytest.mark.parametrize("lang", IDLE)
def test_an_idle_one_does_not(lang: str):
    passed, score = passes(IDLE[lang], lang)
    assert not passed
    assert 0 <= score < 1


def test_nothing_passes_nothing():
    assert passes("") == (False, 0.0)


def test_it_takes_a_moment():
    text = TELLING["en"] * 20
    passes(text)
    began = time.process_time()
    for _ in range(50):
        passes(text)
    assert (time.process_time() - began) / 50 < 0.004  # a millisecond, and room for a busy machine
