"""Help to annotate customer mail: draft CoNLL-U from plain text, and check CoNLL-U against the treebank's conventions.

    python annotate.py draft TEXT OUT      text with one sentence a line, mails apart by a line of ===
    python annotate.py check TREEBANK FILE...

`draft` parses with the shipped pipeline; every sentence has then to be read and put right by hand. `check` fills FEATS
(which follow from XPOS and UPOS) and lists what cannot be right and what the treebank never does.
"""

import argparse
import collections
import gzip
import sys
from collections.abc import Iterator
from pathlib import Path

import conllu
import mailtest
from conllu.models import Metadata, Token, TokenList

from checker.language.pipeline import BUNDLED_PATH

MAIL = "==="
RARE = 3
MODALS = {"kunnen", "moeten", "mogen", "zullen"}
NO_AUXILIARIES = {"willen", "hoeven", "dienen", "horen", "gaan", "laten", "blijven"}


def draft(text: Path, out: Path) -> None:
    """Parse sentences and write them as CoNLL-U to be corrected."""
    nlp = mailtest.load(BUNDLED_PATH)
    written = []
    mail = sentence = 1
    first = True
    for line in text.read_text(encoding="utf-8").splitlines():
        if line.strip() == MAIL:
            mail, sentence, first = mail + 1, 1, True
            continue
        if not line.strip():
            continue
        doc = nlp.tokenizer(line.strip())
        for token in doc[1:]:
            token.is_sent_start = False
        doc = nlp(doc)
        metadata = {"newdoc id": f"{text.stem}-{mail}"} if first else {}
        metadata |= {"sent_id": f"{text.stem}-{mail}-{sentence}", "text": doc.text}
        tokens = [
            Token(
                id=token.i + 1,
                form=token.text,
                lemma=token.lemma_,
                upos=token.pos_,
                xpos=token.tag_,
                feats=str(token.morph) or "_",
                head=0 if token.head == token else token.head.i + 1,
                deprel="root" if token.head == token else token.dep_,
                deps="_",
                misc="_" if token.whitespace_ or token.i == len(doc) - 1 else "SpaceAfter=No",
            )
            for token in doc
        ]
        written.append(TokenList(tokens, Metadata(metadata)).serialize())
        sentence, first = sentence + 1, False
    out.write_text("".join(written), encoding="utf-8")


class Treebank:
    """What the treebank does: which features, lemmas and relations it has, and how often."""

    def __init__(self, path: Path) -> None:
        self.features: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.lemmas: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
        self.relations: collections.Counter[tuple[str, str, str]] = collections.Counter()
        sentences = gzip.decompress(path.read_bytes()).decode("utf-8").strip().split("\n\n")
        for sentence in sentences:
            rows = [line.split("\t") for line in sentence.splitlines() if not line.startswith("#")]
            for _, form, lemma, upos, xpos, feats, head, deprel, *_ in rows:
                self.features[xpos, upos][feats] += 1
                self.lemmas[form.lower(), xpos.split("|")[0]][lemma] += 1
                self.relations[upos, deprel, rows[int(head) - 1][3] if head != "0" else "ROOT"] += 1

    def findings(self, sentence: TokenList) -> Iterator[tuple[Token, str]]:
        """Give every token that has something unusual, and what."""
        for token in sentence:
            form, tags = token["form"].lower(), (token["xpos"], token["upos"])
            if tags not in self.features:
                yield token, f"{tags} never occur together"
            lemmas = self.lemmas.get((form, _kind(token)))
            if lemmas and token["lemma"] not in lemmas and lemmas.total() >= RARE:
                yield token, f"lemma is {lemmas.most_common(3)} in the treebank"
            relation = _relation(sentence, token)
            if self.relations[relation] < RARE:
                yield token, f"{relation} occurs {self.relations[relation]} times"


def _kind(token: Token) -> str:
    return str(token["xpos"]).split("|")[0]


def _relation(sentence: TokenList, token: Token) -> tuple[str, str, str]:
    head = sentence[token["head"] - 1]["upos"] if token["head"] else "ROOT"
    return token["upos"], token["deprel"], head


