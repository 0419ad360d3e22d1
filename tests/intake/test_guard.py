"""Private addresses are never reached: checked on the address that is connected to, at every hop."""

import socket

import pytest

from reportedly.errors import Refused
from reportedly.intake.fetching import Client, Limits
from reportedly.intake.guard import is_public


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "0.0.0.0", "10.0.0.1", "172.16.3.4", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:169.254.169.254", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "fd00:ec2::254",
    ],
)  # fmt: skip
def test_addresses_that_are_not_of_the_open_network(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "::ffff:93.184.216.34"])
def test_addresses_of_the_open_network(address):
    assert is_public(address)


@pytest.fixture
def careful():
    return Client(limits=Limits(interval=0, step=0.5, total=1))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "[::1]", "[::ffff:127.0.0.1]"])
def test_loopback_is_refused_however_it_is_written(site, careful, host):
    with pytest.raises(Refused, match="not on the open network"):
        careful.fetch(site.address.replace("127.0.0.1", host) + "/a")
    assert site.asked == []


def test_name_that_leads_inside_is_refused(site, careful, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", resolver(["169.254.169.254"]))
    with pytest.raises(Refused, match=r"169\.254\.169\.254"):
        careful.fetch("http://metadata.example/latest")


def test_rebinding_gets_nowhere(site, careful, monkeypatch):
    """The name is looked up once a connection, and the address that was checked is the one that is connected to."""
    answers = [["93.184.216.34"], ["127.0.0.1"]]
    connected = []

    def resolve(host, port, **kwargs):
        return resolver(answers.pop(0) if answers else ["127.0.0.1"])(host, port)

    def connect(address, *args, **kwargs):
        connected.append(address[0])
        raise OSError("no network in tests")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(Refused):
        careful.fetch("http://rebinding.example:80/a")
    assert connected == ["93.184.216.34"]


def test_redirect_inside_is_refused(site, monkeypatch):
    """The first hop is let through as if it were public; the second leads to loopback under its own name."""
    careful = Client(limits=Limits(interval=0, step=0.5, total=1))
    monkeypatch.setattr("reportedly.intake.guard.is_public", lambda address: address == "127.0.0.1")
    target = site.address.replace("127.0.0.1", "10.0.0.1") + "/inside"
    with pytest.raises(Refused, match=r"10\.0\.0\.1"):
        careful.fetch(site.answer("/a", "", 302, Location=target))


def resolver(addresses):
    """A name service that knows only these."""
    return lambda host, port, **kwargs: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, port)) for a in addresses]
