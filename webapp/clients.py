"""Who asks: an organisation by its key, or else an address."""

from ipaddress import IPv6Address, IPv6Network, ip_address

from flask import Flask, g, request
from werkzeug.middleware.proxy_fix import ProxyFix

NETWORK = 64
"""How many bits of an IPv6 address are one client's."""


def register(app: Flask, proxies: int) -> None:
    """Believe so many reverse proxies about whose request it is and at which address it came in."""
    if proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, proxies, proxies, proxies)  # type: ignore[method-assign]


def name_client(name: str) -> None:
    """Say by what name this request's client is counted."""
    g.client = name


def the_client() -> str:
    """Return the name by which this request's client is counted."""
    return str(g.get("client") or _network(request.remote_addr or ""))


def _network(address: str) -> str:
    """Return an address, of IPv6 only the part that a client cannot choose."""
    try:
        known = ip_address(address)
    except ValueError:
        return address
    return str(IPv6Network((known, NETWORK), strict=False)) if isinstance(known, IPv6Address) else address
