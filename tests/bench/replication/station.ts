/**
 * A station in a process of its own: the product's store, signer, link and replication, without screens. Started with the
 * broker's URL, a data folder, its name and its key's number. Says `online`, then `reached` when it holds so many events
 * of a station; told to, it decides something so often, and collects how long others' decisions took to come here.
 */

import { readBroker } from "../../../electron/core/link/broker.ts";
import { startLink } from "../../../electron/core/link/connection.ts";
import { createSources } from "../../../electron/core/live/sources.ts";
import { openSigner } from "../../../electron/core/proof/signer.ts";
import { testKey } from "../../../electron/core/proof/testing.ts";
import { openReplication } from "../../../electron/core/replication/index.ts";
import { openDatabase } from "../../../electron/core/store/database.ts";
import { createStore } from "../../../electron/core/store/index.ts";
import { rootTopic } from "../../../shared/messages/topics.ts";
import { benchCity, noteAt, type ToStation } from "./given.ts";

const [url = "", folder = "", station = "", key = "1", wanted = "", count = "0"] = process.argv.slice(2);
const signer = openSigner(testKey(Number(key)));
const store = createStore(openDatabase(folder, new Date()).database, signer.signEvent);
const sources = createSources();
const log = { info() {}, warning() {}, error: (what: string, more?: object) => console.error(what, more) };
const replication = openReplication({
  ...{
    store,
    station,
    signer,
    city: benchCity,
    root: rootTopic(benchCity),
    appVersion: "bench",
    clock: Date.now,
    random: Math.random,
  },
  ...{ rows: sources.stations, joinRows: sources.stationJoin, log, onForked() {} },
});
const latenciesMs: number[] = [];
store.log.onAdmitted((events) => () => {
  const now = Date.now();
  for (const { kind, body } of events)
    if (kind === "incident.noted") latenciesMs.push(now - Number(body.text.slice(0, 13)));
});
// Not when events are told of: the last ones may have been taken early, and are not told of again.
const reaching = setInterval(() => {
  if (wanted === "" || (store.log.headOf(wanted)?.seq ?? 0) < Number(count)) return;
  clearInterval(reaching);
  process.send?.("reached");
}, 20);
let deciding: NodeJS.Timeout | undefined;
const link = startLink({
  broker: readBroker(url),
  clientId: `live-room-${station}`,
  subscriptions: replication.link.subscriptions,
  presence: { topic: replication.link.presenceTopic, body: replication.link.presence },
  ...{ clock: Date.now, random: Math.random },
  onMessage(topic, payload, acknowledge) {
    replication.link.take(topic, payload);
    acknowledge?.();
  },
  onState({ state }) {
    if (state !== "online") return replication.link.down();
    replication.link.up(link.publish, (topic, _payload, reason, detail) =>
      console.error(reason, topic, detail),
    );
    process.send?.("online");
  },
  onSubscriptionRefused() {},
});

process.on("message", async (message: ToStation) => {
  if (message.type === "decide") {
    deciding = setInterval(() => {
      store.transaction(() => store.log.append(station, noteAt(Date.now()), "person:U-1", Date.now()));
    }, message.everyMs);
  } else if (message.type === "forget") {
    latenciesMs.length = 0;
  } else {
    clearInterval(deciding);
    process.send?.({ latenciesMs }, async () => {
      await link.close();
      process.exit(0);
    });
  }
});
