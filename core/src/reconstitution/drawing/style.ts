const light = {
  paper: "#ffffff",
  ink: "#1b1f24",
  soft: "#57606a",
  grid: "#e1e6eb",
  band: "#cfe2f5",
  median: "#3a78b8",
  point: "#14181d",
  limit: "#7a6a00",
  back: "#7b3fa0",
  end: "#b04a00",
};

const dark: typeof light = {
  paper: "#14181d",
  ink: "#e8edf2",
  soft: "#a3aeb9",
  grid: "#2b333b",
  band: "#223d57",
  median: "#6fb0ee",
  point: "#ffffff",
  limit: "#d6c04a",
  back: "#c796e8",
  end: "#ff9a4d",
};

const rules = (colours: typeof light): string =>
  [
    `.lw-paper{fill:${colours.paper}}`,
    `.lw-text{fill:${colours.ink}}.lw-soft{fill:${colours.soft}}`,
    `.lw-grid{stroke:${colours.grid}}.lw-axis{stroke:${colours.soft}}`,
    `.lw-band{fill:${colours.band}}.lw-median{stroke:${colours.median}}`,
    `.lw-course{stroke:${colours.point}}.lw-point{fill:${colours.point};stroke:${colours.paper}}`,
    `.lw-open{fill:${colours.paper};stroke:${colours.point}}`,
    `.lw-halo{stroke:${colours.paper};stroke-width:3;paint-order:stroke;stroke-linejoin:round}`,
    `.lw-limit{stroke:${colours.limit}}.lw-limit-text{fill:${colours.limit}}`,
    `.lw-back{stroke:${colours.back}}.lw-back-mark{fill:${colours.back}}`,
    `.lw-end{stroke:${colours.end}}.lw-end-text{fill:${colours.end}}`,
  ].join("");

/** Written out and not as variables, so that programs that read no variables draw it too. Shape tells apart, not colour alone. */
export const style = `${rules(light)}@media (prefers-color-scheme:dark){${rules(dark)}}`;
