// All that is needed to draw the page that most people open first, as one file: Today and what stands around it.
import "./main.tsx";
import "./today/today-page.tsx";
