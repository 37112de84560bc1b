"""How long the texts of a template_card may be, at the app's door and at the bot's (wecom-protocol §5)."""

from dataclasses import dataclass

KEY_BYTES, TASK_ID_BYTES, OPTION_ID_BYTES = 1024, 128, 128
HORIZONTAL_ROWS, VERTICAL_ROWS, JUMPS, MENU_ACTIONS = 6, 4, 3, 3
BUTTONS, OPTIONS, VOTE_OPTIONS, SELECTIONS = 6, 10, 20, 3
FLATTEST, WIDEST = 1.3, 2.25  # aspect ratio of a card_image


@dataclass(frozen=True)
class Bounds:
    """Lengths in characters, and which card types a door knows."""

    types: tuple[str, ...]
    source: int
    title: int
    desc: int
    choice_title: int  # main_title of vote and multiple
    choice_desc: int
    emphasis_title: int
    emphasis_desc: int
    sub_title: int
    keyname: int
    value: int
    jump_title: int
    vertical_title: int
    vertical_desc: int
    selection_title: int
    option: int
    check_option: int
    button: int = 10


NOTICES = ("text_notice", "news_notice")
EVERY_TYPE = (*NOTICES, "button_interaction", "vote_interaction", "multiple_interaction")

APP = Bounds(
    types=EVERY_TYPE, source=20, title=36, desc=44, choice_title=36, choice_desc=160, emphasis_title=14,
    emphasis_desc=22, sub_title=160, keyname=5, value=30, jump_title=18, vertical_title=38, vertical_desc=160,
    selection_title=36, option=16, check_option=17,
)  # fmt: skip
BOT = Bounds(
    types=EVERY_TYPE, source=13, title=26, desc=30, choice_title=16, choice_desc=30, emphasis_title=10,
    emphasis_desc=15, sub_title=112, keyname=5, value=26, jump_title=13, vertical_title=26, vertical_desc=112,
    selection_title=13, option=10, check_option=11,
)  # fmt: skip
WEBHOOK = Bounds(**{**vars(BOT), "types": NOTICES})
