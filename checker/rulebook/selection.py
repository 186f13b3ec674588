"""Which rules apply, how severe each is and about which texts it is silent, as the settings say."""

from collections.abc import Iterable

from checker.errors import SettingsError
from checker.rulebook.compiler import CompiledRule
from checker.rulebook.reader import Rulebook
from checker.settings import RuleSettings, Settings, Severity


def select_rules(rulebook: Rulebook, settings: RuleSettings) -> dict[str, tuple[CompiledRule, Severity]]:
    """Return the rules that are on with their severity; raises SettingsError for a name that fits no rule."""
    for key, names in (("off", settings.off), ("severity", settings.severity)):
        for name in names:
            if not any(_fits(name, rule) for rule in rulebook.rules):
                raise SettingsError(f"rules.{key}: ‘{name}’ is geen categorie of regel")
    return {
        rule.id: (rule, _severity(rule, settings))
        for rule in rulebook.rules
        if not any(_fits(name, rule) for name in settings.off)
    }


def ignored_texts(rulebook: Rulebook, settings: Settings) -> dict[str, list[str]]:
    """Return the texts to leave alone by the name of a rule; raises SettingsError for a name that fits no rule."""
    texts: dict[str, list[str]] = {}
    for ignored in settings.ignore:
        if not any(_fits(ignored.rule, rule) for rule in rulebook.rules):
            raise SettingsError(f"ignore: ‘{ignored.rule}’ is geen categorie of regel")
        texts.setdefault(ignored.rule, []).append(ignored.text)
    return texts


def _fits(name: str, rule: CompiledRule) -> bool:
    return rule.id == name or rule.id.startswith(f"{name}.")


def _severity(rule: CompiledRule, settings: RuleSettings) -> Severity:
    fitting: Iterable[str] = (name for name in settings.severity if _fits(name, rule))
    longest = max(fitting, key=len, default=None)
    return settings.severity[longest] if longest else rule.rule.severity
