"""Lines that are no part of the article, in all seven languages; and lines that only speak of such things, which stay."""

import pytest

from reportedly.intake.boilerplate import boilerplate

NOTICES = {
    "en": ["Sign up for our newsletter to get the latest in your inbox.", "Read more: Nine robots to watch", "We may earn a commission when you buy through our links.", "Advertisement"],
    "de": ["Unser Newsletter kommt jeden Donnerstag kostenlos in Ihr Postfach.", "Lesen Sie auch: Neun Roboter, die man kennen sollte", "Anzeige: Bis zu 40 Prozent auf Stühle."],
    "fr": ["Abonnez-vous à notre newsletter", "À lire aussi : neuf robots à suivre", "Publicité"],
    "es": ["Suscríbete a nuestra newsletter", "Lee también: nueve robots que seguir", "Publicidad"],
    "ja": ["▼関連記事", "ここをクリックして、私たちのニュースレターにサインアップしてください!", "収益を生み出す自動アフィリエイトリンクを使用しています。", "当サイトを Google ニュース フィードに追加します。"],
    "ko": ["구독하기", "[관련기사] 주목할 로봇 아홉 대", "무단 전재 및 재배포 금지"],
    "zh": ["扫码关注公众号，领取优惠券", "相关阅读：九款值得关注的机器人", "【广告】机械键盘直降200元"],
}  # fmt: skip

ARTICLE = {
    "en": ["Haandvaerk will sell its newsletter business to Nordwire for $40 million, and its cookie brand too.", "She said that the advertisement had cost her the job."],
    "de": ["Der Verlag verkauft seinen Newsletter-Dienst für 40 Millionen Euro an Nordwire, wie aus einer Mitteilung hervorgeht."],
    "fr": ["L'éditeur cède son activité de newsletters à Nordwire pour 40 millions d'euros, a-t-il annoncé jeudi dans un communiqué."],
    "es": ["El editor vende su negocio de boletines a Nordwire por 40 millones de euros, según anunció el jueves en un comunicado."],
    "ja": ["オームズビーは広告事業の責任者を務めたレイラ・ファルーク氏が月末で退職すると発表した。後任は未定だという。"],
    "ko": ["옴즈비는 광고 사업을 이끌어 온 레일라 파루크가 이달 말 회사를 떠난다고 발표했다. 후임은 정해지지 않았다."],
    "zh": ["奥姆斯比宣布，负责广告业务的莱拉·法鲁克将于本月底离职，公司正在寻找继任者，消息人士称她将加盟竞争对手。"],
}  # fmt: skip


def lines(text, lang):
    return [text[span.start : span.end] for span in boilerplate(text, lang)]


@pytest.mark.parametrize(
    ("lang", "notice"), [(lang, notice) for lang, notices in NOTICES.items() for notice in notices]
)
def test_notices_are_found_whole(lang, notice):
    around = ARTICLE[lang][0]
    assert lines(f"{around}\n{notice}\n{around}", lang) == [notice]


@pytest.mark.parametrize(("lang", "line"), [(lang, line) for lang, some in ARTICLE.items() for line in some])
def test_article_that_speaks_of_such_things_stays(lang, line):
    assert lines(line, lang) == []


DEALS = "Today's best deals:\n- Charging station: 30% off\n- AirFly: $42\n\n- Watch bands from $15"


def test_list_under_a_head_of_deals_goes_with_it():
    assert lines(f"{DEALS}\n- Ormsby shed 30% of its staff", "en") == [line for line in DEALS.split("\n") if line] + [
        "- Ormsby shed 30% of its staff"
    ]


def test_list_of_the_article_stays():
    assert lines("What the cuts mean:\n- Ormsby sheds 30% of its staff\n- It saves $42 million", "en") == []


def test_english_notices_are_known_on_pages_in_any_language():
    assert lines(f"{ARTICLE['ja'][0]}\nSubscribe to our newsletter", "ja") == ["Subscribe to our newsletter"]


def test_text_without_a_known_language_is_looked_through_all_the_same():
    assert lines("Sign up for our newsletter", None) == ["Sign up for our newsletter"]


def test_spans_fit_the_text():
    text = "\n\n".join(f"{ARTICLE[lang][0]}\n{NOTICES[lang][0]}" for lang in NOTICES)
    assert all("\n" not in line and line for lang in NOTICES for line in lines(text, lang))
