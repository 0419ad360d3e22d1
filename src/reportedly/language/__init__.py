"""The words of each language, and nothing but words: one data file a language, one code path for all.

    lang = language.of("de")
    lang.hedges.find(text)                        # Found(start, end, text, value)
    lang.triggers.find(text)                      # the value is a Frame: kind, stage, slots
    sentences(text, lang)                         # [(start, end), ...]
    amounts(text, lang), multiples(text, lang), shares(text, lang), counts(text, lang)
    dates(text, lang, published)                  # the value is a When
    detect(text)                                  # "de", or None for a language that is none of ours
"""
