import type { TFunction } from "i18next";

/** A camera's tag in the interface's language; a city's own word is shown as it is. */
export function tagText(tag: string, t: TFunction<"cameras">): string {
  return t(`tag-${tag}`, { defaultValue: tag });
}
