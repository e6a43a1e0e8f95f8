import"./chunk-WVJVV43I.js";var a=`choose=Ajlliña…
position-yes=Jisa
position-no=Janiwa
welcome-title=Mayacht'asis amuyt'aña
settings-language=Aru
join-name=Sutima
field-name=Suti
field-at=Kunapacha
field-place=Kawki
field-person=Khiti`;export{a as default};
