import "../../parts/rest.ts";
export { Secret } from "../secret.tsx";
