# Español.

## En todas partes
tabs = Partes de la página
tab-now = Ahora
tab-decisions = Decisiones
tab-meeting = Reunión
tab-people = Gente
tab-more = Más
tab-waiting = { $count ->
    [one] una cosa te espera
   *[other] { $count } cosas te esperan
  }
skip = Ir al contenido
close = Cerrar
cancel = Cancelar
back = Volver
choose = Elegir…
print = Imprimir
copy = Copiar
copy-done = Copiado
copy-by-hand = El texto está seleccionado: cópialo a mano.
receipt = Recibo
act-busy = Un momento…
list-more = Mostrar { $count } más (quedan { $left })
text-not-here = (el texto no está aquí)
text-hidden = Texto ocultado por la moderación: { $reason }
diff-gone = quitado:
diff-new = añadido:
person-unknown = alguien desconocido aquí

entry-title = Esta página no está abierta
entry-why = Cada nodo obedece solo a su persona. Para abrir su página hace falta la dirección de un solo uso que tu nodo muestra.
entry-run = Pon en marcha tu nodo:
entry-open = Abre la dirección que muestra, antes de un minuto.
entry-enter = Entrar
entry-code = Código de la reunión, escrito en la pared
lost-title = Aquí no hay nada
lost-why = Esta dirección no lleva a ninguna parte.

time-now = ahora mismo
time-in-minutes = { $count ->
    [one] en un minuto
   *[other] en { $count } minutos
  }
time-in-hours = { $count ->
    [one] en una hora
   *[other] en { $count } horas
  }
time-in-days = { $count ->
    [one] en un día
   *[other] en { $count } días
  }
time-minutes-ago = { $count ->
    [one] hace un minuto
   *[other] hace { $count } minutos
  }
time-hours-ago = { $count ->
    [one] hace una hora
   *[other] hace { $count } horas
  }
time-days-ago = { $count ->
    [one] hace un día
   *[other] hace { $count } días
  }

chip-lost = Nodo fuera de alcance
chip-clock = Los relojes difieren
chip-look = { $count ->
    [one] 1 cosa que mirar
   *[other] { $count } cosas que mirar
  }
chip-applicant = Solicitud en camino
chip-parked = { $count ->
    [one] 1 acto espera a otro que falta
   *[other] { $count } actos esperan a otros que faltan
  }
chip-nodes = { $count ->
    [one] 1 nodo unido
   *[other] { $count } nodos unidos
  }
chip-alone = Solo: todo se guarda aquí
chip-alone-since = Solo; último contacto { $since }
chip-guest = Por el aparato de { $host }
chip-guest-for = { $name }, por el aparato de { $host }

state-loading = Un momento, preguntando al nodo…
state-part-lost = Esta parte de la página no se pudo cargar. Vuelve a cargarla cuando el nodo responda.
state-old = Lo que se ve es de { $since }.
state-safe = No se ha perdido nada: lo que escribiste sigue en este navegador.
state-retry = Probar otra vez
state-incomplete = Lista incompleta: este nodo sabe que le faltan actos.

unsent = Aún sin enviar
unsent-not-kept = Aún sin enviar, y este navegador no puede guardarlo
unsent-drop = Borrar

finality-sealed = Sellado
finality-majority = Visto por una mayoría
finality-seen = Provisional
finality-sealed-why = Sellado con la página { $page }. Para deshacerlo tendrían que hacer trampa { $cheats } testigos.
finality-open-why = La página { $page } sigue abierta: hasta su sello, lo que llegue puede cambiar el efecto de este acto.

state-open = Abierto
state-adopted = Aprobado
state-rejected = Rechazado
state-lapsed = Caducado
state-withdrawn = Retirado
state-cancelled = Anulado
state-rescinded = Derogado
state-waits = En espera
state-draft = Borrador

mark-admission-pending = admisión pendiente
mark-awaits-ratification = espera ratificación
mark-late = fuera de plazo
mark-contestable = impugnable
mark-sealed-after-expiry = sellado tras el vencimiento
mark-beside-recall = a la vez que una revocación
mark-as-caretaker = en funciones
mark-beyond-mandate = fuera del mandato
mark-subject-to-base = a reserva de la base
mark-not-ratified = sin ratificar
mark-vetoed = rechazado por la base
mark-waits-for-assembly = espera a la asamblea
mark-hidden = oculto
mark-from-before = anterior al diario

matter-question = Pregunta
matter-removal = Exclusión
matter-mandate = Mandato
matter-recall = Revocación
matter-retention = Cuánto se guardan los textos
matter-lot = Sorteo
matter-charter = Cambio de la carta
matter-emergency = Reglas por un tiempo
matter-amendment = Enmienda
matter-again = Segunda votación
matter-fallback = Votación de reserva
matter-election = Elección
matter-schedule = Días de reunión
matter-commission = Nueva comisión
matter-budget = Presupuesto
matter-dissolution = Disolución
matter-cut-off = Aislamiento

position-agree = De acuerdo
position-reserve = De acuerdo, con reserva
position-pass = Paso
position-stand-aside = Me hago a un lado
position-block = Me opongo
position-yes = Sí
position-no = No
position-abstain = Abstención
position-blank = En blanco
position-none = Sin respuesta
position-help-agree = Que se haga.
position-help-reserve = Que se haga, pero que se lea mi reserva.
position-help-pass = Cuento como participante y no tomo partido.
position-help-stand-aside = No lo voy a llevar adelante, y no impido nada.
position-help-block = Toca un principio común o causa un daño grave. Di por qué.
position-help-blank = Ninguna de las respuestas; tu voto cuenta como participación.

line-mine = Te toca responder
line-blocks = { $count ->
    [one] 1 oposición
   *[other] { $count } oposiciones
  }
line-answered = { $answered } de { $all } respondieron
line-until = termina { $when }

chart-table = Tabla
chart-answer = Respuesta
chart-count = Número
chart-all = En total

