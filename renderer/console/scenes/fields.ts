/** What can be set in each type of panel, in one table: the form of the editor is made from it. */

interface Named {
  /** The setting's name in the scene, and its text `setting-…`. */
  readonly name: string;
}

export type SettingField =
  | (Named & {
      readonly kind: "whole";
      readonly least: number;
      readonly most: number;
      readonly without: number;
    })
  /** Ids of cameras, in order. */
  | (Named & { readonly kind: "cameras" })
  /** One tour of the city, or none. */
  | (Named & { readonly kind: "tour" })
  /** One officer of the city, or none. */
  | (Named & { readonly kind: "officer" });

export const settingFields: Readonly<Record<string, readonly SettingField[]>> = {
  cameras: [
    { name: "columns", kind: "whole", least: 1, most: 12, without: 3 },
    { name: "rows", kind: "whole", least: 1, most: 12, without: 3 },
    { name: "start", kind: "whole", least: 0, most: 9999, without: 0 },
    { name: "tour", kind: "tour" },
    { name: "cameras", kind: "cameras" },
  ],
  map: [{ name: "follow", kind: "officer" }],
};

/** Settings of a panel that this table does not know; they are kept as they are. */
export function otherSettings(type: string, settings: Readonly<Record<string, unknown>>): string[] {
  const known = new Set(settingFields[type]?.map(({ name }) => name));
  return Object.keys(settings).filter((name) => !known.has(name));
}
