type Attributes = Readonly<Record<string, string | number>>;

/** One SVG element as text. Children are markup already; see {@link text}. Numbers are written to a tenth. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(value)}"`);
  const open = `<${name}${written.join("")}`;
  return children.length === 0 ? `${open}/>` : `${open}>${children.join("")}</${name}>`;
}

/** Text as markup: what a record says is never read as an element. */
export const text = (content: string): string =>
  content.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one]!);

const attribute = (value: string | number): string => (typeof value === "string" ? text(value) : tenth(value));

/** A coordinate. */
export const tenth = (value: number): string => String(Math.round(value * 10) / 10);

/** `M` and `L` through points. */
export const path = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${tenth(x)} ${tenth(y)}`).join("");
