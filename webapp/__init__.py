"""The web door: a page in Dutch, and the HTTP API."""

from typing import TYPE_CHECKING

from flask import Flask

from checker.settings import Settings

if TYPE_CHECKING:
    from checker.flow import Checker
    from checker.hook import Policy

MAX_BODY = 2 * 1024 * 1024


def create_app(
    settings: Settings | None = None, checker: "Checker | None" = None, *, policy: "Policy | None" = None
) -> Flask:
    """Return the WSGI application, with its checker loaded and ready; the policy is that of the pre-send hook.

    A given checker is used as it is; otherwise one is made from the settings, which takes a few seconds and raises
    SettingsError, RuleError or PipelineError when what it is given cannot be used.
    """
    from webapp import (
        api,
        clients,
        cors,
        feedback,
        headers,
        health,
        hook,
        keys,
        languagetool,
        limits,
        metrics,
        openapi,
        pages,
        problems,
        rulepages,
        rulesapi,
        state,
    )
    from webapp.languagetool import upstream
    from webapp.trainers import routes as trainers

    app = openapi.make_app(__name__)
    app.config.update(MAX_CONTENT_LENGTH=MAX_BODY, MAX_FORM_MEMORY_SIZE=MAX_BODY)
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    loaded = checker or _load(settings)
    server = loaded.settings.server
    within = limits.Limits(server)

    def profile(checker: "Checker") -> state.Profile:
        return state.Profile(limits.limited(checker, within), hook.make_hook(checker, policy))

    state.keep(app, profile(loaded))
    limits.keep(app, within)
    upstream.keep(app, server)
    clients.register(app, server.proxies)
    metrics.register(app)
    keys.register(app, server, {digest: profile(one) for digest, one in keys.checkers(server, loaded).items()})
    for calls in (api.api, feedback.feedback, rulesapi.rules, hook.hook, health.health):
        app.register_api(calls)
    app.register_blueprint(pages.pages)
    app.register_blueprint(rulepages.rulepages)
    trainers.register(app, loaded.settings.server.uploads)
    app.register_blueprint(languagetool.languagetool)
    app.after_request(headers.add_headers)
    cors.register(app, server.origins)
    problems.register(app)
    return app


def _load(settings: Settings | None) -> "Checker":
    """Load a checker, and let it check once: the first check takes a second or two longer than the next."""
    from checker.flow import Checker
    from webapp.words import EXAMPLE

    checker = Checker(settings)
    checker.check(EXAMPLE)
    return checker
