import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { awaitPicture, urgentPicturesShown } from "./urgentPictures.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

async function isOver(promise: Promise<void>): Promise<boolean> {
  let over = false;
  promise.then(() => {
    over = true;
  });
  await vi.advanceTimersByTimeAsync(0);
  return over;
}

it("holds nobody up while nobody waits for a picture", async () => {
  expect(await isOver(urgentPicturesShown())).toBe(true);
});

it("waits for the last of the pictures, each told once or more often", async () => {
  const [first, second] = [awaitPicture(), awaitPicture()];
  const shown = urgentPicturesShown();
  first();
  first();
  expect(await isOver(shown)).toBe(false);
  second();
  expect(await isOver(shown)).toBe(true);
});

it("does not wait for ever", async () => {
  const came = awaitPicture();
  const shown = urgentPicturesShown();
  await vi.advanceTimersByTimeAsync(2900);
  expect(await isOver(shown)).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(await isOver(shown)).toBe(true);
  came();
});
