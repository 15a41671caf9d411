"""A zip over the network: https alone, never without end, pinned by its bytes; and no bytes at all make a traceback."""

from __future__ import annotations

import contextlib
import datetime
import http.server
import io
import ipaddress
import re
import ssl
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import hostile
from trigscaffold.errors import UserError
from trigscaffold.team import zips, zipurl
from trigscaffold.team.config import Config
from trigscaffold.team.desk import Desk
from trigscaffold.team.files import TemplateFiles
from trigscaffold.team.resolve import Given, resolve
from trigscaffold.team.source import parse

BEGINS = re.compile(r"https://|ssh://|file:///|[\w.][\w.-]*@[A-Za-z0-9]")


REDIRECTS = {
    "http://127.0.0.1:1/t.zip": "it leads on to 'http://127.0.0.1:1/t.zip', which is not https",
    "ftp://127.0.0.1/t.zip": "which is not https",
    "file:///etc/passwd": "it answers 302",
}


class Site:
    """What a server of this machine answers: by path, bytes or the address it leads on to."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.pages: dict[str, bytes | str] = {}
        self.asked: list[str] = []
        self.news: list[str] = []

    def get(self, given: Given) -> TemplateFiles:
        return resolve(given, Config(), Desk(self.news.append, trust=True))

    def refusal(self, given: Given) -> UserError:
        with pytest.raises(UserError) as caught:
            self.get(given)
        return caught.value


def certificate(folder: Path) -> Path:
    """Write a key and a certificate of 127.0.0.1, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = datetime.datetime.now(datetime.UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
    address = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    made = builder.add_extension(address, critical=False).sign(key, hashes.SHA256())
    pem = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "server.pem").write_bytes(pem + made.public_bytes(serialization.Encoding.PEM))
    return folder / "server.pem"


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(tmp_path)))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append(self.path)
            page = made.pages.get(self.path, b"")
            self.send_response(302 if isinstance(page, str) else 200 if page else 404)
            if isinstance(page, str):
                self.send_header("Location", page)
            self.end_headers()
            self.wfile.write(page if isinstance(page, bytes) else b"")

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "server.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    made = Site(f"https://127.0.0.1:{server.server_address[1]}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield made
    server.shutdown()
    server.server_close()


def zipped(tmp_path: Path, text: str = "* @acme\n") -> bytes:
    entries = [hostile.GOOD[0], {"path": "tree/CODEOWNERS", "text": text}]
    return hostile.make_zip(tmp_path / "made.zip", entries).read_bytes()


def test_a_zip_is_fetched_and_pinned_by_its_bytes(site: Site, tmp_path: Path) -> None:
    site.pages["/t.zip"] = data = zipped(tmp_path)

    first = site.get(f"{site.url}/t.zip")

    assert (first.commit, first.source) == (zips.commit_of(data), f"{site.url}/t.zip")
    site.pages.clear()
    assert site.get({"source": first.source, "commit": first.commit}) == first
    assert site.asked == ["/t.zip"]


def test_a_zip_is_taken_from_the_cache_when_nobody_gives_it(site: Site, tmp_path: Path) -> None:
    site.pages["/t.zip"] = zipped(tmp_path)
    first = site.get(f"{site.url}/t.zip")
    site.pages.clear()
    site.news.clear()

    assert site.get(f"{site.url}/t.zip") == first
    assert site.news == [
        f"{site.url}/t.zip cannot be reached (it answers 404); going on with {first.commit[7:19]} from the cache."
    ]


def test_a_zip_that_was_damaged_in_the_cache_is_fetched_again(site: Site, tmp_path: Path) -> None:
    site.pages["/t.zip"] = zipped(tmp_path)
    first = site.get(f"{site.url}/t.zip")
    [kept] = (tmp_path / "XDG_CACHE_HOME").rglob("*.zip")
    kept.write_bytes(zipped(tmp_path, "* @others\n"))

    assert site.get({"source": first.source, "commit": first.commit}) == first
    site.pages.clear()
    kept.write_bytes(b"")
    assert "it answers 404" in str(site.refusal({"source": first.source, "commit": first.commit}))


