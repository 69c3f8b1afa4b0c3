/** All texts in English, one file of the build. */
export const texts = import.meta.glob<Record<string, string>>("../../../resources/locales/en/*.json", {
  eager: true,
  import: "default",
});
