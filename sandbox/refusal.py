"""What WeCom says when it refuses: its errcodes and their sense (wecom-protocol §4.9, §5)."""

MEANINGS = {
    -1: "system busy",
    40001: "invalid credential",
    40003: "invalid userid",
    40004: "invalid media type",
    40006: "invalid media size",
    40007: "invalid media_id",
    40008: "invalid message type",
    40013: "invalid corpid",
    40014: "invalid access_token",
    40016: "invalid button count",
    40017: "invalid button type",
    40018: "invalid button name length",
    40019: "invalid button key length",
    40020: "invalid button url length",
    40023: "invalid sub button count",
    40029: "invalid code",
    40031: "invalid userid list",
    40032: "invalid userid list size",
    40035: "invalid parameter",
    40056: "invalid agentid",
    40058: "missing or invalid parameter",
    40066: "invalid url",
    41001: "access_token missing",
    41005: "media data missing",
    42001: "access_token expired",
    42014: "invalid task_id",
    42015: "the card belongs to another agent",
    42016: "task_id does not exist",
    42022: "response code already used or unknown",
    42027: "template_card: invalid horizontal keyname",
    42028: "template_card: invalid url",
    42029: "template_card: invalid media_id",
    42030: "template_card: invalid appid",
    42031: "template_card: invalid card_type",
    42033: "template_card: invalid title",
    42035: "template_card: too many horizontal contents",
    42036: "template_card: too many vertical contents",
    42037: "template_card: invalid option count",
    42038: "template_card: invalid button text or count",
    42039: "template_card: invalid button key",
    42040: "template_card: invalid option id",
    42041: "template_card: invalid option text",
    42042: "template_card: too many jumps",
    42043: "template_card: invalid question_key",
    42044: "template_card: invalid card_image url",
    42045: "template_card: invalid card_action",
    42046: "template_card: invalid submit key",
    42047: "template_card: invalid select_list count",
    42049: "template_card: invalid submit text",
    42050: "template_card: invalid userid",
    42051: "template_card: action_menu key missing or in conflict",
    42052: "msgid expired",
    43001: "require GET method",
    43002: "require POST method",
    44001: "empty media data",
    44004: "empty content",
    45002: "content too long",
    45009: "api freq out of limit",
    45033: "api concurrent out of limit",
    46004: "user not found",
    47001: "data format error",
    48002: "api forbidden",
    50003: "app disabled",
    60003: "department not found",
    60011: "no privilege to access",
    60020: "not allow to access from your ip",
    60111: "userid not found",
    81013: "all recipients are invalid",
    82001: "no recipient",
    86001: "invalid chatid",
    86003: "chatid does not exist",
    86008: "the chat was not created by this app",
    93000: "invalid webhook url, or the robot was removed",
    93004: "robot disabled",
    301002: "agentid does not fit the access_token",
}


class Refused(Exception):
    """WeCom refuses a call: `errcode`, and in `errmsg` the field that is wrong."""

    def __init__(self, errcode: int, detail: str = "") -> None:
        self.errcode = errcode
        sense = MEANINGS.get(errcode, "error")
        self.errmsg = f"{sense}, hint: {detail}" if detail else sense
        super().__init__(f"{errcode} {self.errmsg}")


def demand(condition: object, errcode: int, detail: str = "") -> None:
    """Refuse with `errcode` unless `condition` holds."""
    if not condition:
        raise Refused(errcode, detail)
