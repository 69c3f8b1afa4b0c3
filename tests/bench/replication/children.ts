/** Programs that a benchmark starts and that speak with it. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../benchmark.ts";

const patienceMs = 120_000;

/** `file` below tests/bench. */
export function start(file: string, ...given: string[]): ChildProcess {
  return fork(join(root, "tests/bench", file), given, {
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
}

/** Resolves when the process says this word. Rejects when it ends before, or says nothing for two minutes. */
export async function heard(child: ChildProcess, wanted: string): Promise<void> {
  const giveUp = AbortSignal.timeout(patienceMs);
  const gone = once(child, "exit", { signal: giveUp }).then(() => {
    throw new Error(`expected ${wanted} of a process, found its end`);
  });
  const said = (async () => {
    for (;;) {
      const [message] = await once(child, "message", { signal: giveUp });
      if (message === wanted) return;
    }
  })();
  gone.catch(() => {});
  await Promise.race([said, gone]);
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
