import{v as a}from"./chunk-RJ4E5XZR.js";import"./chunk-GMKLYUZV.js";export{a as listen};
