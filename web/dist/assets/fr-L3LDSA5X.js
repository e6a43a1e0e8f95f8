import"./chunk-WVJVV43I.js";var e=`tabs=Parties de la page
tab-now=À faire
tab-decisions=Décisions
tab-meeting=Réunion
tab-people=Membres
tab-more=Plus
tab-waiting={ $count ->
 [one] une chose vous attend
 *[other] { $count } choses vous attendent
 }
skip=Aller au contenu
close=Fermer
back=Retour
receipt=Reçu
act-busy=Un instant…
list-more=En montrer { $count } de plus (reste { $left })
text-not-here=(texte absent d'ici)
entry-title=Cette page n'est pas ouverte
entry-why=Chaque nœud n'obéit qu'à sa personne. Pour ouvrir sa page, il faut l'adresse à usage unique que votre nœud affiche.
entry-run=Lancez votre nœud :
entry-open=Ouvrez l'adresse qu'il affiche, dans la minute.
lost-title=Rien ici
lost-why=Cette adresse ne mène à rien.
time-now=à l'instant
time-in-minutes={ $count ->
 [one] dans une minute
 *[other] dans { $count } minutes
 }
time-in-hours={ $count ->
 [one] dans une heure
 *[other] dans { $count } heures
 }
time-in-days={ $count ->
 [one] dans un jour
 *[other] dans { $count } jours
 }
time-minutes-ago={ $count ->
 [one] il y a une minute
 *[other] il y a { $count } minutes
 }
time-hours-ago={ $count ->
 [one] il y a une heure
 *[other] il y a { $count } heures
 }
time-days-ago={ $count ->
 [one] il y a un jour
 *[other] il y a { $count } jours
 }
chip-lost=Nœud injoignable
chip-look={ $count ->
 [one] 1 chose à regarder
 *[other] { $count } choses à regarder
 }
chip-applicant=Demande en route
chip-parked={ $count ->
 [one] 1 acte attend un acte manquant
 *[other] { $count } actes attendent des actes manquants
 }
chip-nodes={ $count ->
 [one] 1 nœud relié
 *[other] { $count } nœuds reliés
 }
chip-alone=Seul : tout est gardé ici
chip-alone-since=Seul ; dernier contact { $since }
chip-guest=Par l'appareil de quelqu'un d'autre
chip-guest-for={ $name }, par l'appareil de quelqu'un d'autre
state-loading=Un instant, on demande au nœud…
state-part-lost=Cette partie de la page n'a pas pu être chargée. Rechargez la page quand le nœud répond.
state-old=Ce qui est affiché date de { $since }.
state-safe=Rien n'est perdu : ce que vous avez écrit reste dans ce navigateur.
state-retry=Réessayer
state-incomplete=Liste incomplète : ce nœud sait qu'il lui manque des actes.
finality-sealed=Scellé
finality-majority=Vu par une majorité
finality-seen=Provisoire
finality-sealed-why=Scellé avec la page { $page }. Pour le défaire, il faudrait que { $cheats } témoins trichent.
finality-open-why=La page { $page } est encore ouverte : d'ici son sceau, ce qui arrive peut encore changer l'effet de cet acte.
state-open=Ouvert
state-adopted=Adopté
state-rejected=Rejeté
state-lapsed=Caduc
state-withdrawn=Retiré
state-rescinded=Abrogé
state-waits=En attente
state-draft=Brouillon
mark-admission-pending=admission en suspens
mark-awaits-ratification=attend la ratification
mark-late=hors délai
mark-contestable=contestable
mark-sealed-after-expiry=scellé après l'échéance
mark-beside-recall=en même temps qu'une révocation
mark-as-caretaker=par intérim
mark-beyond-mandate=hors mandat
mark-subject-to-base=sous réserve de la base
mark-not-ratified=non ratifié
mark-vetoed=refusé par la base
mark-waits-for-assembly=attend l'assemblée
mark-hidden=masqué
mark-from-before=d'avant le journal
matter-question=Question
matter-removal=Exclusion
matter-mandate=Mandat
matter-recall=Révocation
matter-retention=Durée de garde des textes
matter-lot=Tirage au sort
matter-charter=Changement de charte
matter-emergency=Règles pour un temps
matter-amendment=Amendement
matter-again=Second vote
matter-fallback=Vote de repli
matter-election=Élection
matter-schedule=Jours de réunion
matter-commission=Nouvelle commission
matter-budget=Budget
matter-dissolution=Dissolution
line-mine=À vous de répondre
line-blocks={ $count ->
 [one] 1 opposition
 *[other] { $count } oppositions
 }
line-answered={ $answered } réponses sur { $all }
line-until=fin { $when }
problem-more=Détails
problem-rule=Une règle de l'assemblée s'y oppose ({ $rule }).
problem-refused=Une règle de l'assemblée s'y oppose.
problem-web-unknown=Cela n'a pas marché, et la raison n'est pas connue ici.
problem-web-out-of-reach=Le nœud ne répond pas. S'il est sur cette machine, est-il lancé ? Sinon, êtes-vous sur le même réseau ?
problem-web-no-session=Cette page n'est plus reconnue par le nœud. Demandez-lui une nouvelle adresse.
problem-web-code=Ce code a déjà servi ou n'est plus valable. Demandez au nœud une nouvelle adresse.
problem-web-role=Un invité ne peut pas faire cela par l'appareil d'un autre.
problem-web-not-found=Ce nœud ne connaît pas cela.
problem-web-busy=Le nœud a trop à faire. Réessayez dans un moment.
problem-web-under-way=Cet envoi est déjà en cours.
problem-web-too-large=C'est trop gros pour être envoyé d'un coup.
problem-web-words=Quelque chose manque ou ne peut pas être lu.
now-title=Ce qui vous attend
now-empty=Rien ne vous attend.
now-look=Voir les décisions
now-overdue=à faire depuis longtemps : { $when }
now-next=Prochaine réunion
now-no-meeting=Aucune date.
now-call=Convoquer une réunion
now-lapsing=Bientôt à échéance
now-decision=Décision { $id }
now-mandate=Mandat de { $name }
now-ends=fin { $when }
now-applicant=Votre demande est gardée ici. Elle arrive quand ce nœud rencontre celui d'un membre.
now-applicant-sync=Rencontrer un nœud
now-forming=L'assemblée se forme : elle est constituée quand assez de personnes ont accepté la charte.
waiting-position=On attend votre position
waiting-vote=On attend votre vote
waiting-review-of-a-block=Une opposition : repose-t-elle sur un principe ?
waiting-stand=On vous demande d'être candidat
waiting-report=Votre rapport de mandat
waiting-task=Votre tâche
waiting-join-commission=Rejoignez une commission
waiting-confirm-joining=Quelqu'un veut rejoindre votre commission
answer-position=Répondre
answer-vote=Voter
answer-review-of-a-block=Regarder
answer-stand=Répondre
answer-report=Écrire
answer-task=Voir
answer-join-commission=Choisir
answer-confirm-joining=Regarder
decisions-title=Décisions
decisions-propose=Proposer
decisions-filter=Ce qui est montré
decisions-search=Chercher un titre
decisions-empty=Rien n'a encore été proposé.
decisions-first=Écrire la première proposition
decisions-none=Rien de tel.
decisions-before=D'avant le journal
decisions-before-why=Décidé avant que l'assemblée ait un journal, et noté par des membres : personne ne peut le recompter.
filter-mine=À moi
filter-open=Ouvertes
filter-closed=Closes
filter-all=Toutes
mine=Ma position
answer-closed=On ne répond plus ici : { $state }.
decide=Compter et clore
option-none-of-these=Aucune de celles-ci
option-all-stays-as-it-is=Tout reste comme avant
option-open-the-nominations-again=Rouvrir les candidatures
result=Résultat
meeting=Réunion
people-invite=Inviter quelqu'un
search=Chercher dans les textes
event=Acte`;export{e as default};
