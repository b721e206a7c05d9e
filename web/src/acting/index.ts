export { ActPanel } from "./act-panel.tsx";
export { AddFactMenu } from "./add-fact-menu.tsx";
export { CourseDecisionPanel } from "./course-decision-panel.tsx";
export { FormDialog, type Wanted } from "./form-dialog.tsx";
