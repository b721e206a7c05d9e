/**
 * An EDSS as it is written everywhere: `0`, otherwise with one decimal, `1.0` to `10.0`. The decimal mark is that of
 * the language.
 *
 * @param edss points
 */
export const edssText = (edss: number, language: "en" | "es" = "en"): string =>
  edss === 0 ? "0" : language === "es" ? edss.toFixed(1).replace(".", ",") : edss.toFixed(1);
