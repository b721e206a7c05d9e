const space = "http://www.w3.org/2000/svg";
/** A tile of a pattern is so wide and high. */
export const tile = 6;

/** How a part of a bar is filled, so that it is known in grey and on paper too; what is drawn on each tile, as a path. */
export const patterns = {
  solid: undefined,
  lines: `M-1 1l2-2M0 ${tile}l${tile}-${tile}M${tile - 1} ${tile + 1}l2-2`,
  cross: `M0 0L${tile} ${tile}M${tile} 0L0 ${tile}`,
  dots: "M3 1.4a1.6 1.6 0 1 0 .01 0z",
  blank: "",
} as const;
export type Pattern = keyof typeof patterns;

export type Fill = {
  /** Unique on the page. */
  readonly id: string;
  readonly pattern: Pattern;
  readonly tone: string;
};

/** The patterns of a chart, drawn into it, so that a chart that is saved has them. */
export function patternMark(fills: readonly Fill[], ground: string): () => SVGElement {
  return () => {
    const defs = document.createElementNS(space, "defs");
    for (const { id, pattern, tone } of fills) {
      const one = element("pattern", { id, width: `${tile}`, height: `${tile}`, patternUnits: "userSpaceOnUse" });
      const path = patterns[pattern];
      one.append(element("rect", { width: `${tile}`, height: `${tile}`, fill: path === undefined ? tone : ground }));
      if (path !== undefined && path !== "")
        one.append(element("path", { d: path, stroke: tone, "stroke-width": "1.7", fill: tone }));
      defs.append(one);
    }
    return defs as SVGElement;
  };
}

export const filled = (id: string): string => `url(#${id})`;

function element(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const one = document.createElementNS(space, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  return one;
}
