/**
 * The least that mqtt.js programs do to move bytes at QoS 1. Started with the broker's URL, `send` or `take`, how many
 * messages and of how many bytes: `take` says `online` when it has subscribed, and `reached` when it has them all. Or with
 * `chat` and of how many bytes: tells all others what time it is as often as it is told to, and collects how long that
 * took to come here.
 */
import mqtt from "mqtt";
import type { ToStation } from "./given.ts";

const [url = "", role = "", count = "0", bytes = "0"] = process.argv.slice(2);
const client = await mqtt.connectAsync(url, { protocolVersion: 4 });
/** As many as the product has on their way. */
const unanswered = 16;

if (role === "take") {
  let left = Number(count);
  client.on("message", () => {
    if (--left === 0) process.send?.("reached");
  });
  await client.subscribeAsync("bench", { qos: 1 });
} else if (role === "chat") {
  const name = String(process.pid);
  const fill = "x".repeat(Number(count));
  let latenciesMs: number[] = [];
  let saying: NodeJS.Timeout | undefined;
  client.on("message", (topic, payload) => {
    if (!topic.endsWith(name)) latenciesMs.push(Date.now() - Number(payload.toString("latin1", 0, 13)));
  });
  await client.subscribeAsync("chat/+", { qos: 1 });
  process.on("message", (message: ToStation) => {
    if (message.type === "forget") latenciesMs = [];
    else if (message.type === "decide") {
      saying = setInterval(
        () => client.publish(`chat/${name}`, `${Date.now()}${fill}`, { qos: 1 }),
        message.everyMs,
      );
    } else {
      clearInterval(saying);
      process.send?.({ latenciesMs }, () => process.exit(0));
    }
  });
} else {
  process.once("message", async () => {
    const payload = Buffer.alloc(Number(bytes), "x");
    let left = Number(count);
    const next = async (): Promise<void> => {
      while (left-- > 0) await client.publishAsync("bench", payload, { qos: 1 });
    };
    await Promise.all(Array.from({ length: unanswered }, next));
  });
}
process.send?.("online");
