"""The XML that WeCom sends to an app, before encryption (wecom-protocol §2)."""

from collections.abc import Mapping, Sequence
from typing import Any

Fields = Mapping[str, Any]


def xml(fields: Fields) -> str:
    """An XML document; text in CDATA, numbers bare, a sequence as repeated elements."""
    return f"<xml>{_inside(fields)}</xml>"


def _inside(fields: Fields) -> str:
    return "".join(_element(name, value) for name, value in fields.items())


def _element(name: str, value: object) -> str:
    if isinstance(value, Mapping):
        return f"<{name}>{_inside(value)}</{name}>"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "".join(_element(name, one) for one in value)
    if isinstance(value, (int, float)):
        return f"<{name}>{value}</{name}>"
    return f"<{name}>{cdata(str(value))}</{name}>"


def cdata(text: str) -> str:
    """A CDATA section that its own text cannot leave."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def letter(corp_id: str, agent_id: int, userid: str, at: float, **fields: object) -> dict[str, object]:
    """The fields of any message or event."""
    return {
        "ToUserName": corp_id,
        "FromUserName": userid,
        "CreateTime": int(at),
        **fields,
        "AgentID": agent_id,
    }


def selected_items(selected: Mapping[str, Sequence[str]]) -> dict[str, object]:
    """The choices of a card's drop-downs as an event carries them."""
    items = [{"QuestionKey": key, "OptionIds": {"OptionId": list(ids)}} for key, ids in selected.items()]
    return {"SelectedItems": {"SelectedItem": items}} if items else {}
