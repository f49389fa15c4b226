"""The address that phones are told is one they can reach."""

from __future__ import annotations

from generator.serve.addresses import Adapter, adapters, reachable


def test_what_phones_cannot_reach_is_left_out() -> None:
    found = [
        Adapter("lo", "127.0.0.1"),
        Adapter("docker0", "172.17.0.1"),
        Adapter("vEthernet (WSL)", "172.29.64.1"),
        Adapter("eth0", "169.254.3.4"),
        Adapter("ppp0", "8.8.4.4"),
        Adapter("wlan0", "192.168.1.20"),
    ]
    assert reachable(found) == ("192.168.1.20",)


def test_a_hotspot_of_our_own_comes_first() -> None:
    found = [Adapter("wlan0", "192.168.1.20"), Adapter("eth0", "10.1.2.3"), Adapter("Wi-Fi Direct", "192.168.137.1")]
    assert reachable(found) == ("192.168.137.1", "192.168.1.20", "10.1.2.3")
    assert reachable([Adapter("wlan0", "10.42.0.1"), Adapter("eth0", "192.168.1.20")])[0] == "10.42.0.1"


def test_this_machine_s_own_adapters_are_found() -> None:
    assert "127.0.0.1" in [adapter.address for adapter in adapters()]
