const light = { paper: "#ffffff", ink: "#1b1f24", soft: "#4d5761", grid: "#e1e6eb" };
const dark: typeof light = { paper: "#14181d", ink: "#e8edf2", soft: "#a9b4bf", grid: "#2b333b" };

/** Lines by stratum: hues that most eyes tell apart, of different greys on paper; dashes tell them apart alone. */
const lines = [
  { light: "#0b4f8a", dark: "#7ab8f5", dash: "" },
  { light: "#c2570c", dark: "#ffa45c", dash: "7 4" },
  { light: "#2f7d4f", dark: "#7fd6a0", dash: "2 3" },
  { light: "#7b3fa0", dark: "#cf9ff0", dash: "9 3 2 3" },
  { light: "#5c6570", dark: "#c3ccd5", dash: "14 4" },
] as const;

/** Parts of bars from good to bad: dark, light, middle and black as greys. */
const fills = {
  good: { light: "#1c6b58", dark: "#3fa58c" },
  plain: { light: "#d3dae1", dark: "#4a545e" },
  bad: { light: "#d98a3d", dark: "#e39a52" },
  worst: { light: "#7a1f2b", dark: "#c85a68" },
} as const;
export type Fill = keyof typeof fills;

const rules = (mode: "light" | "dark", colours: typeof light): string =>
  [
    `.lc-paper{fill:${colours.paper}}.lc-text{fill:${colours.ink}}.lc-soft{fill:${colours.soft}}`,
    `.lc-grid{stroke:${colours.grid}}.lc-axis{stroke:${colours.soft}}`,
    `.lc-gap{stroke:${colours.paper}}`,
    ...lines.map((line, i) => `.lc-line-${i}{stroke:${line[mode]}}.lc-mark-${i}{fill:${line[mode]}}`),
    ...Object.entries(fills).map(([name, fill]) => `.lc-${name}{fill:${fill[mode]}}`),
  ].join("");

/** Written out and not as variables, so that programs that read no variables draw it too. */
export const cohortStyle = `${rules("light", light)}@media (prefers-color-scheme:dark){${rules("dark", dark)}}`;

/** Beyond the last line they begin again. */
export const lineOf = (i: number) => ({ place: i % lines.length, dash: lines[i % lines.length]!.dash });
