import "../../parts/rest.ts";
export { Calendar } from "../calendar.tsx";
export { Charter } from "../charter.tsx";
export { Power } from "../power.tsx";
export { History } from "../history.tsx";
export { EventScreen } from "../event.tsx";