def errors(sentence: TokenList) -> Iterator[tuple[Token, str]]:
    """Give every token that breaks a tree or a convention that has no exception."""
    roots = [token for token in sentence if token["head"] == 0]
    if len(roots) != 1:
        yield sentence[0], f"{len(roots)} roots"
    for place, token in enumerate(sentence, start=1):
        if token["id"] != place:
            yield token, f"id should be {place}"
        if (token["head"] == 0) != (token["deprel"] == "root"):
            yield token, "root and head 0 belong together"
        if not 0 <= token["head"] <= len(sentence):
            yield token, f"there is no token {token['head']}"
            return
        if _in_cycle(sentence, token):
            yield token, "is in a cycle"
            return
    for token in sentence:
        yield from ((token, problem) for problem in _convention(sentence, token))


def _in_cycle(sentence: TokenList, token: Token) -> bool:
    seen = set()
    while token["head"]:
        if token["id"] in seen:
            return True
        seen.add(token["id"])
        token = sentence[token["head"] - 1]
    return False


def _convention(sentence: TokenList, token: Token) -> Iterator[str]:
    deprel, lemma, head = token["deprel"], token["lemma"], sentence[token["head"] - 1] if token["head"] else None
    if (token["upos"] == "PUNCT") != (deprel == "punct") and deprel != "root":
        yield "PUNCT and punct belong together"
    if deprel in ("discourse", "vocative", "aux:caus", "dep"):
        yield f"the treebank has no {deprel}"
    particle = deprel == "compound:prt" and not token["xpos"].startswith("WW")
    if particle and head and not head["lemma"].startswith(f"{token['form'].lower()}_"):
        yield f"its verb's lemma should be {token['form'].lower()}_{head['lemma']}"
    if deprel == "aux" and lemma in NO_AUXILIARIES:
        yield f"{lemma} is a head with an xcomp, not aux"
    if (
        lemma in MODALS
        and token["upos"] == "VERB"
        and any(
            other["deprel"] == "xcomp" and other["head"] == token["id"] and "WW|inf" in other["xpos"]
            for other in sentence
        )
    ):
        yield f"{lemma} is aux of its infinitive"


PLAIN: dict[str, conllu.parser._FieldParserType] = {
    "feats": lambda line, i: line[i],
    "misc": lambda line, i: line[i],
    "xpos": lambda line, i: line[i],
    "deps": lambda line, i: line[i],
}


def check(treebank: Path, files: list[Path]) -> bool:
    """Fill FEATS in files, print what is wrong or unusual; return whether nothing is wrong."""
    known = Treebank(treebank)
    sound = True
    for path in files:
        sentences = conllu.parse(path.read_text(encoding="utf-8"), field_parsers=PLAIN)
        for sentence in sentences:
            wrong = list(errors(sentence))
            sound &= not wrong
            for kind, found in (("ERROR", wrong), ("unusual", [] if wrong else known.findings(sentence))):
                for token, problem in found:
                    print(f"{kind} {sentence.metadata['sent_id']}.{token['id']} {token['form']}: {problem}")
            for token in sentence:
                features = known.features.get((token["xpos"], token["upos"]))
                if features and token["feats"] not in features:
                    token["feats"] = features.most_common(1)[0][0]
        path.write_text("".join(sentence.serialize() for sentence in sentences), encoding="utf-8")
    return sound


def main() -> int:
    """Run one of the two commands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    drafting = commands.add_parser("draft")
    drafting.add_argument("text", type=Path)
    drafting.add_argument("out", type=Path)
    checking = commands.add_parser("check")
    checking.add_argument("treebank", type=Path)
    checking.add_argument("files", type=Path, nargs="+")
    wanted = parser.parse_args()
    if wanted.command == "draft":
        draft(wanted.text, wanted.out)
        return 0
    return 0 if check(wanted.treebank, wanted.files) else 1


if __name__ == "__main__":
    sys.exit(main())
