"""The bytes of a feed, fetched with care.

The only module that knows the HTTP client. What no client library does is done here: one deadline over a whole
exchange, a cap on the body after decompression, redirects followed by hand with each hop checked, and a connection
to the very address that was checked (a name may resolve differently the second time). No cookies, no netrc, no
ambient credentials; TLS is always verified. The trouble of a server is a `FetchError`, whose text is for the user.

Local addresses (loopback, private, link-local and their kin) are refused, unless the feed was added with
`allow_local`: then the host and port it was added with may be local, and no other. Behind a proxy the proxy resolves
names, so only the name can be checked.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import errno
import hashlib
import ipaddress
import logging
import re
import socket
import ssl
import threading
import time
import urllib.request
import zlib
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from monitor.errors import FetchError
from monitor.i18n import tr_noop
from monitor.model import Feed, FeedState, Fetched

if TYPE_CHECKING:
    import httpx2

log = logging.getLogger(__name__)

HOPS = 5  # redirects followed in one exchange
VALIDATORS_FOR = timedelta(days=8)  # some servers answer 304 for ever (NetNewsWire drops them too)
SEARCH_HOSTS = ("news.google.com", "www.bing.com", "bing.com", "api.gdeltproject.org")  # one at a time, with a pause
SEARCH_PAUSE_S = 1.0
CONNECT_S = 10.0  # for one of several addresses; one that does not answer must not eat the whole deadline
DIRECT = "direct"  # as `proxy`: use none, whatever the system says
ACCEPT = (
    "application/atom+xml, application/rss+xml, application/rdf+xml;q=0.9, application/feed+json;q=0.9, "
    "application/xml;q=0.8, text/xml;q=0.8, */*;q=0.5"
)

_FALLBACK_USED = "The feed's own address fails"
_REDIRECTS = (301, 302, 303, 307, 308)
_PERMANENT = (301, 308)
_ONLINE_S = 120.0  # another exchange went well this recently: then we are online
_INFLATE = 65_536  # bytes taken from the decompressor at a time


def user_agent(contact: str = "") -> str:
    """Give the name we go by, with a way to reach the user if they named one."""
    from monitor import __version__

    contact = re.sub(r"[^\x20-\x7e]+|[()]", "", contact).strip()
    return f"news-sentiment-monitor/{__version__}" + (f" (+{contact})" if contact else "")


# The user part may hold a raw "@"; addresses in prose end at a blank or a quotation mark.
_CREDENTIALS = re.compile(r"([a-zA-Z][a-zA-Z0-9+.\-]*:[\\/]{2,})[^\s\\/?#\"'<>“”]*@")


def strip_credentials(text: str) -> str:
    """Take user names and passwords out of the addresses in a text. To be used wherever an address is shown or kept."""
    return _CREDENTIALS.sub(r"\1", text) if "@" in text else text


@dataclass(frozen=True, slots=True)
class _Target:
    """One hop of an exchange: an address taken apart and found to be allowed."""

    url: str  # without credentials and fragment
    scheme: str
    host: str  # ASCII, lower case
    port: int

    @property
    def origin(self) -> tuple[str, str, int]:
        return self.scheme, self.host, self.port

    @property
    def authority(self) -> str:
        name = f"[{self.host}]" if ":" in self.host else self.host
        return name if self.port == {"http": 80, "https": 443}[self.scheme] else f"{name}:{self.port}"


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    headers: Mapping[str, str]
    content: bytes
    url: str
    moved_to: str | None  # where the leading permanent redirects led


class Fetcher:
    """Fetches feeds, at most `concurrency` at once and `per_host` of one host. Belongs to one event loop.

    `proxy`: None or "" asks the system, "direct" uses none, else its address (http, https or socks5).
    """

    def __init__(
        self,
        *,
        concurrency: int = 32,
        per_host: int = 2,
        timeout_s: float = 30.0,
        body_limit: int = 10_000_000,
        user_agent: str,
        proxy: str | None = None,
        search_pause_s: float = SEARCH_PAUSE_S,
    ) -> None:
        self._timeout_s = timeout_s
        self._body_limit = body_limit
        self._user_agent = user_agent
        self._proxy = proxy or None
        self._search_pause_s = search_pause_s
        self._slots = _Slots(concurrency, per_host)
        self._clients: dict[str | None, httpx2.AsyncClient] = {}  # by proxy
        self._last_online = float("-inf")

    async def fetch(self, feed: Feed, state: FeedState, now: datetime) -> Fetched:
        """Fetch a feed, unless it is unchanged. Raises FetchError, and nothing else for trouble of the network.

        `Fetched.state` holds the validators, the digest and the redirect that was seen, as they are to be remembered
        together with the entries; when the feed is next due is for `pace` to say.
        """
        permanent = state.moved_to if state.moved_to and state.moved_seen >= 2 else None
        try:
            return await self._fetch(feed, permanent or feed.url, state, now)
        except FetchError as error:
            # A move that led astray is forgotten by `pace.failed`; the fallback is for a feed that cannot be had.
            if not feed.fallback or error.offline or error.status in (304, 410, 429, 503):
                raise
            log.info("using the fallback of %s: %s", error.url, error)
            return await self._fetch_fallback(feed, state, now, error)

    async def get(self, url: str, *, allow_local: bool = False) -> tuple[bytes, Mapping[str, str], str]:
        """Fetch any address under the same rules: its bytes, headers (lower-case names), and where they came from."""
        answer = await self._exchange(url, {}, datetime.now(UTC), home=url, allow_local=allow_local)
        return answer.content, answer.headers, answer.url

    async def aclose(self) -> None:
        """Close all connections. The fetcher may be used again afterwards."""
        clients, self._clients = self._clients, {}
        for client in clients.values():
            await client.aclose()

    # -- a feed ----------------------------------------------------------------------------------

    async def _fetch(self, feed: Feed, url: str, state: FeedState, now: datetime) -> Fetched:
        asked = _validators(state, now)
        answer = await self._exchange(url, asked, now, home=feed.url, allow_local=feed.allow_local)
        warning = None if (state.warning or "").startswith(_FALLBACK_USED) else state.warning
        seen = replace(state, http_status=answer.status, warning=warning, **_moves(feed, state, url, answer))
        if answer.status == 304:
            if not asked:
                raise FetchError(
                    _shown(feed.url), tr_noop("The server says “not modified” though it was not asked."), status=304
                )
            return Fetched(304, b"", answer.headers, answer.url, changed=False, state=seen)
        digest = hashlib.sha256(answer.content).hexdigest()
        etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
        same = (etag, modified) == (state.etag, state.last_modified) and bool(asked)
        seen = replace(
            seen,
            etag=etag,
            last_modified=modified,
            validators_at=(state.validators_at if same else now) if etag or modified else None,
            digest=digest,
        )
        if digest == state.digest:
            return Fetched(answer.status, b"", answer.headers, answer.url, changed=False, state=seen)
        return Fetched(answer.status, answer.content, answer.headers, answer.url, changed=True, state=seen)

    async def _fetch_fallback(self, feed: Feed, state: FeedState, now: datetime, trouble: FetchError) -> Fetched:
        """Fetch the fallback, without validators: they belong to the feed's own server."""
        assert feed.fallback
        bare = replace(state, etag=None, last_modified=None, validators_at=None)
        try:
            fetched = await self._fetch(replace(feed, url=feed.fallback, fallback=None), feed.fallback, bare, now)
        except FetchError:
            raise trouble from None
        warning = f"{_FALLBACK_USED} ({trouble.message.rstrip('.')}); its fallback is used."
        return replace(
            fetched,
            state=replace(
                fetched.state,
                etag=None,
                last_modified=None,
                validators_at=None,
                moved_to=None,
                moved_seen=0,
                warning=warning,
            ),
        )

    # -- an exchange: redirects by hand ------------------------------------------------------------

    async def _exchange(
        self, url: str, asked: Mapping[str, str], now: datetime, *, home: str, allow_local: bool
    ) -> _Answer:
        """Follow an address to its body. The deadline runs over all hops, but not while we wait for our own slots."""
        address = _shown(url)
        own = _target(home, address)
        credentials = _basic_auth(home)
        target = own if url == home else _target(url, address)
        left = self._timeout_s
        moved_to: str | None = None
        only_permanent = True
        for _ in range(HOPS + 1):
            local_ok = allow_local and (target.host, target.port) == (own.host, own.port)
            headers = dict(asked)
            if credentials and target.origin == own.origin:
                headers["authorization"] = credentials
            async with self._slots.take(target.host, self._search_pause_s):
                began = time.monotonic()
                try:
                    async with asyncio.timeout(left):
                        answer = await self._hop(address, target, headers, now, local_ok=local_ok)
                except TimeoutError as error:
                    raise FetchError(
                        address, f"The server did not answer within {self._timeout_s:g} seconds."
                    ) from error
                left -= time.monotonic() - began
            if answer.status not in _REDIRECTS:
                return replace(answer, moved_to=moved_to)
            location = answer.headers.get("location", "").strip()
            if not location:
                raise FetchError(address, tr_noop("The server redirects to nowhere."), status=answer.status)
            try:
                following = urljoin(target.url, _utf8(location))
            except ValueError as error:
                raise FetchError(address, tr_noop("The server redirects to an impossible address.")) from error
            target = _target(following, address, redirected=True)
            only_permanent = only_permanent and answer.status in _PERMANENT
            if only_permanent:
                moved_to = target.url
        raise FetchError(address, f"The server redirects more than {HOPS} times.")

    async def _hop(
        self, address: str, target: _Target, headers: dict[str, str], now: datetime, *, local_ok: bool
    ) -> _Answer:
        """Send one request and read its answer."""
        proxy = None if local_ok else self._proxy_for(target)
        if proxy:
            _refuse_local_name(target, address)
            try:
                return await self._request(address, target, target.url, headers, now, proxy=proxy, connect_s=None)
            except _NotConnectedError as error:
                if any(isinstance(cause, ssl.SSLError) for cause in _causes(error)):
                    raise self._not_connected(address, target, error) from error.__cause__
                raise FetchError(
                    address, tr_noop("The proxy cannot be reached."), offline=not _has_route()
                ) from error.__cause__
        hosts = await self._resolve(target, address, local_ok=local_ok)
        for host in hosts:
            last = host == hosts[-1]
            try:
                return await self._request(
                    address,
                    target,
                    _with_host(target, host),
                    headers,
                    now,
                    proxy=None,
                    connect_s=None if last else CONNECT_S,
                )
            except _NotConnectedError as error:
                if last:
                    raise self._not_connected(address, target, error) from error.__cause__
        raise AssertionError("no address")

    async def _request(
        self,
        address: str,
        target: _Target,
        url: str,
        headers: dict[str, str],
        now: datetime,
        *,
        proxy: str | None,
        connect_s: float | None,
    ) -> _Answer:
        import httpx2

        headers = {
            "host": target.authority,
            "user-agent": self._user_agent,
            "accept": ACCEPT,
            "accept-encoding": "gzip",
            "connection": "close",
            **headers,
        }
        raw = {name.encode("ascii"): value.encode("latin-1", "ignore") for name, value in headers.items()}
        extensions: dict[str, Any] = {"sni_hostname": target.host} if target.scheme == "https" and not proxy else {}
        extensions["timeout"] = {"connect": connect_s}
        try:
            client = self._client(proxy)
        except (httpx2.InvalidURL, ValueError, ImportError) as error:
            raise FetchError(address, tr_noop("The proxy named in the settings cannot be used.")) from error
        try:
            request = httpx2.Request("GET", url, headers=raw, extensions=extensions)
            response = await client.send(request, stream=True)
            try:
                return await self._read(address, target, response, now)
            finally:
                await response.aclose()
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            raise _NotConnectedError(str(error)) from error
        except httpx2.ProxyError as error:
            raise FetchError(address, f"The proxy refused: {_sentence(error)}") from error
        except httpx2.RemoteProtocolError as error:
            raise FetchError(address, tr_noop("The server broke off its answer, or does not speak HTTP.")) from error
        except (httpx2.TransportError, httpx2.InvalidURL, OSError, EOFError) as error:
            raise FetchError(address, tr_noop("The connection to the server broke off.")) from error
        except (httpx2.HTTPError, httpx2.StreamError, ValueError, RuntimeError) as error:
            # e.g. a status line or header that the client's own checks refuse
            raise FetchError(address, f"The exchange with the server failed ({type(error).__name__}).") from error

    async def _read(self, address: str, target: _Target, response: httpx2.Response, now: datetime) -> _Answer:
        headers = _headers(response.headers.raw)
        status = response.status_code
        self._last_online = time.monotonic()
        if status in _REDIRECTS or status == 304:
            return _Answer(status, headers, b"", target.url, None)
        if not 200 <= status < 300:
            raise FetchError(
                address,
                _refusal(status, target.host),
                status=status,
                retry_after=retry_after(headers, now) if status in (429, 503) else None,
            )
        content = await self._body(address, headers, response)
        return _Answer(status, headers, content, target.url, None)

    async def _body(self, address: str, headers: Mapping[str, str], response: httpx2.Response) -> bytes:
        """Read a body, unpacked, up to the limit. Of a bomb no more than the limit is ever unpacked."""
        limit = self._body_limit
        too_large = FetchError(
            address,
            f"The feed is larger than {limit / 1_000_000:g} MB, the most that is read.",
            status=response.status_code,
        )
        codings = [name.strip().lower() for name in headers.get("content-encoding", "").split(",") if name.strip()]
        codings = [name for name in codings if name != "identity"]
        if codings not in ([], ["gzip"], ["x-gzip"]):
            raise FetchError(
                address,
                f"The server packed its answer in a way that was not asked for ({', '.join(codings)[:40]}).",
                status=response.status_code,
            )
        length = headers.get("content-length", "")
        if length.isascii() and length.isdigit() and int(length[:15]) > limit:
            raise too_large
        unpack = _Gunzip(limit) if codings else None
        body = bytearray()
        received = 0
        async for chunk in response.aiter_raw(_INFLATE):
            received += len(chunk)
            try:
                body += unpack.feed(chunk) if unpack else chunk
            except zlib.error as error:
                raise FetchError(address, tr_noop("The server's answer is damaged: it cannot be unpacked.")) from error
            if len(body) > limit or received > limit:
                raise too_large
        if unpack and not unpack.complete and received:
            raise FetchError(address, tr_noop("The server broke off its answer in the middle."))
        return bytes(body)

    # -- addresses, proxies, connections -----------------------------------------------------------

    async def _resolve(self, target: _Target, address: str, *, local_ok: bool) -> list[str]:
        """Give the addresses of a host, all of them checked. Mixed answers count as local: they are an attack."""
        try:
            found = await _lookup(target.host, target.port)
        except UnicodeError as error:
            raise FetchError(address, f"“{target.host[:80]}” is no host name.") from error
        except socket.gaierror as error:
            raise self._unresolved(address, target, error) from error
        if not local_ok:
            for host in found:
                if is_local(host):
                    raise FetchError(address, _local_sentence(target.host, host))
        return found

    def _unresolved(self, address: str, target: _Target, error: socket.gaierror) -> FetchError:
        offline = not _has_route() or (error.errno == socket.EAI_AGAIN and not self._is_online())
        if offline:
            return FetchError(address, tr_noop("There is no network: host names cannot be looked up."), offline=True)
        return FetchError(address, f"There is no server by the name of {target.host}.")

    def _not_connected(self, address: str, target: _Target, error: _NotConnectedError) -> FetchError:
        causes = list(_causes(error))
        for cause in causes:
            if isinstance(cause, ssl.SSLCertVerificationError):
                reason = cause.verify_message or "it cannot be verified"
                return FetchError(address, f"The server's certificate is not valid: {reason.rstrip('.')}.")
            if isinstance(cause, ssl.SSLError):
                return FetchError(address, tr_noop("No secure connection could be made with the server."))
        numbers = {cause.errno for cause in causes if isinstance(cause, OSError)}
        if numbers & {errno.ENETUNREACH, errno.ENETDOWN} and not self._is_online() and not _is_loopback(target.host):
            return FetchError(address, tr_noop("There is no network."), offline=True)
        if errno.ECONNREFUSED in numbers:
            return FetchError(address, f"The server at {target.authority} refuses connections.")
        return FetchError(address, f"The server at {target.authority} cannot be reached.")

    def _is_online(self) -> bool:
        return time.monotonic() - self._last_online < _ONLINE_S

    def _proxy_for(self, target: _Target) -> str | None:
        if self._proxy == DIRECT:
            return None
        if self._proxy:
            return self._proxy
        proxies = urllib.request.getproxies()
        proxy = proxies.get(target.scheme) or proxies.get("all")
        if not proxy or urllib.request.proxy_bypass(target.authority) or urllib.request.proxy_bypass(target.host):
            return None
        return proxy if "://" in proxy else f"http://{proxy}"

    def _client(self, proxy: str | None) -> httpx2.AsyncClient:
        client = self._clients.get(proxy)
        if client is None:
            from http.cookiejar import CookieJar, DefaultCookiePolicy

            import httpx2

            client = self._clients[proxy] = httpx2.AsyncClient(
                proxy=proxy,
                trust_env=False,  # proxies are chosen above, for we connect to addresses and not to names
                verify=httpx2.create_ssl_context(),  # the system's authorities, or those of SSL_CERT_FILE
                follow_redirects=False,
                timeout=None,
                cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
                limits=httpx2.Limits(max_connections=None, max_keepalive_connections=0),
            )
        return client


