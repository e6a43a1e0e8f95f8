function r(u){return u.replaceAll(/[\u0000-\u0008\u000B-\u001F\u007F\u200B\u2028-\u202E\u2060-\u2069\uFEFF\u061C]/g,"")}export{r as a};
