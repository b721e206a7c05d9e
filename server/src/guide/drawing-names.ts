/** What can stand after `::`, and of how many figures it is. */
const drawings: Readonly<Record<string, "figure" | "figures" | "nothing" | "words">> = {
  icons: "figure",
  numbers: "figures",
  reset: "nothing",
  edss: "nothing",
  wheel: "nothing",
  timeline: "nothing",
  words: "nothing",
  "decision-sheet": "nothing",
  "write-in": "words",
};

export function isDrawing(name: string, of: readonly string[], isFigure: (id: string) => boolean): boolean {
  switch (Object.hasOwn(drawings, name) ? drawings[name] : undefined) {
    case "figure":
      return of.length === 1 && of.every(isFigure);
    case "figures":
      return of.length > 0 && of.every(isFigure);
    case "nothing":
      return of.length === 0;
    case "words":
      return of.length > 0;
    default:
      return false;
  }
}