class _NotConnectedError(Exception):
    """No connection to one of a host's addresses; the next may do."""


class _Slots:
    """Who may talk to whom: so many exchanges at once, and so many with one host."""

    def __init__(self, concurrency: int, per_host: int) -> None:
        self._all = asyncio.Semaphore(concurrency)
        self._per_host = per_host
        self._hosts: dict[str, tuple[asyncio.Semaphore, int]] = {}  # and how many hold or await it

    @contextlib.asynccontextmanager
    async def take(self, host: str, search_pause_s: float) -> AsyncIterator[None]:
        """Hold a slot of the host, then one of all: nobody keeps the others waiting for a busy host."""
        search = host in SEARCH_HOSTS
        slot, users = self._hosts.get(host) or (asyncio.Semaphore(1 if search else self._per_host), 0)
        self._hosts[host] = slot, users + 1
        try:
            async with slot:
                async with self._all:
                    yield
                if search and self._hosts[host][1] > 1:
                    await asyncio.sleep(search_pause_s)
        finally:
            slot, users = self._hosts.pop(host)
            if users > 1:
                self._hosts[host] = slot, users - 1


class _Gunzip:
    """Unpacks gzip, several members too, and stops a little above the limit."""

    def __init__(self, limit: int) -> None:
        self._room = limit + 1
        self._stream = zlib.decompressobj(wbits=31)
        self._trailing = False

    @property
    def complete(self) -> bool:
        return self._stream.eof or self._trailing

    def feed(self, chunk: bytes) -> bytes:
        out = bytearray()
        while chunk and self._room > 0 and not self._trailing:
            if self._stream.eof:
                if not chunk.startswith(b"\x1f"):
                    self._trailing = True  # padding after the last member
                    break
                self._stream = zlib.decompressobj(wbits=31)
            piece = self._stream.decompress(chunk, min(_INFLATE, self._room))
            self._room -= len(piece)
            out += piece
            chunk = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            if not piece and not self._stream.eof and not chunk:
                break
        return bytes(out)