problem-more = Detalles
problem-rule = Una regla de la asamblea se opone ({ $rule }).
problem-refused = Una regla de la asamblea se opone.
problem-web-unknown = No funcionó, y aquí no se sabe por qué.
problem-web-out-of-reach = El nodo no responde. Si está en esta máquina, ¿está en marcha? Si no, ¿estás en la misma red?
problem-web-no-session = El nodo ya no reconoce esta página. Pídele una dirección nueva.
problem-web-code = Este código ya se usó o ya no vale. Pide al nodo una dirección nueva.
problem-web-role = Un invitado no puede hacer esto por el aparato de otra persona.
problem-web-not-found = Este nodo no conoce tal cosa.
problem-web-busy = El nodo tiene demasiado que hacer. Prueba dentro de un momento.
problem-web-under-way = Este envío ya está en curso.
problem-web-too-large = Es demasiado grande para enviarlo de una vez.
problem-web-words = Falta algo o no se puede leer.
problem-node-usage = Falta algo o no se puede leer.
problem-node-not-found = Aquí no se conoce tal cosa.
problem-node-ambiguous = Varias cosas llevan ese nombre: elige en una lista.
problem-node-no-assembly = Este nodo no está en ninguna asamblea.
problem-node-not-member = Aún no eres miembro: tu solicitud está en camino.
problem-node-no-content-key = Este nodo aún no recibió la clave de la asamblea. Encuentra a otro miembro.
problem-invitation-damaged = No es una invitación entera. Quizá falte una letra.
problem-invitation-expired = Esta invitación ya no vale. Pide otra.
problem-invitation-used = Esta invitación ya se usó.
problem-join-already = Ya estás en esta asamblea.
problem-device-damaged-code = No es un código de aparato entero.
problem-device-suspended = Este aparato está suspendido.
problem-bundle-foreign = Este archivo no es para ti, o está dañado.
problem-seal-other-state = Un sello dice otra cosa que lo que este nodo calcula.
problem-seal-bad-signature = Un acto sellado no lleva la firma de su autor.
problem-seal-other-history = Esta invitación y otra conocen dos pasados distintos.
problem-proof-no-seal = Aún no hay ninguna página sellada: nada se puede probar hacia fuera.
problem-proof-not-sealed = Aún está en la página abierta. Habrá prueba tras el próximo sello.
problem-proof-undecided = El último sello no contiene decisión sobre esto.
problem-amend-needs-rebase = El texto cambió entretanto en ese lugar. Hay que escribir la enmienda de nuevo.
problem-amend-decided = Esta propuesta ya está decidida.
problem-act-not-member = Solo los miembros pueden hacer esto.
problem-act-not-authorised = No tienes derecho a hacer esto aquí.
problem-act-not-constituted = La asamblea aún no está constituida.
problem-vouch-repeated = Ya saliste garante.
problem-vouch-too-young = Eres miembro desde hace muy poco para salir garante.
problem-vouch-too-often = Has salido garante demasiadas veces últimamente.
problem-objection-repeated = Ya pusiste una objeción.
problem-decide-missing-positions = Aún no han respondido todos.
problem-decide-at-seal = Esto se decide solo, con el sello.
problem-proposal-closed = Esta propuesta está cerrada.
problem-proposal-withdrawn = Esta propuesta fue retirada.
problem-position-not-elector = No eras miembro cuando esto se abrió: esta vez no respondes.
problem-position-no-reason = Una oposición dice por qué.
problem-vote-not-elector = No eras miembro cuando se abrió esta votación: esta vez no votas.
problem-vote-closed = Esta votación está cerrada.
problem-vote-over = Esta votación está cerrada.
problem-vote-wrong-ballot = Esta papeleta no vale para esta votación.
problem-vote-short-window = El tiempo para votar es más corto de lo que la carta permite.
problem-confirm-own = Tiene que firmar otra persona.
problem-vote-not-opener = Solo puede hacerlo quien la abrió.
problem-extend-repeated = Ya hubo más tiempo: solo se da una vez.
problem-extend-too-late = Pasó demasiado tiempo, o ya se vota de nuevo.
problem-cancel-not-witness = Esto solo lo firman los testigos de la página abierta.
problem-emergency-no-term = Terminaría antes que la propia votación.
problem-emergency-too-long = Dura más de lo que permite la carta.
problem-emergency-too-often = Ya se renovó tantas veces como permite la carta.
problem-confirm-repeated = Ya has firmado.
problem-confirm-complete = Ya hay firmas suficientes.
problem-election-list-closed = La lista de candidaturas está cerrada.
problem-election-wrong-strata = Hay más plazas reservadas que plazas, o una comisión dos veces.
problem-hide-not-drawn = Para este texto se sorteó a otras personas.
problem-mandate-too-many = Esta persona ya tiene tantos mandatos como la carta permite.
problem-mandate-in-a-row = Esta persona ya tuvo este mandato tanto tiempo como la carta permite.
problem-mandate-not-holder = Este mandato no es tuyo.
problem-mandate-expired = Este mandato ha terminado.
problem-mandate-recalled = Este mandato fue revocado.
problem-proxy-repeated = Usted ya dio su poder: retírelo primero.
problem-proxy-too-many = Esta persona tiene ya tantos poderes como permite la carta.
problem-proxy-too-long = La carta no permite un poder tan largo.
problem-charter-above-group = Una asamblea de este tamaño no podría cumplir esta regla.
problem-charter-invalid = Esta carta no se puede leer.
problem-charter-unchanged = Estas líneas no cambian nada.
problem-meeting-not-open = La reunión no está abierta.
problem-meeting-not-there = No constas como presente en esta reunión.
problem-meeting-not-facilitator = Solo quien modera puede hacer esto.
problem-meeting-not-caller = Solo quien convocó puede hacer esto.
problem-meeting-short-notice = La carta pide convocar con más tiempo.
problem-meeting-no-quorum = No hay miembros presentes suficientes.
problem-meeting-over = La reunión ha terminado.
problem-bundle-assembly = Este archivo es de otra asamblea.
problem-bundle-damaged = Este archivo no es de Folkmoot, o está dañado.
problem-net-unreachable = Nadie responde en esa dirección.
problem-lazy-not-listed = El reglamento no deja pasar este tema en silencio.
problem-meeting-not-over = La reunión no ha terminado.
problem-meeting-too-soon = La segunda convocatoria es más tarde.
problem-meeting-wrong-offices = Acta y recuento son tres personas distintas, y todas pueden firmar.
problem-floor-repeated = Ya estás en la lista.
problem-floor-closed = La lista de oradores está cerrada.
problem-floor-free = Nadie tiene la palabra: ya terminó.
problem-floor-taken = Alguien tiene ya la palabra.
problem-floor-not-next = No es su turno: para dar la palabra fuera de orden hace falta una razón.
problem-floor-nothing-to-answer = Nadie ha hablado aún: no hay a qué responder.
problem-attend-repeated = Ya está anotado.
problem-budget-exceeded = El presupuesto no alcanza.
problem-budget-ended = Este presupuesto ha terminado.
problem-commission-not-member = No eres de esta comisión.
problem-recall-repeated = Ya se pidió una revocación.
problem-again-too-soon = Es demasiado pronto para votar esto otra vez.
problem-report-not-minority = Solo quienes estaban en contra escriben un informe de minoría.
problem-report-too-late = El plazo del informe de minoría ha pasado.
problem-journal-quota = Este aparato ya ha escrito mucho en esta página. Espera al próximo sello.
problem-store-in-use = Otro nodo usa ya esta carpeta.
problem-store-full = El disco del nodo está lleno: no se hizo nada. Haga sitio y reintente.

## Ahora
now-title = Lo que te espera
now-empty = Nada te espera.
now-look = Ver las decisiones
now-overdue = atrasado: { $when }
now-next = Próxima reunión
now-no-meeting = Ninguna fecha.
now-call = Convocar una reunión
now-lapsing = Termina pronto
now-decision = Decisión { $id }
now-mandate = Mandato de { $name }
now-ends = termina { $when }
now-applicant = Tu solicitud se guarda aquí. Llega cuando este nodo encuentra al de un miembro.
now-applicant-sync = Encontrar un nodo
now-forming = La asamblea se está formando: queda constituida cuando bastantes personas han aceptado la carta.
now-first-page = La primera página sigue abierta: se entra con facilidad. Cuando estén todas las personas, cada fundadora pide cerrarla.
waiting-position = Se espera tu posición
waiting-vote = Se espera tu voto
waiting-review-of-a-block = Una oposición: ¿se apoya en un principio?
waiting-stand = Te piden que te presentes
waiting-report = Tu informe de mandato
waiting-task = Tu tarea
waiting-cancelling = Se pide que termine una votación
waiting-moderate = ¿Se oculta un texto?
waiting-join-commission = Únete a una comisión
waiting-confirm-joining = Alguien quiere entrar en tu comisión
answer-position = Responder
answer-vote = Votar
answer-review-of-a-block = Mirar
answer-stand = Responder
answer-report = Escribir
answer-task = Ver
answer-cancelling = Leer la petición
answer-moderate = Leer y decir
answer-join-commission = Elegir
answer-confirm-joining = Mirar

decisions-title = Decisiones
decisions-propose = Proponer
decisions-filter = Qué se muestra
decisions-search = Buscar un título
decisions-empty = Aún no se ha propuesto nada.
decisions-first = Escribir la primera propuesta
decisions-none = No hay nada así.
decisions-before = De antes del diario
decisions-before-why = Decidido antes de que la asamblea tuviera un diario y anotado por miembros: nadie puede recontarlo.
filter-mine = Para mí
filter-open = Abiertas
filter-closed = Cerradas
filter-all = Todas

## Una propuesta
proposal = Propuesta
proposal-by = de { $name }
proposal-by-hand = Los miembros la cuentan ellos mismos cuando todos han respondido.
proposal-admits = Si se aprueba, { $name } pasa a ser miembro.
not-a-proposal = Esto no es una propuesta.
round-number = ronda { $number }
round-reach = El plazo aún no corre: la han recibido { $so } de las { $needed } personas necesarias.
round-resolving = Hay una oposición por resolver: se alarga el plazo para que ambas partes se escuchen.
round-review = Se revisa el { $when }; si no, la decisión caduca.
procedure-majority = Por mayoría
procedure-consensus = Por consenso
procedure-consent = Por consentimiento
procedure-lazy = Por silencio
procedure-by-hand = Contado por los miembros
procedure-help-consensus = La mayoría está de acuerdo y casi nadie se opone.
procedure-help-consent = Nadie tiene objeciones.
procedure-help-majority = Más síes que noes, y participación suficiente.
procedure-help-lazy = Aprobado si nadie dice no a tiempo; para los asuntos que la carta nombra.
procedure-help-by-hand = Sin fecha final; se cuenta cuando todos han respondido, o a mano alzada.
versions = Versiones ({ $count })
version = Versión { $number }
objections = { $count ->
    [one] Una oposición
   *[other] { $count } oposiciones
  }
objection-silent = Sin texto.
objections-elsewhere = El texto de una oposición aún no ha llegado aquí.
block-reviews = Fundada para { $stands }, no fundada para { $unfounded }.
block-set-aside = Queda descartada.
reservations = { $count ->
    [one] Una reserva
   *[other] { $count } reservas y puestas a un lado
  }
standing = Dónde están los miembros
standing-answered = Han respondido { $answered } de { $all }.
standing-if-now = Si terminara ahora:
standing-missing = { $count ->
    [one] falta un voto
   *[other] faltan { $count } votos
  }
history-of = Todo lo que pasó
history-of-person = Todo lo que hizo esta persona

mine = Mi posición
mine-choose = Tu respuesta
mine-change = Cambiar mi respuesta
mine-is = Tu respuesta: { $position }
mine-may-change = Puedes cambiarla hasta el { $when }.
mine-may-change-open = Puedes cambiarla hasta el recuento.
mine-reason = Por qué (opcional)
mine-reason-block = Por qué te opones
mine-reason-help = Lo leen todos los miembros, junto a tu nombre.
mine-block-needs-reason = Una oposición dice por qué: escríbelo primero.
mine-send = Enviar: { $position }
answer-closed = Aquí ya no se responde: { $state }.
cut-off-now = La asamblea se declaró aislada hasta el { $when }: hay más tiempo para votar.
cut-off-more = Ver

