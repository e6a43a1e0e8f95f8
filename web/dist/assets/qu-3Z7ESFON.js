import"./chunk-WVJVV43I.js";var n=`tab-now=Kunan
tab-people=Runakuna
tab-meeting=Huñunakuy
close=Wichq'ay
back=Kutiy`;export{n as default};
