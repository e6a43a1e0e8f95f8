import"./chunk-WVJVV43I.js";var a=`tab-now=Jichha
tab-people=Jaqinaka
tab-meeting=Tantachawi
close=Jist'antaña
back=Kutt'aña`;export{a as default};
