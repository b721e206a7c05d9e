import { definitionTypes } from "./definition-types.ts";
import { derivedTypes } from "./derived-types.ts";
import { recordedTypes } from "./recorded-types.ts";
import type { ServedType } from "./served-type.ts";

export type { ServedType } from "./served-type.ts";

/** Every type that is served, with all that it can be searched by. The server's own description of itself is made of this. */
export const servedTypes: readonly ServedType[] = [...recordedTypes, ...derivedTypes, ...definitionTypes];

const byType: ReadonlyMap<string, ServedType> = new Map(servedTypes.map((served) => [served.type, served]));

/** Whether each state of it is kept, and can be read again. */
export const isVersioned = ({ from }: ServedType): boolean => from === "facts" || from === "person";

export const servedType = (type: string): ServedType | undefined => byType.get(type);
