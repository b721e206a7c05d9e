import type { Page } from "playwright-core";

const changing = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|(?<=localhost:)\d+/g;

/** Rows of a long table are all made alike. */
const lines = 250;

/** The page as a screen reader goes through it, its first lines: role, name and state, indented. Ids and ports that change are left out. */
export const names = async (page: Page): Promise<string> => {
  const all = (await page.locator("body").ariaSnapshot()).replaceAll(changing, "<id>").split("\n");
  return `${all.slice(0, lines).join("\n")}\n`;
};
