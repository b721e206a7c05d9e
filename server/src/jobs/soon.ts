/** So many nudges in a moment are one. */
const waits = 200;

/** Calls for a clinic soon after it was heard of, once however often it was. */
export function soon(call: (clinic: string) => void) {
  const waiting = new Map<string, NodeJS.Timeout>();
  return {
    heard: (clinic: string): void => {
      if (waiting.has(clinic)) return;
      const now = (): void => {
        waiting.delete(clinic);
        call(clinic);
      };
      waiting.set(clinic, setTimeout(now, waits));
    },
    end: (): void => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
