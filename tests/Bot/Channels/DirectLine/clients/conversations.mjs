// Conversations by Microsoft's own library, as a page with Web Chat has them: each asks its questions one after another, and
// sends again under the same name what it was not told of. Prints "connected" once all are online, and at the end, as JSON,
// what each was sent, in the order in which it came.
//
// node conversations.mjs <base address> <conversations> <questions for each>
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
globalThis.XMLHttpRequest = require("xhr2");
globalThis.WebSocket = require("ws");
const { DirectLine, ConnectionStatus } = require("botframework-directlinejs");

const [base, conversations, questions] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const domain = `${base}/v3/directline`;
const askAgainMilliseconds = 4000;
const timeoutMilliseconds = 5000;

async function token() {
  const response = await fetch(`${domain}/tokens/generate`, { method: "POST" });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()).token;
}

/** Asks one question until the library says that it was taken, under one name. */
function send(line, user, text, clientActivityID) {
  return new Promise((resolve) => {
    const attempt = () =>
      line.postActivity({ type: "message", text, from: { id: user, role: "user" }, channelData: { clientActivityID } }).subscribe(
        (id) => (id === "retry" ? setTimeout(attempt, askAgainMilliseconds) : resolve(id)),
        () => setTimeout(attempt, askAgainMilliseconds),
      );
    attempt();
  });
}

async function converse(number, online) {
  const line = new DirectLine({ domain, token: await token(), timeout: timeoutMilliseconds });
  const came = [];
  let answered = () => {};
  const subscription = line.activity$.subscribe((activity) => {
    came.push({ id: activity.id, role: activity.from.role, replyToId: activity.replyToId ?? null, client: activity.channelData?.clientActivityID ?? null });
    answered();
  });
  await new Promise((resolve) => line.connectionStatus$.subscribe((status) => status === ConnectionStatus.Online && resolve()));
  online();

  for (let question = 0; question < questions; question++) {
    const id = await send(line, "khach", `Câu ${number}.${question}: lệ phí đăng ký thường trú`, `client-${number}-${question}`);
    await new Promise((resolve) => {
      answered = () => came.some((activity) => activity.replyToId === id) && resolve();
      answered();
    });
  }
  subscription.unsubscribe();
  line.end();
  return came;
}

let waiting = conversations;
const online = () => {
  waiting -= 1;
  if (waiting === 0) process.stdout.write("connected\n");
};
const all = await Promise.all(Array.from({ length: conversations }, (_, number) => converse(number, online)));
process.stdout.write(`${JSON.stringify(all)}\n`, () => process.exit(0));
