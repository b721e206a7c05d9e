export { ActPanel } from "./act-panel.tsx";
export { AddFactMenu } from "./add-fact-menu.tsx";
