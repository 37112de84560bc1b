"""What an account is: a website, an app and a mini-program have another identifier, and are closed in another way."""

import re
from enum import StrEnum

NO_REF = "无"  # 账号ID of what has none


class Medium(StrEnum):
    """Kinds of account that are named and closed in different ways."""

    WECHAT = "微信"
    MINI = "小程序"
    APP = "应用"
    SITE = "网站"
    OTHER = "其他"

    @classmethod
    def of(cls, platform: str) -> "Medium":
        """By the notice's own word (新媒体类型): 微信小程序 is no 微信 account, 手机APP and 客户端 are one kind."""
        kind = platform.upper()
        return next((medium for medium, signs in _SIGNS if any(sign in kind for sign in signs)), cls.OTHER)

    @property
    def may_lack_ref(self) -> bool:
        """Whether it may have nothing that could be called its identifier; accounts of a platform always have one."""
        return self in {Medium.SITE, Medium.APP, Medium.MINI}

    def takes(self, ref: str) -> bool:
        """Whether a 账号ID can be one of this kind: smkz is no address, and 无 none of a platform's accounts."""
        if ref == NO_REF:
            return self.may_lack_ref
        return _FORMS.get(self, _ANY).fullmatch(ref) is not None


_SIGNS = (
    (Medium.MINI, ("小程序",)),
    (Medium.WECHAT, ("微信",)),
    (Medium.SITE, ("网站", "门户网", "官网")),
    (Medium.APP, ("APP", "客户端", "移动应用")),
)
_ANY = re.compile(r"[^\x00-\x1f\x7f]{1,64}")
_SITE = (  # www.abc.gov.cn, https://abc.cn/xxgk/, 10.1.2.3:8080, 义乌.政务; or the ten digits that every 政府网站 has
    r"(?=.{3,64}$)(?:https?://)?[\w\u4e00-\u9fff-]+(?:\.[\w\u4e00-\u9fff-]+)+(?::\d{1,5})?(?:/[^\s\x00-\x1f\x7f]*)?|\d{10}"
)
_FORMS = {
    Medium.WECHAT: re.compile(r"gh_[0-9a-z]{6,32}|[A-Za-z][-_A-Za-z0-9]{5,19}", re.ASCII),
    Medium.SITE: re.compile(_SITE),
}
