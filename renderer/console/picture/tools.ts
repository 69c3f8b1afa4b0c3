/** What can be done with the picture of the chosen camera, in the order of its buttons, and the keys of each. */
export const pictureTools = [
  ...(["snapshot", "zoom-in", "zoom-out", "zoom-whole", "pan"] as const),
  ...(["back", "ahead", "live", "sound"] as const),
];
export type PictureTool = (typeof pictureTools)[number];

/** Dragging is what a button for this would be. */
export const buttonTools = pictureTools.filter((tool) => tool !== "pan");

/** How far one press goes back or on, in seconds. */
export const lookBackS = 10;

/** They mean this while a camera is chosen, and no incident then is: its keys are free. */
export const toolKeys: Readonly<Record<PictureTool, readonly string[]>> = {
  snapshot: ["@"],
  "zoom-in": ["+"],
  "zoom-out": ["-"],
  "zoom-whole": ["_"],
  pan: ["Ctrl+ArrowLeft", "Ctrl+ArrowRight", "Ctrl+ArrowUp", "Ctrl+ArrowDown"],
  back: ["("],
  ahead: [")"],
  live: ["!"],
  sound: ["&"],
};
