import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { memoryBytes, processorSeconds, processTree } from "./processes.ts";

describe.runIf(process.platform === "linux")("what processes cost", () => {
  it("counts a child's child, its time and its memory", async () => {
    const inner =
      "const end = Date.now() + 200; while (Date.now() < end); console.log('done'); setTimeout(() => {}, 60000)";
    const outer = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(inner)}], { stdio: "inherit" })`;
    const child = spawn(process.execPath, ["-e", outer], {
      stdio: ["ignore", "pipe", "inherit"],
      detached: true,
    });
    try {
      await once(child.stdout, "data");
      const tree = await processTree(child.pid!);
      expect(tree).toHaveLength(2);
      expect(await processorSeconds(tree.slice(1))).toBeGreaterThan(0.05);
      expect(await memoryBytes(tree)).toBeGreaterThan(await memoryBytes(tree.slice(1)));
    } finally {
      process.kill(-child.pid!, "SIGKILL");
    }
  });

  it("counts nothing for a process that is gone", async () => {
    const child = spawn(process.execPath, ["-e", ""]);
    await once(child, "exit");
    expect(await processorSeconds([child.pid!])).toBe(0);
    expect(await memoryBytes([child.pid!])).toBe(0);
  });
});
