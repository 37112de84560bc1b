"""What an account is, by the notice's word for it, and what can identify it."""

import pytest

from bot.models.medium import NO_REF, Medium


@pytest.mark.parametrize(
    ("platform", "medium"),
    [
        ("微信订阅号", Medium.WECHAT),
        ("微信公众号", Medium.WECHAT),
        ("微信小程序", Medium.MINI),
        ("支付宝小程序", Medium.MINI),
        ("手机APP", Medium.APP),
        ("爱义乌客户端", Medium.APP),
        ("政府网站", Medium.SITE),
        ("新浪微博", Medium.OTHER),
        ("知乎", Medium.OTHER),
    ],
)
def test_the_kind_is_told_by_the_notices_word(platform: str, medium: Medium) -> None:
    assert Medium.of(platform) is medium


@pytest.mark.parametrize(
    ("medium", "ref", "taken"),
    [
        (Medium.SITE, "smkz.gov.cn", True),
        (Medium.SITE, "https://www.smkz.gov.cn/zwgk/", True),
        (Medium.SITE, "10.12.3.4:8080", True),
        (Medium.SITE, "石门坎.政务", True),
        (Medium.SITE, "3307820001", True),
        (Medium.SITE, "smkz", False),
        (Medium.SITE, "smkz.gov.cn 首页", False),
        (Medium.SITE, "a." + "b" * 70, False),
        (Medium.SITE, NO_REF, True),
        (Medium.MINI, "wx8f3a1b2c3d4e5f60", True),
        (Medium.APP, NO_REF, True),
        (Medium.WECHAT, "gh_a1b2c3d4e5", True),
        (Medium.WECHAT, "smkz.gov.cn", False),
        (Medium.WECHAT, NO_REF, False),
        (Medium.OTHER, "5138820467", True),
        (Medium.OTHER, NO_REF, False),
    ],
)
def test_what_can_identify_it(medium: Medium, ref: str, *, taken: bool) -> None:
    assert medium.takes(ref) is taken
