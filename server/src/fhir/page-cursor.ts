/** Where a page of a search ended. */
export type Place = {
  /** The last patient who was looked through to the end; "": none was. */
  readonly after: string;
  /** The one of whom there is more; "": nobody was begun. */
  readonly patient: string;
  /** What was shown of them last, and the how manieth that was. */
  readonly id: string;
  readonly index: number;
};

export const start: Place = { after: "", patient: "", id: "", index: -1 };

/** Opaque to whoever is given it. */
export const writePlace = ({ after, patient, id, index }: Place): string =>
  Buffer.from(JSON.stringify([after, patient, id, index])).toString("base64url");

/** Undefined where it is none of ours. */
export function readPlace(text: string): Place | undefined {
  try {
    const read: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    const [after, patient, id, index] = read as readonly unknown[];
    const isPlace =
      [after, patient, id].every((one) => typeof one === "string" && !one.includes("\0")) &&
      Number.isSafeInteger(index);
    return isPlace ? ({ after, patient, id, index } as Place) : undefined;
  } catch {
    return undefined;
  }
}

/** The first of a list that the pages before did not show. What was shown last may be gone: then it is counted. */
export function firstAfter(found: readonly { readonly id: string }[], patient: string, place: Place): number {
  if (patient !== place.patient) return 0;
  const index = found.findIndex(({ id }) => id === place.id);
  return index >= 0 ? index + 1 : Math.min(place.index + 1, found.length);
}
