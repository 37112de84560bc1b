"""How an account is spoken of by what it is: what identifies it, and what closing it asks for.

A county's notice may be about websites, apps and mini-programs: they have an address or an AppID, no fans, no search
page and no freeze. What a platform's account is called and how it is closed stays the word for all others.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.models.medium import Medium

_LACKING = "没有的回复“没有”"


@dataclass(frozen=True, slots=True)
class Words:
    """Of one kind of account; `main` in the last ready reason is where its content goes."""

    ref: str  # what identifies it, in a word
    wanted: str  # the same, where it is asked for
    meaning: str  # and where it is found
    bad_ref: str  # behind “…”: why that is none
    reason: str  # the last of the ready reasons
    prepared: str  # what must be done before it stops
    is_prepared: str  # the same, asked
    announced: str  # how the public hears of it
    hand_in: str  # where its closing is asked for
    gone: str  # what is said once it is gone
    proof: str  # how one can see that


_ACCOUNT = Words(
    ref="账号ID",
    wanted="账号ID（平台“我的”页面可查，送签前补上即可）",
    meaning="账号ID是平台给的编号：公众号在后台“账号详情”里（微信号或gh_开头的原始ID），微博、抖音在“我的”页面。手头没有的先空着，送签前补上。",
    bad_ref="用不了：账号ID是平台给的编号，最长64个字，平台“我的”页面可查。",
    reason="同一平台开设多个账号，保留一个，其余关停",
    prepared="备份内容，解绑支付、广告、小程序（注销后无法恢复）",
    is_prepared="内容已备份，支付、广告、小程序已解绑",
    announced="停更，发停更公告",
    hand_in="到平台提交注销",
    gone="注销成功",
    proof="平台注销成功的通知文字，或“搜索无此账号”",
)
_WECHAT = Words(
    ref="账号ID",
    wanted="微信号或原始ID（公众号后台可查，送签前补上即可）",
    meaning=_ACCOUNT.meaning,
    bad_ref="不像微信号或原始ID（gh_开头，或字母开头6–20位），请再看一下。",
    reason=_ACCOUNT.reason,
    prepared=_ACCOUNT.prepared,
    is_prepared=_ACCOUNT.is_prepared,
    announced=_ACCOUNT.announced,
    hand_in=_ACCOUNT.hand_in,
    gone=_ACCOUNT.gone,
    proof=_ACCOUNT.proof,
)
_SITE = Words(
    ref="网址",
    wanted=f"网址，就是域名，例如 www.abc.gov.cn（{_LACKING}，送签前补上即可）",
    meaning=f"网址就是打开网站时上面的那一行，也叫域名，例如 www.abc.gov.cn；{_LACKING}。",
    bad_ref=f"不像网址。请写全，例如 www.abc.gov.cn；{_LACKING}。",
    reason="访问量小、栏目长期不更新、没有专人维护",
    prepared="备份内容和数据，还要用的栏目、服务先迁走（关停后无法恢复）",
    is_prepared="内容和数据已备份，还要用的栏目、服务已迁走",
    announced="停止更新，首页挂关停公告",
    hand_in="关停网站，提交注销域名和备案",
    gone="网站打不开",
    proof="例如“网址已打不开”，或“备案已注销”",
)
_MINI = Words(
    ref="AppID",
    wanted=f"小程序的AppID或原始ID（小程序后台“设置”里可查；{_LACKING}，送签前补上即可）",
    meaning=f"AppID是平台给小程序的编号，小程序后台“设置”里可查，写gh_开头的原始ID也行；{_LACKING}。",
    bad_ref="用不了：AppID最长64个字，小程序后台“设置”里可查。",
    reason="使用的人少、功能重复、没有专人维护",
    prepared="备份数据，还要用的服务先迁走，解绑支付（注销后无法恢复）",
    is_prepared="数据已备份，还要用的服务已迁走，支付已解绑",
    announced="停止服务，发停用公告",
    hand_in="到平台提交注销",
    gone="注销成功",
    proof="平台注销成功的通知文字，或“搜索无此小程序”",
)
_APP = Words(
    ref="下载地址或包名",
    wanted=f"应用的下载地址或包名（{_LACKING}，送签前补上即可）",
    meaning=f"就是在哪里下载这个应用，或者它的包名，例如 cn.gov.abc.app；{_LACKING}。",
    bad_ref="用不了：下载地址或包名最长64个字。",
    reason=_MINI.reason,
    prepared="备份数据，还要用的服务先迁走，解绑支付（下架后无法恢复）",
    is_prepared=_MINI.is_prepared,
    announced=_MINI.announced,
    hand_in="到各应用商店提交下架",
    gone="下架",
    proof="例如“各应用商店已搜不到”，或下架的通知文字",
)
_WORDS: Mapping[Medium, Words] = {
    Medium.OTHER: _ACCOUNT, Medium.WECHAT: _WECHAT, Medium.SITE: _SITE, Medium.MINI: _MINI, Medium.APP: _APP,
}  # fmt: skip


def words_of(medium: Medium) -> Words:
    """How one speaks of it."""
    return _WORDS[medium]