talk = Conversación
talk-write = Escribir unas palabras
talk-empty = Escribe algo primero.
talk-send = Publicar
acts-more = Hacer otra cosa
review-title = ¿Está fundada una oposición?
review-why = Lo está si se apoya en un principio común o muestra un daño grave; no si es cuestión de gusto.
review-stands = Está fundada
review-unfounded = No está fundada
enter-title = Anotar la posición de una persona sin aparato
enter-why = Otro miembro tiene que confirmar lo que anotas.
enter-person = Quién lo dice
enter-position = Su posición
enter-who = Elige primero a la persona.
enter-send = Anotar
enter-ballot = Anotar la papeleta de una persona sin aparato
enter-nobody = Nadie está inscrito sin aparato.
entered = En papel o por teléfono
entered-counts = cuenta
entered-waits = espera una firma
entered-by = Anotado y firmado por: { $names }
proxy-counted = Por poder: { $names }
decide = Contar y cerrar
decide-missing = { $count ->
    [one] Una persona aún no ha respondido.
   *[other] { $count } personas aún no han respondido.
  }
oppose = Decir no
oppose-why = Si nadie se opone, entra en vigor al acabar el plazo. Basta un no para que se vote.
revise = Escribir una nueva versión
withdraw = Retirar
fallback-open = Abrir la votación de reserva
withdraw-sure = ¿Retirar esta propuesta? Se puede seguir leyendo en el diario.

amendments = Enmiendas
amendments-none = Ninguna enmienda.
amendment-open = Abierta
amendment-standing = Aprobada, por recoger
amendment-rejected = Rechazada
amendment-taken-up = Recogida en el texto
amendment-obsolete = Sin objeto
amendment-needs-rebase = El texto cambió: hay que reescribirla
amendment-editorial = No cambia el sentido
amendment-see = Ver y votar
amendment-change = Lo que cambia
amend-propose = Proponer una enmienda
amend-text = El texto como debería ser
amend-help = Cambia el texto aquí mismo. La página encuentra el lugar y lo muestra.
amend-apply = Escribir la versión enmendada
amend-apply-why = Hay enmiendas aprobadas. Esta versión las recoge todas y empieza una nueva ronda.
amend-rebase = Llevar a la última versión
amend-nothing = Aún no ha cambiado nada.
amend-send = Enviar la enmienda

## Una votación
vote = Votación
not-a-vote = Esto no es una votación.
vote-person = Se trata de { $name }.
vote-holder = El mandato lo tiene { $name }.
vote-until = hasta el { $when }
vote-review = A revisar si se aprueba, porque esta persona salió garante: { $names }
vote-asked-for = { $signed } firmas de { $needed }: la votación se abre cuando hay bastantes.
vote-sign = Firmar también
more-time = Pedir más tiempo
more-time-why = Solo faltó el cuórum. Quien la abrió puede pedir más tiempo, una vez; lo dicho queda.
more-time-asked = Se pidió más tiempo: se reabre al cerrarse la página.
more-time-given = La primera vez faltó el cuórum ({ $reached } en vez de { $needed }): hay más tiempo.
cancel-vote = Terminar esta votación
cancel-why = Termina sin recuento si firman bastantes testigos. Las papeletas quedan, y se puede empezar de nuevo.
cancel-asked = { $name } pide que esta votación termine sin recuento.
cancelled = Esta votación terminó sin recuento.
cancel-anew = Empezar de nuevo
charter-next = Abrir la lectura siguiente
my-ballot = Mi papeleta
ballots = Papeletas
ballots-given = Papeletas rellenas
ballots-contradict = { $count ->
    [one] Una persona tiene dos papeletas que se contradicen: ninguna cuenta hasta que envíe otra.
   *[other] { $count } personas tienen papeletas que se contradicen: ninguna cuenta hasta que envíen otra.
  }
ballots-late = { $count ->
    [one] Una papeleta llegó después del cierre.
   *[other] { $count } papeletas llegaron después del cierre.
  }
ballots-contestable = Habrían podido cambiar el resultado: se puede impugnar.
secret = Voto secreto
secret-why = Las papeletas de esta votación van cifradas: nadie lee la suya.
secret-stage-waiting = La votación espera el próximo sello.
secret-stage-key = Las personas depositarias crean la clave juntas.
secret-stage-registering = Ahora toca inscribirse.
secret-stage-list = Se mezclan las inscripciones.
secret-stage-voting = Se vota.
secret-stage-closed = La urna está cerrada.
secret-stage-shuffling = Se mezclan las papeletas, para que no sean de nadie.
secret-stage-opening = Las personas depositarias abren el resultado.
secret-stage-done = El resultado está abierto y probado.
secret-failure-no_trustees = No hubo suficientes personas depositarias; nadie votó.
secret-failure-not_reached = La pregunta no llegó a suficientes miembros.
secret-failure-too_few_ballots = Menos de cinco papeletas: no se abre nada, porque diría quién votó qué.
secret-failure-not_opened = Muy pocas personas depositarias abrieron su parte.
secret-failure-no_candidates = No se presentó nadie.
secret-failure-too_few_registered = Se inscribieron menos de cinco personas.
secret-failure-not_shuffled = La mezcla no se terminó.
secret-count = Inscritos: { $registered } de { $all }. Papeletas en la urna: { $ballots }.
secret-trustees = Personas depositarias de la clave
secret-trustees-why = Por sorteo: { $needed } de { $all } abren el resultado juntas; ninguna puede leer una papeleta sola.
secret-trustee-works = en curso
secret-trustee-ready = lista
secret-trustee-turn = es su turno
secret-trustee-opened = abrió su parte
secret-register = Inscribirme
secret-register-why = Inscríbase primero: bajo el próximo sello este dispositivo podrá hacer su papeleta. Todos ven que se inscribió.
secret-register-mixed = Inscríbase: las inscripciones se mezclan, y luego nadie ve si vota.
secret-waits = Su inscripción espera el próximo sello.
secret-registered = Está inscrito. La votación empieza pronto.
secret-later = Por ahora no tiene nada que hacer.
secret-make = Hacer mi papeleta
secret-made = La papeleta { $code } está hecha, pero no entregada. Dé este texto a otro miembro, que la entrega: así nada dice que es suya.
secret-ballot = La papeleta cifrada
secret-box = En la urna está su papeleta { $code }. Una nueva la reemplaza hasta el cierre.
secret-audit-why = ¿Duda de su dispositivo? Haga mostrar esta papeleta en lugar de entregarla, y compruébela en otro. Luego haga una nueva.
secret-audit = Mostrarla en lugar de entregarla
secret-audited = Esta papeleta se muestra y ya no cuenta. Lea este texto en el dispositivo de otro miembro, en «Para los demás».
secret-audit-text = La papeleta mostrada
secret-others = Para los demás
secret-carry-text = La papeleta cifrada de otro miembro
secret-carry-why = La entrega usted con su nombre; no puede leerla.
secret-carry = Entregar
secret-check-text = Una papeleta que le muestran
secret-check = Comprobar
secret-checked = La papeleta { $code } dice:
secret-open-why = Es persona depositaria: abra su parte. No muestra la papeleta de nadie.
secret-open = Abrir mi parte
secret-bare = Lo que nada aquí protege
secret-bare-named = Todos ven que se inscribió y que se entrega una papeleta suya; nadie ve lo que dice.
secret-bare-mixed = Todos ven que se inscribió. Quien entrega su papeleta, o vigila su red, sabe que votó.
secret-bare-trustees = Si { $needed } personas depositarias se ponen de acuerdo, pueden leer su papeleta.
secret-bare-listed = Al final se muestra cada papeleta, sin nombre: quien le impuso un orden o unas notas puede buscarlos ahí.
secret-bare-pressure = Nada detiene a quien está a su lado, o a quien compra votos.
secret-bare-device = Un dispositivo espiado puede cifrar otra cosa que lo elegido: haga mostrar una papeleta.
secret-bare-alike = Un resultado en el que todos coinciden dice qué votó cada cual.
ballot-list-open = Se vota cuando se cierra la lista de candidaturas, el { $when }.
ballot-not-asked = Esta votación aún no está abierta: faltan { $needed } firmas.
ballot-left-out = { $ranks } · { $count ->
    [one] una opción sin ordenar
   *[other] { $count } opciones sin ordenar
  }
