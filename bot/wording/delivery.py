"""What delivery itself has to say: a card that can no longer be changed, a picture that did not come through."""


def card_decided(title: str, outcome: str) -> str:
    """In place of a card's update, when WeCom does not take it any more."""
    return f"{title}\n{outcome}\n之前的卡片不用再点了。"


def picture_lost() -> str:
    """A received file could not be fetched."""
    return "刚才的图片没有收到，请再发一次；不发也可以，写一句说明就行。"
