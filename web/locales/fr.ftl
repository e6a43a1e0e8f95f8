# Français : la langue source. Les clés viennent d'ici ; `npm run keys` en fait le type.

## Partout
tabs = Parties de la page
tab-now = À faire
tab-decisions = Décisions
tab-meeting = Réunion
tab-people = Membres
tab-more = Plus
tab-waiting = { $count ->
    [one] une chose vous attend
   *[other] { $count } choses vous attendent
  }
skip = Aller au contenu
close = Fermer
cancel = Annuler
back = Retour
choose = Choisir…
print = Imprimer
copy = Copier
copy-done = Copié
copy-by-hand = Le texte est sélectionné : copiez-le à la main.
receipt = Reçu
act-busy = Un instant…
list-more = En montrer { $count } de plus (reste { $left })
text-not-here = (texte absent d'ici)
text-hidden = Texte masqué par la modération : { $reason }
diff-gone = supprimé :
diff-new = ajouté :
person-unknown = quelqu'un d'inconnu ici

entry-title = Cette page n'est pas ouverte
entry-why = Chaque nœud n'obéit qu'à sa personne. Pour ouvrir sa page, il faut l'adresse à usage unique que votre nœud affiche.
entry-run = Lancez votre nœud :
entry-open = Ouvrez l'adresse qu'il affiche, dans la minute.
entry-enter = Entrer
entry-code = Code de la réunion, écrit au mur
lost-title = Rien ici
lost-why = Cette adresse ne mène à rien.

time-now = à l'instant
time-in-minutes = { $count ->
    [one] dans une minute
   *[other] dans { $count } minutes
  }
time-in-hours = { $count ->
    [one] dans une heure
   *[other] dans { $count } heures
  }
time-in-days = { $count ->
    [one] dans un jour
   *[other] dans { $count } jours
  }
time-minutes-ago = { $count ->
    [one] il y a une minute
   *[other] il y a { $count } minutes
  }
time-hours-ago = { $count ->
    [one] il y a une heure
   *[other] il y a { $count } heures
  }
time-days-ago = { $count ->
    [one] il y a un jour
   *[other] il y a { $count } jours
  }

chip-lost = Nœud injoignable
chip-clock = Horloges en désaccord
chip-look = { $count ->
    [one] 1 chose à regarder
   *[other] { $count } choses à regarder
  }
chip-applicant = Demande en route
chip-parked = { $count ->
    [one] 1 acte attend un acte manquant
   *[other] { $count } actes attendent des actes manquants
  }
chip-nodes = { $count ->
    [one] 1 nœud relié
   *[other] { $count } nœuds reliés
  }
chip-alone = Seul : tout est gardé ici
chip-alone-since = Seul ; dernier contact { $since }
chip-guest = Par l'appareil de { $host }
chip-guest-for = { $name }, par l'appareil de { $host }

state-loading = Un instant, on demande au nœud…
state-part-lost = Cette partie de la page n'a pas pu être chargée. Rechargez la page quand le nœud répond.
state-old = Ce qui est affiché date de { $since }.
state-safe = Rien n'est perdu : ce que vous avez écrit reste dans ce navigateur.
state-retry = Réessayer
state-incomplete = Liste incomplète : ce nœud sait qu'il lui manque des actes.

unsent = Pas encore envoyé
unsent-not-kept = Pas encore envoyé, et ce navigateur ne peut pas le garder
unsent-drop = Effacer

finality-sealed = Scellé
finality-majority = Vu par une majorité
finality-seen = Provisoire
finality-sealed-why = Scellé avec la page { $page }. Pour le défaire, il faudrait que { $cheats } témoins trichent.
finality-open-why = La page { $page } est encore ouverte : d'ici son sceau, ce qui arrive peut encore changer l'effet de cet acte.

state-open = Ouvert
state-adopted = Adopté
state-rejected = Rejeté
state-lapsed = Caduc
state-withdrawn = Retiré
state-cancelled = Annulé
state-rescinded = Abrogé
state-waits = En attente
state-draft = Brouillon

mark-admission-pending = admission en suspens
mark-awaits-ratification = attend la ratification
mark-late = hors délai
mark-contestable = contestable
mark-sealed-after-expiry = scellé après l'échéance
mark-beside-recall = en même temps qu'une révocation
mark-as-caretaker = par intérim
mark-beyond-mandate = hors mandat
mark-subject-to-base = sous réserve de la base
mark-not-ratified = non ratifié
mark-vetoed = refusé par la base
mark-waits-for-assembly = attend l'assemblée
mark-hidden = masqué
mark-from-before = d'avant le journal

matter-question = Question
matter-removal = Exclusion
matter-mandate = Mandat
matter-recall = Révocation
matter-retention = Durée de garde des textes
matter-lot = Tirage au sort
matter-charter = Changement de charte
matter-emergency = Règles pour un temps
matter-amendment = Amendement
matter-again = Second vote
matter-fallback = Vote de repli
matter-election = Élection
matter-schedule = Jours de réunion
matter-commission = Nouvelle commission
matter-budget = Budget
matter-dissolution = Dissolution
matter-cut-off = Coupure

position-agree = D'accord
position-reserve = D'accord, avec réserve
position-pass = Je passe
position-stand-aside = Je me mets à l'écart
position-block = Je m'oppose
position-yes = Oui
position-no = Non
position-abstain = Abstention
position-blank = Blanc
position-none = Sans réponse
position-help-agree = Que cela se fasse.
position-help-reserve = Que cela se fasse, mais que ma réserve soit lue.
position-help-pass = Je compte parmi les participants, sans prendre parti.
position-help-stand-aside = Je ne le porterai pas, et je n'empêche rien.
position-help-block = Cela touche un principe commun ou cause un tort grave. Dites pourquoi.
position-help-blank = Aucune des réponses ; votre voix compte comme participation.

line-mine = À vous de répondre
line-blocks = { $count ->
    [one] 1 opposition
   *[other] { $count } oppositions
  }
line-answered = { $answered } réponses sur { $all }
line-until = fin { $when }

chart-table = Tableau
chart-answer = Réponse
chart-count = Nombre
chart-all = Total

problem-more = Détails
problem-rule = Une règle de l'assemblée s'y oppose ({ $rule }).
problem-refused = Une règle de l'assemblée s'y oppose.
problem-web-unknown = Cela n'a pas marché, et la raison n'est pas connue ici.
problem-web-out-of-reach = Le nœud ne répond pas. S'il est sur cette machine, est-il lancé ? Sinon, êtes-vous sur le même réseau ?
problem-web-no-session = Cette page n'est plus reconnue par le nœud. Demandez-lui une nouvelle adresse.
problem-web-code = Ce code a déjà servi ou n'est plus valable. Demandez au nœud une nouvelle adresse.
problem-web-role = Un invité ne peut pas faire cela par l'appareil d'un autre.
problem-web-not-found = Ce nœud ne connaît pas cela.
problem-web-busy = Le nœud a trop à faire. Réessayez dans un moment.
problem-web-under-way = Cet envoi est déjà en cours.
problem-web-too-large = C'est trop gros pour être envoyé d'un coup.
problem-web-words = Quelque chose manque ou ne peut pas être lu.
problem-node-usage = Quelque chose manque ou ne peut pas être lu.
problem-node-not-found = Rien de tel n'est connu ici.
problem-node-ambiguous = Plusieurs choses portent ce nom : choisissez-la dans une liste.
problem-node-no-assembly = Ce nœud n'est dans aucune assemblée.
problem-node-not-member = Vous n'êtes pas encore membre : votre demande est en route.
problem-node-no-content-key = Ce nœud n'a pas encore reçu la clé de l'assemblée. Rencontrez un autre membre.
problem-invitation-damaged = Ce n'est pas une invitation entière. Il manque peut-être une lettre.
problem-invitation-expired = Cette invitation n'est plus valable. Demandez-en une autre.
problem-invitation-used = Cette invitation a déjà servi.
problem-join-already = Vous êtes déjà dans cette assemblée.
problem-device-damaged-code = Ce n'est pas un code d'appareil entier.
problem-device-suspended = Cet appareil est suspendu.
problem-bundle-foreign = Ce fichier n'est pas pour vous, ou il est abîmé.
problem-seal-other-state = Un sceau dit autre chose que ce que ce nœud calcule.
problem-seal-bad-signature = Un acte scellé ne porte pas la signature de son auteur.
problem-seal-other-history = Cette invitation et une autre connaissent deux passés différents.
problem-proof-no-seal = Aucune page n'est encore scellée : rien ne peut être prouvé au-dehors.
problem-proof-not-sealed = C'est encore dans la page ouverte. La preuve existera après le prochain sceau.
problem-proof-undecided = Le dernier sceau ne contient pas de décision à ce sujet.
problem-amend-needs-rebase = Le texte a changé entre-temps à cet endroit. L'amendement est à réécrire.
problem-amend-decided = Cette proposition est déjà décidée.
problem-act-not-member = Seuls les membres peuvent faire cela.
problem-act-not-authorised = Vous n'avez pas le droit de faire cela ici.
problem-act-not-constituted = L'assemblée n'est pas encore constituée.
problem-vouch-repeated = Vous vous êtes déjà porté garant.
problem-vouch-too-young = Vous êtes membre depuis trop peu de temps pour vous porter garant.
problem-vouch-too-often = Vous vous êtes porté garant trop souvent ces derniers temps.
problem-objection-repeated = Vous avez déjà fait objection.
problem-decide-missing-positions = Tout le monde n'a pas encore répondu.
problem-decide-at-seal = Cela se décide tout seul, au sceau.
problem-proposal-closed = Cette proposition est close.
problem-proposal-withdrawn = Cette proposition a été retirée.
problem-position-not-elector = Vous n'étiez pas membre quand cela a été ouvert : cette fois, vous ne répondez pas.
problem-position-no-reason = Une opposition dit pourquoi.
problem-vote-not-elector = Vous n'étiez pas membre quand ce vote a été ouvert : cette fois, vous ne votez pas.
problem-vote-closed = Ce vote est clos.
problem-vote-over = Ce vote est clos.
problem-vote-wrong-ballot = Ce bulletin n'est pas valable pour ce vote.
problem-vote-short-window = Le temps de vote est plus court que la charte ne le permet.
problem-confirm-own = Une autre personne doit signer.
problem-vote-not-opener = Seule la personne qui l'a ouvert peut le faire.
problem-extend-repeated = Il n'y a plus de temps : on n'en donne qu'une fois.
problem-extend-too-late = Trop de temps a passé, ou l'on en vote déjà de nouveau.
problem-cancel-not-witness = Seuls les témoins de la page ouverte signent cela.
problem-emergency-no-term = Cela finirait avant le vote lui-même.
problem-emergency-too-long = C'est plus long que la charte ne le permet.
problem-emergency-too-often = Il a été renouvelé aussi souvent que la charte le permet.
problem-confirm-repeated = Vous avez déjà signé.
problem-confirm-complete = Il y a déjà assez de signatures.
problem-election-list-closed = La liste des candidatures est close.
problem-election-wrong-strata = Il y a plus de places réservées que de places, ou une commission deux fois.
problem-hide-not-drawn = D'autres ont été tirés au sort pour ce texte.
problem-mandate-too-many = Cette personne tient déjà autant de mandats que la charte le permet.
problem-mandate-in-a-row = Cette personne a déjà tenu ce mandat aussi longtemps que la charte le permet.
problem-mandate-not-holder = Ce mandat n'est pas le vôtre.
problem-mandate-expired = Ce mandat est terminé.
problem-mandate-recalled = Ce mandat a été révoqué.
problem-proxy-repeated = Vous avez déjà donné procuration : reprenez-la d'abord.
problem-proxy-too-many = Cette personne tient déjà autant de procurations que la charte le permet.
problem-proxy-too-long = La charte ne permet pas une procuration si longue.
problem-charter-above-group = Une assemblée de cette taille ne pourrait pas remplir cette règle.
problem-charter-invalid = Cette charte ne peut pas être lue.
problem-charter-unchanged = Ces lignes ne changent rien.
problem-meeting-not-open = La réunion n'est pas ouverte.
problem-meeting-not-there = Vous n'êtes pas inscrit comme présent à cette réunion.
problem-meeting-not-facilitator = Seule la personne qui anime peut faire cela.
problem-meeting-not-caller = Seule la personne qui a convoqué peut faire cela.
problem-meeting-short-notice = La charte demande de convoquer plus tôt.
problem-meeting-no-quorum = Il n'y a pas assez de membres présents.
problem-meeting-over = La réunion est terminée.
problem-bundle-assembly = Ce fichier est d'une autre assemblée.
problem-bundle-damaged = Ce fichier n'en est pas un de Folkmoot, ou il est abîmé.
problem-net-unreachable = Personne ne répond à cette adresse.
problem-lazy-not-listed = La charte ne laisse pas passer ce sujet en silence.
problem-meeting-not-over = La réunion n'est pas terminée.
problem-meeting-too-soon = Un second appel vient plus longtemps après le premier.
problem-meeting-wrong-offices = Le compte rendu et le décompte sont à trois personnes différentes, qui peuvent toutes signer.
problem-floor-repeated = Vous êtes déjà dans la liste.
problem-floor-closed = La liste des orateurs est close.
problem-floor-free = Personne n'a la parole : c'est déjà fini.
problem-floor-taken = Quelqu'un a déjà la parole.
problem-floor-not-next = Ce n'est pas son tour : il faut une raison pour donner la parole hors de l'ordre.
problem-floor-nothing-to-answer = Personne n'a encore parlé : il n'y a rien à quoi répondre.
problem-attend-repeated = C'est déjà noté.
problem-budget-exceeded = Le budget n'y suffit pas.
problem-budget-ended = Ce budget est terminé.
problem-commission-not-member = Vous n'êtes pas de cette commission.
problem-recall-repeated = Une révocation est déjà demandée.
problem-again-too-soon = Il est trop tôt pour voter de nouveau là-dessus.
problem-report-not-minority = Seuls ceux qui étaient contre écrivent un rapport de minorité.
problem-report-too-late = Le délai du rapport de minorité est passé.
problem-journal-quota = Cet appareil a déjà beaucoup écrit dans cette page. Attendez le prochain sceau.
problem-store-in-use = Un autre nœud utilise déjà ce dossier.
problem-store-full = Le disque du nœud est plein : rien n'a été fait. Faites de la place, puis réessayez.

## Maintenant
now-title = Ce qui vous attend
now-empty = Rien ne vous attend.
now-look = Voir les décisions
now-overdue = à faire depuis longtemps : { $when }
now-next = Prochaine réunion
now-no-meeting = Aucune date.
now-call = Convoquer une réunion
now-lapsing = Bientôt à échéance
now-decision = Décision { $id }
now-mandate = Mandat de { $name }
now-ends = fin { $when }
now-applicant = Votre demande est gardée ici. Elle arrive quand ce nœud rencontre celui d'un membre.
now-applicant-sync = Rencontrer un nœud
now-forming = L'assemblée se forme : elle est constituée quand assez de personnes ont accepté la charte.
now-first-page = La première page est encore ouverte : on entre facilement. Quand tout le monde est là, chaque personne fondatrice demande sa fermeture.
waiting-position = On attend votre position
waiting-vote = On attend votre vote
waiting-review-of-a-block = Une opposition : repose-t-elle sur un principe ?
waiting-stand = On vous demande d'être candidat
waiting-report = Votre rapport de mandat
waiting-task = Votre tâche
waiting-cancelling = On demande qu'un vote s'arrête
waiting-moderate = Faut-il masquer un texte ?
waiting-join-commission = Rejoignez une commission
waiting-confirm-joining = Quelqu'un veut rejoindre votre commission
answer-position = Répondre
answer-vote = Voter
answer-review-of-a-block = Regarder
answer-stand = Répondre
answer-report = Écrire
answer-task = Voir
answer-cancelling = Lire la demande
answer-moderate = Lire le texte
answer-join-commission = Choisir
answer-confirm-joining = Regarder

decisions-title = Décisions
decisions-propose = Proposer
decisions-filter = Ce qui est montré
decisions-search = Chercher un titre
decisions-empty = Rien n'a encore été proposé.
decisions-first = Écrire la première proposition
decisions-none = Rien de tel.
decisions-before = D'avant le journal
decisions-before-why = Décidé avant que l'assemblée ait un journal, et noté par des membres : personne ne peut le recompter.
filter-mine = À moi
filter-open = Ouvertes
filter-closed = Closes
filter-all = Toutes

## Une proposition
proposal = Proposition
proposal-by = de { $name }
proposal-by-hand = Les membres la comptent eux-mêmes quand tout le monde a répondu.
proposal-admits = Si elle est adoptée, { $name } devient membre.
not-a-proposal = Ce n'est pas une proposition.
round-number = tour { $number }
round-reach = Le temps ne court pas encore : { $so } des { $needed } personnes nécessaires l'ont reçue.
round-resolving = Une opposition est à résoudre : le temps est prolongé pour que les deux côtés s'entendent.
round-review = À revoir le { $when } ; sinon, la décision devient caduque.
procedure-majority = À la majorité
procedure-consensus = Par consensus
procedure-consent = Par consentement
procedure-lazy = Par silence
procedure-by-hand = Compté par les membres
procedure-help-consensus = La plupart sont d'accord, et presque personne ne s'oppose.
procedure-help-consent = Personne n'a d'objection.
procedure-help-majority = Plus de oui que de non, et assez de participation.
procedure-help-lazy = Adopté si personne ne dit non dans le délai ; pour les sujets que la charte nomme.
procedure-help-by-hand = Sans date de fin ; compté quand tous ont répondu, ou à main levée.
versions = Versions ({ $count })
version = Version { $number }
objections = { $count ->
    [one] Une opposition
   *[other] { $count } oppositions
  }
objection-silent = Sans texte.
objections-elsewhere = Le texte d'une opposition n'est pas encore arrivé ici.
block-reviews = Fondée pour { $stands }, pas fondée pour { $unfounded }.
block-set-aside = Elle est écartée.
reservations = { $count ->
    [one] Une réserve
   *[other] { $count } réserves et mises à l'écart
  }
standing = Où en sont les membres
standing-answered = { $answered } sur { $all } ont répondu.
standing-if-now = Si cela finissait maintenant :
standing-missing = { $count ->
    [one] il manque une voix
   *[other] il manque { $count } voix
  }
history-of = Tout ce qui s'est passé
history-of-person = Tout ce que cette personne a fait

mine = Ma position
mine-choose = Votre réponse
mine-change = Changer ma réponse
mine-is = Votre réponse : { $position }
mine-may-change = Vous pouvez la changer jusqu'au { $when }.
mine-may-change-open = Vous pouvez la changer jusqu'au décompte.
mine-reason = Pourquoi (facultatif)
mine-reason-block = Pourquoi vous vous opposez
mine-reason-help = Tous les membres le lisent, à côté de votre nom.
mine-block-needs-reason = Une opposition dit pourquoi : écrivez-le d'abord.
mine-send = Envoyer : { $position }
answer-closed = On ne répond plus ici : { $state }.
cut-off-now = L'assemblée s'est dite coupée jusqu'au { $when } : on a plus de temps pour voter.
cut-off-more = Voir

talk = Discussion
talk-write = Écrire un mot
talk-empty = Écrivez d'abord quelque chose.
talk-send = Publier
acts-more = Faire autre chose
review-title = Une opposition est-elle fondée ?
review-why = Elle l'est si elle repose sur un principe commun ou montre un tort grave ; pas si c'est une affaire de goût.
review-stands = Elle est fondée
review-unfounded = Elle n'est pas fondée
enter-title = Noter la position d'une personne sans appareil
enter-why = Un autre membre doit confirmer ce que vous notez.
enter-person = Qui parle
enter-position = Sa position
enter-who = Choisissez d'abord la personne.
enter-send = Noter
enter-ballot = Noter le bulletin d'une personne sans appareil
enter-nobody = Personne n'est inscrit sans appareil.
entered = Sur papier ou par téléphone
entered-counts = compte
entered-waits = attend une signature
entered-by = Noté et signé par : { $names }
proxy-counted = Par procuration : { $names }
decide = Compter et clore
decide-missing = { $count ->
    [one] Une personne n'a pas encore répondu.
   *[other] { $count } personnes n'ont pas encore répondu.
  }
oppose = Dire non
oppose-why = Sans opposition, cela prend effet à la fin du délai. Un seul non suffit pour qu'on en vote.
revise = Écrire une nouvelle version
withdraw = Retirer
fallback-open = Ouvrir le vote de repli
withdraw-sure = Retirer cette proposition ? Elle reste lisible dans le journal.

amendments = Amendements
amendments-none = Aucun amendement.
amendment-open = Ouvert
amendment-standing = Adopté, à reprendre
amendment-rejected = Rejeté
amendment-taken-up = Repris dans le texte
amendment-obsolete = Sans objet
amendment-needs-rebase = Le texte a changé : à réécrire
amendment-editorial = Ne change pas le sens
amendment-see = Voir et voter
amendment-change = Ce qui change
amend-propose = Proposer un amendement
amend-text = Le texte tel qu'il devrait être
amend-help = Changez le texte ici même. La page trouve l'endroit et le montre.
amend-apply = Écrire la version amendée
amend-apply-why = Des amendements sont adoptés. Cette version les reprend tous, et commence un nouveau tour.
amend-rebase = Reporter sur la dernière version
amend-nothing = Rien n'est encore changé.
amend-send = Envoyer l'amendement

## Un vote
vote = Vote
not-a-vote = Ce n'est pas un vote.
vote-person = Il s'agit de { $name }.
vote-holder = Le mandat est tenu par { $name }.
vote-until = jusqu'au { $when }
vote-review = À revoir si ce vote est adopté, parce que cette personne s'est portée garante : { $names }
vote-asked-for = { $signed } signatures sur { $needed } : le vote s'ouvre quand il y en a assez.
vote-sign = Signer aussi
more-time = Demander plus de temps
more-time-why = Il n'a manqué que le quorum. La personne qui l'a ouvert peut demander plus de temps, une fois ; ce qui a été dit reste.
more-time-asked = Plus de temps est demandé : cela rouvre quand la page se ferme.
more-time-given = Le quorum a manqué une première fois ({ $reached } au lieu de { $needed }) : il y a plus de temps.
cancel-vote = Arrêter ce vote
cancel-why = Il finit sans compte si assez de témoins signent. Les bulletins restent, et on peut recommencer.
cancel-asked = { $name } demande que ce vote finisse sans compte.
cancelled = Ce vote a fini sans compte.
cancel-anew = Recommencer
charter-next = Ouvrir la lecture suivante
my-ballot = Mon bulletin
ballots = Bulletins
ballots-given = Bulletins remplis
ballots-contradict = { $count ->
    [one] Une personne a deux bulletins qui se contredisent : aucun ne compte tant qu'elle n'en envoie pas un autre.
   *[other] { $count } personnes ont des bulletins qui se contredisent : aucun ne compte tant qu'elles n'en envoient pas un autre.
  }
ballots-late = { $count ->
    [one] Un bulletin est arrivé après la clôture.
   *[other] { $count } bulletins sont arrivés après la clôture.
  }
ballots-contestable = Ils auraient pu changer le résultat : il peut être contesté.
secret = Vote secret
secret-why = Les bulletins de ce vote sont chiffrés : personne ne lit le vôtre.
secret-stage-waiting = Le vote attend le prochain sceau.
secret-stage-key = Les dépositaires fabriquent la clé ensemble.
secret-stage-registering = C'est le moment de s'inscrire.
secret-stage-list = Les inscriptions sont mélangées.
secret-stage-voting = On vote.
secret-stage-closed = L'urne est fermée.
secret-stage-shuffling = Les bulletins sont mélangés, pour qu'ils ne soient plus à personne.
secret-stage-opening = Les dépositaires ouvrent le résultat.
secret-stage-done = Le résultat est ouvert, et prouvé.
secret-failure-no_trustees = Il n'y avait pas assez de dépositaires ; personne n'a voté.
secret-failure-not_reached = La question n'a pas atteint assez de membres.
secret-failure-too_few_ballots = Moins de cinq bulletins : rien n'est ouvert, car cela dirait qui a voté quoi.
secret-failure-not_opened = Trop peu de dépositaires ont ouvert leur part.
secret-failure-no_candidates = Personne ne s'est présenté.
secret-failure-too_few_registered = Moins de cinq personnes se sont inscrites.
secret-failure-not_shuffled = Le mélange n'a pas abouti.
secret-count = Inscrits : { $registered } sur { $all }. Bulletins dans l'urne : { $ballots }.
secret-trustees = Dépositaires de la clé
secret-trustees-why = Tirés au sort : { $needed } sur { $all } ouvrent le résultat ensemble ; aucun ne peut lire un bulletin seul.
secret-trustee-works = en cours
secret-trustee-ready = prêt
secret-trustee-turn = c'est son tour
secret-trustee-opened = a ouvert sa part
secret-register = M'inscrire
secret-register-why = Inscrivez-vous d'abord : sous le prochain sceau, cet appareil pourra faire votre bulletin. Tout le monde voit que vous vous êtes inscrit.
secret-register-mixed = Inscrivez-vous : les inscriptions sont mélangées, et ensuite personne ne voit si vous votez.
secret-waits = Votre inscription attend le prochain sceau.
secret-registered = Vous êtes inscrit. Le vote commence bientôt.
secret-later = Pour l'instant, il n'y a rien à faire pour vous.
secret-make = Faire mon bulletin
secret-made = Le bulletin { $code } est fait, mais pas remis. Donnez ce texte à un autre membre, qui le remet : ainsi rien ne dit qu'il est à vous.
secret-ballot = Le bulletin chiffré
secret-box = Dans l'urne il y a votre bulletin { $code }. Un nouveau le remplace jusqu'à la clôture.
secret-audit-why = Vous doutez de votre appareil ? Faites montrer ce bulletin au lieu de le remettre, et vérifiez-le sur un autre appareil. Ensuite, faites-en un nouveau.
secret-audit = Le montrer au lieu de le remettre
secret-audited = Ce bulletin est montré et ne compte plus. Lisez ce texte sur l'appareil d'un autre membre, sous « Pour les autres ».
secret-audit-text = Le bulletin montré
secret-others = Pour les autres
secret-carry-text = Le bulletin chiffré d'un autre membre
secret-carry-why = Vous le remettez sous votre nom ; vous ne pouvez pas le lire.
secret-carry = Remettre
secret-check-text = Un bulletin qui vous est montré
secret-check = Vérifier
secret-checked = Le bulletin { $code } dit :
secret-open-why = Vous êtes dépositaire : ouvrez votre part. Elle ne montre le bulletin de personne.
secret-open = Ouvrir ma part
secret-bare = Ce que rien ici ne protège
secret-bare-named = Tout le monde voit que vous vous êtes inscrit, et qu'un bulletin de vous est remis ; personne ne voit ce qu'il dit.
secret-bare-mixed = Tout le monde voit que vous vous êtes inscrit. Qui remet votre bulletin, ou surveille votre réseau, sait que vous avez voté.
secret-bare-trustees = Des dépositaires qui s'entendent, au nombre de { $needed }, peuvent lire votre bulletin.
secret-bare-listed = À la fin, chaque bulletin est montré, sans nom : qui vous a imposé un ordre ou des notes peut les y chercher.
secret-bare-pressure = Rien n'arrête qui se tient à côté de vous, ou qui achète des votes.
secret-bare-device = Un appareil espionné peut chiffrer autre chose que ce que vous avez choisi : faites montrer un bulletin.
secret-bare-alike = Un résultat où tous sont d'accord dit ce que chacun a voté.
ballot-list-open = On vote quand la liste des candidatures est close, le { $when }.
ballot-not-asked = Ce vote n'est pas encore ouvert : il manque { $needed } signatures.
ballot-left-out = { $ranks } · { $count ->
    [one] une option non classée
   *[other] { $count } options non classées
  }
ballot-counted = Votre bulletin est dans le décompte.
ballot-there = Votre bulletin est arrivé. Il sera compté à la clôture.
ballot-reason-none = Il n'y a pas de bulletin de vous.
ballot-reason-open = Votre bulletin est arrivé. Il sera compté à la clôture.
ballot-reason-late = Votre bulletin est arrivé après la clôture : il est noté, mais pas compté.
ballot-reason-contradicts = Deux de vos bulletins se contredisent : aucun n'est compté.
ballot-final = C'est mon dernier mot
ballot-final-why = Le vote peut se clore plus tôt quand tous ont dit leur dernier mot.
ballot-look = Relisez avant d'envoyer :
ballot-is-final = Après l'envoi, vous ne pourrez plus le changer.
ballot-is-final-now = Vous avez dit votre dernier mot.
ballot-review = Relire
ballot-send = Envoyer mon bulletin
ballot-approve = Cochez tout ce qui vous convient
ballot-grade = Donnez à chaque option une note de 0 à 5.
ballot-judge = Jugez chaque option.
grade-0 = À rejeter
grade-1 = Insuffisant
grade-2 = Passable
grade-3 = Assez bien
grade-4 = Bien
grade-5 = Très bien
rank-mine = Mon classement ({ $ranked } sur { $count })
rank-none = Rien n'est encore classé. Commencez par ce que vous préférez.
rank-rest = Pas classé (dans un ordre tiré au sort pour vous)
rank-add = Rang { $rank }
rank-grip = Déplacer { $option } : flèches haut et bas, Suppr pour retirer
rank-up = Monter { $option }
rank-down = Descendre { $option }
rank-equal = Mettre { $option } à égalité avec le rang d'avant
rank-out = Retirer { $option }
rank-first = Déjà en tête.
rank-last = Déjà en dernier.
rank-said = { $option } : rang { $rank } sur { $count }
rank-said-out = { $option } n'est plus classé
rank-equals = Des rangs égaux sont permis. Ce qui n'est pas classé vient après tout le reste.
rank-no-equals = Un seul par rang. Ce qui n'est pas classé ne reçoit pas votre voix.
option-none-of-these = Aucune de celles-ci
option-all-stays-as-it-is = Tout reste comme avant
option-open-the-nominations-again = Rouvrir les candidatures
method-approval = Par approbation
method-score = Par notes
method-star = Par notes, puis duel
method-schulze = Par classement (Schulze)
method-stv-scottish = Par classement, plusieurs sièges (VUT)
method-irv = Par classement, éliminations
method-majority-judgment = Jugement majoritaire
method-lot = Par tirage au sort
candidates = { $places ->
    [one] Candidatures pour une place
   *[other] Candidatures pour { $places } places
  }
candidates-none = Personne ne s'est encore présenté.
candidates-elected = En fonction
candidates-lot = Cela se décide par tirage au sort, sans bulletins.
candidates-draw = Demander le tirage
candidates-stratum = Places pour { $name } : { $count }
candidates-of-stratum = candidatures : { $count }
candidates-until = On peut se présenter jusqu'au { $when }.
candidates-asked = { $count ->
    [one] Sollicité : { $names }
   *[other] Sollicités : { $names }
  }
stand = Me présenter
stand-text = Un mot sur vous (facultatif)
stand-no-more = Retirer ma candidature
nominate = Demander
nominate-whom = Demander à quelqu'un de se présenter
nominate-who = Choisissez d'abord la personne.

## Un résultat
result = Résultat
result-see = Voir le résultat
result-of = Voir le texte
result-none = Rien n'est encore décidé ici.
outcome-adopted = Adopté
outcome-not = Pas adopté
outcome-rescinded = Cette décision a été abrogée depuis.
outcome-later = Une décision plus récente la remplace
outcome-ratify = Urgent : à ratifier avant le { $when }, sinon caduc.
why-quorum = Pas assez de participation : { $reached } au lieu de { $needed }.
why-objections = { $objections ->
    [0] Personne n'a fait objection.
    [one] Une objection.
   *[other] { $objections } objections.
  }
why-blocks = Oppositions retenues : { $blocks }. La charte en admet { $allowed }.
why-tie = Égalité, { $yes } contre { $no } : ce n'est pas adopté.
why-options = { $marked } bulletins remplis, sur { $electorate } membres.
why-yes = { $yes } oui sur { $base } ; il en fallait { $required }.
why-no = { $yes } oui sur { $base } ; il en fallait { $required }, il en manque { $missing }.
figures = En chiffres
explanation = Le décompte pas à pas
counted = Comment c'est compté
count-base = Base du calcul
count-required = Voix nécessaires
count-quorum = Quorum
count-no-quorum = aucun
count-quorum-of = { $reached } atteints, { $needed } nécessaires
count-electorate = Corps électoral
count-how = Compté sur
count-rule = La règle, telle qu'elle est dans la charte :
base-yn = oui et non
base-yna = oui, non et abstentions
base-p = tous ceux qui ont répondu
base-e = tout le corps électoral
base-present = les présents
counted-ballots = bulletins
counted-hands = mains levées
reports = Rapports de la minorité
reports-none = Aucun rapport.
report-write = Écrire un rapport de minorité
report-text = Le rapport
report-help = Il reste attaché à la décision, partout où elle est lue. Mille mots au plus.
report-annexes = Textes annexes
report-annexes-help = L'empreinte de chaque texte, une par ligne : 64 signes, de 0 à 9 et de a à f.
report-send = Publier le rapport
report-signers = { $count } signatures sur { $needed }
again = Revenir sur cette décision
again-what = Que demander
again-reason = Ce qui est nouveau
again-needs-reason = Dites d'abord pourquoi.
again-send = Demander le vote
purpose-reconsider = Réexaminer
purpose-rescind = Abroger
purpose-ratify = Ratifier
purpose-renew = Renouveler
purpose-veto = Refuser ce que nos délégués ont voté
purpose-show = Montrer
check-title = Vérifier
check-why = Un fichier de preuve permet à n'importe qui de vérifier cette décision, sans réseau et sans nous croire.
check-proof = Fichier de preuve
check-inputs = { $count ->
    [one] Le bulletin compté
   *[other] Les { $count } bulletins et signatures comptés
  }
check-root = Empreinte de la liste :

## Écrire
compose-title = Commencer quelque chose
compose-more = Plus de choix
compose-preview = Aperçu
compose-publish = Publier
compose-call = Convoquer
compose-grave = C'est une chose grave : la charte demande une majorité plus forte et du temps.
compose-revise = Une nouvelle version commence un nouveau tour : chacun répond de nouveau.
compose-faults = { $count ->
    [one] Un champ est à corriger.
   *[other] { $count } champs sont à corriger.
  }
process-proposal = Proposition
process-proposal-what = Un texte que tous discutent, amendent et sur lequel chacun prend position.
process-question = Question oui ou non
process-question-what = Un vote simple, avec une date de fin.
process-options = Choix entre plusieurs options
process-options-what = Classer, noter ou cocher : une date, un lieu, un projet.
process-secret-what = Les bulletins sont chiffrés ; des dépositaires tirés au sort ouvrent le résultat seul. Il faut cinq électeurs au moins.
process-election = Élection
process-election-what = D'abord les candidatures, puis le vote. Le mandat a une fin et peut être révoqué.
process-mandate = Donner un mandat
process-mandate-what = Un pouvoir précis à une personne, pour un temps, avec des instructions.
process-commission = Nouvelle commission
process-commission-what = Un groupe de travail qui rend compte à l'assemblée.
process-meeting = Réunion
process-meeting-what = Une date, un lieu et un ordre du jour.
process-budget = Budget d'une commission
process-budget-what = Ce qu'une commission peut dépenser, et jusqu'à quand.
process-charter = Changer la charte
process-charter-what = Les règles de l'assemblée, par leur propre règle.
process-emergency = Règles pour un temps
process-emergency-what = D'autres règles en cas d'urgence ; elles finissent d'elles-mêmes.
process-cut-off-what = L'assemblée dit qu'elle est coupée, jusqu'à un jour : on a plus de temps pour voter et pour écrire.
process-lot-what = Tirer au sort les témoins ; ou, depuis une élection par tirage, les élus.
process-removal = Exclure quelqu'un
process-removal-what = La personne est entendue d'abord. Tous les autres votent.
process-schedule = Jours de réunion
process-schedule-what = Quand l'assemblée se réunit d'habitude. Remplace ce qui était décidé avant.
process-dissolution = Dissoudre
process-dissolution-what = Mettre fin à une commission, ou à l'assemblée.
process-retention = Durée de garde des textes
process-retention-what = Combien de temps les discussions restent lisibles sous un sceau.
process-past = Décision d'avant
process-past-what = Noter ce qui a été décidé avant que l'assemblée ait un journal.
field-times = Les réunions
field-times-help = Une par ligne : titre | 2026-05-03 18:00 | 7d | 2h | lieu. L'heure est en temps universel ; 7d veut dire tous les sept jours, once une seule fois.
field-retention = Combien de jours
field-optional = facultatif
field-whole-assembly = Toute l'assemblée
field-title = Titre
field-text = Texte
field-text-help = Une ligne vide sépare les paragraphes ; **gras**, *italique*, - listes.
field-question = La question
field-options = Les options
field-options-help = Une par ligne, au moins deux.
field-options-secret = Une par ligne. Laissez vide pour une question à oui ou non.
field-threshold = Part de oui nécessaire
field-threshold-help = Une fraction comme 2/3. Vide : comme la charte le dit.
field-exceeds = Il faut plus que cette part
field-trustees-help = De 3 à 15. Plus de la moitié d'entre eux ouvre le résultat.
field-trustees-elect = Les bulletins sont chiffrés, et autant de personnes partagent la clé.
field-needed = Combien d'entre eux suffisent
field-needed-help = Plus de la moitié, mais pas tous.
field-by-lot = Par tirage au sort parmi qui se présente
field-strata = Places réservées
field-strata-help = Combien de places vont aux membres de chaque commission ; les autres sont à tout le monde.
field-tellers = Trois personnes qui diront ce qui est sorti
field-by = Ce qui décide
field-by-help = Ce que personne ne peut savoir d'avance, comme douze dés jetés en réunion.
field-mixed = Cacher aussi qui vote
field-mixed-help = Les inscriptions sont mélangées avant le vote. Cela prend plusieurs sceaux de plus.
field-how = Comment on décide
field-for = Combien de jours pour répondre
field-early = Peut finir plus tôt si tous ont dit leur dernier mot
field-window = Jours où l'on reçoit encore ce qui tarde
field-urgent = Urgent
field-urgent-help = Plus court que la charte ne le veut ; demande une majorité plus forte, puis une ratification.
field-reason = Pourquoi
field-commission = Qui décide
field-for-commission = La commission
field-kind = Comment le mandat lie
field-until = Combien de jours il dure
field-office = Fonction, telle que la charte la nomme
field-method = Comment on compte
field-method-help = Approbation : cocher tout ce qui convient. Classement : mettre en ordre. Notes : de 0 à 5.
field-seats = Combien de places
field-alternates = Combien de suppléants
field-nominate = Combien de jours pour se présenter
field-scope = Pour quoi faire
field-instructions = Instructions
field-instructions-help = Ce que la personne doit faire et ne pas faire.
field-instruct = Comment voter
field-instruct-help = Chaque sujet, mot pour mot comme il sera soumis au vote ailleurs.
field-matter = Sujet
field-holder = À qui
field-report-every = Un rapport tous les combien de jours
field-lend-to = Prêter à une autre assemblée
field-id-help = Son identifiant : 64 signes, de 0 à 9 et de a à f.
field-waiver = Encore une fois dans la fonction, malgré la limite de la charte
field-waiver-help = Il faut alors deux tiers de oui.
field-into = Continuer dans une autre assemblée
field-review = À revoir dans combien de jours
field-topic = Sujet, tel que la charte le nomme
field-name = Nom
field-purpose = À quoi elle sert
field-closed = Groupe fermé : on y entre quand quelqu'un du groupe signe
field-at = Quand
field-place = Où
field-place-help = Facultatif : parfois il vaut mieux ne pas l'écrire.
field-agenda = Ordre du jour
field-agenda-help = Un point par ligne.
field-second-of = Second appel d'une réunion sans quorum
field-second-of-help = Le même ordre du jour, si vous n'en écrivez pas.
field-amount = Montant
field-amount-help = En plus petite unité, par exemple en centimes.
field-unit = Nom de cette unité
field-charter = Les lignes qui changent
field-charter-help = Comme dans la charte : nom = valeur, une par ligne.
field-person = Qui
field-infiltrator = Infiltration : revoir aussi ceux dont cette personne s'est portée garante
field-date = Quand c'était
fault-missing = Cela manque.
fault-tellers = Trois personnes différentes.
fault-number = Un nombre entier, plus grand que zéro.
fault-moment = Une date et une heure.
fault-options = Au moins deux options, une par ligne.
mandate-kind-imperative = Mandat impératif
mandate-kind-framed = Mandat cadré
mandate-kind-free = Mandat libre
mandate-kind-help-imperative = La personne vote comme ses instructions le disent.
mandate-kind-help-framed = La personne choisit dans un cadre.
mandate-kind-help-free = La personne choisit seule, et en rend compte.
mandate-office = fonction : { $office }

## Réunions
meeting = Réunion
meetings-title = Réunions
meetings-call = Convoquer
meetings-empty = Aucune réunion. Convoquez la première.
meeting-state-called = Convoquée
meeting-state-open = En cours
meeting-state-adjourned = Interrompue
meeting-state-over = Terminée
meeting-more = Autres écrans de la réunion
meeting-votes = À voter maintenant
item-of = Point { $number } sur { $count }
item-none = Aucun point n'est encore ouvert.
speaking = Parle
speaking-nobody = Personne ne parle
speaking-time = parle depuis { $time }
queue = { $count ->
    [0] Liste des orateurs
    [one] Une personne attend
   *[other] { $count } personnes attendent
  }
queue-title = Orateurs
queue-empty = Personne n'attend la parole.
queue-you = Vous
queue-first = première fois
queue-more = et { $count } de plus
before-next-class = avant le suivant : priorité de ce genre de demande
before-next-speeches = avant le suivant : a parlé moins souvent
before-next-list = avant le suivant : les listes alternent
before-next-seconds-on-item = avant le suivant : a parlé moins longtemps sur ce point
before-next-seconds-in-meeting = avant le suivant : a parlé moins longtemps aujourd'hui
before-next-asked = avant le suivant : a demandé plus tôt
hand-up = Demander la parole
hand-down = Quitter la liste
hand-not-open = La réunion n'est pas ouverte.
hand-no-item = Aucun point n'est encore ouvert.
hand-closed = La liste des orateurs est close pour ce point.
floor-normal = Parole
floor-order = Point d'ordre
floor-answer = Réponse
floor-safety = Sécurité
agenda = Ordre du jour
agenda-empty = L'ordre du jour est vide.
agenda-consent = sans débat
agenda-now = maintenant
agenda-set = Compléter l'ordre du jour
agenda-items = Points à ajouter
agenda-themes = Combien des { $count } thèmes proposés, les plus soutenus d'abord
agenda-nothing = Ajoutez d'abord un point ou un thème.
agenda-add = Ajouter
themes = Thèmes proposés
theme-new = Proposer un thème
theme-empty = Écrivez d'abord le thème.
theme-send = Proposer
theme-support = Soutenir
theme-supports = { $count ->
    [one] un soutien
   *[other] { $count } soutiens
  }
present = { $present } présents sur { $roll } membres
here = Je suis là
gone = Je pars
quorum-met = Quorum atteint
quorum-missing = { $count ->
    [one] Il manque une personne au quorum
   *[other] Il manque { $count } personnes au quorum
  }
quorum-needs = Il en faut { $needed }.
guest-seat = Vous parlez et répondez comme { $name }, par l'appareil de { $host }. Ces réponses sont ouvertes : { $host } les voit, et un second membre doit les signer pour qu'elles comptent.
guest-no-seat = Vous regardez par l'appareil de { $host }.
entries-sign = { $count ->
    [0] Signer la liste
    [one] J'ai vu : signer cette réponse
   *[other] J'ai vu : signer ces { $count } réponses
  }
entries-why = Elles ont été saisies pour des personnes sans appareil, et comptent quand un second membre les a signées. Ne signez que ce que vous avez vu.
entries = { $count ->
    [one] Une réponse saisie attend une signature
   *[other] { $count } réponses saisies attendent une signature
  }
through = par l'appareil de { $name }
guest-send = Envoyer « { $position } » pour { $name }
guest-waits = Votre réponse : { $position }. Elle compte quand un second membre l'a signée.
guest-lines-none = Aucune ligne n'est libre. Demandez à l'entrée.
guest-take-why = Prenez votre ligne de la liste : personne d'autre ne l'aura. Si vous avez votre propre appareil dans l'assemblée, utilisez-le plutôt.
guest-take = Qui êtes-vous ?
challenge = Contester le déroulement
challenge-what = Que contester
challenge-quorum = Le quorum
challenge-order = L'ordre des votes
challenge-agenda = L'ordre du jour
challenge-join = Contester aussi
challenge-send = Contester
challenge-state-computed = calculé
challenge-state-put-to-the-hands = soumis aux mains levées
challenge-state-upheld = retenu
challenge-state-open = ouvert
chair-title = Animer
chair-other = { $name } anime cette réunion. Ce que vous faites ici peut être refusé.
chair-over = La réunion est terminée.
chair-floor = La parole
chair-give = Donner la parole à { $name }
chair-give-nobody = Donner la parole
chair-out-of-order = Donner la parole hors de l'ordre
chair-end = Fin de l'intervention
chair-next = Point suivant : { $title }
chair-next-none = Point suivant
chair-last-item = C'était le dernier point.
chair-close-queue = Clore la liste
paper-tally = Feuille de décompte (PDF)
paper-slips = Bulletins (PDF)
checklist = Avant de commencer
check-ok = En ordre
check-not = Pas en ordre
point-quorum = Quorum
point-notice = Convocation
point-agenda = Ordre du jour
point-offices = Fonctions
point-mandates = Mandats
point-reviews = Décisions à revoir
point-minutes = Compte rendu précédent
open-meeting = Ouvrir la réunion
open-meeting-why = Deux autres personnes présentes signent ensuite l'ouverture.
open-meeting-who = Choisissez l'animation, et trois personnes différentes : une pour le compte rendu, deux pour compter.
facilitator = Animation
minute-taker = Compte rendu
teller = Scrutateur { $number }
hands = Compter les mains ou les papiers
hands-why = Les scrutateurs et la personne du compte rendu signent ensuite ; alors le résultat vaut.
hands-what = Ce qui est compté
hands-what-why = Choisissez d'abord ce qui est compté.
hands-present = Présents
hands-missing = Il manque un nombre.
hands-too-many = { $sum } mains pour { $present } présents : recomptez.
hands-of-present = La part se calcule sur les présents
hands-note = Comment c'était compté (facultatif)
hands-send = Noter le décompte
hands-of = { $present } présents
hands-result = { $yes } pour, { $no } contre, { $abstain } abstentions
signatures = À signer
signatures-own = C'est vous qui l'avez commencé : d'autres signent.
close-meeting = Terminer la réunion
close-resume = Reprendre dans combien de jours
close-resume-help = Vide : la réunion est terminée.
close-at = Ou reprendre quand
close-adjourn = Interrompre
close-sure = La réunion est vraiment finie
close-sure-adjourn = On reprendra à cette date
close-not-sure = Cochez d'abord la case.
decided = Décidé ici
check-in-title = Présences
check-in-listed = Membres sans appareil
check-in-listed-why = Cochez ceux que vous voyez. Chacun ne compte qu'une fois.
check-in-no-listed = Personne sans appareil n'est inscrit.
check-in-here = présent
check-in-nobody = Cochez d'abord quelqu'un.
check-in-mark = { $count ->
    [one] Noter une présence
   *[other] Noter { $count } présences
  }
check-in-gone = { $count ->
    [one] Noter un départ
   *[other] Noter { $count } départs
  }
visitors = { $count ->
    [0] Visiteurs
    [one] Un visiteur
   *[other] { $count } visiteurs
  }
visitors-count = Combien
visitors-none = Écrivez d'abord combien.
visitors-come = Arrivés
visitors-go = Partis
room = Les téléphones de la salle
room-why = Votre nœud s'ouvre au Wi-Fi de la salle, avec des droits d'invité seulement, et se referme à l'heure dite. Qui est sur ce Wi-Fi peut lire ce qui passe : pas de vote secret par ce chemin.
room-minutes = Combien de minutes
room-begin = Ouvrir à la salle
room-open = Ouvert à la salle ; fin { $until }
room-qr = Code à scanner pour rejoindre la réunion
room-stay = Restez sur ce Wi-Fi, même s'il n'a pas d'internet.
room-address = Sur quel réseau
room-fault-web-room = Aucune réunion n'est ouverte à la salle sur ce nœud.
room-fault-web-seat = Quelqu'un d'autre a pris cette ligne de la liste, ou ce téléphone n'en a pas.
room-fault-web-too-many = C'est trop à la fois. Attendez un moment.
room-fault-net-listen = Cette machine n'est sur aucun réseau par lequel les téléphones pourraient venir. Allumez son Wi-Fi, ou ouvrez son point d'accès.
room-close = Fermer à la salle
room-free = Libérer la ligne
room-guests = { $count ->
    [0] Aucun téléphone n'est là.
    [one] Un téléphone est là.
   *[other] { $count } téléphones sont là.
  }
room-type = Ou ouvrez { $address } dans le navigateur, et tapez le code { $code }
minutes-title = Compte rendu
minutes-state-draft = Brouillon
minutes-state-proposed = Proposé
minutes-state-approved = Approuvé
minutes-draft = Rédigé d'après le journal. Corrigez-le, puis proposez-le : l'assemblée l'approuve comme une proposition.
minutes-proposal = La proposition
minutes-propose = Proposer à l'approbation
minutes-edit = Corriger
minutes-words = Texte du compte rendu
projector-title = Projeter
wall-present = Présents { $present }/{ $roll }
wall-no-result = Pas encore de résultat
wall-join = Scannez pour rejoindre
wall-join-short = Rejoindre
wall-waiting = La réunion va commencer
wall-last = Dernières nouvelles : { $when }
wall-choose = Ce qui est montré
wall-keys = F : plein écran

## Membres
people-title = Membres
people-more = Autres listes
people-invite = Inviter quelqu'un
people-list = Inscrire des personnes sans appareil
people-list-why = D'autres membres se portent garants, comme pour tous. Vous noterez ce qu'elles disent.
people-list-names = Noms, un par ligne
people-list-nobody = Écrivez d'abord un nom.
people-list-send = { $count ->
    [one] Inscrire une personne
   *[other] Inscrire { $count } personnes
  }
people-applicants = { $count ->
    [one] Une personne demande à entrer
   *[other] { $count } personnes demandent à entrer
  }
people-roll = { $count ->
    [one] Un membre
   *[other] { $count } membres
  }
people-search = Chercher un nom
people-since = depuis le { $when }
people-devices = appareils : { $count }
people-inactive = silencieux depuis longtemps
people-inactive-why = Silencieux depuis longtemps : n'est pas compté dans les votes, jusqu'à son prochain acte.
people-same-name = Quelqu'un d'autre porte ce nom : comparez les lettres.
member-applicant = Demande
member-member = Membre
member-listed = Sans appareil
member-left = Parti
member-removed = Exclu
invite-why = Une invitation vaut pour une personne. Elle la scanne, donne un nom, et d'autres se portent garants.
invite-hours = Valable combien d'heures
invite-make = Faire une invitation
invite-another = Une autre
invite-until = Valable jusqu'au { $when }
invite-qr = Code de l'invitation
invite-text = L'invitation, à envoyer ou à lire
vouches = Garants : { $vouches } sur { $needed }
vouch = Me porter garant
vouch-basis = Comment la connaissez-vous ?
basis-met = Rencontrée
basis-known = Connue de longue date
basis-via = Par quelqu'un
object = Faire objection
object-send = Envoyer l'objection
admit-by-vote = Proposer au vote
person = Membre
person-you = C'est vous
proxies = Procurations
proxy-line = { $giver } a donné procuration à { $holder }, jusqu'au { $when }
proxy-waits = compte dès la prochaine page
proxy-give = Donner ma procuration à cette personne
proxy-give-why = Là où vous ne votez pas, son bulletin compte aussi pour vous. Tout le monde le voit. Jamais pour une élection, une révocation, un consensus ou un vote secret.
proxy-days = Pour combien de jours
proxy-for = Pour quels votes
proxy-for-all = tous, sauf où chacun parle pour soi
proxy-take-back = Reprendre
proxy-decline = Refuser
devices = Appareils
devices-none = Pas d'appareil.
device-active = Actif
device-suspended = Suspendu
device-revoked = Retiré
device-own = cet appareil
device-witness = En faire mon appareil témoin
device-suspend = Perdu ou saisi : suspendre
device-suspend-sure = Cet appareil ne pourra plus rien écrire. Si quelqu'un d'autre suspend aussi, cela prend effet aussitôt.
device-suspend-really = Oui, suspendre
commissions-title = Commissions
commissions-found = Fonder
commissions-empty = Aucune commission.
commission-mine = J'en suis
commission-dissolved = Dissoute
commission-members = { $count ->
    [one] Un membre :
   *[other] { $count } membres :
  }
commission-waits = { $name } veut entrer.
commission-let-in = Signer pour son entrée
commission-reports = { $count ->
    [one] Un rapport
   *[other] { $count } rapports
  }
commission-join = Rejoindre
commission-leave = Quitter
commission-waiting = Votre demande attend une signature du groupe.
commission-report = Écrire un rapport
budgets = Budget
budget-left = Reste { $left } sur { $amount } { $unit }
spend = Noter la dépense
spend-what = Pour quoi
spend-what-missing = Dites d'abord pour quoi.
spending-open = en attente
spending-paid = payé
spending-waiting = attend l'assemblée
mandates-title = Mandats
mandates-empty = Personne ne tient de mandat.
mandates-past = { $count ->
    [one] Un mandat passé
   *[other] { $count } mandats passés
  }
mandate-terms = { $count } fois de suite
mandate-see = Texte et instructions
mandate-proof = Preuve du mandat
mandate-vote = Dire ce que j'ai voté ailleurs
mandate-vote-matter = Sur quoi, comme dans les instructions
mandate-vote-send = Publier ce vote
mandate-split = Ou toutes les réponses d'un vote à nous
mandate-tally = Ce que j'en ai dit : oui/non/abstentions
mandate-tally-help = Comme 34/12/4. Vide : comme compté.
mandate-votes = { $count ->
    [one] Un vote ailleurs
   *[other] { $count } votes ailleurs
  }
mandate-beyond = { $count ->
    [one] Un vote contraire aux instructions
   *[other] { $count } votes contraires aux instructions
  }
mandate-report = Mon rapport
mandate-report-due = Prochain rapport { $when }
mandate-report-late = Le rapport manque : attendu { $when }
mandate-mine = C'est mon mandat
mandate-give-back = Rendre le mandat
statement = Parler au nom de l'assemblée
statement-help = Seulement dans les limites du mandat ; n'importe qui peut le vérifier.
statement-send = Publier la déclaration
standing-in-force = En vigueur
standing-suspended = Suspendu
standing-caretaker = Par intérim
standing-recalled = Révoqué
standing-given-up = Rendu
standing-expired = Terminé
bond-within = selon les instructions
bond-beyond = contre les instructions
bond-subject = sous réserve de la base
bond-framed = dans le cadre
bond-free = libre
recall = Révoquer
recall-why = La révocation se vote avec le même quorum que l'élection.
recall-send = Demander la révocation

## Archives
charter-title = Charte
charter-change = Proposer un changement
charter-changes = Ce qui change
charter-before = Avant
charter-after = Après
charter-reading = Lecture { $reading } sur { $readings }
charter-in-force = En vigueur
charter-not-in-force = Pas en vigueur
charter-language = Les règles sont écrites dans les mots du logiciel, les mêmes pour toutes les langues.
charter-whole = Le texte entier
charter-since = depuis la page { $page }
charter-how = La charte se change par sa propre règle. En cas d'urgence :
cut-off-end = Dire que la coupure est finie
cut-off-end-why = On en vote. Sans cela, elle finit d'elle-même.
calendar-title = Calendrier et tâches
calendar-empty = Aucune date.
calendar-minutes = { $count } minutes
calendar-clash = En même temps qu'autre chose
calendar-file = Fichier pour un agenda
dates = Dates
tasks = Tâches
tasks-empty = Aucune tâche.
tasks-done = { $count ->
    [one] Une tâche faite
   *[other] { $count } tâches faites
  }
task-add = Ajouter une tâche
task-title = Ce qui est à faire
task-due = Pour quand
task-take = Je m'en occupe
task-back = Je ne peux plus
task-finish = C'est fait
task-note = Ce qui en est sorti (facultatif)
task-taken = S'en occupe :
task-free = Personne ne s'en occupe.
task-finished = Faite
task-overdue = En retard
power-title = Pouvoir
power-why = Qui parle, propose, tient des mandats. Pour que cela se voie, sans que personne ait à accuser.
power-since = Depuis quand
power-days = { $count } jours
power-all = Depuis le début
power-hidden = Montré à partir de { $from } membres ; ici il y en a { $people }.
power-figure = Quel chiffre
power-seconds = Temps de parole
power-speeches = Prises de parole
power-proposals = Propositions
power-adopted = Adoptées
power-agenda-items = Points d'ordre du jour
power-mandates = Mandats
power-terms-in-a-row = Mandats de suite
power-blocks = Oppositions
power-spent = Dépenses
power-alarm-agenda = Une personne fixe une grande part des ordres du jour.
power-alarm-speech = Une personne a une grande part du temps de parole.
power-share = { $share } % ; la charte veut que cela se dise à partir de { $bound } %.
power-greatest-speech = Plus grande part de parole
power-greatest-agenda = Plus grande part des ordres du jour
power-greatest-adopted = Plus grande part des propositions adoptées
power-gini-speech = Inégalité de la parole
power-gini-proposals = Inégalité des propositions
power-measures = Mesures d'ensemble
power-gini = Inégalité : 0 % si tous ont autant, 100 % si une seule personne a tout (indice de Gini).
hide = Masquer ce texte
hide-why = Deux personnes de la modération doivent le demander. Rien n'est effacé, et chacun lit pourquoi.
show-again = Demander qu'on le montre
show-again-why = L'assemblée en vote. Ensuite, plus personne ne le masque.
moderation = Masquer ou laisser en vue
moderation-drawn = Ordre du tirage : { $names }
moderation-to-come = Le tirage vient quand la page se ferme.
moderation-asked = On demande à
moderation-signed = Pour masquer
moderation-opposed = Pour laisser
moderation-next = Une autre personne sera demandée { $when }.
moderation-hide = Masquer
moderation-leave = Laisser en vue
moderation-said = Vous l'avez déjà dit.
moderation-settled = C'est réglé.
history-title = Journal
history-empty = Rien encore.
history-shown = { $count } actes montrés
history-more = La suite
search = Chercher dans les textes
search-help = Le début des mots suffit.
search-none = Rien trouvé. Essayez avec moins de mots.
verify = Vérifier tout
verify-why = Le nœud relit chaque acte, vérifie chaque signature et recalcule tout depuis le début.
verify-run = Vérifier
tables-why = Des tableaux pour un tableur, et un fil des décisions qui peuvent se dire dehors.
verify-ok = Tout est en ordre : { $events } actes.
verify-bad = { $count ->
    [one] Un problème.
   *[other] { $count } problèmes.
  }
verify-state = Empreinte de l'état :
export = Exporter le journal
event = Acte
event-id = Identifiant :
event-page = page { $page }
event-applied = En vigueur
event-void = Sans effet
event-waits = En attente
event-person = Concerne { $name }.
event-about = Ce dont il s'agit
kind-found = fonde l'assemblée
kind-invite = fait une invitation
kind-hand-in = apporte une demande
kind-grant-key = donne la clé de l'assemblée
kind-witness = nomme un appareil témoin
kind-constitute = constitue l'assemblée
kind-vouch = se porte garant
kind-object = fait objection
kind-leave = quitte l'assemblée
kind-suspend-device = suspend un appareil
kind-withdraw = retire une proposition
kind-note = écrit un mot
kind-remove = demande une exclusion
kind-recall = demande une révocation
kind-list-persons = inscrit des personnes
kind-propose = propose
kind-revise = écrit une nouvelle version
kind-position = prend position
kind-enter = note une position
kind-confirm = signe aussi
kind-decide = compte
kind-hand-count = compte les mains
kind-open = ouvre un vote
kind-vote = vote
kind-mandate = propose un mandat
kind-statement = déclare
kind-draw-lot = propose un tirage au sort
kind-lot-commit = s'engage pour le tirage
kind-lot-reveal = révèle pour le tirage
kind-lot-entropy = dit le tirage
kind-propose-charter = propose une charte
kind-emergency = propose des règles pour un temps
kind-amend = propose un amendement
kind-review-block = juge une opposition
kind-oppose = dit non
kind-minority-report = écrit un rapport de minorité
kind-again = demande un second vote
kind-elect = ouvre une élection
kind-stand = se présente
kind-nominate = sollicite quelqu'un
kind-mandate-vote = dit son vote ailleurs
kind-mandate-report = rend compte
kind-call-meeting = convoque
kind-theme = propose un thème
kind-set-agenda = fixe l'ordre du jour
kind-attend = note des présences
kind-open-meeting = ouvre la réunion
kind-take-item = ouvre un point
kind-ask-floor = demande la parole
kind-give-floor = donne la parole
kind-end-speech = note la fin d'une intervention
kind-close-queue = clôt la liste
kind-challenge = conteste
kind-close-meeting = termine la réunion
kind-schedule = propose des jours de réunion
kind-found-commission = propose une commission
kind-join-commission = entre dans une commission, ou en sort
kind-task = ajoute une tâche
kind-take-task = prend une tâche, ou la rend
kind-finish-task = finit une tâche
kind-commission-report = rend compte d'une commission
kind-grant-budget = propose un budget
kind-spend = note une dépense
kind-dissolve = propose une dissolution
kind-extend = demande plus de temps
kind-cancel = demande d'arrêter un vote
kind-cut-off = propose de dire la coupure
kind-enter-ballot = note un bulletin
kind-give-proxy = donne procuration
kind-end-proxy = met fin à une procuration
kind-trustee = prépare la clé d'un vote secret
kind-register-voter = s'inscrit à un vote secret
kind-cast = dépose un bulletin secret
kind-mix = mélange les bulletins
kind-decrypt = ouvre sa part du résultat
kind-hide = masque un texte
kind-past-decision = note une décision d'avant
kind-decision = décision

## Ce nœud
assemblies = Assemblées
assembly-applicant = demande en route
assembly-forming = en formation
assembly-constituted = constituée
assembly-dissolved = dissoute
more-calendar = Dates, bénévoles, fichier pour un agenda
more-charter = Les règles et leurs versions
more-mandates = Qui tient quel pouvoir, jusqu'à quand
more-commissions = Groupes de travail et budgets
more-power = Qui parle, qui propose, qui décide
more-history = Tout ce qui s'est passé, recherche, vérification
more-sync = Autres nœuds, clés USB, ce qui est à regarder
more-settings = Langue, apparence, appareils
sync-title = Échanges
sync-lost = Le nœud ne répond plus depuis { $since }. Ce qui est affiché peut être ancien.
clock-apart = Ici { $here }, ailleurs { $there }.
sync-figures = En chiffres
sync-same = Deux nœuds qui ont les mêmes actes montrent la même empreinte : comparez-la, plutôt qu'une coche.
figure-events = Actes
figure-void = Sans effet
figure-parked = En attente d'un autre acte
figure-unchecked = Signatures encore à vérifier
peers = Nœuds rencontrés
peers-none = Aucun encore. Échangez une première fois par Wi-Fi, par une adresse ou par un fichier.
peer-reached = atteint
peer-not = pas atteint
bundles = Par fichier
bundles-why = Un fichier porte les actes sur une clé USB ou par un messager. Seuls les membres peuvent le lire.
bundle-for = Pour qui
bundle-for-all = Tous les membres
bundle-make = Faire un fichier
bundle-read = Lire un fichier
bundle-brought = { $events } actes lus, { $fresh } nouveaux.
bundle-applications = { $count ->
    [one] Une demande d'entrée.
   *[other] { $count } demandes d'entrée.
  }
bundle-cut = Le fichier était incomplet : ce qui était lisible est gardé.
connect = Par le réseau
connect-why = L'adresse d'un autre nœud, sur le même Wi-Fi ou ailleurs.
connect-address = Adresse et port
connect-go = Échanger
connect-done = { $sent } actes donnés, { $received } reçus.
connect-equal = Les deux nœuds ont maintenant les mêmes actes.
connect-not-equal = L'échange s'est arrêté avant la fin. Réessayez.
look-at = À regarder
forks = { $count ->
    [one] Un appareil a signé deux actes à la même place : il a été copié, ou quelqu'un triche.
   *[other] { $count } appareils ont signé deux actes à la même place : ils ont été copiés, ou quelqu'un triche.
  }
fork-of = { $name }, acte n° { $place } d'un même appareil
fork-kept = tient : d'autres actes s'appuient dessus
fork-void = sans effet, gardé comme preuve
fork-no-words = Ses mots ne sont pas ici.
two-seals = Deux sceaux de la page { $page }
two-seals-here = suivi ici
two-seals-cheat = { $name } a signé les deux.
two-seals-open = Rien n'est scellé tant qu'une majorité n'a pas choisi lequel continue.
two-seals-goes-on = { $hash } continue.
alarm-signers = Page { $page }, scellée par { $names }
reconvene = Nommer d'autres témoins
reconvene-why = Quand trop de témoins ont disparu et que plus rien ne se scelle. Plus de la moitié des membres doivent signer ; les nouveaux témoins sont ceux qui se sont montrés dans la page ouverte.
lot-tell = Dire ce qui est sorti
lot-tell-why = Vous êtes l'une des trois personnes qui disent le tirage, mot pour mot comme les deux autres.
reconvening = D'autres témoins sont proposés :
open-page = La page ouverte ({ $page })
open-page-why = Les votes se closent et les actes deviennent définitifs quand les témoins scellent la page.
open-page-ready = { $ready } témoins prêts ; il en faut { $needed } sur { $witnesses }.
last-seal = Dernier sceau : page { $page }, { $when }.
seal-commits = { $commits } signatures de { $witnesses } témoins.
seal-ask = Demander la fermeture de la page
settings-title = Réglages
settings-language = Langue
settings-partial = traduction partielle, à relire par quelqu'un dont c'est la langue
settings-digits = Chiffres
settings-theme = Apparence
settings-text = Taille du texte
settings-not-kept = Ce navigateur ne garde pas les réglages : ils valent jusqu'à la fermeture de la page.
theme-system = Comme l'appareil
theme-light = Claire
theme-dark = Sombre
text-size-normal = Normale
text-size-large = Grande
drafts = Brouillons
drafts-there = { $count } brouillons dans ce navigateur.
drafts-drop = Tout effacer
texts = Textes gardés
texts-all = Ce nœud garde tous les textes.
texts-some = Ce nœud laisse tomber les anciens messages, comme l'assemblée l'a décidé ({ $dropped } jusqu'ici).
texts-keep = Tout garder
texts-drop = Suivre l'assemblée
device-code = Code d'un nouvel appareil
device-code-help = Le nouvel appareil le montre ; il commence par FMD1:
device-add = Ajouter cet appareil
device-request = Faire de ce nœud un appareil de plus
device-request-why = Ce nœud montre un code ; collez-le sur l'appareil que vous avez déjà.
device-request-make = Montrer le code
device-qr = Code de cet appareil
backup = Sauvegarde
backup-why = Une copie de ce que ce nœud garde. Essayez de la relire : une sauvegarde jamais relue n'en est pas une.
backup-make = Faire une sauvegarde
doctor = État du nœud
browsers = Navigateurs
browsers-why = Cette page est reconnue par votre nœud. Vous pouvez en ouvrir une autre, ou fermer celle-ci.
browsers-more = Adresse pour un autre navigateur
browsers-address = À ouvrir une fois, bientôt
browsers-end = Fermer cette page
leave = Quitter l'assemblée
leave-why = Vous n'êtes plus membre. Ce que vous avez fait reste dans le journal.
leave-sure = Je veux quitter l'assemblée

## Entrer
welcome-title = Décider ensemble
welcome-what = Folkmoot aide un groupe à se réunir, à discuter et à décider, et garde la trace de tout.
welcome-how = Chaque membre a son propre nœud : il n'y a ni serveur ni compte. Tout marche sans internet.
welcome-where = Ce que vous faites est signé par votre appareil et lisible par les membres, par personne d'autre.
welcome-join = Rejoindre une assemblée
welcome-found = Fonder une assemblée
welcome-restore = Vous avez une sauvegarde ? Lancez :
join-title = Rejoindre une assemblée
join-how = Prenez une photo du code qu'on vous montre, ou collez l'invitation.
join-picture = Photographier le code
join-nothing = Aucun code n'a été trouvé sur cette image. Rapprochez-vous, avec plus de lumière.
join-invitation = Invitation
join-seen = Les membres verront le nom que vous donnez. Ni numéro, ni adresse, ni lieu.
join-name = Votre nom ici
join-name-help = Celui sous lequel les autres vous connaissent. Il peut être un surnom.
join-no-invitation = Il faut d'abord une invitation.
join-no-name = Donnez d'abord un nom.
join-send = Rejoindre
join-not-now = Pas maintenant
joined-title = C'est parti
joined-founder = Vous acceptez la charte et fondez l'assemblée avec les autres.
joined-applicant = Votre demande est prête.
joined-carry = Elle arrive quand votre nœud rencontre celui de la personne qui vous invite.
joined-meet = Le rencontrer maintenant
found-title = Fonder une assemblée
found-name = Nom de l'assemblée
found-no-name = Donnez d'abord un nom à l'assemblée.
found-founders = Combien de fondateurs
found-founders-help = L'assemblée est constituée quand autant de personnes ont accepté la charte.
found-few = Il faut au moins trois personnes, pour que l'assemblée ne soit à personne.
found-charter = Les règles pour commencer
found-charter-plain = Règles simples
found-charter-plain-help = Majorité simple, et un cinquième des membres qui disent oui.
found-charter-see = Voir ce que ces règles changent
found-change-later = L'assemblée pourra les changer par sa propre règle.
found-send = Fonder
founded-title = L'assemblée est fondée
founded-needs = { $signed } sur { $needed } ont accepté. Invitez les autres :
founded-one-each = Une invitation vaut pour une personne.
founded-more = D'autres invitations
preset-neighbourhood = Quartier ou village
preset-workplace = Lieu de travail
preset-tenants = Locataires
preset-co-operative = Coopérative
preset-association = Association
preset-coordination = Coordination de délégués
preset-small-circle = Petit cercle
preset-help-neighbourhood = Beaucoup y vivent, peu viennent chaque fois.
preset-help-workplace = Il faut pouvoir agir en quelques jours.
preset-help-tenants = On peut frapper à toutes les portes.
preset-help-co-operative = Ce qui est à tous ne se change pas à la légère.
preset-help-association = Statuts, assemblées générales, registre.
preset-help-coordination = Chaque siège parle pour une assemblée.
preset-help-small-circle = De trois à quinze personnes.

## Reçus
sent-position = Votre réponse est envoyée.
sent-entry = Votre réponse est saisie.
sent-ballot = Votre bulletin est envoyé.
sent-secret-register = Vous êtes inscrit.
sent-secret-made = Le bulletin est fait. Faites-le remettre.
sent-secret-shown = Le bulletin est montré.
sent-secret-carry = Le bulletin est remis.
sent-secret-open = Votre part est ouverte.
sent-note = Votre mot est publié.
sent-review = Votre avis est envoyé.
sent-enter = C'est noté. Un autre membre doit confirmer.
sent-more-time = La demande est publiée : cela rouvre quand la page se ferme.
sent-cancel = La demande est publiée : des témoins doivent signer.
sent-decide = C'est compté.
sent-oppose = Votre non est envoyé.
sent-withdraw = La proposition est retirée.
sent-confirm = Votre signature est envoyée.
sent-stand = C'est envoyé.
sent-nominate = La demande est envoyée.
sent-report = Le rapport est publié.
sent-again = La demande est envoyée.
sent-compose = C'est publié.
sent-amend = L'amendement est envoyé.
sent-hand = Vous êtes dans la liste.
sent-hand-down = Vous n'êtes plus dans la liste.
sent-challenge = La contestation est envoyée.
sent-theme = Le thème est proposé.
sent-here = Les présences sont notées.
sent-gone = Les départs sont notés.
sent-open-meeting = L'ouverture attend deux signatures.
sent-end = L'intervention est notée.
sent-give = La parole est donnée.
sent-item = Le point est ouvert.
sent-close-queue = La liste est close.
sent-count = Le décompte attend ses signatures.
sent-agenda = L'ordre du jour est complété.
sent-close-meeting = C'est noté.
sent-minutes = Le compte rendu est proposé.
sent-invite = L'invitation est faite.
sent-list = Les personnes sont inscrites.
sent-object = L'objection est envoyée.
sent-vouch = Vous êtes garant.
sent-suspend = La suspension est envoyée.
sent-spend = La dépense est notée.
sent-commission-join = Votre entrée est envoyée.
sent-commission-leave = Vous avez quitté la commission.
sent-recall = La demande de révocation est envoyée.
sent-statement = La déclaration est publiée.
sent-give-back = Le mandat est rendu.
sent-proxy = La procuration est donnée.
sent-proxy-end = La procuration est finie.
sent-mandate-vote = Votre vote est publié.
sent-hide = La demande est notée.
sent-witness = L'appareil témoin est nommé.
sent-reconvene = La proposition attend ses signatures.
sent-lot = C'est dit.
sent-apply = La nouvelle version est écrite.
sent-task = La tâche est ajoutée.
sent-task-take = La tâche est à vous.
sent-task-back = La tâche est rendue.
sent-task-finish = La tâche est finie.
sent-seal-ask = La demande est envoyée aux témoins.
sent-device = L'appareil est ajouté.
sent-device-request = Le code est prêt.
sent-texts = C'est réglé.
sent-leave = Vous avez quitté l'assemblée.
sent-found = L'assemblée est fondée.
sent-join = La demande est prête.
