import { expect, it } from "vitest";
import { isHarmless, logTail } from "./app-log.mjs";

it("knows Chromium's harmless lines from the rest", () => {
  expect(isHarmless("[123:1124/170000.1:ERROR:bus.cc(399)] Failed to connect to the bus: …")).toBe(true);
  expect(isHarmless("[123:1124/170000.1:ERROR:viz_main_impl.cc(186)] Exiting GPU process due to …")).toBe(
    true,
  );
  expect(isHarmless("core ended (exit code 1), start 2")).toBe(false);
});

it("keeps the last lines", () => {
  const tail = logTail(2);
  for (const line of ["a", "b", "c"]) tail.add(line);
  expect(tail.text()).toBe("b\nc");
});
