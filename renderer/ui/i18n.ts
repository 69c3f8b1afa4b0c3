/** Texts of the interface: one namespace for each window or panel, one file for each language and namespace. */
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import type { Language } from "../../shared/contract/rows.ts";

type Catalogue = Record<string, Record<string, string>>;

const files = import.meta.glob<Record<string, string>>("../../resources/locales/*/*.json", {
  eager: true,
  import: "default",
});

function catalogue(language: Language): Catalogue {
  const found: Catalogue = {};
  for (const [path, texts] of Object.entries(files)) {
    const [, code, namespace] = /\/(\w+)\/([\w-]+)\.json$/.exec(path) ?? [];
    if (code === language && namespace) found[namespace] = texts;
  }
  return found;
}

export async function startTexts(language: Language): Promise<void> {
  document.documentElement.lang = language;
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { id: catalogue("id"), en: catalogue("en") },
    keySeparator: false,
    nsSeparator: ":",
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}

export async function changeLanguage(language: Language): Promise<void> {
  if (i18next.language === language) return;
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}
