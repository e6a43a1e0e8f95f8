import{H as n,Q as o}from"./chunk-B6ZEQTMF.js";function t({href:e,children:r}){return n("a",{class:"button plain back",href:e,children:[n(o,{name:"back"}),n("span",{children:r})]})}export{t as a};
