"""Agency credits are read where they stand as credits, in any language; an agency that is merely mentioned is none."""

import pytest

from reportedly.intake.wire import wire_credit

BODY = {
    "en": "Ormsby Robotics is losing the head of its grasping group, three people said. She told her team on Tuesday that she would leave.",
    "de": "Ormsby Robotics verliert die Leiterin seiner Greiftechnik. Das teilte sie ihrem Team am Dienstag mit, wie drei Personen sagten.",
    "fr": "Ormsby Robotics perd la responsable de son équipe de préhension, selon trois personnes. Elle l'a annoncé mardi à son équipe.",
    "es": "Ormsby Robotics pierde a la jefa de su equipo de agarre, según tres personas. Ella lo comunicó el martes a su equipo.",
    "ja": "オームズビーで把持技術部門を率いるレイラ・ファルーク氏が退職することが分かった。関係者3人が明らかにした。",
    "ko": "옴즈비에서 파지 기술 그룹을 이끄는 레일라 파루크가 회사를 떠난다고 관계자 3명이 전했다.",
    "zh": "奥姆斯比抓取技术负责人莱拉·法鲁克将离职，三名知情人士透露。她于周二告诉了团队。",
}


@pytest.mark.parametrize(
    ("lang", "form", "agency"),
    [
        ("en", "(Reuters) - {}", "Reuters"),
        ("en", "HAYWARD, Calif. (AP) — {}", "AP"),
        ("en", "SPOKANE (Nordwire) -- {}", "Nordwire"),
        ("en", "{}\n\n(Reuters)", "Reuters"),
        ("en", "{} — AFP", "AFP"),
        ("de", "{} (dpa)", "dpa"),
        ("de", "Berlin (dpa) - {}", "dpa"),
        ("fr", "{} (AFP)", "AFP"),
        ("es", "{}\nEFE", "EFE"),
        ("ja", "【東京=共信】{}", "共信"),
        ("ja", "【ロイター】{}", "ロイター"),
        ("ja", "{}（時事）", "時事"),
        ("ko", "(서울=연합뉴스) {}", "연합뉴스"),
        ("zh", "{}（路透社）", "路透社"),
    ],
)
def test_credits(lang, form, agency):
    assert wire_credit(form.format(BODY[lang]), (), lang) == agency


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        *BODY.items(),
        (
            "en",
            "Farouk told Reuters on Monday that she would leave Ormsby for a rival, and Bloomberg later said the same of two colleagues.",
        ),
        ("zh", "路透社周二报道称，奥姆斯比抓取技术负责人莱拉·法鲁克将离职，加盟丹麦初创企业，公司发言人拒绝置评。"),
        (
            "es",
            "Según adelantó EFE, Ormsby Robotics pierde a la jefa de su equipo de agarre, que se marcha a una empresa danesa este mes.",
        ),
        ("en", "Ormsby (a robot maker) said that its head of grasping would leave."),
    ],
)
def test_no_credit(lang, text):
    assert wire_credit(text, (), lang) is None
