// Names and texts as they may stand in the page. Pure.

/** Without what turns the reading direction for what follows, or is not to be seen. */
export function harmless(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F\u200B\u2028-\u202E\u2060-\u2069\uFEFF\u061C]/g, "");
}
