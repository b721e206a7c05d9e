import { type Html, html } from "../../html.ts";

/**
 * A picture with what it shows in words, for whoever does not see it, and a line beneath for everybody.
 *
 * @param id of this drawing on its page, so that title and description can be named
 */
export const drawing = (
  id: string,
  {
    title,
    says,
    width,
    height,
  }: { readonly title: string; readonly says: string; readonly width: number; readonly height: number },
  content: readonly Html[],
): Html =>
  html`<svg viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="${id}-t ${id}-d"><title id="${id}-t">${title}</title><desc id="${id}-d">${says}</desc>${content}</svg>`;

/** To a tenth: more digits nobody sees. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;
