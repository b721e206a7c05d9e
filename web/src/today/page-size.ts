/** Lines that are asked for at once: more than a screen shows, and few enough to be drawn at once on an old computer. */
export const linesAtOnce = 40;
