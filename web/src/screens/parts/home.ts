import "../../parts/rest.ts";
export { More } from "../more.tsx";
export { Sync } from "../sync.tsx";
export { SettingsScreen } from "../settings.tsx";
