import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { AwaitedPictures } from "./awaitedPictures.ts";

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
  const pictures = new AwaitedPictures(3000);
  expect(pictures.isAny).toBe(false);
  expect(await isOver(pictures.shown())).toBe(true);
});

it("waits for the last of the pictures, each told once or more often", async () => {
  const pictures = new AwaitedPictures(3000);
  const [first, second] = [pictures.add(), pictures.add()];
  const shown = pictures.shown();
  first();
  first();
  expect(await isOver(shown)).toBe(false);
  expect(pictures.isAny).toBe(true);
  second();
  expect(await isOver(shown)).toBe(true);
  expect(pictures.isAny).toBe(false);
});

it("does not wait for ever for a picture that does not come", async () => {
  const pictures = new AwaitedPictures(3000);
  pictures.add();
  const shown = pictures.shown();
  await vi.advanceTimersByTimeAsync(2900);
  expect(await isOver(shown)).toBe(false);
  await vi.advanceTimersByTimeAsync(200);
  expect(await isOver(shown)).toBe(true);
  expect(pictures.isAny).toBe(false);
});

it("nor for pictures of which there is always one more", async () => {
  const pictures = new AwaitedPictures(3000);
  pictures.add();
  const shown = pictures.shown();
  await vi.advanceTimersByTimeAsync(2000);
  pictures.add();
  await vi.advanceTimersByTimeAsync(1100);
  expect(await isOver(shown)).toBe(true);
  expect(pictures.isAny).toBe(true);
});
