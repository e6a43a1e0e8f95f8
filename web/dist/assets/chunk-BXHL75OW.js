import{L as n,U as o}from"./chunk-SZ7RT67V.js";function t({href:e,children:r}){return n("a",{class:"button plain back",href:e,children:[n(o,{name:"back"}),n("span",{children:r})]})}export{t as a};
