/** What every page of the demo says. */
export const demoBanner = "Demo: these people do not exist.";
