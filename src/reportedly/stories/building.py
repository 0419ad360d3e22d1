"""How all things stand, put together step by step: names, copies, happenings, what is said of them, origins, status."""

from collections import defaultdict
from collections.abc import Sequence

from reportedly.intake.copies import copies as same_text
from reportedly.model import Copy, Judgement, Reason, Standing, Story, Told, digest
from reportedly.names import Gazetteer, Names, Page, Resolution, resolve
from reportedly.names.alignment import Telling, ties
from reportedly.names.comparing import Sign as NameSign
from reportedly.names.comparing import compare as compare_names
from reportedly.names.forms import is_company
from reportedly.names.usage import ORGANISATION, Name, name_of
from reportedly.names.usage import fillers as fillers_of

from .article import Article
from .chains import Chains, Setting, Traced, origins
from .clustering import cluster, links
from .comparing import Link, compare, recalled
from .facts import Fact, facts_of
from .headline import headline, unknown
from .statements import Attachment, Speech, party_entities
from .status import Judge
from .translations import aligned, translated
from .value import value_of

ROUNDS = 2


class Building:
    """One pass over all articles. Each step needs only those before it."""

    def __init__(
        self,
        articles: Sequence[Article],
        pages: Sequence[Page],
        judgements: Sequence[Judgement],
        gazetteer: Gazetteer,
    ) -> None:
        self.articles = articles
        self.by_id = {article.id: article for article in articles}
        self.judgements = judgements
        self.names = Names()
        self.names.load(pages)
        gazetteer.teach(self.names)
        self.names.join_by_form()
        self.copies = self._copies()
        self.resolution = self._resolve()
        self.entity_names = {entity.id: entity.names[0] for entity in self.resolution.entities}
        self.facts = [fact for article in articles for fact in facts_of(article, self.resolution)]
        self.employers = self._employers()

    # ---- copies and names

    def _copies(self) -> list[Copy]:
        plain = list(same_text(article.document for article in self.articles))
        copied = {copy.document for copy in plain}
        first = resolve(self.names, self.judgements).resolution()
        originals = [article for article in self.articles if article.id not in copied]
        return plain + translated(originals, lambda d1, n1, d2, n2: self._same_outlet(first, d1, n1, d2, n2))

    def _same_outlet(self, known: Resolution, document: str, name: str, other_document: str, other: str) -> bool:
        left, right = known.entity(document, name), known.entity(other_document, other)
        if left is not None and left == right:
            return True
        a = Name(name, ORGANISATION, self.by_id[document].lang)
        b = Name(other, ORGANISATION, self.by_id[other_document].lang)
        return sum(sign.weight for sign in compare_names(a, b)) > 0.5

    def _resolve(self) -> Resolution:
        """Names by form first, then by what copies and matching claims tie together, until that is known."""
        self._tie_copies()
        tellings = [Telling(c, a.lang, a.document.publisher, a.at) for a in self.articles for c in a.claims]
        for _ in range(ROUNDS):
            known = resolve(self.names, self.judgements)
            for tie in ties(tellings, known.root):
                self.names.tie((tie.left_document, tie.left.text), (tie.right_document, tie.right.text), tie.sign)
        return resolve(self.names, self.judgements).resolution()

    def _tie_copies(self) -> None:
        for copy in self.copies:
            original, later = self.by_id.get(copy.of), self.by_id[copy.document]
            if original is None or original.lang == later.lang:
                continue
            for left, right in aligned(original, later):
                theirs = {role: name_of(filler) for role, filler in fillers_of(right)}
                for role, filler in fillers_of(left):
                    name, other = name_of(filler), theirs.get(role)
                    if name and other:
                        sign = NameSign(4.0, f"{name} became {other} in a translation")
                        self.names.tie((original.id, name), (later.id, other), sign)

    def _employers(self) -> dict[str, set[str]]:
        """Whom each person works for, by the posts that articles give them."""
        out: dict[str, set[str]] = defaultdict(set)
        for fact in self.facts:
            if (
                fact.claim.kind == "role"
                and fact.claim.text("tenure") != "former"
                and fact.claim.certainty == "certain"
            ):
                for person in fact.fillers("person"):
                    out[person.entity or ""] |= {p.entity for p in fact.fillers("org") if p.entity}
        return out

    # ---- stories

    def standing(self) -> Standing:
        """Everything put together."""
        happenings = [fact for fact in self.facts if fact.kind.happening]
        found = links(happenings)
        attached = self._attach()
        same, different = (self._judged(attached, verdict) for verdict in ("same", "different"))
        groups = cluster(happenings, found, same, different)
        by_claim = found_by(found)
        stories = [self._story(group, by_claim, attached) for group in groups if not self._in_passing(group)]
        return Standing(
            stories=tuple(sorted(stories, key=lambda s: (s.history[0].at if s.history else "9999", s.id))),
            copies=tuple(sorted(self.copies, key=lambda c: self.by_id[c.document].order)),
            entities=self.resolution.entities,
            resolution=self._best_resolution(),
        )

    def _in_passing(self, group: Sequence[str]) -> bool:
        """Told by one article only (its copies aside) and as long past: background, not a story."""
        facts = [self._fact_by_id[i] for i in group]
        sources = {self._setting.copies.get(fact.article.id, fact.article.id) for fact in facts}
        return len(sources) == 1 and all(recalled(fact) for fact in facts)

    def _judged(self, attached: dict[str, list[Attachment]], verdict: str) -> list[tuple[str, str]]:
        """The pairs of happenings that a person gave this verdict; a statement stands for the happening it speaks to."""
        place = {fact.id: fact.id for fact in self.facts if fact.kind.happening}
        place |= {a.claim: to for to, found in attached.items() for a in found}
        judged = (j for j in self.judgements if j.subject == "stories" and j.verdict == verdict)
        pairs = ((place.get(j.left), place.get(j.right)) for j in judged)
        return [(left, right) for left, right in pairs if left and right and left != right]

    def _attach(self) -> dict[str, list[Attachment]]:
        known: dict[str, list[Fact]] = defaultdict(list)
        by_article: dict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            by_article[fact.article.id].append(fact)
            if fact.kind.happening:
                for entity in party_entities(fact):
                    known[entity].append(fact)
        names = {entity.id: entity.names for entity in self.resolution.entities}
        out: dict[str, list[Attachment]] = defaultdict(list)
        for facts in by_article.values():
            for attachment in Speech(facts, self.employers, known, self._setting.companies, names).attachments():
                out[attachment.to].append(attachment)
        return out

    def _story(
        self, group: Sequence[str], found: dict[str, list[Link]], attached: dict[str, list[Attachment]]
    ) -> Story:
        by_id = self._fact_by_id
        founding = sorted((by_id[i] for i in group), key=lambda f: f.order)
        speech = [a for fact in founding for a in attached.get(fact.id, ())]
        facts = [*founding, *(by_id[a.claim] for a in speech)]
        traced = Chains(facts, self._setting).trace()
        parties = self._parties(founding, facts)
        judge = Judge(traced, parties, {v: frozenset({v, *orgs}) for v, orgs in self.employers.items()})
        roots = origins(traced)
        reasons = {a.claim: (a.reason,) for a in speech} | {f.id: _why(f, set(group), found, by_id) for f in founding}
        return Story(
            id=short_id(founding[0].id),
            kind=founding[0].claim.kind,
            headline=headline(founding, self.entity_names),
            participants=tuple(dict.fromkeys(e for fact in founding for e in sorted(fact.entities))),
            told=tuple(self._told(item, reasons) for item in traced),
            history=judge.history(),
            origins=roots,
            value=value_of(traced),
            unknown=unknown(founding, any(o.kind == "party" for o in roots)),
            notes=tuple(dict.fromkeys(d for fact in facts if (d := fact.article.doubt))),
        )

    def _parties(self, core: Sequence[Fact], facts: Sequence[Fact]) -> frozenset[str]:
        announcing = {f.publisher for f in facts if f.publisher in self._setting.companies}
        return frozenset(e for fact in core for e in party_entities(fact)) | announcing

    @property
    def _fact_by_id(self) -> dict[str, Fact]:
        if not hasattr(self, "_facts_found"):
            self._facts_found = {fact.id: fact for fact in self.facts}
        return self._facts_found

    @property
    def _setting(self) -> Setting:
        if not hasattr(self, "_setting_made"):
            self._setting_made = Setting(
                employers=self.employers,
                copies={copy.document: copy.of for copy in self.copies},
                companies=self._companies(),
                names=self.entity_names,
            )
        return self._setting_made

    def _companies(self) -> frozenset[str]:
        """Publishers that the news is about: what they print is an announcement."""
        acting = {entity for fact in self.facts if fact.kind.happening for entity in fact.entities}
        acting |= {org for orgs in self.employers.values() for org in orgs}
        publishers = {fact.publisher for fact in self.facts if fact.publisher}
        return frozenset(p for p in publishers if p in acting or self._has_legal_form(p))

    def _has_legal_form(self, entity: str) -> bool:
        return any(map(is_company, self.resolution.by_id[entity].names))

    def _told(self, item: Traced, reasons: dict[str, tuple[Reason, ...]]) -> Told:
        origin = "; ".join(root.name for root in item.roots) or None
        return Told(
            claim=item.fact.claim, part=item.part, origin=origin, chain=item.chain, links=reasons.get(item.fact.id, ())
        )

    def _best_resolution(self) -> dict[str, str]:
        """Each name as written, with the entity that most documents mean by it."""
        votes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for (_, name), entity in self.resolution.of_name.items():
            votes[name][entity] += 1
        return {name: max(sorted(found), key=lambda e: found[e]) for name, found in sorted(votes.items())}


