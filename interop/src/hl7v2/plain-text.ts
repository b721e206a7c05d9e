const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " " };

/**
 * Text as a person reads it: character references that passed through a web page on their way (`&#8805;`,
 * `&lt;`) decoded once, line ends as `\n`, other control characters gone, blanks at the edges trimmed. Between
 * digits a control character becomes U+FFFD: leaving it out would make another number.
 */
export const plainText = (text: string): string =>
  text
    .replace(/&#(\d{1,7});/g, (all, digits: string) => characterOf(Number(digits)) ?? all)
    .replace(/&#x([0-9a-f]{1,6});/gi, (all, digits: string) => characterOf(Number.parseInt(digits, 16)) ?? all)
    .replace(/&(lt|gt|amp|quot|apos|nbsp);/g, (_all, name: string) => named[name]!)
    .replace(/\r\n?/g, "\n")
    .replace(/(?<=[\d.,])[^\P{Cc}\n\t]+(?=[\d.,])/gu, "\uFFFD")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();

const characterOf = (code: number): string | undefined =>
  code < 0x20 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? undefined : String.fromCodePoint(code);
