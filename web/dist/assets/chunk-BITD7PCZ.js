import{H as n,Q as o}from"./chunk-THHHZRDE.js";function t({href:e,children:r}){return n("a",{class:"button plain back",href:e,children:[n(o,{name:"back"}),n("span",{children:r})]})}export{t as a};
