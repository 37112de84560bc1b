"""The API's endpoints by name; each is a function of the corp and the call."""

from sandbox.api import agent, contacts, login, media, rooms, sending, updating, webhooks
from sandbox.api.call import Endpoint

ENDPOINTS: dict[str, Endpoint] = {
    "gettoken": Endpoint("GET", login.gettoken, needs=""),
    "auth/getuserinfo": Endpoint("GET", login.getuserinfo),
    "message/send": Endpoint("POST", sending.send, counted=False),
    "message/update_template_card": Endpoint("POST", updating.update, counted=False),
    "message/recall": Endpoint("POST", updating.recall),
    "appchat/create": Endpoint("POST", rooms.create),
    "appchat/get": Endpoint("GET", rooms.get),
    "appchat/send": Endpoint("POST", rooms.send, counted=False),
    "webhook/send": Endpoint("POST", webhooks.send, needs="webhook", counted=False),
    "webhook/upload_media": Endpoint("POST", webhooks.upload, needs="webhook"),
    "aibot/response": Endpoint("POST", webhooks.response, needs=""),
    "media/upload": Endpoint("POST", media.upload),
    "media/get": Endpoint("GET", media.get),
    "menu/create": Endpoint("POST", agent.menu_create),
    "menu/get": Endpoint("GET", agent.menu_get),
    "menu/delete": Endpoint("GET", agent.menu_delete),
    "agent/get": Endpoint("GET", agent.agent_get),
    "getcallbackip": Endpoint("GET", agent.addresses),
    "get_api_domain_ip": Endpoint("GET", agent.addresses),
    "user/get": Endpoint("GET", contacts.user_get),
    "user/simplelist": Endpoint("GET", contacts.user_simplelist),
    "user/list_id": Endpoint("POST", contacts.user_list_id, needs="contacts"),
    "department/simplelist": Endpoint("GET", contacts.department_simplelist),
    "department/list": Endpoint("GET", contacts.department_list),
    "batch/openuserid_to_userid": Endpoint("POST", contacts.openuserid_to_userid),
}