ballot-counted = Tu papeleta está en el recuento.
ballot-there = Tu papeleta ha llegado. Se cuenta al cierre.
ballot-reason-none = No hay papeleta tuya.
ballot-reason-open = Tu papeleta ha llegado. Se cuenta al cierre.
ballot-reason-late = Tu papeleta llegó después del cierre: queda anotada, pero no cuenta.
ballot-reason-contradicts = Dos papeletas tuyas se contradicen: ninguna cuenta.
ballot-final = Es mi última palabra
ballot-final-why = La votación puede cerrarse antes cuando todos han dicho su última palabra.
ballot-look = Mira otra vez antes de enviar:
ballot-is-final = Una vez enviada no podrás cambiarla.
ballot-is-final-now = Has dicho tu última palabra.
ballot-review = Revisar
ballot-send = Enviar mi papeleta
ballot-approve = Marca todo lo que te parezca bien
ballot-grade = Da a cada opción una nota de 0 a 5.
ballot-judge = Juzga cada opción.
grade-0 = A rechazar
grade-1 = Insuficiente
grade-2 = Pasable
grade-3 = Aceptable
grade-4 = Bien
grade-5 = Muy bien
rank-mine = Mi orden ({ $ranked } de { $count })
rank-none = Aún no hay nada ordenado. Empieza por lo que prefieres.
rank-rest = Sin ordenar (en un orden sorteado para ti)
rank-add = Puesto { $rank }
rank-grip = Mover { $option }: flechas arriba y abajo, Supr para quitar
rank-up = Subir { $option }
rank-down = Bajar { $option }
rank-equal = Igualar { $option } con el puesto anterior
rank-out = Quitar { $option }
rank-first = Ya está en primer lugar.
rank-last = Ya está en último lugar.
rank-said = { $option }: puesto { $rank } de { $count }
rank-said-out = { $option } ya no está en el orden
rank-equals = Se permiten empates. Lo que no está ordenado va después de todo lo demás.
rank-no-equals = Uno por puesto. Lo que no está ordenado no recibe tu voto.
option-none-of-these = Ninguna de estas
option-all-stays-as-it-is = Todo queda como está
option-open-the-nominations-again = Abrir otra vez las candidaturas
method-approval = Por aprobación
method-score = Por notas
method-star = Por notas, y luego un duelo
method-schulze = Por orden de preferencia (Schulze)
method-stv-scottish = Por orden de preferencia, varios puestos (VUT)
method-irv = Por orden de preferencia, con eliminaciones
method-majority-judgment = Juicio mayoritario
method-lot = Por sorteo
candidates = { $places ->
    [one] Candidaturas para un puesto
   *[other] Candidaturas para { $places } puestos
  }
candidates-none = Nadie se ha presentado aún.
candidates-elected = En el cargo
candidates-lot = Se decide por sorteo, sin papeletas.
candidates-draw = Pedir el sorteo
candidates-stratum = Plazas para { $name }: { $count }
candidates-of-stratum = candidaturas: { $count }
candidates-until = Se puede presentar quien quiera hasta el { $when }.
candidates-asked = { $count ->
    [one] Se lo han pedido a { $names }
   *[other] Se lo han pedido a: { $names }
  }
stand = Presentarme
stand-text = Unas palabras sobre ti (opcional)
stand-no-more = Retirar mi candidatura
nominate = Pedírselo
nominate-whom = Pedir a alguien que se presente
nominate-who = Elige primero a la persona.

## Un resultado
result = Resultado
result-see = Ver el resultado
result-of = Ver el texto
result-none = Aquí aún no hay nada decidido.
outcome-adopted = Aprobado
outcome-not = No aprobado
outcome-rescinded = Esta decisión fue derogada después.
outcome-later = Una decisión posterior la sustituye
outcome-ratify = Urgente: se ratifica antes del { $when }, o caduca.
why-quorum = Participación insuficiente: { $reached } en vez de { $needed }.
why-objections = { $objections ->
    [0] Nadie puso objeciones.
    [one] Una objeción.
   *[other] { $objections } objeciones.
  }
why-blocks = Oposiciones mantenidas: { $blocks }. La carta admite { $allowed }.
why-tie = Empate, { $yes } a { $no }: no se aprueba.
why-options = { $marked } papeletas rellenas, de { $electorate } miembros.
why-yes = { $yes } síes de { $base }; hacían falta { $required }.
why-no = { $yes } síes de { $base }; hacían falta { $required }, faltan { $missing }.
figures = En cifras
explanation = El recuento paso a paso
counted = Cómo se cuenta
count-base = Se calcula sobre
count-required = Votos necesarios
count-quorum = Cuórum
count-no-quorum = ninguno
count-quorum-of = { $reached } alcanzados, { $needed } necesarios
count-electorate = Con derecho a voto
count-how = Contado en
count-rule = La regla, como está en la carta:
base-yn = síes y noes
base-yna = síes, noes y abstenciones
base-p = todos los que respondieron
base-e = todos los que tienen derecho a voto
base-present = los presentes
counted-ballots = papeletas
counted-hands = manos alzadas
reports = Informes de la minoría
reports-none = Ningún informe.
report-write = Escribir un informe de minoría
report-text = El informe
report-help = Queda unido a la decisión, se lea donde se lea. Mil palabras como mucho.
report-annexes = Textos anexos
report-annexes-help = La huella de cada texto, una por línea: 64 signos, de 0 a 9 y de a a f.
report-send = Publicar el informe
report-signers = { $count } firmas de { $needed }
again = Volver sobre esta decisión
again-what = Qué pedir
again-reason = Qué hay de nuevo
again-needs-reason = Di primero por qué.
again-send = Pedir la votación
purpose-reconsider = Reconsiderar
purpose-rescind = Derogar
purpose-ratify = Ratificar
purpose-renew = Renovar
purpose-veto = Rechazar lo que votaron nuestros delegados
purpose-show = Mostrar
check-title = Comprobar
check-why = Con un archivo de prueba cualquiera puede comprobar esta decisión, sin red y sin tener que creernos.
check-proof = Archivo de prueba
check-inputs = { $count ->
    [one] La papeleta contada
   *[other] Las { $count } papeletas y firmas contadas
  }
check-root = Huella de la lista:

## Escribir
compose-title = Empezar algo
compose-more = Más opciones
compose-preview = Vista previa
compose-publish = Publicar
compose-call = Convocar
compose-grave = Es algo grave: la carta pide una mayoría mayor y tiempo.
compose-revise = Una nueva versión empieza una nueva ronda: todos responden otra vez.
compose-faults = { $count ->
    [one] Hay que corregir un campo.
   *[other] Hay que corregir { $count } campos.
  }
