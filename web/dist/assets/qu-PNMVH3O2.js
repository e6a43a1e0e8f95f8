import"./chunk-WVJVV43I.js";var n=`cancel=Saqiy
choose=Akllay…
position-yes=Arí
position-no=Mana
position-none=Mana kutichisqa
welcome-title=Kuska rimanakuy
settings-language=Rimay
theme-light=K'anchayniyuq
theme-dark=Tutayasqa
join-name=Sutiyki
field-name=Suti
field-at=Hayk'aq
field-place=Maypi
field-person=Pi`;export{n as default};
