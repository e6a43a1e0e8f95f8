import{v as a}from"./chunk-3UPU5XX3.js";import"./chunk-DRKKOYB6.js";export{a as listen};
