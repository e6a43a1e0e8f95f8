import{L as n,U as o}from"./chunk-4ZH4ACHP.js";function t({href:e,children:r}){return n("a",{class:"button plain back",href:e,children:[n(o,{name:"back"}),n("span",{children:r})]})}export{t as a};
