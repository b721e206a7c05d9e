import type { Browser, CDPSession, Page } from "playwright-core";
import { median } from "../measure.ts";
import type { BenchClinic } from "../server/node.ts";

export type Asked = BenchClinic & { readonly browser: Browser };
export type Visit = { readonly page: Page; readonly debug: CDPSession; readonly close: () => Promise<void> };

/** A browser that has never been here, signed in, on a processor so many times slower. */
export async function visitor({ browser, origin, cookies }: Asked, slower = 1): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const [name, value] = cookies[0]!.split("=") as [string, string];
  await context.addCookies([{ name, value, url: origin }]);
  const page = await context.newPage();
  const debug = await context.newCDPSession(page);
  await debug.send("Network.enable");
  await debug.send("Emulation.setCPUThrottlingRate", { rate: slower });
  return { page, debug, close: () => context.close() };
}

/** `1,204 (1,180 to 1,260)` */
export function spread(numbers: readonly number[]): string {
  const words = (n: number): string => Math.round(n).toLocaleString("en-GB");
  return `${words(median(numbers))} (${words(Math.min(...numbers))} to ${words(Math.max(...numbers))})`;
}

export const verdict = (value: number, aim: number): string =>
  value < aim ? "met" : `missed by ${Math.round(value - aim)}`;
