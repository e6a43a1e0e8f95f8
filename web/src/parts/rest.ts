// What every part of the page but the first one needs. The beginning is named here so that the builder sees that all of it
// is there already, and puts it into one file.
import "../main.tsx";
import { kMorePaths } from "./icon-paths.ts";
import { addIcons } from "./icons.tsx";

addIcons(kMorePaths);
