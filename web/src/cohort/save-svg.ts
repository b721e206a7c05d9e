const space = "http://www.w3.org/2000/svg";
const head = 54;

/** Saves a chart as a file of its own, with its finding and of how many above it. */
export function saveSvg(svg: Element, finding: string, note: string): void {
  const whole = svg.cloneNode(true) as SVGSVGElement;
  const [width, height] = [Number(svg.getAttribute("width")), Number(svg.getAttribute("height"))];
  const { color, backgroundColor } = getComputedStyle(svg.closest("section") ?? svg);
  const inner = document.createElementNS(space, "g");
  inner.setAttribute("transform", `translate(0 ${head})`);
  inner.append(...whole.childNodes);
  const paper = element("rect", { width: "100%", height: "100%", fill: backgroundColor });
  const title = element("text", { x: "12", y: "24", fill: color, "font-size": "15", "font-weight": "700" }, finding);
  const below = element("text", { x: "12", y: "43", fill: color, "font-size": "11" }, note);
  whole.replaceChildren(paper, title, below, inner);
  for (const [name, value] of Object.entries({
    xmlns: space,
    width: `${width}`,
    height: `${height + head}`,
    viewBox: `0 0 ${width} ${height + head}`,
    "font-family": "system-ui, sans-serif",
    "font-size": "10",
    color,
  }))
    whole.setAttribute(name, value);
  saveText(whole.outerHTML, `${fileName(finding)}.svg`, "image/svg+xml");
}

/** Saves a text as a file. */
export function saveText(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}

function element(name: string, attributes: Readonly<Record<string, string>>, text = ""): Element {
  const one = document.createElementNS(space, name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  one.textContent = text;
  return one;
}

const fileName = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 80);