process-proposal = Propuesta
process-proposal-what = Un texto que todos discuten y enmiendan, y ante el que cada cual toma posición.
process-question = Pregunta de sí o no
process-question-what = Una votación sencilla, con fecha final.
process-options = Elegir entre opciones
process-options-what = Ordenar, puntuar o marcar: una fecha, un lugar, un proyecto.
process-secret-what = Las papeletas van cifradas; personas sorteadas abren solo el resultado. Hacen falta al menos cinco electores.
process-election = Elección
process-election-what = Primero las candidaturas, luego el voto. El mandato tiene fin y es revocable.
process-mandate = Dar un mandato
process-mandate-what = Un poder preciso a una persona, por un tiempo, con instrucciones.
process-commission = Nueva comisión
process-commission-what = Un grupo de trabajo que rinde cuentas a la asamblea.
process-meeting = Reunión
process-meeting-what = Una fecha, un lugar y un orden del día.
process-budget = Presupuesto de una comisión
process-budget-what = Lo que una comisión puede gastar, y hasta cuándo.
process-charter = Cambiar la carta
process-charter-what = Las reglas de la asamblea, por su propia regla.
process-emergency = Reglas por un tiempo
process-emergency-what = Otras reglas en una emergencia; terminan por sí solas.
process-cut-off-what = La asamblea dice que está aislada, hasta un día: hay más tiempo para votar y escribir.
process-lot-what = Sortear a los testigos; o, desde una elección por sorteo, a quienes se elige.
process-removal = Excluir a alguien
process-removal-what = Primero se escucha a la persona. Votan todos los demás.
process-schedule = Días de reunión
process-schedule-what = Cuándo se reúne la asamblea por costumbre. Sustituye lo decidido antes.
process-dissolution = Disolver
process-dissolution-what = Poner fin a una comisión, o a la asamblea.
process-retention = Cuánto se guardan los textos
process-retention-what = Cuánto tiempo se pueden leer las conversaciones bajo un sello.
process-past = Decisión de antes
process-past-what = Anotar lo que se decidió antes de que la asamblea tuviera un diario.
field-times = Las reuniones
field-times-help = Una por línea: título | 2026-05-03 18:00 | 7d | 2h | lugar. La hora es en tiempo universal; 7d quiere decir cada siete días, once una sola vez.
field-retention = Cuántos días
field-optional = opcional
field-whole-assembly = Toda la asamblea
field-title = Título
field-text = Texto
field-text-help = Una línea vacía separa los párrafos; **negrita**, *cursiva*, - listas.
field-question = La pregunta
field-options = Las opciones
field-options-help = Una por línea, al menos dos.
field-options-secret = Una por línea. Déjelo vacío para una pregunta de sí o no.
field-threshold = Parte de síes necesaria
field-threshold-help = Una fracción como 2/3. Vacío: como dice la carta.
field-exceeds = Hace falta más que esa parte
field-trustees-help = De 3 a 15. Más de la mitad abre el resultado.
field-trustees-elect = Las papeletas van cifradas, y tantas personas comparten la clave.
field-needed = Cuántas de ellas bastan
field-needed-help = Más de la mitad, pero no todas.
field-by-lot = Por sorteo entre quienes se presentan
field-strata = Plazas reservadas
field-strata-help = Cuántas plazas son para los miembros de cada comisión; las demás son de cualquiera.
field-tellers = Tres personas que dirán qué salió
field-by = Qué decide
field-by-help = Algo que nadie puede saber antes, como doce dados en la reunión.
field-mixed = Ocultar también quién vota
field-mixed-help = Las inscripciones se mezclan antes de votar. Eso lleva varios sellos más.
field-how = Cómo se decide
field-for = Cuántos días para responder
field-early = Puede terminar antes si todos han dicho su última palabra
field-window = Días en que aún se recibe lo que tarda
field-urgent = Urgente
field-urgent-help = Más corto de lo que quiere la carta; pide una mayoría mayor y luego ratificación.
field-reason = Por qué
field-commission = Quién decide
field-for-commission = La comisión
field-kind = Cómo obliga el mandato
field-until = Cuántos días dura
field-office = Cargo, como lo nombra la carta
field-method = Cómo se cuenta
field-method-help = Aprobación: marcar todo lo que parezca bien. Orden: poner en fila. Notas: de 0 a 5.
field-seats = Cuántos puestos
field-alternates = Cuántos suplentes
field-nominate = Cuántos días para presentarse
field-scope = Para qué
field-instructions = Instrucciones
field-instructions-help = Lo que la persona debe hacer y no hacer.
field-instruct = Cómo votar
field-instruct-help = Cada asunto, palabra por palabra como se votará en otra parte.
field-matter = Asunto
field-holder = A quién
field-report-every = Un informe cada cuántos días
field-lend-to = Prestar a otra asamblea
field-id-help = Su identificador: 64 signos, de 0 a 9 y de a a f.
field-waiver = Una vez más en el cargo, por encima del límite de la carta
field-waiver-help = Entonces hacen falta dos tercios de síes.
field-into = Seguir en otra asamblea
field-review = Se revisa dentro de cuántos días
field-topic = Asunto, como lo nombra la carta
field-name = Nombre
field-purpose = Para qué sirve
field-closed = Grupo cerrado: se entra cuando alguien del grupo firma
field-at = Cuándo
field-place = Dónde
field-place-help = Opcional: a veces es mejor no escribirlo.
field-agenda = Orden del día
field-agenda-help = Un punto por línea.
field-second-of = Segunda convocatoria de una reunión sin quórum
field-second-of-help = El mismo orden del día, si no escribes otro.
field-amount = Importe
field-amount-help = En la unidad más pequeña, por ejemplo céntimos.
field-unit = Nombre de esta unidad
field-charter = Las líneas que cambian
field-charter-help = Como en la carta: nombre = valor, una por línea.
field-person = Quién
field-infiltrator = Infiltración: revisar también a quienes esta persona avaló
field-date = Cuándo fue
fault-missing = Esto falta.
fault-tellers = Tres personas distintas.
fault-number = Un número entero mayor que cero.
fault-moment = Una fecha y una hora.
fault-options = Al menos dos opciones, una por línea.
mandate-kind-imperative = Mandato imperativo
mandate-kind-framed = Mandato con marco
mandate-kind-free = Mandato libre
mandate-kind-help-imperative = La persona vota como dicen sus instrucciones.
mandate-kind-help-framed = La persona elige dentro de un marco.
mandate-kind-help-free = La persona elige sola y rinde cuentas.
mandate-office = cargo: { $office }

## Reuniones
meeting = Reunión
meetings-title = Reuniones
meetings-call = Convocar
meetings-empty = Ninguna reunión. Convoca la primera.
meeting-state-called = Convocada
meeting-state-open = En curso
meeting-state-adjourned = Interrumpida
meeting-state-over = Terminada
meeting-more = Otras pantallas de la reunión
meeting-votes = A votar ahora
item-of = Punto { $number } de { $count }
item-none = Aún no hay ningún punto abierto.
speaking = Habla
speaking-nobody = No habla nadie
speaking-time = habla desde hace { $time }
queue = { $count ->
    [0] Lista de oradores
    [one] Una persona espera
   *[other] { $count } personas esperan
  }
queue-title = Oradores
queue-empty = Nadie espera la palabra.
queue-you = Tú
queue-first = primera vez
queue-more = y { $count } más
before-next-class = antes del siguiente: este tipo de petición va primero
before-next-speeches = antes del siguiente: ha hablado menos veces
before-next-list = antes del siguiente: las listas se alternan
before-next-seconds-on-item = antes del siguiente: ha hablado menos en este punto
before-next-seconds-in-meeting = antes del siguiente: ha hablado menos hoy
before-next-asked = antes del siguiente: pidió antes
hand-up = Pedir la palabra
hand-down = Salir de la lista
hand-not-open = La reunión no está abierta.
hand-no-item = Aún no hay ningún punto abierto.
hand-closed = La lista de oradores de este punto está cerrada.
floor-normal = Palabra
floor-order = Cuestión de orden
floor-answer = Réplica
floor-safety = Seguridad
agenda = Orden del día
agenda-empty = El orden del día está vacío.
agenda-consent = sin debate
agenda-now = ahora
agenda-set = Completar el orden del día
agenda-items = Puntos que añadir
agenda-themes = Cuántos de los { $count } temas propuestos, los más apoyados primero
agenda-nothing = Añade primero un punto o un tema.
agenda-add = Añadir
themes = Temas propuestos
theme-new = Proponer un tema
theme-empty = Escribe primero el tema.
theme-send = Proponer
theme-support = Apoyar
theme-supports = { $count ->
    [one] un apoyo
   *[other] { $count } apoyos
  }
present = { $present } presentes de { $roll } miembros
here = Estoy aquí
gone = Me voy
quorum-met = Hay cuórum
quorum-missing = { $count ->
    [one] Falta una persona para el cuórum
   *[other] Faltan { $count } personas para el cuórum
  }
quorum-needs = Hacen falta { $needed }.
guest-seat = Hablas y respondes como { $name }, por el aparato de { $host }. Estas respuestas son abiertas: { $host } las ve, y cuentan cuando otro miembro las ha firmado.
guest-no-seat = Miras por el aparato de { $host }.
entries-sign = { $count ->
    [0] Firmar la lista
    [one] Lo vi: firmar esta respuesta
   *[other] Las vi: firmar estas { $count } respuestas
  }
entries-why = Se anotaron por personas sin aparato, y cuentan cuando otro miembro las ha firmado. Firma solo lo que has visto.
entries = { $count ->
    [one] Una respuesta anotada espera una firma
   *[other] { $count } respuestas anotadas esperan una firma
  }
through = por el aparato de { $name }
guest-send = Enviar «{ $position }» por { $name }
guest-waits = Tu respuesta: { $position }. Cuenta cuando otro miembro la ha firmado.
guest-lines-none = Ninguna línea está libre. Pregunta en la entrada.
guest-take-why = Toma tu línea de la lista: nadie más la tendrá. Si tienes tu propio aparato en la asamblea, usa ese.
guest-take = ¿Quién eres?
challenge = Impugnar el desarrollo
challenge-what = Qué impugnar
challenge-quorum = El cuórum
challenge-order = El orden de las votaciones
challenge-agenda = El orden del día
challenge-join = Impugnar también
challenge-send = Impugnar
challenge-state-computed = calculado
challenge-state-put-to-the-hands = sometido a mano alzada
challenge-state-upheld = admitido
challenge-state-open = abierto
chair-title = Moderar
chair-other = { $name } modera esta reunión. Lo que hagas aquí puede ser rechazado.
chair-over = La reunión ha terminado.
chair-floor = La palabra
chair-give = Dar la palabra a { $name }
chair-give-nobody = Dar la palabra
chair-out-of-order = Dar la palabra fuera de orden
chair-end = Fin de la intervención
chair-next = Punto siguiente: { $title }
chair-next-none = Punto siguiente
chair-last-item = Era el último punto.
chair-close-queue = Cerrar la lista
paper-tally = Hoja de recuento (PDF)
paper-slips = Papeletas (PDF)
checklist = Antes de empezar
check-ok = En orden
check-not = No está en orden
point-quorum = Cuórum
point-notice = Convocatoria
point-agenda = Orden del día
point-offices = Cargos
point-mandates = Mandatos
point-reviews = Decisiones por revisar
point-minutes = Acta anterior
open-meeting = Abrir la reunión
open-meeting-why = Otras dos personas presentes firman después la apertura.
open-meeting-who = Elige quién modera, y tres personas distintas: una para el acta, dos para contar.
facilitator = Moderación
minute-taker = Acta
teller = Escrutador { $number }
hands = Contar manos o papeletas
hands-why = Los escrutadores y quien toma acta firman después; entonces vale el resultado.
hands-what = Qué se cuenta
hands-what-why = Elige primero qué se cuenta.
hands-present = Presentes
hands-missing = Falta un número.
hands-too-many = { $sum } manos para { $present } presentes: contad otra vez.
hands-of-present = La parte se calcula sobre los presentes
hands-note = Cómo se contó (opcional)
hands-send = Anotar el recuento
hands-of = { $present } presentes
hands-result = { $yes } a favor, { $no } en contra, { $abstain } abstenciones
signatures = Por firmar
signatures-own = Lo empezaste o firmaste tú: firman otros.
close-meeting = Terminar la reunión
close-resume = Seguir dentro de cuántos días
close-resume-help = Vacío: la reunión ha terminado.
close-at = O seguir cuándo
close-adjourn = Interrumpir
close-sure = La reunión ha terminado de verdad
close-sure-adjourn = Seguimos ese día
close-not-sure = Marca primero la casilla.
decided = Decidido aquí
check-in-title = Asistencia
check-in-listed = Miembros sin aparato
check-in-listed-why = Marca a quienes ves. Cada cual cuenta una vez.
check-in-no-listed = No hay nadie inscrito sin aparato.
check-in-here = presente
check-in-nobody = Marca primero a alguien.
check-in-mark = { $count ->
    [one] Anotar una asistencia
   *[other] Anotar { $count } asistencias
  }
