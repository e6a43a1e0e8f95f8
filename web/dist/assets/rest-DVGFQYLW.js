import{v as a}from"./chunk-SB2GKZBD.js";import"./chunk-2PE7IU3B.js";export{a as listen};
