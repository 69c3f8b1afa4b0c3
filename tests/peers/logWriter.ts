/** A station that writes into its log without rest, entries with an attachment each, until it is killed: a child process. */

import { personCaller } from "../../electron/core/access/caller.ts";
import { smallCity } from "../../electron/core/demo/drill/smallCity.ts";
import { createIds } from "../../electron/core/incidents/ids.ts";
import { openProof } from "../../electron/core/proof/index.ts";
import { openSigner } from "../../electron/core/proof/signer.ts";
import { testKey } from "../../electron/core/proof/testing.ts";
import { openAttachments } from "../../electron/core/shiftLog/attachments.ts";
import { createLogCommands } from "../../electron/core/shiftLog/commands.ts";
import { openDatabase } from "../../electron/core/store/database.ts";
import { createStore } from "../../electron/core/store/index.ts";

const [folder = ""] = process.argv.slice(2);
const signer = openSigner(testKey(1));
const { database } = openDatabase(folder, new Date());
const store = createStore(database, signer.signEvent);
const [clock, station] = [Date.now, "st-1"];
const proof = openProof({ store, station, signer, clock });
const city = smallCity();
const commands = createLogCommands({
  ...{ city, store, station, clock, resourcesFolder: "", nameOf: String, fingerprint: proof.fingerprint },
  newId: createIds(clock, Math.random),
  attachments: openAttachments(folder, city.log.attachments, () => null),
});
const caller = personCaller({ id: 1, kind: "console" }, { id: "U-1", name: "Penulis", role: "operator" });

for (let n = 1; ; n++) {
  const attachments = [{ name: "a.txt", bytes: Buffer.from(`${process.pid} ${n} `.repeat(500)) }];
  await commands["log.write"](
    { text: `Catatan ${n}`, tags: [], links: [], template: null, attachments },
    caller,
  );
  if (n % 10 === 0) proof.sealHeads(`segel-${n}`, [], caller.actor);
  process.stdout.write(".");
}
