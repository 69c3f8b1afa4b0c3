/** A shell in a folder that looks like the project's, so that commands are typed as the documents write them. */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../source.ts";

export interface Shell {
  /** What commands write stands here. */
  readonly folder: string;
  /** Runs a block to its end. */
  run(text: string, input?: string): Promise<{ code: number | null; output: string }>;
  /** Runs a block that goes on until it is ended, once it has said this. */
  serve(text: string, said: RegExp): Promise<Serving>;
  close(): Promise<void>;
}

export interface Serving {
  output(): string;
  /** As Ctrl+C does. */
  end(): Promise<void>;
}

/** Where the documents name a place or a host that a test must not use, by what stands for it. */
export type Stead = Readonly<Record<string, string>>;

export function openShell(stead: () => Stead): Shell {
  const folder = mkdtempSync(join(tmpdir(), "live-room-commands-"));
  for (const name of readdirSync(root))
    if (name !== ".git") symlinkSync(join(root, name), join(folder, name));
  const home = join(folder, "home");
  mkdirSync(home);
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...others } = process.env;
  // A room of a fresh account: neither its settings nor its data are those of whoever runs the tests.
  const env = { ...others, XDG_CONFIG_HOME: home };
  const running = new Set<ChildProcess>();

  function start(text: string) {
    const written = Object.entries(stead()).reduce((before, [from, to]) => before.replaceAll(from, to), text);
    const child = spawn("sh", ["-eu", "-c", written], { cwd: folder, env, detached: true });
    running.add(child);
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece) => (output += piece));
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    void ended.then(() => running.delete(child));
    return { child, ended, output: () => output };
  }

  return {
    folder,
    async run(text, input = "") {
      const { child, ended, output } = start(text);
      child.stdin.end(input);
      const code = await ended;
      return { code, output: output() };
    },
    async serve(text, said) {
      const { child, ended, output } = start(text);
      const isOver = ended.then((code) => {
        throw new Error(`expected ${said}, found the end with code ${code}\n${output()}`);
      });
      isOver.catch(() => {});
      const isSaid = (async () => {
        while (!said.test(output())) await new Promise((resolve) => setTimeout(resolve, 100));
      })();
      await Promise.race([isSaid, isOver]);
      return {
        output,
        async end() {
          process.kill(-child.pid!, "SIGINT");
          await ended;
        },
      };
    },
    async close() {
      for (const { pid } of running) process.kill(-pid!, "SIGKILL");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
