import{v as a}from"./chunk-T56YGRDL.js";import"./chunk-PF4DCH3J.js";export{a as listen};
