"""Dutch: one spaCy Doc for a draft, with sentences, moments, quotations and, where a rule asks for it, a parse."""
