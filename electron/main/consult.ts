/** `--doctor`: examines the station, tells what was found, and ends. The room may run beside it. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { app } from "electron";
import type { CoreOptions } from "../../shared/contract/start.ts";
import { machineFacts } from "./machine.ts";
import type { AppOptions } from "./options.ts";
import { coreStarter } from "./runtime.ts";

/** Exit codes: something is at fault, or nobody could look. */
const faulty = 1;
const failed = 2;

export function consult(
  options: AppOptions,
  coreModule: string,
  pages: string,
  coreOptions: CoreOptions,
): void {
  // The running room's browser data is its own.
  const folder = mkdtempSync(join(tmpdir(), "live-room-doctor-"));
  app.setPath("userData", folder);
  app.setPath("sessionData", folder);
  const end = (code: number) => {
    rmSync(folder, { recursive: true, force: true });
    app.exit(code);
  };
  void app.whenReady().then(async () => {
    const machine = await machineFacts(pages);
    const bundleFile = options.bundle === null ? null : resolve(options.bundle);
    let code = failed;
    const core = coreStarter()(
      coreModule,
      JSON.stringify({ ...coreOptions, doctor: { machine, bundleFile } }),
      {
        onMessage(message) {
          if (message.type === "fatal")
            process.stderr.write(`${message.code} ${JSON.stringify(message.params)}\n`);
          if (message.type === "examined") {
            const { findings, text } = message;
            process.stdout.write(options.json ? `${JSON.stringify(findings, null, 2)}\n` : text);
            code = findings.some(({ state }) => state === "fault") ? faulty : 0;
          }
          if (message.type !== "to-client") core.shutdown();
        },
        onOutput: (output) => void output.pipe(process.stderr),
        onExit: () => end(code),
      },
    );
  });
}
