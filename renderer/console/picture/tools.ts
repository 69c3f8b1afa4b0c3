/** What can be done with the picture of the chosen camera, in the order of its buttons, and the keys of each. */
export const pictureTools = ["snapshot"] as const;
export type PictureTool = (typeof pictureTools)[number];

/** They mean this while a camera is chosen, and no incident then is: its keys are free. */
export const toolKeys: Readonly<Record<PictureTool, readonly string[]>> = {
  snapshot: ["@"],
};