check-in-gone = { $count ->
    [one] Anotar una salida
   *[other] Anotar { $count } salidas
  }
visitors = { $count ->
    [0] Visitantes
    [one] Un visitante
   *[other] { $count } visitantes
  }
visitors-count = Cuántos
visitors-none = Escribe primero cuántos.
visitors-come = Llegaron
visitors-go = Se fueron
room = Los teléfonos de la sala
room-why = Tu nodo se abre al wifi de la sala, solo con derechos de invitado, y se cierra a la hora que digas. Quien esté en ese wifi puede leer lo que pasa: por aquí no va ningún voto secreto.
room-minutes = Cuántos minutos
room-begin = Abrir a la sala
room-open = Abierto a la sala; termina { $until }
room-qr = Código para entrar en la reunión
room-stay = Quédate en este wifi, aunque no tenga internet.
room-address = En qué red
room-fault-web-room = Ninguna reunión está abierta a la sala en este nodo.
room-fault-web-seat = Otra persona tomó esta línea de la lista, o este teléfono no tiene ninguna.
room-fault-web-too-many = Es demasiado a la vez. Espera un momento.
room-fault-net-listen = Esta máquina no está en ninguna red por la que puedan venir los teléfonos. Enciende su Wi-Fi o abre su punto de acceso.
room-close = Cerrar a la sala
room-free = Liberar la línea
room-guests = { $count ->
    [0] No hay ningún teléfono.
    [one] Hay un teléfono.
   *[other] Hay { $count } teléfonos.
  }
room-type = O abre { $address } en el navegador, y escribe el código { $code }
minutes-title = Acta
minutes-state-draft = Borrador
minutes-state-proposed = Propuesta
minutes-state-approved = Aprobada
minutes-draft = Redactada a partir del diario. Corrígela y proponla: la asamblea la aprueba como una propuesta.
minutes-proposal = La propuesta
minutes-propose = Proponer su aprobación
minutes-edit = Corregir
minutes-words = Texto del acta
projector-title = Proyectar
wall-present = Presentes { $present }/{ $roll }
wall-no-result = Aún no hay resultado
wall-join = Escanea para entrar
wall-join-short = Entrar
wall-waiting = La reunión va a empezar
wall-last = Últimas noticias: { $when }
wall-choose = Qué se muestra
wall-keys = F: pantalla completa

## Gente
people-title = Gente
people-more = Otras listas
people-invite = Invitar a alguien
people-list = Inscribir a personas sin aparato
people-list-why = Otros miembros salen garantes, como para todos. Tú anotarás lo que digan.
people-list-names = Nombres, uno por línea
people-list-nobody = Escribe primero un nombre.
people-list-send = { $count ->
    [one] Inscribir a una persona
   *[other] Inscribir a { $count } personas
  }
people-applicants = { $count ->
    [one] Una persona pide entrar
   *[other] { $count } personas piden entrar
  }
people-roll = { $count ->
    [one] Un miembro
   *[other] { $count } miembros
  }
people-search = Buscar un nombre
people-since = desde el { $when }
people-devices = aparatos: { $count }
people-inactive = en silencio hace mucho
people-inactive-why = En silencio hace mucho: no cuenta en las votaciones hasta su próximo acto.
people-same-name = Otra persona lleva este nombre: compara las letras.
member-applicant = Solicitud
member-member = Miembro
member-listed = Sin aparato
member-left = Se fue
member-removed = Excluido
invite-why = Una invitación vale para una persona. La escanea, da un nombre y otros salen garantes.
invite-hours = Cuántas horas vale
invite-make = Hacer una invitación
invite-another = Otra más
invite-until = Vale hasta el { $when }
invite-qr = Código de la invitación
invite-text = La invitación, para enviar o leer en voz alta
vouches = Garantes: { $vouches } de { $needed }
vouch = Salir garante
vouch-basis = ¿Cómo la conoces?
basis-met = En persona
basis-known = Hace mucho
basis-via = Por alguien
object = Poner una objeción
object-send = Enviar la objeción
admit-by-vote = Llevarlo a votación
person = Miembro
person-you = Eres tú
proxies = Poderes de voto
proxy-line = { $giver } dio su poder a { $holder }, hasta el { $when }
proxy-waits = cuenta desde la próxima página
proxy-give = Dar mi poder a esta persona
proxy-give-why = Donde usted no vota, la papeleta de esa persona cuenta también por usted. Todos lo ven. Nunca en una elección, una revocación, un consenso o un voto secreto.
proxy-days = Por cuántos días
proxy-for = Para qué votaciones
proxy-for-all = todas, salvo donde cada quien habla por sí
proxy-take-back = Retirar
proxy-decline = Rechazar
devices = Aparatos
devices-none = Ningún aparato.
device-active = Activo
device-suspended = Suspendido
device-revoked = Retirado
device-own = este aparato
device-witness = Hacerlo mi aparato testigo
device-suspend = Perdido o requisado: suspender
device-suspend-sure = Este aparato ya no podrá escribir nada. Si otra persona también lo suspende, surte efecto al instante.
device-suspend-really = Sí, suspender
commissions-title = Comisiones
commissions-found = Fundar
commissions-empty = Ninguna comisión.
commission-mine = Estoy en ella
commission-dissolved = Disuelta
commission-members = { $count ->
    [one] Un miembro:
   *[other] { $count } miembros:
  }
commission-waits = { $name } quiere entrar.
commission-let-in = Firmar su entrada
commission-reports = { $count ->
    [one] Un informe
   *[other] { $count } informes
  }
commission-join = Unirme
commission-leave = Salir
commission-waiting = Tu petición espera una firma del grupo.
commission-report = Escribir un informe
budgets = Presupuesto
budget-left = Quedan { $left } de { $amount } { $unit }
spend = Anotar el gasto
spend-what = Para qué
spend-what-missing = Di primero para qué.
spending-open = pendiente
spending-paid = pagado
spending-waiting = espera a la asamblea
mandates-title = Mandatos
mandates-empty = Nadie tiene un mandato.
mandates-past = { $count ->
    [one] Un mandato pasado
   *[other] { $count } mandatos pasados
  }
mandate-terms = { $count } veces seguidas
mandate-see = Texto e instrucciones
mandate-proof = Prueba del mandato
mandate-vote = Decir lo que voté en otra parte
mandate-vote-matter = Sobre qué, como en las instrucciones
mandate-vote-send = Publicar este voto
mandate-split = O todas las respuestas de una votación nuestra
mandate-tally = Lo que dije de ella: síes/noes/abstenciones
mandate-tally-help = Como 34/12/4. Vacío: como se contó.
mandate-votes = { $count ->
    [one] Un voto en otra parte
   *[other] { $count } votos en otra parte
  }
mandate-beyond = { $count ->
    [one] Un voto contra las instrucciones
   *[other] { $count } votos contra las instrucciones
  }
mandate-report = Mi informe
mandate-report-due = Próximo informe { $when }
mandate-report-late = Falta el informe: se esperaba { $when }
mandate-mine = Es mi mandato
mandate-give-back = Devolver el mandato
statement = Hablar en nombre de la asamblea
statement-help = Solo dentro del mandato; cualquiera puede comprobarlo.
statement-send = Publicar la declaración
standing-in-force = En vigor
standing-suspended = Suspendido
standing-caretaker = En funciones
standing-recalled = Revocado
standing-given-up = Devuelto
standing-expired = Terminado
bond-within = según las instrucciones
bond-beyond = contra las instrucciones
bond-subject = a reserva de la base
bond-framed = dentro del marco
bond-free = libre
recall = Revocar
recall-why = La revocación se vota con el mismo cuórum que la elección.
recall-send = Pedir la revocación

## Archivo
charter-title = Carta
charter-change = Proponer un cambio
charter-changes = Lo que cambia
charter-before = Antes
charter-after = Después
charter-reading = Lectura { $reading } de { $readings }
charter-in-force = En vigor
charter-not-in-force = Sin vigor
charter-language = Las reglas están escritas en las palabras del programa, las mismas en todas las lenguas.
charter-whole = El texto entero
charter-since = desde la página { $page }
charter-how = La carta se cambia por su propia regla. En una emergencia:
cut-off-end = Decir que terminó el aislamiento
cut-off-end-why = Se vota. Si no, termina por sí solo.
calendar-title = Calendario y tareas
calendar-empty = Ninguna fecha.
calendar-minutes = { $count } minutos
calendar-clash = A la misma hora que otra cosa
calendar-file = Archivo para una agenda
dates = Fechas
tasks = Tareas
tasks-empty = Ninguna tarea.
tasks-done = { $count ->
    [one] Una tarea hecha
   *[other] { $count } tareas hechas
  }