# ---- addresses ----------------------------------------------------------------------------------


def _shown(url: str) -> str:
    return strip_credentials(url)


def _target(url: str, address: str, *, redirected: bool = False) -> _Target:
    """Take an address apart. Raises FetchError if it is not one of http or https with a host."""
    import httpx2

    prefix = "The server redirects to an address that is not allowed" if redirected else "The address is not allowed"
    try:
        parts = urlsplit(url.strip())
        scheme = parts.scheme.lower()
        if scheme not in ("http", "https"):
            named = f"“{scheme[:20]}:”" if scheme else "one without http:// or https://"
            raise FetchError(address, f"{prefix}: only http and https are, not {named}.")
        bare = urlunsplit((scheme, parts.netloc.rpartition("@")[2], parts.path, parts.query, ""))
        read = httpx2.URL(bare)
        host = read.raw_host.decode("ascii").lower().strip("[]")
        port = parts.port or {"http": 80, "https": 443}[scheme]
    except (ValueError, httpx2.InvalidURL) as error:
        raise FetchError(address, f"{prefix}: it cannot be read.") from error
    if not host:
        raise FetchError(address, f"{prefix}: it names no server.")
    return _Target(str(read), scheme, host, port)


def _basic_auth(url: str) -> str | None:
    """Give the Authorization that the user put into the feed's address."""
    try:
        parts = urlsplit(url.strip())
        user, password = parts.username, parts.password
    except ValueError:
        return None
    if user is None and password is None:
        return None
    pair = f"{unquote(user or '')}:{unquote(password or '')}"
    return f"Basic {base64.b64encode(pair.encode()).decode('ascii')}"


