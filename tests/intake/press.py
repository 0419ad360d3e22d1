"""A small invented press for the tests of copies: a report in each script, and what others made of it."""

from reportedly.model import Document

REPORT = {
    "en": """Ormsby Robotics is losing the head of its grasping group, Leila Farouk, to the Danish start-up Haandvaerk, three people with knowledge of the matter said.

Farouk, who joined Ormsby from a university lab in 2019, told her team on Tuesday that she would leave at the end of the month. She is to become chief scientist of Haandvaerk, two of the people said.

Ormsby had offered her a retention bonus of $4 million, according to one person, who asked not to be named because the talks were private. A spokesman for Ormsby declined to comment.

Haandvaerk, which makes hands for warehouse robots, raised $90 million in March. It has hired eleven engineers from larger rivals since then, and says that it wants to double its staff by the summer.

The departure leaves Ormsby without a leader in the field that it has called its most important. Its shares fell two per cent in late trading.""",
    "ja": """産業用ロボットのオームズビーで把持技術部門を率いるレイラ・ファルーク氏が、デンマークの新興企業ホーンベルクに移ることが分かった。関係者3人が明らかにした。

ファルーク氏は2019年に大学の研究室からオームズビーに入社した。火曜日に部下に対し、月末で退職すると伝えたという。移籍先では最高科学責任者に就く見通しだ。

関係者の1人によると、オームズビーは引き留めのため400万ドルの一時金を提示していた。同社の広報担当者はコメントを控えた。

倉庫用ロボットの手を手がけるホーンベルクは3月に9000万ドルを調達した。その後、大手から技術者11人を採用しており、夏までに人員を倍増させる計画を掲げる。

オームズビーは最重要と位置づけてきた分野で責任者を失うことになる。同社株は時間外取引で2%下げた。""",
    "ko": """산업용 로봇 업체 옴즈비에서 파지 기술 그룹을 이끄는 레일라 파루크가 덴마크 스타트업 혼베르크로 옮긴다고 사정에 밝은 관계자 3명이 전했다.

파루크는 2019년 대학 연구실에서 옴즈비로 옮겨 왔다. 그는 화요일 팀원들에게 이달 말 회사를 떠난다고 알렸다. 혼베르크에서는 최고과학책임자를 맡을 예정이다.

한 관계자에 따르면 옴즈비는 그를 붙잡기 위해 400만달러의 보너스를 제안했다. 옴즈비 대변인은 언급을 거부했다.

창고용 로봇 손을 만드는 혼베르크는 지난 3월 9000만달러를 조달했다. 이후 대기업에서 엔지니어 11명을 채용했으며 여름까지 인력을 두 배로 늘리겠다고 밝혔다.

옴즈비는 스스로 가장 중요하다고 했던 분야의 책임자를 잃게 됐다. 회사 주가는 시간외 거래에서 2% 내렸다.""",
}

CUT = {
    "en": "(Nordwire) - " + "\n\n".join(REPORT["en"].split("\n\n")[:3]),
    "ja": "【ノルドワイヤー】" + "\n\n".join(REPORT["ja"].split("\n\n")[:3]),
    "ko": "(노르드와이어) " + "\n\n".join(REPORT["ko"].split("\n\n")[:3]),
}

