import i18next from "i18next";
import { beforeAll, expect, it } from "vitest";
import { addTexts, changeLanguage, lastLanguage, startTexts } from "./i18n.ts";

const title = (lng = i18next.language) => i18next.t("board:title", { lng });

beforeAll(async () => {
  localStorage.clear();
  await startTexts(lastLanguage());
});

it("begins in Indonesian, and knows other languages' texts once they are added", async () => {
  expect(title()).toBe("Kejadian");
  expect(title("en")).toBe("title");
  await addTexts("en");
  expect(title("en")).toBe("Incidents");
  expect(document.documentElement.lang).toBe("id");
});

it("shows the language that was asked for last, also where the one before is still on its way", async () => {
  const asked = [changeLanguage("en"), changeLanguage("id")];
  await Promise.all(asked);
  expect([title(), document.documentElement.lang, lastLanguage()]).toEqual(["Kejadian", "id", "id"]);
});

it("begins the next time with what was shown", async () => {
  await changeLanguage("en");
  expect([title(), document.documentElement.lang, lastLanguage()]).toEqual(["Incidents", "en", "en"]);
  localStorage.setItem("language", "nonsense");
  expect(lastLanguage()).toBe("id");
});
