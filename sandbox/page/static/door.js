// The page's way to the sandbox: JSON in, JSON out, a sentence when something is wrong.

async function read(response) {
  const answer = await response.json().catch(() => ({ error: `沙箱没有回答（${response.status}）` }));
  if (answer.error) throw new Error(answer.error);
  return answer;
}

export async function get(path) {
  return read(await fetch(path));
}

export async function post(path, body) {
  const isForm = body instanceof FormData;
  const headers = isForm ? {} : { "Content-Type": "application/json" };
  return read(await fetch(path, { method: "POST", headers, body: isForm ? body : JSON.stringify(body) }));
}

// An element with text or children; texts are never read as markup.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== undefined) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}