def _with_host(target: _Target, host: str) -> str:
    parts = urlsplit(target.url)
    name = f"[{host}]" if ":" in host else host
    return urlunsplit((target.scheme, f"{name}:{target.port}", parts.path or "/", parts.query, ""))


def is_local(host: str) -> bool:
    """Tell whether an IP address leads anywhere but into the public network, also by a mapped or embedded form."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return True
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped:
            return is_local(str(address.ipv4_mapped))
        if any(address in network for network in _EMBEDDING):
            return is_local(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
        if address.is_site_local or (address.sixtofour and is_local(str(address.sixtofour))):
            return True
    return not address.is_global or address.is_multicast or address.is_reserved or address.is_unspecified


_EMBEDDING = (
    ipaddress.IPv6Network("64:ff9b::/96"),  # NAT64
    ipaddress.IPv6Network("::/96"),  # IPv4-compatible, deprecated
)


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


_LOCAL_NAMES = (".localhost", ".local", ".internal", ".intranet", ".lan", ".home", ".corp", ".home.arpa")


def _refuse_local_name(target: _Target, address: str) -> None:
    """Check a name that a proxy will resolve for us."""
    host = target.host.rstrip(".")
    numeric = re.fullmatch(r"[0-9a-fx.:]+", host) is not None
    if host == "localhost" or host.endswith(_LOCAL_NAMES) or ("." not in host and ":" not in host):
        raise FetchError(address, _local_sentence(host, host))
    if numeric:
        try:
            inside = is_local(str(ipaddress.ip_address(host)))
        except ValueError:
            try:
                inside = is_local(socket.inet_ntoa(socket.inet_aton(host)))  # 127.1, 0x7f.0.0.1 and the like
            except OSError:
                inside = False  # a name such as "abc.de"
        if inside:
            raise FetchError(address, _local_sentence(host, host))


def _local_sentence(name: str, host: str) -> str:
    place = name if name == host else f"{name} ({host})"
    return f"The address leads to {place}, inside the local network; only a feed added with --allow-local may."


async def _lookup(host: str, port: int) -> list[str]:
    """Resolve a name, in a thread that nobody waits for at the end: a name server may hang for half a minute."""
    try:
        return [str(ipaddress.ip_address(host))]
    except ValueError:
        pass
    loop = asyncio.get_running_loop()
    future: asyncio.Future[list[str]] = loop.create_future()

    def answer(found: list[str] | None, error: BaseException | None) -> None:
        if not future.done():
            if error is not None:
                future.set_exception(error)
            else:
                future.set_result(found or [])

    def look_up() -> None:
        found: list[str] | None = None
        trouble: BaseException | None = None
        try:
            entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            found = list(dict.fromkeys(str(entry[4][0]) for entry in entries))
        except (OSError, UnicodeError) as error:
            trouble = error if isinstance(error, socket.gaierror | UnicodeError) else socket.gaierror(*error.args[:2])
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody asks any more
            loop.call_soon_threadsafe(answer, found, trouble)

    threading.Thread(target=look_up, name=f"look up {host[:40]}", daemon=True).start()
    found = await future
    if not found:
        raise socket.gaierror(socket.EAI_NONAME, "no address")
    return found


def _has_route() -> bool:
    """Tell whether this machine could send to the public network. Nothing is sent: UDP's connect only finds a route."""
    for family, host in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with contextlib.suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((host, 9))
            return True
    return False


