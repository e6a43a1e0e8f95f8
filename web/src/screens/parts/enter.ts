import "../../parts/rest.ts";
export { Entry } from "../entry.tsx";
export { Welcome } from "../welcome.tsx";
export { Join } from "../join.tsx";
export { Found } from "../found.tsx";
