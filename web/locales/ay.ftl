# Aymar aru (Aymara). partial: wants a native reader. What is missing falls back to Spanish.
tab-now = Jichha
tab-people = Jaqinaka
tab-meeting = Tantachawi
close = Jist'antaña
back = Kutt'aña
choose = Ajlliña…
position-yes = Jisa
position-no = Janiwa
welcome-title = Mayacht'asis amuyt'aña
settings-language = Aru
join-name = Sutima
field-name = Suti
field-at = Kunapacha
field-place = Kawki
field-person = Khiti