def _causes(error: BaseException) -> list[BaseException]:
    """Give an error and all that led to it; connection attempts come in groups."""
    found: list[BaseException] = []
    open_: list[BaseException | None] = [error]
    while open_ and len(found) < 50:
        one = open_.pop()
        if one is None or one in found:
            continue
        found.append(one)
        open_ += [one.__cause__, one.__context__]
        if isinstance(one, BaseExceptionGroup):
            open_ += one.exceptions
    return found


# ---- headers ------------------------------------------------------------------------------------


def _headers(raw: list[tuple[bytes, bytes]]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name, value in raw:
        key = name.decode("latin-1").lower()
        text = value.decode("latin-1")
        found[key] = f"{found[key]}, {text}" if key in found and key == "content-encoding" else found.get(key, text)
    return MappingProxyType(found)


def _utf8(text: str) -> str:
    """Read a header as UTF-8 where it is that: some servers redirect to raw addresses."""
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def _validators(state: FeedState, now: datetime) -> dict[str, str]:
    """Give the conditional headers, raw as received, unless they are too old to be believed."""
    if state.validators_at is None or now - state.validators_at > VALIDATORS_FOR:
        return {}
    asked = {}
    if state.etag:
        asked["if-none-match"] = state.etag
    if state.last_modified:
        asked["if-modified-since"] = state.last_modified
    return asked


def _moves(feed: Feed, state: FeedState, url: str, answer: _Answer) -> dict[str, Any]:
    """Count how often in a row the same permanent redirect led to an answer."""
    if url != feed.url and answer.moved_to is None:
        return {}  # asked at the new address, and it holds
    insecure = feed.url.lower().startswith("https:") and (answer.moved_to or "").startswith("http:")
    if answer.moved_to is None or insecure:
        return {"moved_to": None, "moved_seen": 0}
    seen = state.moved_seen + 1 if answer.moved_to == state.moved_to else 1
    return {"moved_to": answer.moved_to, "moved_seen": seen}


def retry_after(headers: Mapping[str, str], now: datetime) -> timedelta | None:
    """Read Retry-After, in seconds or as a date. None: absent, past or unreadable."""
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdigit():
        return timedelta(seconds=min(int(value[:12]), 10**9))
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return at - now if at > now else None


_REFUSALS = {
    401: tr_noop("The server asks for a user name and password (401)."),
    402: tr_noop("The server asks for payment (402)."),
    403: tr_noop("The server refuses to give this feed (403)."),
    404: tr_noop("There is nothing at this address (404)."),
    410: tr_noop("The feed is gone for good (410)."),
    429: tr_noop("The server asks to be left alone for a while (429)."),
    451: tr_noop("The feed is withheld for legal reasons (451)."),
    503: tr_noop("The server is not available at the moment (503)."),
}


def _refusal(status: int, host: str) -> str:
    if status in _REFUSALS:
        return _REFUSALS[status]
    if status >= 500:
        return f"The server {host} is in trouble ({status})."
    return f"The server {host} gave an answer that is no feed ({status})."


def _sentence(error: Exception) -> str:
    text = re.sub(r"\s+", " ", strip_credentials(str(error))).strip()[:120] or type(error).__name__
    return text if text.endswith(".") else f"{text}."