REWRITTEN = {
    "en": """The head of the grasping group at Ormsby Robotics, Leila Farouk, is leaving for the Danish start-up Haandvaerk, according to three people with knowledge of the matter.

Farouk, who came to Ormsby from a university laboratory in 2019, informed her team on Tuesday that she would go at the end of the month. Two of the people said she is to become Haandvaerk's chief scientist.

One person, who asked not to be named because the talks were private, said Ormsby had offered her a $4 million retention bonus. An Ormsby spokesman declined to comment.

Haandvaerk makes hands for warehouse robots and raised $90 million in March. Since then it has hired eleven engineers from bigger rivals, and it says it wants to double its staff by summer.

Ormsby is left without a leader in the field it has called its most important. The company's shares fell two per cent in late trading.""",
    "ja": """ロボット大手オームズビーで把持技術部門を率いてきたレイラ・ファルーク氏が、デンマークの新興ホーンベルクに移籍することが関係者3人の話で分かった。

2019年に大学の研究室から入社したファルーク氏は火曜日、月末で退職すると部下に伝えたという。ホーンベルクでは最高科学責任者に就く見通し。

オームズビーは引き留めのため400万ドルの一時金を提示していたと、関係者の1人は話す。同社広報担当者はコメントを控えた。

ホーンベルクは倉庫用ロボットの手を手がけ、3月に9000万ドルを調達したばかり。その後大手から11人の技術者を採用し、夏までに人員を倍増させる計画だ。

最重要と位置づけてきた分野の責任者をオームズビーは失う。同社の株は時間外取引で2%下げた。""",
    "ko": """옴즈비에서 파지 기술 그룹을 이끌어 온 레일라 파루크가 덴마크 스타트업 혼베르크로 자리를 옮긴다고 관계자 3명이 전했다.

2019년 대학 연구실에서 옴즈비로 온 파루크는 화요일 팀원들에게 이달 말 회사를 떠난다고 알렸다. 혼베르크에서 최고과학책임자를 맡을 것으로 예상된다.

옴즈비는 그를 붙잡기 위해 400만달러의 보너스를 제안했다고 한 관계자는 말했다. 옴즈비 대변인은 언급을 거부했다.

혼베르크는 창고용 로봇 손을 만드는 회사로 3월 9000만달러를 조달했다. 이후 대기업에서 엔지니어 11명을 채용했고 여름까지 인력을 두 배로 늘리겠다고 밝혔다.

옴즈비는 가장 중요하다고 했던 분야의 책임자를 잃게 됐다. 주가는 시간외 거래에서 2% 하락했다.""",
}

RELAY = {
    "en": """Another week, another roboticist on the move. Nordwire reports that Leila Farouk of Ormsby is bound for Copenhagen, and it would be the third such loss for the company this year.

What does it want with so many hands? Haandvaerk, which makes hands for warehouse robots, raised $90 million in March. Money, then, is not the trouble.

We asked around. Nobody at Ormsby would say a word; one old colleague called the news "sad, and overdue". The company had hoped to show a new gripper at the Hanover fair, and it still may.

For the rest of us the lesson is the old one. People follow the problems that they like, and the problem of the hand has moved north.""",
    "ja": """またロボット研究者の移籍話である。ノルドワイヤーの報道では、オームズビーのファルーク氏がコペンハーゲンへ向かうという。実現すれば同社にとって今年3人目の損失だ。

なぜそんなに手が要るのか。倉庫用ロボットの手を手がけるホーンベルクは3月に9000万ドルを調達した。金に困っているわけではない。

記者はあちこちに尋ねたが、オームズビーの社員は口を閉ざす。元同僚は「寂しいが、遅すぎたくらいだ」と語った。ハノーバーの見本市で新型グリッパーを披露する予定は変わらないようだ。

教訓は昔と同じ。人は好きな問題のある場所へ行く。手の問題は北へ移ったのだ。""",
    "ko": """또 로봇 연구자의 이직 소식이다. 노르드와이어 보도에 따르면 옴즈비의 파루크가 코펜하겐으로 향한다. 사실이라면 이 회사에는 올해 세 번째 손실이다.

왜 그렇게 많은 손이 필요할까. 창고용 로봇 손을 만드는 혼베르크는 지난 3월 9000만달러를 조달했다. 돈이 문제는 아니라는 뜻이다.

여기저기 물었지만 옴즈비 직원들은 입을 다물었다. 옛 동료 한 사람은 "아쉽지만 늦은 감이 있다"고 했다. 하노버 박람회에서 새 그리퍼를 선보이려던 계획은 그대로인 듯하다.

교훈은 예전과 같다. 사람은 좋아하는 문제를 따라간다. 손의 문제는 북쪽으로 옮겨 갔다.""",
}


def article(text: str, lang: str, outlet: str, published: str | None) -> Document:
    """A document of that outlet."""
    slug = outlet.lower().replace(" ", "-")
    url = f"https://{slug}.example/{lang}/{published}"
    return Document(id=url, url=url, text=text, lang=lang, publisher=outlet, published=published)
