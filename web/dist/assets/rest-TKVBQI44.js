import{v as a}from"./chunk-CS7XLZIV.js";import"./chunk-IWSLWNZG.js";export{a as listen};
