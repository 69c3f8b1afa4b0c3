/** What the processes of the replication's benchmark agree on. */
import type { Store } from "../../../electron/core/store/index.ts";
import { stationSubject } from "../../../shared/domain/replication/members.ts";

export const benchCity = "36.71";

export type ToStation =
  | { readonly type: "decide"; readonly everyMs: number }
  | { readonly type: "forget" }
  | { readonly type: "stop" };

/** A note that begins with when it was made, epoch ms. */
export function noteAt(ms: number) {
  const text = `${ms} Pompa sudah menyala, air turun perlahan di simpang; warga diminta tetap di rumah.`;
  return { kind: "incident.noted", subject: `TL-${ms % 5000}`, body: { text } } as const;
}

/** Each of the stations lets the others in. */
export function letIn(
  store: Store,
  station: string,
  all: readonly { id: string; publicKey: string }[],
  nowMs: number,
): void {
  store.transaction(() => {
    for (const { id, publicKey } of all) {
      if (id === station) continue;
      const body = { station: id, publicKey, by: "code" } as const;
      store.log.append(
        station,
        { kind: "station.admitted", subject: stationSubject(id), body },
        "person:U-1",
        nowMs,
      );
    }
  });
}
