/** Of a scene's text that is brought in; it has no more characters than bytes. */
export const maxSceneTextBytes = 1024 * 1024;
