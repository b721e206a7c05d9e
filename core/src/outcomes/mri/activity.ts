/** Lesion counts of one scan. Undefined is not known: no contrast, nothing to compare with, or not read. */
export type LesionCounts = {
  /** Enhancing with gadolinium. A lower bound such as "≥ 3" may stand as 3: only 0 has to be exact. */
  readonly gadolinium: number | undefined;
  /** New or enlarging T2 lesions since the scan it was compared with. */
  readonly newOrEnlargingT2: number | undefined;
};

export type MriOptions = {
  /** Whether a scan without contrast can be free of activity. */
  readonly isGadoliniumRequired: boolean;
};

export const defaultMriOptions: MriOptions = { isGadoliniumRequired: true };

export type MriActivity =
  | { readonly state: "active" }
  | { readonly state: "free" }
  | { readonly state: "cannot-tell"; readonly missing: readonly (keyof LesionCounts)[] };

const parts = ["gadolinium", "newOrEnlargingT2"] as const;
const isCount = (count: number | undefined): count is number => count !== undefined && count >= 0;

/**
 * Whether a scan shows activity: any lesion is activity, whatever else is missing; freedom needs every count.
 * A first scan, with nothing to compare with, is never free.
 *
 * @source outcomes reference, section 4
 */
export function mriActivity(scan: LesionCounts, options: MriOptions = defaultMriOptions): MriActivity {
  if (parts.some((part) => isCount(scan[part]) && scan[part] > 0)) return { state: "active" };
  const needed = options.isGadoliniumRequired ? parts : (["newOrEnlargingT2"] as const);
  const missing = needed.filter((part) => !isCount(scan[part]));
  return missing.length === 0 ? { state: "free" } : { state: "cannot-tell", missing };
}

/**
 * Lesions that are new, enlarging or enhancing, each once. An enhancing lesion may be among the new ones: only
 * `enhancingAmongT2` tells, and without it both ends of the range are given.
 *
 * @returns undefined where a count is not known
 */
export function uniqueActiveLesions(
  scan: LesionCounts & { readonly enhancingAmongT2?: number | undefined },
): { readonly least: number; readonly most: number } | undefined {
  const { gadolinium, newOrEnlargingT2, enhancingAmongT2 } = scan;
  if (!isCount(gadolinium) || !isCount(newOrEnlargingT2)) return undefined;
  const all = gadolinium + newOrEnlargingT2;
  if (isCount(enhancingAmongT2) && enhancingAmongT2 <= Math.min(gadolinium, newOrEnlargingT2))
    return { least: all - enhancingAmongT2, most: all - enhancingAmongT2 };
  return { least: Math.max(gadolinium, newOrEnlargingT2), most: all };
}
