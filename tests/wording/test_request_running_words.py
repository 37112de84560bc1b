"""What is said of an application under way: a change is no closure, and only WeChat asks for a confirmation."""

from datetime import timedelta

import pytest

from bot.models.request import CANCEL, CHANGE
from bot.wording import reminders, request_steps
from bot.wording import request_news as news
from bot.wording.cards import greyed
from tests.models.request_cast import TODAY, Cast


@pytest.mark.parametrize(("kind", "done"), [(CANCEL, "已注销"), (CHANGE, "已变更")])
def test_what_is_returned_or_stuck_is_called_what_it_is(kind: str, done: str) -> None:
    request = Cast().sent(kind)
    request.blocked_reason = "管理员离职"

    assert f"办好后再回复“{done} " in news.check_failed(request, "搜索仍可见")
    assert f"{kind}受阻：管理员离职" in news.blocked(request)


@pytest.mark.parametrize(("platform", "told"), [("微信订阅号", True), ("新浪微博", False)])
def test_only_wechat_wants_a_confirmation_within_seven_days(platform: str, told: bool) -> None:  # noqa: FBT001 - a case
    cast = Cast()
    cast.account.platform = platform
    request = cast.sent(CANCEL)
    request.accepted_on, request.frozen_until = TODAY, TODAY + timedelta(days=15)

    assert ("7天内要到后台点确认" in request_steps.accepted(request, TODAY)) == told
    assert ("过期要从头再来" in reminders.frozen(request, TODAY)) == told


def test_only_the_unit_itself_takes_back() -> None:
    assert greyed("已撤回", "苏溪经办（样例）") == "已由单位撤回"
    assert greyed("已同意", "市府办审批（样例）") == "已由他人同意"
