/** All texts in Indonesian, one file of the build. */
export const texts = import.meta.glob<Record<string, string>>("../../../resources/locales/id/*.json", {
  eager: true,
  import: "default",
});
