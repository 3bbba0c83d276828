"""Requests to a store that may be busy, restarting or guarded: repeated with growing pauses, never with a secret in a message.

httpx and not the standard library or requests: it answers Digest challenges (Virtuoso asks for them), keeps connections, is
typed, follows no redirect unasked, and does not send what a ``.netrc`` says in place of the credentials it was given.
"""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx

from kg.errors import RequestError

USER, PASSWORD, TOKEN = "KG_LOAD_USER", "KG_LOAD_PASSWORD", "KG_LOAD_TOKEN"
"""The environment variables that hold credentials: the only way in, since command lines are seen by all and kept in histories."""

PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0)
"""Seconds before each further attempt: a server has about a minute to come back."""

BUSY = frozenset({408, 425, 429, 502, 503, 504})
"""Answers that a later attempt may better. 500 is mostly for good, and gets two more attempts only."""


class Refusal(RequestError):
    """The store answered, and the answer is no; ``status`` is that of HTTP."""

    def __init__(self, what: str, status: int, *, where: str = "", next_step: str = "") -> None:
        super().__init__(what, where=where, next_step=next_step)
        self.status = status


@dataclass(frozen=True)
class Credentials:
    """Who asks: a bearer token, or a user and password; all empty for nobody. ``repr`` shows none of it."""

    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    @classmethod
    def of_environment(cls, environ: Mapping[str, str] | None = None) -> Credentials:
        """The credentials in the environment. Raises RequestError where a token and a user are both set."""
        env = os.environ if environ is None else environ
        found = cls(env.get(USER, ""), env.get(PASSWORD, ""), env.get(TOKEN, ""))
        if found.token and found.user:
            raise RequestError(f"{TOKEN} and {USER} are both set", where="the environment", next_step="unset one of them")
        if found.password and not found.user:
            raise RequestError(f"{PASSWORD} is set and {USER} is not", where="the environment", next_step=f"set {USER} too")
        return found

    def __bool__(self) -> bool:
        return bool(self.user or self.token)

    def scrub(self, text: str) -> str:
        """The text with every secret in it blotted out."""
        for secret in (self.password, self.token):
            if secret:
                text = text.replace(secret, "***")
        return text


class Access(httpx.Auth):
    """Answers a server's challenge: a token is sent at once, a password only when asked for, by Digest where that is offered."""

    def __init__(self, credentials: Credentials) -> None:
        self._token = credentials.token
        self._digest = httpx.DigestAuth(credentials.user, credentials.password) if credentials.user else None
        self._basic = httpx.BasicAuth(credentials.user, credentials.password) if credentials.user else None
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """One request, and a second with credentials where the answer to the first was 401 or 403."""
        if self._token:
            request.headers["Authorization"] = f"Bearer {self._token}"
        if self._chosen is not None:
            yield from self._chosen.auth_flow(request)
            return
        response = yield request
        if self._basic is None or response.status_code not in (401, 403):
            return
        offered = " ".join(response.headers.get_list("www-authenticate")).lower()
        self._chosen = self._digest if "digest" in offered else self._basic
        if self._chosen is not None:
            yield from self._chosen.auth_flow(request)


@dataclass
class Client:
    """A store's HTTP side. ``pauses`` are those between attempts (seconds), ``timeout`` is for one answer (seconds).

    ``told`` is called with one line before each pause. Use as a context manager, or close it.
    """

    credentials: Credentials
    timeout: float = 300.0
    pauses: tuple[float, ...] = PAUSES
    told: Callable[[str], None] = lambda line: None
    _http: dict[bool, httpx.Client] = field(default_factory=dict, repr=False)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        for http in self._http.values():
            http.close()

    def send(self, method: str, url: str, *, body: bytes | None = None, headers: Mapping[str, str] | None = None,
             patient: bool = True) -> httpx.Response:  # fmt: skip
        """Send a request until it is answered for good. Every request of a load may be repeated: it changes nothing the second time.

        ``patient`` is False for questions that a store may well refuse: then only a connection that fails is tried again.
        Raises Refusal for an answer of 400 and above, RequestError where nobody answers.
        """
        attempt = 0
        while True:
            why, wait = "", 0.0
            try:
                response = self._client(url).request(method, url, content=body, headers=dict(headers or {}))
            except httpx.HTTPError as error:
                why = f"{type(error).__name__}: {error}".removesuffix(": ")
            except (httpx.InvalidURL, UnicodeError) as error:
                raise RequestError(f"is no address: {error}", where=url, next_step="check --to") from error
            else:
                if response.status_code < 300:
                    return response
                again = patient and (response.status_code in BUSY or (response.status_code == 500 and attempt < 2))
                if not again or attempt >= len(self.pauses):
                    raise self._refusal(response, url)
                why, wait = f"HTTP {response.status_code}", _asked_to_wait(response)
            if attempt >= len(self.pauses):
                hint = "is it running? the same command goes on where this one stopped"
                raise RequestError(f"no answer after {attempt + 1} attempts ({self.credentials.scrub(why)})", where=url, next_step=hint)
            pause = max(self.pauses[attempt] * random.uniform(0.8, 1.2), wait)
            attempt += 1
            self.told(f"{url}: {self.credentials.scrub(why)}; attempt {attempt + 1} of {len(self.pauses) + 1} in {pause:.1f} s")
            time.sleep(pause)

    def _client(self, url: str) -> httpx.Client:
        here = (urlsplit(url).hostname or "") in ("localhost", "127.0.0.1", "::1")
        if here not in self._http:
            # A proxy that the environment names does not know this machine's own addresses.
            self._http[here] = httpx.Client(
                auth=Access(self.credentials), timeout=httpx.Timeout(self.timeout, connect=10.0), trust_env=not here, follow_redirects=False
            )
        return self._http[here]

    def _refusal(self, response: httpx.Response, url: str) -> Refusal:
        status = response.status_code
        said = " ".join(self.credentials.scrub(response.text[:2000]).split())
        plain = said[:200] if not said.startswith("<") else ""
        what = f"the store answers HTTP {status} {response.reason_phrase}" + (f": {plain}" if plain else "")
        if status in (401, 403):
            set_them = f"check {TOKEN}, or {USER} and {PASSWORD}" if self.credentials else f"set {USER} and {PASSWORD}, or {TOKEN}"
            return Refusal(what, status, where=url, next_step=f"{set_them} in the environment")
        if 300 <= status < 400:
            return Refusal(what, status, where=url, next_step=f"give the address it points to: {response.headers.get('location', '')}")
        return Refusal(what, status, where=url, next_step="see the log of the store")


def _asked_to_wait(response: httpx.Response) -> float:
    """The seconds of ``Retry-After``, at most two minutes; 0 where there is none (a date counts as none)."""
    asked = response.headers.get("retry-after", "")
    return min(float(asked), 120.0) if asked.isdigit() else 0.0


def checked_url(url: str) -> str:
    """The address of a store as it is used. Raises RequestError for one that is not http(s), or holds a password or a query."""
    parts = urlsplit(url)
    try:
        name, _ = parts.hostname, parts.port
    except ValueError:
        name = None
    if parts.username or parts.password:
        hint = f"set {USER} and {PASSWORD} in the environment instead"
        raise RequestError("an address with a user in it is refused: command lines are no secret", where="--to", next_step=hint)
    if parts.scheme not in ("http", "https") or not name:
        raise RequestError(f"{url!r} is no http address", where="--to", next_step="for example --to http://localhost:7878")
    if parts.query or parts.fragment:
        raise RequestError("an address with a query or a fragment is refused", where="--to", next_step="give what stands before ? and #")
    return url.rstrip("/")
