export { type About, ActPanel } from "./act-panel.tsx";
