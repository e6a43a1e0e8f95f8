import "../../parts/rest.ts";
export { Meetings } from "../meetings.tsx";
export { Meeting } from "../meeting.tsx";
export { Chair } from "../chair.tsx";
export { CheckIn } from "../check-in.tsx";
export { Minutes } from "../minutes.tsx";
export { Projector } from "../projector.tsx";
