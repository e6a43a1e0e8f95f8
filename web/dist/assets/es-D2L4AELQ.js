import"./chunk-WVJVV43I.js";var e=`tabs=Partes de la página
tab-now=Ahora
tab-decisions=Decisiones
tab-meeting=Reunión
tab-people=Gente
tab-more=Más
tab-waiting={ $count ->
 [one] una cosa te espera
 *[other] { $count } cosas te esperan
 }
skip=Ir al contenido
close=Cerrar
back=Volver
receipt=Recibo
act-busy=Un momento…
list-more=Mostrar { $count } más (quedan { $left })
text-not-here=(el texto no está aquí)
entry-title=Esta página no está abierta
entry-why=Cada nodo obedece solo a su persona. Para abrir su página hace falta la dirección de un solo uso que tu nodo muestra.
entry-run=Pon en marcha tu nodo:
entry-open=Abre la dirección que muestra, antes de un minuto.
lost-title=Aquí no hay nada
lost-why=Esta dirección no lleva a ninguna parte.
time-now=ahora mismo
time-in-minutes={ $count ->
 [one] en un minuto
 *[other] en { $count } minutos
 }
time-in-hours={ $count ->
 [one] en una hora
 *[other] en { $count } horas
 }
time-in-days={ $count ->
 [one] en un día
 *[other] en { $count } días
 }
time-minutes-ago={ $count ->
 [one] hace un minuto
 *[other] hace { $count } minutos
 }
time-hours-ago={ $count ->
 [one] hace una hora
 *[other] hace { $count } horas
 }
time-days-ago={ $count ->
 [one] hace un día
 *[other] hace { $count } días
 }
chip-lost=Nodo fuera de alcance
chip-look={ $count ->
 [one] 1 cosa que mirar
 *[other] { $count } cosas que mirar
 }
chip-applicant=Solicitud en camino
chip-parked={ $count ->
 [one] 1 acto espera a otro que falta
 *[other] { $count } actos esperan a otros que faltan
 }
chip-nodes={ $count ->
 [one] 1 nodo unido
 *[other] { $count } nodos unidos
 }
chip-alone=Solo: todo se guarda aquí
chip-alone-since=Solo; último contacto { $since }
chip-guest=Por el aparato de otra persona
chip-guest-for={ $name }, por el aparato de otra persona
state-loading=Un momento, preguntando al nodo…
state-part-lost=Esta parte de la página no se pudo cargar. Vuelve a cargarla cuando el nodo responda.
state-old=Lo que se ve es de { $since }.
state-safe=No se ha perdido nada: lo que escribiste sigue en este navegador.
state-retry=Probar otra vez
state-incomplete=Lista incompleta: este nodo sabe que le faltan actos.
finality-sealed=Sellado
finality-majority=Visto por una mayoría
finality-seen=Provisional
finality-sealed-why=Sellado con la página { $page }. Para deshacerlo tendrían que hacer trampa { $cheats } testigos.
finality-open-why=La página { $page } sigue abierta: hasta su sello, lo que llegue puede cambiar el efecto de este acto.
state-open=Abierto
state-adopted=Aprobado
state-rejected=Rechazado
state-lapsed=Caducado
state-withdrawn=Retirado
state-rescinded=Derogado
state-waits=En espera
state-draft=Borrador
mark-admission-pending=admisión pendiente
mark-awaits-ratification=espera ratificación
mark-late=fuera de plazo
mark-contestable=impugnable
mark-sealed-after-expiry=sellado tras el vencimiento
mark-beside-recall=a la vez que una revocación
mark-as-caretaker=en funciones
mark-beyond-mandate=fuera del mandato
mark-subject-to-base=a reserva de la base
mark-not-ratified=sin ratificar
mark-vetoed=rechazado por la base
mark-waits-for-assembly=espera a la asamblea
mark-hidden=oculto
mark-from-before=anterior al diario
matter-question=Pregunta
matter-removal=Exclusión
matter-mandate=Mandato
matter-recall=Revocación
matter-retention=Cuánto se guardan los textos
matter-lot=Sorteo
matter-charter=Cambio de la carta
matter-emergency=Reglas por un tiempo
matter-amendment=Enmienda
matter-again=Segunda votación
matter-fallback=Votación de reserva
matter-election=Elección
matter-schedule=Días de reunión
matter-commission=Nueva comisión
matter-budget=Presupuesto
matter-dissolution=Disolución
line-mine=Te toca responder
line-blocks={ $count ->
 [one] 1 oposición
 *[other] { $count } oposiciones
 }
line-answered={ $answered } de { $all } respondieron
line-until=termina { $when }
problem-more=Detalles
problem-rule=Una regla de la asamblea se opone ({ $rule }).
problem-refused=Una regla de la asamblea se opone.
problem-web-unknown=No funcionó, y aquí no se sabe por qué.
problem-web-out-of-reach=El nodo no responde. Si está en esta máquina, ¿está en marcha? Si no, ¿estás en la misma red?
problem-web-no-session=El nodo ya no reconoce esta página. Pídele una dirección nueva.
problem-web-code=Este código ya se usó o ya no vale. Pide al nodo una dirección nueva.
problem-web-role=Un invitado no puede hacer esto por el aparato de otra persona.
problem-web-not-found=Este nodo no conoce tal cosa.
problem-web-busy=El nodo tiene demasiado que hacer. Prueba dentro de un momento.
problem-web-under-way=Este envío ya está en curso.
problem-web-too-large=Es demasiado grande para enviarlo de una vez.
problem-web-words=Falta algo o no se puede leer.
now-title=Lo que te espera
now-empty=Nada te espera.
now-look=Ver las decisiones
now-overdue=atrasado: { $when }
now-next=Próxima reunión
now-no-meeting=Ninguna fecha.
now-call=Convocar una reunión
now-lapsing=Termina pronto
now-decision=Decisión { $id }
now-mandate=Mandato de { $name }
now-ends=termina { $when }
now-applicant=Tu solicitud se guarda aquí. Llega cuando este nodo encuentra al de un miembro.
now-applicant-sync=Encontrar un nodo
now-forming=La asamblea se está formando: queda constituida cuando bastantes personas han aceptado la carta.
waiting-position=Se espera tu posición
waiting-vote=Se espera tu voto
waiting-review-of-a-block=Una oposición: ¿se apoya en un principio?
waiting-stand=Te piden que te presentes
waiting-report=Tu informe de mandato
waiting-task=Tu tarea
waiting-join-commission=Únete a una comisión
waiting-confirm-joining=Alguien quiere entrar en tu comisión
answer-position=Responder
answer-vote=Votar
answer-review-of-a-block=Mirar
answer-stand=Responder
answer-report=Escribir
answer-task=Ver
answer-join-commission=Elegir
answer-confirm-joining=Mirar
decisions-title=Decisiones
decisions-propose=Proponer
decisions-filter=Qué se muestra
decisions-search=Buscar un título
decisions-empty=Aún no se ha propuesto nada.
decisions-first=Escribir la primera propuesta
decisions-none=No hay nada así.
decisions-before=De antes del diario
decisions-before-why=Decidido antes de que la asamblea tuviera un diario y anotado por miembros: nadie puede recontarlo.
filter-mine=Para mí
filter-open=Abiertas
filter-closed=Cerradas
filter-all=Todas
mine=Mi posición
answer-closed=Aquí ya no se responde: { $state }.
decide=Contar y cerrar
option-none-of-these=Ninguna de estas
option-all-stays-as-it-is=Todo queda como está
option-open-the-nominations-again=Abrir otra vez las candidaturas
result=Resultado
meeting=Reunión
people-invite=Invitar a alguien
search=Buscar en los textos
event=Acto`;export{e as default};
