import { createTheme, type MantineColorsTuple } from "@mantine/core";

/** A deep sea green: calm beside the colours of alarm, and far from all of them. */
const sea: MantineColorsTuple = [
  "#e9f6f5",
  "#d3eae8",
  "#a5d5d1",
  "#73bfb9",
  "#4aaca5",
  "#2f9f98",
  "#1c8f88",
  "#0b7770",
  "#06605b",
  "#034a46",
];

/** Contrast before charm: filled surfaces take the darkest shade, and text on them is chosen by its contrast. */
export const theme = createTheme({
  primaryColor: "sea",
  colors: { sea },
  primaryShade: { light: 8, dark: 7 },
  autoContrast: true,
  luminanceThreshold: 0.3,
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "SFMono-Regular", Menlo, monospace',
  headings: {
    fontWeight: "650",
    sizes: { h1: { fontSize: "1.5rem" }, h2: { fontSize: "1.1rem" }, h3: { fontSize: "0.95rem" } },
  },
  defaultRadius: "md",
  focusRing: "auto",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    // The page has one header; that of a dialog is none.
    ModalHeader: { defaultProps: { component: "div" } },
    DrawerHeader: { defaultProps: { component: "div" } },
  },
});
