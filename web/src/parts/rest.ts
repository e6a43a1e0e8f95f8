// What every part of the page but the first one needs. The beginning is named here so that the builder sees that all of it
// is there already, and puts it into one file. What most parts share is named, too: many small files weigh more than one.
import "../main.tsx";
import "../download.ts";
import "../drafts.ts";
import "../send.ts";
import "./back.tsx";
import "./fields.tsx";
import "./list.tsx";
import "./marks.tsx";
import "./people.tsx";
import "./unsent.tsx";
import { kMorePaths } from "./icon-paths.ts";
import { addIcons } from "./icons.tsx";

addIcons(kMorePaths);
export { listen } from "../live.ts";
