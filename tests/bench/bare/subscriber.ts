/**
 * The least that a subscriber can do with mqtt.js: it counts. Started as a child with the broker's URL and the filters
 * to subscribe to as `[filter, qos]` pairs; told how many messages it should have, it says when it has them.
 */
import mqtt from "mqtt";

const [url = "", filters = "[]"] = process.argv.slice(2);
const client = await mqtt.connectAsync(url, { protocolVersion: 4, clientId: "bare-subscriber" });

let count = 0;
let expected = Number.POSITIVE_INFINITY;

client.on("message", () => {
  count += 1;
  tell();
});
process.on("message", (message: number) => {
  expected = message;
  tell();
});
for (const [filter, qos] of JSON.parse(filters) as [string, 0 | 1][]) {
  await client.subscribeAsync(filter, { qos });
}
process.send?.("subscribed");

function tell(): void {
  if (count < expected) return;
  expected = Number.POSITIVE_INFINITY;
  process.send?.("complete");
}
