import { cursorName, type Question, type Resource } from "@longwatch/interop";
import { refusal } from "./outcome.ts";

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

/** The beginning where no page is asked for; undefined where what is asked for is none of ours. */
export const placeOf = (cursor: string | undefined): Place | undefined =>
  cursor === undefined ? start : readPlace(cursor);

export const noPage = refusal(400, "value", "This is no page of this search. Begin again.", `?${cursorName}`);

/** The page of a list that is whole, and where the next begins. */
export function pageOf(
  found: readonly Resource[],
  place: Place,
  { isCount, count }: Pick<Question, "isCount" | "count">,
): { readonly page: readonly Resource[]; readonly next: string | undefined } {
  if (isCount) return { page: [], next: undefined };
  const from = place.patient === "" ? 0 : firstAfter(found, place.patient, place);
  const page = found.slice(from, from + count);
  const through = from + page.length;
  const last = page.at(-1);
  const isMore = last !== undefined && through < found.length;
  return { page, next: isMore ? writePlace({ ...start, patient: "*", id: last.id, index: through - 1 }) : undefined };
}

/** The first of a list that the pages before did not show. What was shown last may be gone: then it is counted. */
export function firstAfter(found: readonly { readonly id: string }[], patient: string, place: Place): number {
  if (patient !== place.patient) return 0;
  const index = found.findIndex(({ id }) => id === place.id);
  return index >= 0 ? index + 1 : Math.min(place.index + 1, found.length);
}