task-add = Añadir una tarea
task-title = Qué hay que hacer
task-due = Para cuándo
task-take = Me encargo
task-back = Ya no puedo
task-finish = Hecho
task-note = Qué salió de ello (opcional)
task-taken = Se encarga:
task-free = Nadie se encarga.
task-finished = Hecha
task-overdue = Atrasada
power-title = Poder
power-why = Quién habla, propone, tiene mandatos. Para que se vea, sin que nadie tenga que acusar.
power-since = Desde cuándo
power-days = { $count } días
power-all = Desde el principio
power-hidden = Se muestra a partir de { $from } miembros; aquí hay { $people }.
power-figure = Qué cifra
power-seconds = Tiempo de palabra
power-speeches = Intervenciones
power-proposals = Propuestas
power-adopted = Aprobadas
power-agenda-items = Puntos del orden del día
power-mandates = Mandatos
power-terms-in-a-row = Mandatos seguidos
power-blocks = Oposiciones
power-spent = Gastos
power-alarm-agenda = Una persona fija gran parte de los órdenes del día.
power-alarm-speech = Una persona tiene gran parte del tiempo de palabra.
power-share = { $share } %; la carta quiere que se diga a partir del { $bound } %.
power-greatest-speech = Mayor parte de la palabra
power-greatest-agenda = Mayor parte de los órdenes del día
power-greatest-adopted = Mayor parte de las propuestas aprobadas
power-gini-speech = Desigualdad de la palabra
power-gini-proposals = Desigualdad de las propuestas
power-measures = Medidas del conjunto
power-gini = Desigualdad: 0 % si todos tienen lo mismo, 100 % si una sola persona lo tiene todo (índice de Gini).
hide = Ocultar este texto
hide-why = Tienen que pedirlo dos personas de la moderación. No se borra nada, y todos leen por qué.
show-again = Pedir que se muestre
show-again-why = La asamblea lo vota. Después, nadie lo oculta más.
moderation = Ocultar o dejar a la vista
moderation-drawn = Orden del sorteo: { $names }
moderation-to-come = El sorteo llega al cerrarse la página.
moderation-asked = Se pregunta a
moderation-signed = Por ocultar
moderation-opposed = Por dejarlo
moderation-next = Se preguntará a otra persona { $when }.
moderation-hide = Ocultar
moderation-leave = Dejar a la vista
moderation-said = Ya lo dijiste.
moderation-settled = Está resuelto.
history-title = Diario
history-empty = Nada todavía.
history-shown = { $count } actos mostrados
history-more = Seguir
search = Buscar en los textos
search-help = Basta el principio de las palabras.
search-none = No se encontró nada. Prueba con menos palabras.
verify = Comprobarlo todo
verify-why = El nodo relee cada acto, comprueba cada firma y lo calcula todo desde el principio.
verify-run = Comprobar
tables-why = Tablas para una hoja de cálculo, y un hilo de decisiones que se pueden contar fuera.
verify-ok = Todo está en orden: { $events } actos.
verify-bad = { $count ->
    [one] Un problema.
   *[other] { $count } problemas.
  }
verify-state = Huella del estado:
export = Exportar el diario
event = Acto
event-id = Identificador:
event-page = página { $page }
event-applied = En vigor
event-void = Sin efecto
event-waits = En espera
event-person = Se refiere a { $name }.
event-about = De qué se trata
kind-found = funda la asamblea
kind-invite = hace una invitación
kind-hand-in = trae una solicitud
kind-grant-key = da la clave de la asamblea
kind-witness = nombra un aparato testigo
kind-constitute = constituye la asamblea
kind-vouch = sale garante
kind-object = pone una objeción
kind-leave = deja la asamblea
kind-suspend-device = suspende un aparato
kind-withdraw = retira una propuesta
kind-note = escribe unas palabras
kind-remove = pide una exclusión
kind-recall = pide una revocación
kind-list-persons = inscribe a personas
kind-propose = propone
kind-revise = escribe una nueva versión
kind-position = toma posición
kind-enter = anota una posición
kind-confirm = firma también
kind-decide = cuenta
kind-hand-count = cuenta las manos
kind-open = abre una votación
kind-vote = vota
kind-mandate = propone un mandato
kind-statement = declara
kind-draw-lot = propone un sorteo
kind-lot-commit = se compromete para el sorteo
kind-lot-reveal = revela para el sorteo
kind-lot-entropy = dice el sorteo
kind-propose-charter = propone una carta
kind-emergency = propone reglas por un tiempo
kind-amend = propone una enmienda
kind-review-block = juzga una oposición
kind-oppose = dice no
kind-minority-report = escribe un informe de minoría
kind-again = pide una segunda votación
kind-elect = abre una elección
kind-stand = se presenta
kind-nominate = pide a alguien que se presente
kind-mandate-vote = dice su voto en otra parte
kind-mandate-report = rinde cuentas
kind-call-meeting = convoca
kind-theme = propone un tema
kind-set-agenda = fija el orden del día
kind-attend = anota asistencias
kind-open-meeting = abre la reunión
kind-take-item = abre un punto
kind-ask-floor = pide la palabra
kind-give-floor = da la palabra
kind-end-speech = anota el fin de una intervención
kind-close-queue = cierra la lista
kind-challenge = impugna
kind-close-meeting = termina la reunión
kind-schedule = propone días de reunión
kind-found-commission = propone una comisión
kind-join-commission = entra en una comisión, o sale
kind-task = añade una tarea
kind-take-task = toma una tarea, o la devuelve
kind-finish-task = acaba una tarea
kind-commission-report = informa por una comisión
kind-grant-budget = propone un presupuesto
kind-spend = anota un gasto
kind-dissolve = propone una disolución
kind-extend = pide más tiempo
kind-cancel = pide terminar una votación
kind-cut-off = propone declarar el aislamiento
kind-enter-ballot = anota una papeleta
kind-give-proxy = da su poder de voto
kind-end-proxy = pone fin a un poder
kind-trustee = prepara la clave de un voto secreto
kind-register-voter = se inscribe en un voto secreto
kind-cast = entrega una papeleta secreta
kind-mix = mezcla las papeletas
kind-decrypt = abre su parte del resultado
kind-hide = oculta un texto
kind-past-decision = anota una decisión de antes
kind-decision = decisión tomada

## Este nodo
assemblies = Asambleas
assembly-applicant = solicitud en camino
assembly-forming = en formación
assembly-constituted = constituida
assembly-dissolved = disuelta
more-calendar = Fechas, voluntarios, archivo para una agenda
more-charter = Las reglas y sus versiones
more-mandates = Quién tiene qué poder, hasta cuándo
more-commissions = Grupos de trabajo y presupuestos
more-power = Quién habla, quién propone, quién decide
more-history = Todo lo que pasó, búsqueda, comprobación
more-sync = Otros nodos, memorias USB, lo que hay que mirar
more-settings = Lengua, aspecto, aparatos
sync-title = Intercambio
sync-lost = El nodo no responde desde { $since }. Lo que se ve puede ser antiguo.
clock-apart = Aquí { $here }, en otro lugar { $there }.
sync-figures = En cifras
sync-same = Dos nodos que tienen los mismos actos muestran la misma huella: compárala, mejor que un visto bueno.
figure-events = Actos
figure-void = Sin efecto
figure-parked = A la espera de otro acto
figure-unchecked = Firmas por comprobar
peers = Nodos encontrados
peers-none = Ninguno aún. Haz un primer intercambio por wifi, por una dirección o por un archivo.
peer-reached = alcanzado
peer-not = no alcanzado
bundles = Por archivo
bundles-why = Un archivo lleva los actos en una memoria USB o por mensajero. Solo los miembros pueden leerlo.
bundle-for = Para quién
bundle-for-all = Todos los miembros
bundle-make = Hacer un archivo
bundle-read = Leer un archivo
bundle-brought = { $events } actos leídos, { $fresh } nuevos.
bundle-applications = { $count ->
    [one] Una solicitud de entrada.
   *[other] { $count } solicitudes de entrada.
  }
bundle-cut = El archivo estaba incompleto: se guarda lo que se pudo leer.
connect = Por la red
connect-why = La dirección de otro nodo, en el mismo wifi o en otra parte.
connect-address = Dirección y puerto
connect-go = Intercambiar
connect-done = { $sent } actos dados, { $received } recibidos.
connect-equal = Los dos nodos tienen ahora los mismos actos.
connect-not-equal = El intercambio se cortó antes de acabar. Prueba otra vez.
look-at = A mirar
forks = { $count ->
    [one] Un aparato firmó dos actos en el mismo lugar: fue copiado, o alguien hace trampa.
   *[other] { $count } aparatos firmaron dos actos en el mismo lugar: fueron copiados, o alguien hace trampa.
  }
