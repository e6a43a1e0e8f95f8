import "../../parts/rest.ts";
export { Decisions } from "../decisions.tsx";
