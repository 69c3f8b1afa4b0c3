/** Other pages come and go; the page that an operator comes back to many times an hour stays as it was left. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { userEvent } from "vitest/browser";
import { incident } from "../given.ts";
import { clearConsole, cursor, names, openConsole, options, prepareConsole, press } from "../testing.tsx";

beforeAll(prepareConsole);
beforeEach(clearConsole);

const list = () => document.querySelector<HTMLElement>(".queue [role=listbox]");
const cursorAt = () => cursor()?.getAttribute("aria-posinset");
const map = () => document.querySelector("[data-map]");

it("stands where it was left, with the same map, and with what became true meanwhile", async () => {
  const incidents = Array.from({ length: 60 }, (_, n) =>
    incident(n, { category: n % 2 ? "macet" : "lampu", deadline: { stage: "acknowledge", at: 1000 + n } }),
  );
  const { core } = await openConsole({ incidents });
  await press("/");
  await userEvent.keyboard("lampu");
  await press("Escape", "End");
  await expect.poll(cursorAt).toBe("30");
  await expect.poll(() => list()?.scrollTop).toBeGreaterThan(500);
  const [before, scrolled] = [map(), list()?.scrollTop];

  await press("F5");
  await expect.poll(() => document.querySelector("[data-page]")?.getAttribute("data-page")).toBe("roster");
  // Nobody finds the page that is not shown: keys go to the roster's own list.
  expect(list()).toBeNull();
  expect(map()).toBeNull();
  core.patch("incidents", [
    incident(100, { category: "lampu", deadline: { stage: "acknowledge", at: 9000 } }),
  ]);

  await press("F3");
  await expect.poll(() => list()?.dataset.rows).toBe("31");
  expect(map()).toBe(before);
  expect(list()?.scrollTop).toBe(scrolled);
  expect(document.querySelector<HTMLInputElement>(".queue [type=search]")?.value).toBe("lampu");
  expect(new Set(names())).toEqual(new Set(["Lampu jalan mati"]));
  expect(options().length).toBeLessThan(31);
  await press("k");
  await expect.poll(cursorAt).toBe("29");
});
