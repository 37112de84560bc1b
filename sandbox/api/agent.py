"""The app itself: its menu, its visible range, WeCom's addresses."""

from typing import Any

from sandbox.api.call import Call
from sandbox.corp import Corp
from sandbox.menu_rules import check_menu
from sandbox.refusal import demand

Json = dict[str, Any]


def _own_agent(corp: Corp, call: Call) -> int:
    asked = call.asked("agentid")
    demand(asked.isdigit(), 40056)
    demand(int(asked) == call.agent_id, 301002)
    return corp.credentials.agent_id


def menu_create(corp: Corp, call: Call) -> Json:
    """Show a menu in the app's chat."""
    _own_agent(corp, call)
    corp.set_menu(check_menu(call.payload))
    return {}


def menu_get(corp: Corp, call: Call) -> Json:
    """The menu as it is."""
    _own_agent(corp, call)
    return dict(corp.menu)


def menu_delete(corp: Corp, call: Call) -> Json:
    """Take the menu away."""
    _own_agent(corp, call)
    corp.set_menu({})
    return {}


def agent_get(corp: Corp, call: Call) -> Json:
    """The app's name and its visible range."""
    agent_id = _own_agent(corp, call)
    visible = [{"userid": one.userid} for one in corp.directory.people if one.visible]
    return {
        "agentid": agent_id,
        "name": corp.credentials.bot_name,
        "close": int(corp.app_closed),
        "allow_userinfos": {"user": visible},
        "allow_partys": {"partyid": []},
        "allow_tags": {"tagid": []},
        "redirect_domain": "",
        "report_location_flag": 0,
        "isreportenter": 1,
        "home_url": "",
    }


def addresses(corp: Corp, call: Call) -> Json:  # noqa: ARG001 - the shape of an endpoint
    """Where WeCom's calls come from, and where its API lives."""
    return {"ip_list": ["127.0.0.1"]}
