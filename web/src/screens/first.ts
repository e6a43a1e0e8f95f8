export { Now } from "./now.tsx";
export { Decisions } from "./decisions.tsx";
