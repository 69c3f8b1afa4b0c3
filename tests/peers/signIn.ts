/** Signs in at a console as a person does, with what stands on its door. */
import type { Page } from "playwright-core";
import type { Account } from "./accounts.ts";

/** Who is signed in already, as in the demo, stays so. */
export async function signIn(desk: Page, { secret }: Account): Promise<void> {
  // Whose name is offered is known a moment after the page is there.
  await desk.locator(".console-rows, [data-door=sign-in] option").first().waitFor({ state: "attached" });
  const field = desk.locator("[data-door=sign-in] input");
  if ((await field.count()) === 0) return;
  await field.fill(secret);
  await field.press("Enter");
  await desk.locator(".console-rows").waitFor();
}
