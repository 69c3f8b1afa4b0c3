/** The console over a core that a test feeds, and what a person sees and presses there. */
import { expect } from "vitest";
import { page, userEvent } from "vitest/browser";
import { render } from "vitest-browser-react";
import { attachFakeCore, type FakeCore, type GivenRows } from "../data/testing.tsx";
import { panels } from "../panels/index.ts";
import { addTexts, changeLanguage, startTexts } from "../ui/i18n.ts";
import { select } from "../ui/selection.ts";
import { Console } from "./Console.tsx";
import { rows } from "./given.ts";
import { phoneForm } from "./intakePhone/form.ts";
import { Simulated } from "./training/Simulated.tsx";
import "../ui/fonts.ts";
import "../ui/theme.css";

export async function prepareConsole(): Promise<void> {
  await startTexts("id");
  await addTexts("en");
  // The map has tests of its own, and needs a graphics processor.
  panels.map = () => <canvas tabIndex={0} data-map="stub" />;
}

/** Before each test: nothing is chosen or typed, in Indonesian. */
export async function clearConsole(): Promise<void> {
  select(null);
  phoneForm.close();
  phoneForm.empty();
  await changeLanguage("id");
}

export async function openConsole(given: GivenRows = {}, width = 1280, height = 720) {
  document.body.style.margin = "0";
  await page.viewport(width, height);
  const core: FakeCore = attachFakeCore(rows(given));
  const screen = await render(
    <div style={{ position: "fixed", inset: 0 }}>
      <Simulated>
        <Console />
      </Simulated>
    </div>,
  );
  await expect.element(screen.getByRole("heading", { level: 1, name: /Tangerang/ })).toBeVisible();
  const sent = (name: string) =>
    core.commands.filter((command) => command.name === name).map(({ input }) => input);
  return { core, screen, sent };
}

export function press(...keys: string[]): Promise<void> {
  return userEvent.keyboard(
    keys.map((key) => (key.length > 1 ? `{${key}}` : key === "[" ? "[[" : key)).join(""),
  );
}

export function options(): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(".list [role=option]")];
}

export function names(): (string | null | undefined)[] {
  return options().map((option) => option.querySelector("strong")?.textContent);
}

/** What is shown all of. */
export function details(): string | undefined {
  return document.querySelector<HTMLElement>("[data-details]")?.dataset.details;
}

export function cursor(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".list [data-cursor=true]");
}
