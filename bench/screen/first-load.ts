import { median } from "../measure.ts";
import { type Asked, spread, verdict, visitor } from "./visit.ts";

const repetitions = 5;
const aims = { scriptKb: 250, interactiveMs: 1500 };

/** What Today weighs on a first visit, and when its first line answers a key; beside it the same lines as a page without a script. */
export async function printFirstLoad(asked: Asked): Promise<void> {
  const visits: Load[] = [];
  const plain: number[] = [];
  for (let turn = 0; turn < repetitions; turn += 1) {
    visits.push(await load(asked));
    plain.push(await loadPlain(asked));
  }
  const script = visits[0]!.bytes["Script"] ?? 0;
  const kb = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
  console.log(
    `\nToday, first visit, compressed: script ${kb(script)} (aim ${aims.scriptKb}: ${verdict(script / 1000, aims.scriptKb)}), ${Object.entries(
      visits[0]!.bytes,
    )
      .filter(([type]) => type !== "Script")
      .map(([type, bytes]) => `${type.toLowerCase()} ${kb(bytes)}`)
      .join(", ")}`,
  );
  const times = visits.map(({ interactiveMs }) => interactiveMs);
  console.log(
    `its first line answers a key, processor 4 times slower: ${spread(times)} ms (aim ${aims.interactiveMs}: ${verdict(median(times), aims.interactiveMs)})`,
  );
  console.log(
    `the same list as a page without a script, drawn whole: ${spread(plain)} ms; the screen takes ${(median(times) / median(plain)).toFixed(2)} times as long`,
  );
}

type Load = { readonly bytes: Readonly<Record<string, number>>; readonly interactiveMs: number };

async function load(asked: Asked): Promise<Load> {
  const { page, debug, close } = await visitor(asked, 4);
  const types = new Map<string, string>();
  const bytes: Record<string, number> = {};
  debug.on("Network.responseReceived", ({ requestId, type }) => void types.set(requestId, type));
  debug.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const type = types.get(requestId) ?? "Other";
    bytes[type] = (bytes[type] ?? 0) + encodedDataLength;
  });
  await page.addInitScript(pressUntilAnswered);
  await page.goto(`${asked.origin}/clinics/${asked.clinic}/worklist`);
  const interactiveMs = await page
    .waitForFunction(() => (window as unknown as { answeredAt?: number }).answeredAt)
    .then((handle) => handle.jsonValue() as Promise<number>);
  await page.waitForLoadState("load");
  await close();
  return { bytes, interactiveMs };
}

/** Runs in the page: presses `j` at every frame once there is a line, until the keyboard stands on one. */
function pressUntilAnswered(): void {
  const look = (): void => {
    const line = document.querySelector("[data-line]");
    if (line !== null)
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent("keydown", { key: "j", bubbles: true }),
      );
    if (document.activeElement?.closest("[data-line]"))
      (window as unknown as { answeredAt: number }).answeredAt = performance.now();
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function loadPlain(asked: Asked): Promise<number> {
  const { page, close } = await visitor(asked, 4);
  await page.goto(`${asked.origin}/clinics/${asked.clinic}/worklist/print`);
  const ms = await page.evaluate(
    () => (performance.getEntriesByType("navigation")[0] as PerformanceNavigationTiming).domComplete,
  );
  await close();
  return ms;
}
