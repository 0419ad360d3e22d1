"""The status rules, one at a time: what an article adds to a story and what it does not."""

ANON = ["people familiar"]


def test_people_without_a_name_make_a_rumour_and_one_origin_for_their_medium(press):
    first = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON))
    again = press.article("a2", "The Ferry Post", "2026-03-03", press.move(sources=ANON))
    other = press.article("a3", "Kanal Kurier", "2026-03-04", press.move(sources=ANON), lang="de")
    assert press.states([first, again, other]) == [("rumoured", 1), ("rumoured", 2)]


def test_a_flat_first_word_of_an_outlet_is_reported_and_its_repetition_adds_nothing(press):
    first = press.article("a1", "The Ferry Post", "2026-03-01", press.move())
    repeated = press.article("a2", "Kanal Kurier", "2026-03-02", press.move())
    assert press.states([first, repeated]) == [("reported", 1)]


def test_an_outlet_that_is_cited_is_followed_to_its_own_article(press):
    first = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON))
    relay = press.article("a2", "Kanal Kurier", "2026-03-02", press.move(sources=["The Ferry Post"]))
    chain = press.article("a3", "Le Quai", "2026-03-03", press.move(sources=["The Ferry Post", "Kanal Kurier"]))
    story = press.story([first, relay, chain])
    assert [(str(t.status), t.origins) for t in story.history] == [("rumoured", 1)]
    assert [told.part for told in story.told] == ["origin", "relay", "relay"]


def test_an_outlet_of_which_only_the_name_is_known_is_a_named_origin(press):
    relay = press.article("a1", "Kanal Kurier", "2026-03-02", press.move(sources=["The Unseen Gazette"]))
    assert press.states([relay]) == [("reported", 1)]


def test_outlets_that_cite_each_other_end_and_are_no_two_origins(press):
    one = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=["Kanal Kurier"]))
    two = press.article("a2", "Kanal Kurier", "2026-03-01", press.move(sources=["The Ferry Post"]))
    assert press.states([one, two])[-1][1] == 1


def test_a_party_confirms_and_a_later_confirmation_ends_a_dispute(press):
    rumour = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON))
    denial = press.article(
        "a2",
        "Kanal Kurier",
        "2026-03-02",
        press.move(sources=["Harrow Foundry"], polarity="denied"),
        press.says("Harrow Foundry", "denies"),
    )
    release = press.article("a3", "Nimbus Works", "2026-03-09", press.move(stage="joining"))
    assert press.states([rumour, denial]) == [("rumoured", 1), ("disputed", 1)]
    assert press.states([rumour, denial, release])[-1] == ("confirmed", 2)


def test_an_old_denial_recalled_later_disputes_nothing_again(press):
    denial = press.move(sources=["Harrow Foundry"], polarity="denied")
    readings = [
        press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON)),
        press.article("a2", "Kanal Kurier", "2026-03-02", denial),
        press.article("a3", "Nimbus Works", "2026-03-09", press.move(stage="joining")),
        press.article("a4", "Le Quai", "2026-03-10", denial),
    ]
    assert press.states(readings)[-1] == ("confirmed", 2)


def test_a_mover_may_dispute_what_the_company_confirmed(press):
    confirmed = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=["Harrow Foundry"]))
    denied = press.article("a2", "Le Quai", "2026-03-02", press.move(sources=["Ada Quill"], polarity="denied"))
    assert press.states([confirmed, denied]) == [("confirmed", 1), ("disputed", 1)]


def test_the_last_stage_in_time_decides_and_background_revives_nothing(press):
    stays = press.move(stage="stayed", sources=["Ada Quill"])
    fell = press.article("a2", "Le Quai", "2026-03-05", stays)
    rumour = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON))
    recalled = press.article("a3", "Kanal Kurier", "2026-03-08", press.move(sources=["The Ferry Post"]))
    assert press.states([rumour, fell, recalled])[-1] == ("fell_through", 2)


def test_an_origin_that_withdraws_its_report_retracts_the_story_and_keeps_the_count(press):
    rumour = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON))
    sorry = press.article(
        "a2", "The Ferry Post", "2026-03-04", press.says("The Ferry Post", "denies"), press.move(polarity="denied")
    )
    assert press.states([rumour, sorry]) == [("rumoured", 1), ("retracted", 1)]


def offer(amount, **fields):
    roles = {
        "by": {"name": "Nimbus Works"},
        "people": [{"described": "engineers", "count": 9, "of": "Harrow Foundry"}],
        "employer": {"name": "Harrow Foundry"},
        "amount": {"low": amount, "high": amount, "currency": "EUR", "basis": "signing"},
    }
    return {"kind": "offer", "stage": "made", "sources": ANON, "roles": roles} | fields


def test_a_restated_value_amends_a_rumour_and_only_marks_what_is_confirmed(press):
    first = press.article("a1", "The Ferry Post", "2026-03-01", offer(900))
    correction = press.article("a2", "The Ferry Post", "2026-03-03", offer(90), press.says("The Ferry Post", "amends"))
    confirmed = press.article("a3", "Le Quai", "2026-03-05", offer(90, sources=["Nimbus Works"]))
    story = press.story([first, correction, confirmed])
    assert [(str(t.status), t.origins, t.amended) for t in story.history] == [
        ("rumoured", 1, False),
        ("amended", 1, False),
        ("confirmed", 2, True),
    ]
    assert story.value is not None
    assert story.value.amount.low == 90
    assert story.value.superseded


def test_a_first_official_figure_that_differs_amends_nothing(press):
    first = press.article("a1", "The Ferry Post", "2026-03-01", offer(900))
    official = press.article("a2", "Le Quai", "2026-03-05", offer(700, sources=["Nimbus Works"]))
    assert not press.story([first, official]).now.amended


def test_a_declined_comment_and_an_opinion_are_no_origins(press):
    first = press.article(
        "a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON), press.says("Harrow Foundry", "declines_comment")
    )
    column = press.article("a2", "Le Quai", "2026-03-02", press.move(voice="opinion"))
    stories = press.told([first, column]).stories
    assert [s.now.origins for s in stories if s.now] == [1]


def test_every_turn_carries_its_reasons(press):
    story = press.story([press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON))])
    assert {reason.rule for reason in story.history[0].reasons} == {"rumoured", "origins"}
    assert story.unknown == ("no party has spoken",)


def test_a_date_that_cannot_be_is_in_doubt_and_said(press):
    good = press.article("a1", "The Ferry Post", "2026-03-01", press.move(sources=ANON))
    epoch = press.article("a2", "Kanal Kurier", "1970-01-01", press.move(sources=["The Ferry Post"]))
    story = press.story([good, epoch])
    assert len(story.history) == 1
    assert story.notes == ("Kanal Kurier: dated 1970-01-01, in doubt",)
