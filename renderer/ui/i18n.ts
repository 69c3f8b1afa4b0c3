/**
 * Texts of the interface: one namespace for each window or panel, one file for each language and namespace. A page loads
 * the language that it shows, and another one when it is asked for: both together were a third of what a page had to
 * read before it showed anything.
 */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { type Language, language as languageSchema } from "../../shared/contract/rows.ts";

type Catalogue = Record<string, Record<string, string>>;

const files: Record<Language, () => Promise<{ texts: Catalogue }>> = {
  id: () => import("./texts/id.ts"),
  en: () => import("./texts/en.ts"),
};

/** Where a page keeps what it showed last: a room that speaks English has no Indonesian picture first. */
const place = "language";
/** The one that was asked for last: of two that load, it is shown. */
let wanted: Language | undefined;

export function lastLanguage(): Language {
  return languageSchema.catch("id").parse(localStorage.getItem(place));
}

export async function startTexts(language: Language): Promise<void> {
  wanted = language;
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: await catalogue(language) },
    keySeparator: false,
    nsSeparator: ":",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

/** For what is written in a language that is not shown. */
export async function addTexts(language: Language): Promise<void> {
  if (Object.hasOwn(i18next.store.data, language)) return;
  for (const [namespace, texts] of Object.entries(await catalogue(language))) {
    i18next.addResourceBundle(language, namespace, texts);
  }
}

export async function changeLanguage(language: Language): Promise<void> {
  if (wanted === language) return;
  wanted = language;
  await addTexts(language);
  if (wanted !== language) return;
  localStorage.setItem(place, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

async function catalogue(language: Language): Promise<Catalogue> {
  const { texts } = await files[language]();
  return Object.fromEntries(
    Object.entries(texts).map(([path, ofNamespace]) => [
      /([\w-]+)\.json$/.exec(path)?.[1] ?? path,
      ofNamespace,
    ]),
  );
}