fork-of = { $name }, acto n.º { $place } de un mismo aparato
fork-kept = vale: otros actos se apoyan en él
fork-void = sin efecto, guardado como prueba
fork-no-words = Sus palabras no están aquí.
two-seals = Dos sellos de la página { $page }
two-seals-here = el que se sigue aquí
two-seals-cheat = { $name } firmó los dos.
two-seals-open = Nada se sella hasta que una mayoría elija cuál continúa.
two-seals-goes-on = Continúa { $hash }.
alarm-signers = Página { $page }, sellada por { $names }
reconvene = Nombrar otros testigos
reconvene-why = Cuando faltan demasiados testigos y ya nada se sella. Tiene que firmar más de la mitad de los miembros; los nuevos testigos son quienes se han mostrado en la página abierta.
lot-tell = Decir lo que salió
lot-tell-why = Eres una de las tres personas que dicen el sorteo, palabra por palabra como las otras dos.
reconvening = Se proponen otros testigos:
open-page = La página abierta ({ $page })
open-page-why = Las votaciones se cierran y los actos quedan firmes cuando los testigos sellan la página.
open-page-ready = { $ready } testigos listos; hacen falta { $needed } de { $witnesses }.
last-seal = Último sello: página { $page }, { $when }.
seal-commits = { $commits } firmas de { $witnesses } testigos.
seal-ask = Pedir que se cierre la página
settings-title = Ajustes
settings-language = Lengua
settings-partial = traducción parcial, falta que la lea alguien cuya lengua sea
settings-digits = Cifras
settings-theme = Aspecto
settings-text = Tamaño del texto
settings-not-kept = Este navegador no guarda los ajustes: valen hasta cerrar la página.
theme-system = Como el aparato
theme-light = Claro
theme-dark = Oscuro
text-size-normal = Normal
text-size-large = Grande
drafts = Borradores
drafts-there = { $count } borradores en este navegador.
drafts-drop = Borrarlos todos
texts = Textos que se guardan
texts-all = Este nodo guarda todos los textos.
texts-some = Este nodo suelta las conversaciones viejas, como decidió la asamblea ({ $dropped } hasta ahora).
texts-keep = Guardarlo todo
texts-drop = Seguir a la asamblea
device-code = Código de un aparato nuevo
device-code-help = Lo muestra el aparato nuevo; empieza por FMD1:
device-add = Añadir este aparato
device-request = Hacer de este nodo un aparato más
device-request-why = Este nodo muestra un código; pégalo en el aparato que ya tienes.
device-request-make = Mostrar el código
device-qr = Código de este aparato
backup = Copia de seguridad
backup-why = Una copia de lo que guarda este nodo. Prueba a leerla: una copia que nunca se leyó no es tal.
backup-make = Hacer una copia
doctor = Estado del nodo
browsers = Navegadores
browsers-why = Tu nodo reconoce esta página. Puedes abrir otra, o cerrar esta.
browsers-more = Dirección para otro navegador
browsers-address = Para abrir una vez, pronto
browsers-end = Cerrar esta página
leave = Dejar la asamblea
leave-why = Ya no serás miembro. Lo que hiciste queda en el diario.
leave-sure = Quiero dejar la asamblea

## Entrar
welcome-title = Decidir juntos
welcome-what = Folkmoot ayuda a un grupo a reunirse, discutir y decidir, y guarda constancia de todo.
welcome-how = Cada miembro tiene su propio nodo: no hay servidor ni cuenta. Todo funciona sin internet.
welcome-where = Lo que haces lo firma tu aparato y lo leen los miembros, y nadie más.
welcome-join = Entrar en una asamblea
welcome-found = Fundar una asamblea
welcome-restore = ¿Tienes una copia? Ejecuta:
join-title = Entrar en una asamblea
join-how = Haz una foto del código que te muestran, o pega la invitación.
join-picture = Fotografiar el código
join-nothing = No se encontró ningún código en la imagen. Acércate, con más luz.
join-invitation = Invitación
join-seen = Los miembros verán el nombre que des. Ni número, ni dirección, ni lugar.
join-name = Tu nombre aquí
join-name-help = El nombre por el que te conocen. Puede ser un apodo.
join-no-invitation = Hace falta primero una invitación.
join-no-name = Da primero un nombre.
join-send = Entrar
join-not-now = Ahora no
joined-title = En marcha
joined-founder = Aceptas la carta y fundas la asamblea con los demás.
joined-applicant = Tu solicitud está lista.
joined-carry = Llega cuando tu nodo encuentra al de quien te invita.
joined-meet = Encontrarlo ahora
found-title = Fundar una asamblea
found-name = Nombre de la asamblea
found-no-name = Da primero un nombre a la asamblea.
found-founders = Cuántos fundadores
found-founders-help = La asamblea queda constituida cuando tantas personas han aceptado la carta.
found-few = Tres personas como mínimo, para que la asamblea no sea de nadie.
found-charter = Las reglas para empezar
found-charter-plain = Reglas sencillas
found-charter-plain-help = Mayoría simple, y un quinto de los miembros que dicen sí.
found-charter-see = Ver lo que cambian estas reglas
found-change-later = La asamblea podrá cambiarlas por su propia regla.
found-send = Fundar
founded-title = La asamblea está fundada
founded-needs = Han aceptado { $signed } de { $needed }. Invita a los demás:
founded-one-each = Una invitación vale para una persona.
founded-more = Más invitaciones
preset-neighbourhood = Barrio o pueblo
preset-workplace = Lugar de trabajo
preset-tenants = Inquilinos
preset-co-operative = Cooperativa
preset-association = Asociación
preset-coordination = Coordinación de delegados
preset-small-circle = Círculo pequeño
preset-help-neighbourhood = Viven muchos, vienen pocos cada vez.
preset-help-workplace = Hay que poder actuar en pocos días.
preset-help-tenants = Se puede preguntar puerta a puerta.
preset-help-co-operative = Lo que es de todos no se cambia a la ligera.
preset-help-association = Estatutos, asambleas generales, registro.
preset-help-coordination = Cada puesto habla por una asamblea.
preset-help-small-circle = De tres a quince personas.

## Recibos
sent-position = Tu respuesta está enviada.
sent-entry = Tu respuesta está anotada.
sent-ballot = Tu papeleta está enviada.
sent-secret-register = Está inscrito.
sent-secret-made = La papeleta está hecha. Haga que la entreguen.
sent-secret-shown = La papeleta se muestra.
sent-secret-carry = La papeleta está entregada.
sent-secret-open = Su parte está abierta.
sent-note = Tus palabras están publicadas.
sent-review = Tu opinión está enviada.
sent-enter = Anotado. Otro miembro tiene que confirmarlo.
sent-more-time = La petición está publicada: se reabre al cerrarse la página.
sent-cancel = La petición está publicada: tienen que firmar testigos.
sent-decide = Contado.
sent-oppose = Tu no está enviado.
sent-withdraw = La propuesta está retirada.
sent-confirm = Tu firma está enviada.
sent-stand = Enviado.
sent-nominate = La petición está enviada.
sent-report = El informe está publicado.
sent-again = La petición está enviada.
sent-compose = Publicado.
sent-amend = La enmienda está enviada.
sent-hand = Estás en la lista.
sent-hand-down = Ya no estás en la lista.
sent-challenge = La impugnación está enviada.
sent-theme = El tema está propuesto.
sent-here = Las asistencias están anotadas.
sent-gone = Las salidas están anotadas.
sent-open-meeting = La apertura espera dos firmas.
sent-end = La intervención está anotada.
sent-give = La palabra está dada.
sent-item = El punto está abierto.
sent-close-queue = La lista está cerrada.
sent-count = El recuento espera sus firmas.
sent-agenda = El orden del día está completado.
sent-close-meeting = Anotado.
sent-minutes = El acta está propuesta.
sent-invite = La invitación está hecha.
sent-list = Las personas están inscritas.
sent-object = La objeción está enviada.
sent-vouch = Has salido garante.
sent-suspend = La suspensión está enviada.
sent-spend = El gasto está anotado.
sent-commission-join = Tu entrada está enviada.
sent-commission-leave = Has dejado la comisión.
sent-recall = La petición de revocación está enviada.
sent-statement = La declaración está publicada.
sent-give-back = El mandato está devuelto.
sent-proxy = El poder está dado.
sent-proxy-end = El poder terminó.
sent-mandate-vote = Tu voto está publicado.
sent-hide = La petición está anotada.
sent-witness = El aparato testigo está nombrado.
sent-reconvene = La propuesta espera sus firmas.
sent-lot = Está dicho.
sent-apply = La nueva versión está escrita.
sent-task = La tarea está añadida.
sent-task-take = La tarea es tuya.
sent-task-back = La tarea está devuelta.
sent-task-finish = La tarea está hecha.
sent-seal-ask = Se ha pedido a los testigos.
sent-device = El aparato está añadido.
sent-device-request = El código está listo.
sent-texts = Hecho.
sent-leave = Has dejado la asamblea.
sent-found = La asamblea está fundada.
sent-join = La solicitud está lista.
