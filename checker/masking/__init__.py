"""Masking: personal data out of a text before anything of it is written down.

`mask(text, names)` gives the text with readable Dutch placeholders such as ‹naam› and ‹telefoon›; `masks` says where
they come, `apply` puts them in and `moved` follows an offset into the new text.

Tried on the sentences in `tests/masking`: deduce finds nine names in ten, but no accounts, licence plates or order
numbers, masks ordinary words and reads 0.07 MB/s, made as it is for medical notes; phonenumbers takes parts of accounts
for telephone numbers and misses Belgian ones in a Dutch text; presidio needs a pipeline's entities for names, which the
bundled one has not. So only the check digits are a library's: python-stdnum, from the extra `archive`.
"""

from checker.masking.mask import mask, masks
from checker.masking.model import Mask, apply, moved

__all__ = ["Mask", "apply", "mask", "masks", "moved"]
