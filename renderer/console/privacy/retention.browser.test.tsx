import { beforeAll, beforeEach, expect, it } from "vitest";
import { page } from "vitest/browser";
import { retentionRules } from "../../../shared/domain/privacy/retention.ts";
import { clearConsole, openConsole, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

it("the periods, and what was deleted under which rule and how many, are one key away", async () => {
  const at = Date.parse("2026-11-29T08:00:00+07:00");
  const { screen } = await openConsole(
    {
      retentionRules: retentionRules.map((rule, n) => ({
        rule,
        days: 30 * (n + 1),
        doneAt: n > 6 ? null : at,
      })),
      deletions: [
        { id: "a", day: "2026-11-29", rule: "reporters", days: 90, count: 1234, at },
        { id: "b", day: "2026-11-28", rule: "places-thinned", days: 30, count: 56, at: at - 86_400_000 },
      ],
    },
    1920,
    1080,
  );
  await press("Control>", "Shift>", "m", "/Shift", "/Control");
  await expect.element(screen.getByRole("dialog")).toBeVisible();
  await expect.poll(() => document.querySelectorAll("[data-rule]").length).toBe(retentionRules.length);
  expect(document.querySelector("[data-deletion=a]")?.textContent).toContain("1.234");
  await page.screenshot({ path: "../../../out/browser/retention.png" });
  await press("Escape");
  await expect.poll(() => document.querySelector("dialog[open]")).toBeNull();
});
