import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";

const { document } = new JSDOM("").window;

/** A drawing as a file of its own; the title is what a screen reader says. */
export function drawn(title: string, options: Plot.PlotOptions): string {
  const plot = Plot.plot({
    document,
    width: 760,
    marginBottom: 44,
    style: "background: white; font-size: 12px; overflow: visible",
    ...options,
  });
  const name = document.createElementNS("http://www.w3.org/2000/svg", "title");
  name.textContent = title;
  plot.prepend(name);
  plot.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  return `${plot.outerHTML}\n`;
}
