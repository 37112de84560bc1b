"""A task handed back: what only asks for that is no reason."""

import pytest

from bot.language import Asked
from bot.language.rules.handing_back import why_not_ours
from tests.language import plans
from tests.language.speaking import clerk, hears

WHY = Asked("ask", fields=("reason",), about="NOT_OURS", words="请写上理由，为什么不该本单位办。")


@pytest.mark.parametrize(
    "words",
    [
        "请退回",
        "退回吧",
        "麻烦退给市府办",
        "请市府办收回",
        "转给别人",
        "请改派",
        "退给你们吧，谢谢",
        "麻烦你们重新分派一下",
        "请转给有关单位办理",
        "没有理由",
    ],
)
def test_a_wish_is_no_reason(words: str) -> None:
    assert not why_not_ours(words)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("因为我们没有公众号，退给你们", "因为我们没有公众号"),
        ("请退回，账号是教育局的", "账号是教育局的"),
        ("请转给融媒体中心", "请转给融媒体中心"),
        ("职责已经划转给文旅局了", "职责已经划转给文旅局了"),
        ("我们只供稿，不发布", "我们只供稿，不发布"),
        ("机构改革后人员退回原单位", "机构改革后人员退回原单位"),
    ],
)
def test_what_tells_why_stays(words: str, reason: str) -> None:
    assert why_not_ours(words) == reason


@pytest.mark.parametrize(
    "words",
    [
        "我们的账号归宣传部管",
        "公众号是文旅局在运营",
        "账号都移交给融媒体中心了",
        "本镇没有账号了",
        "我们单位没有公众号",
        "镇里没有新媒体了",
    ],
)
def test_whose_it_is_and_that_there_is_none_are_plain_reasons(words: str) -> None:
    said = hears(words, clerk("Z02", asked=WHY), plans.notice())

    assert (said.intent, said.act, said.slots) == ("FILL", "do", {"reason": words})


@pytest.mark.parametrize("words", ["账号归宣传部管吗", "宣传部有哪些账号", "查账号 宣传部", "没有账号吗？"])
def test_a_question_beside_it_is_no_reason(words: str) -> None:
    assert hears(words, clerk("Z02", asked=WHY), plans.notice()).intent != "FILL"