def short_id(claim: str) -> str:
    """A story's id, of its earliest claim's: eight letters and digits, none that is taken for another."""
    number, letters = int(digest(claim, 10), 16), ""
    for _ in range(8):
        number, place = divmod(number, len(_LETTERS))
        letters += _LETTERS[place]
    return letters


_LETTERS = "23456789abcdefghjkmnpqrstvwxyz"


def found_by(found: Sequence[Link]) -> dict[str, list[Link]]:
    """The links of each claim."""
    out: dict[str, list[Link]] = defaultdict(list)
    for link in found:
        out[link.left].append(link)
        out[link.right].append(link)
    return out


def _why(fact: Fact, group: set[str], found: dict[str, list[Link]], facts: dict[str, Fact]) -> tuple[Reason, ...]:
    """What spoke for and against this claim's strongest tie within its story."""
    inside = [link for link in found.get(fact.id, ()) if {link.left, link.right} <= group]
    if not inside:
        return (Reason(rule="first", text="no other claim tells of this happening"),)
    best = max(inside, key=lambda link: (link.weight, link.left, link.right))
    other = best.right if best.left == fact.id else best.left
    signs = sorted(compare(facts[best.left], facts[best.right]), key=lambda sign: -sign.weight)
    return tuple(
        Reason(
            rule=f"{'for' if sign.weight > 0 else 'against'} ({sign.weight:+.1f}): {sign.rule}",
            text=sign.text,
            claims=(other,),
        )
        for sign in signs
    )
