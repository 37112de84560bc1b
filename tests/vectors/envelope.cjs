// @wecom/crypto on standard input and output: one JSON request a line, one JSON answer a line.
const readline = require("readline");
const { decrypt, encrypt, getSignature } = require("@wecom/crypto");

const verbs = {
  open: ({ key, encrypted }) => decrypt(key, encrypted),
  seal: ({ key, message, id }) => ({ encrypted: encrypt(key, message, id) }),
  sign: ({ token, timestamp, nonce, encrypted }) => ({ signature: getSignature(token, timestamp, nonce, encrypted) }),
};

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const request = JSON.parse(line);
  console.log(JSON.stringify(verbs[request.verb](request)));
});
