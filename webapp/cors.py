"""Which other sites may call the API from a browser: only those that the settings name."""

from collections.abc import Collection

from flask import Flask, Response, request

from webapp.problems import API

LANGUAGETOOL = "languagetool"

ALLOWED = {
    "Access-Control-Allow-Methods": "GET, POST",
    "Access-Control-Allow-Headers": "Content-Type, Accept-Language, Authorization, X-API-Key",
    "Access-Control-Expose-Headers": "Retry-After",
    "Access-Control-Max-Age": "86400",
}


def register(app: Flask, origins: Collection[str]) -> None:
    """Let scripts of these sites call the API; Flask answers their OPTIONS requests itself."""

    def allow(response: Response) -> Response:
        if request.path.startswith(API) or request.blueprint == LANGUAGETOOL:
            response.vary.add("Origin")
            if request.origin in origins:
                response.headers["Access-Control-Allow-Origin"] = request.origin
                response.headers.update(ALLOWED)
        return response

    if origins:
        app.after_request(allow)
