"""Is a text Dutch? Counted in the little words that every text has, of the languages in which our users get mail."""

import re

ENOUGH = 3
"""How many little words of another language a text must have, and more than Dutch ones, to be in that language."""
_WORD = re.compile(r"[^\W\d_]+")
DUTCH = frozenset(
    "de het een en van ik u uw je jij jouw jullie wij we ons onze mijn dat dit die deze is zijn was bent "
    "heeft hebben heb niet geen met voor op aan in om te naar bij uit over als dan maar ook nog wel er kan "
    "kunt kunnen wil wilt wordt worden zal zullen moet mag graag bedankt beste geachte groet groeten "
    "vriendelijke hierbij hartelijk nog al door tot".split()
)
# Words that are Dutch as well (`in`, `is`, `was`, `die`) say nothing and are left out.
ELSEWHERE = {
    "English": frozenset(
        "the and of to you your we our i it that this these are be been have has will would can not with "
        "for on at from by as if but or please dear thank thanks regards kind best hello hi my me us they "
        "there which what when".split()
    ),
    "French": frozenset(
        "le la les un une des du et à au aux vous votre vos nous notre nos je ne pas que qui est sont avec "
        "pour dans sur par cette ce ces mais ou merci bonjour madame monsieur cordialement veuillez avons "
        "avez".split()
    ),
    "German": frozenset(
        "der das und ich sie ihr ihre ihnen wir unser unsere nicht ist sind mit für auf im zu zum zur von "
        "dem den ein eine einen wird werden haben hat können bitte danke vielen dank sehr geehrte geehrter "
        "grüße freundlichen auch".split()
    ),
}


def is_dutch(text: str) -> bool:
    """Tell whether a text is Dutch; a text too short to tell is."""
    words = [word.lower() for word in _WORD.findall(text)]
    dutch = sum(word in DUTCH for word in words)
    elsewhere = max(sum(word in little - DUTCH for word in words) for little in ELSEWHERE.values())
    return elsewhere < ENOUGH or elsewhere <= dutch