def test_a_zip_that_changed_is_told_and_a_pinned_one_refused(site: Site, tmp_path: Path) -> None:
    site.pages["/t.zip"] = zipped(tmp_path)
    first = site.get(f"{site.url}/t.zip")
    site.pages["/t.zip"] = zipped(tmp_path, "* @others\n")
    site.news.clear()

    second = site.get(f"{site.url}/t.zip")

    assert second.files["tree/CODEOWNERS"] == "* @others\n"
    assert f"has moved from {first.commit[7:19]} to {second.commit[7:19]}." in site.news[0]
    error = site.refusal({"source": f"{site.url}/t.zip", "commit": "sha256:" + "1" * 64})
    assert error.exit_code == 4
    assert "what is there now is not sha256:1111" in str(error)


def test_a_zip_is_never_fetched_over_plain_http_nor_from_a_file(site: Site) -> None:
    for place, words in REDIRECTS.items():
        site.pages["/t.zip"] = place

        error = site.refusal(f"{site.url}/t.zip")

        assert error.exit_code == 2
        assert words in str(error)


def test_a_zip_on_another_https_address_is_followed(site: Site, tmp_path: Path) -> None:
    site.pages |= {"/t.zip": "/other.zip", "/other.zip": zipped(tmp_path)}

    assert site.get(f"{site.url}/t.zip").source == f"{site.url}/t.zip"


def test_a_zip_without_end_is_refused(site: Site) -> None:
    site.pages["/t.zip"] = bytes(zips.MAX_ZIP + 1)

    error = site.refusal(f"{site.url}/t.zip")

    assert error.exit_code == 4
    assert "is larger than 20 MiB" in str(error)


def test_a_server_that_never_comes_to_an_end_is_left(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.pages["/t.zip"] = zipped(tmp_path)
    monkeypatch.setattr(zipurl, "WHOLE_S", 0)

    assert "it took more than 0 seconds" in str(site.refusal(f"{site.url}/t.zip"))


def test_a_server_of_somebody_else_is_not_believed(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.pages["/t.zip"] = zipped(tmp_path)
    (tmp_path / "other").mkdir()
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate(tmp_path / "other")))

    assert "certificate" in str(site.refusal(f"{site.url}/t.zip")).lower()


def good_zip() -> bytes:
    file = io.BytesIO()
    hostile.make_zip(file, hostile.GOOD)
    return file.getvalue()


@given(st.lists(st.tuples(st.integers(0, 400), st.binary(min_size=1, max_size=6)), min_size=1, max_size=4))
def test_a_zip_that_is_damaged_anywhere_is_read_or_refused(changes: list[tuple[int, bytes]]) -> None:
    data = bytearray(good_zip())
    for at, new in changes:
        data[at : at + len(new)] = new
    with contextlib.suppress(UserError):
        assert zips.read(bytes(data), parse("t.zip")).files


URLS = r"(git\+)?((https|ssh|file|ext)(://|::)|git@[a-z.]{1,3}:)[a-z./@#%?:-]{0,20}(\.zip|\.git)?(@v1)?(#a)?"


@settings(max_examples=500)
@given(st.text(max_size=60) | st.from_regex(URLS, fullmatch=True))
def test_any_text_is_a_source_or_is_refused_and_none_looks_like_an_option(text: str) -> None:
    with contextlib.suppress(UserError):
        wanted = parse(text)

        assert not any(part.startswith("-") for part in (wanted.source, wanted.ref, wanted.path, wanted.commit))
        assert wanted.kind in ("folder", "zip") or BEGINS.match(wanted.source)
        again = parse({"source": wanted.source, "ref": wanted.ref, "path": wanted.path, "commit": wanted.commit})
        assert again == wanted, "what is saved of a source must mean the same when it is read again"
