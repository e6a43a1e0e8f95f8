import"./chunk-WVJVV43I.js";var e=`tabs=Parts of the page
tab-now=Now
tab-decisions=Decisions
tab-meeting=Meeting
tab-people=People
tab-more=More
tab-waiting={ $count ->
 [one] one thing waits for you
 *[other] { $count } things wait for you
 }
skip=Go to the content
close=Close
back=Back
receipt=Receipt
act-busy=One moment…
list-more=Show { $count } more ({ $left } left)
text-not-here=(text not here)
entry-title=This page is not open
entry-why=Each node obeys its own person only. To open its page you need the one-time address that your node shows.
entry-run=Start your node:
entry-open=Open the address that it shows, within a minute.
lost-title=Nothing here
lost-why=This address leads nowhere.
time-now=just now
time-in-minutes={ $count ->
 [one] in a minute
 *[other] in { $count } minutes
 }
time-in-hours={ $count ->
 [one] in an hour
 *[other] in { $count } hours
 }
time-in-days={ $count ->
 [one] in a day
 *[other] in { $count } days
 }
time-minutes-ago={ $count ->
 [one] a minute ago
 *[other] { $count } minutes ago
 }
time-hours-ago={ $count ->
 [one] an hour ago
 *[other] { $count } hours ago
 }
time-days-ago={ $count ->
 [one] a day ago
 *[other] { $count } days ago
 }
chip-lost=Node out of reach
chip-look={ $count ->
 [one] 1 thing to look at
 *[other] { $count } things to look at
 }
chip-applicant=Application on its way
chip-parked={ $count ->
 [one] 1 act waits for a missing one
 *[other] { $count } acts wait for missing ones
 }
chip-nodes={ $count ->
 [one] 1 node linked
 *[other] { $count } nodes linked
 }
chip-alone=Alone: kept here
chip-alone-since=Alone; last contact { $since }
chip-guest=Through somebody else's device
chip-guest-for={ $name }, through somebody else's device
state-loading=One moment, asking the node…
state-part-lost=This part of the page could not be loaded. Load the page again once the node answers.
state-old=What is shown is from { $since }.
state-safe=Nothing is lost: what you wrote stays in this browser.
state-retry=Retry
state-incomplete=The list is incomplete: this node knows that it lacks acts.
finality-sealed=Sealed
finality-majority=Seen by a majority
finality-seen=Provisional
finality-sealed-why=Sealed with page { $page }. To undo it { $cheats } witnesses would have to cheat.
finality-open-why=Page { $page } is still open: until its seal, what comes can still change what this act does.
state-open=Open
state-adopted=Adopted
state-rejected=Rejected
state-lapsed=Lapsed
state-withdrawn=Withdrawn
state-rescinded=Rescinded
state-waits=Waiting
state-draft=Draft
mark-admission-pending=admission pending
mark-awaits-ratification=awaits ratification
mark-late=late
mark-contestable=contestable
mark-sealed-after-expiry=sealed after it expired
mark-beside-recall=at the same time as a recall
mark-as-caretaker=as caretaker
mark-beyond-mandate=beyond the mandate
mark-subject-to-base=subject to the base
mark-not-ratified=not ratified
mark-vetoed=vetoed by the base
mark-waits-for-assembly=waits for the assembly
mark-hidden=hidden
mark-from-before=from before the journal
matter-question=Question
matter-removal=Removal
matter-mandate=Mandate
matter-recall=Recall
matter-retention=How long texts are kept
matter-lot=Drawing by lot
matter-charter=Change of the charter
matter-emergency=Rules for a time
matter-amendment=Amendment
matter-again=Second vote
matter-fallback=Fallback vote
matter-election=Election
matter-schedule=Days of meeting
matter-commission=New commission
matter-budget=Budget
matter-dissolution=Dissolution
line-mine=Yours to answer
line-blocks={ $count ->
 [one] 1 opposition
 *[other] { $count } oppositions
 }
line-answered={ $answered } of { $all } answered
line-until=ends { $when }
problem-more=Details
problem-rule=A rule of the assembly stands against it ({ $rule }).
problem-refused=A rule of the assembly stands against it.
problem-web-unknown=It did not work, and the reason is not known here.
problem-web-out-of-reach=The node does not answer. If it is on this machine, is it running? Else, are you on the same network?
problem-web-no-session=The node does not know this page any more. Ask it for a new address.
problem-web-code=This code was used already or is too old. Ask the node for a new address.
problem-web-role=A guest cannot do this through somebody else's device.
problem-web-not-found=This node knows no such thing.
problem-web-busy=The node has too much to do. Try again in a moment.
problem-web-under-way=This is being sent already.
problem-web-too-large=This is too large to send at once.
problem-web-words=Something is missing or cannot be read.
now-title=What waits for you
now-empty=Nothing waits for you.
now-look=See the decisions
now-overdue=overdue: { $when }
now-next=Next meeting
now-no-meeting=No date.
now-call=Call a meeting
now-lapsing=Ending soon
now-decision=Decision { $id }
now-mandate=Mandate of { $name }
now-ends=ends { $when }
now-applicant=Your application is kept here. It arrives when this node meets a member's.
now-applicant-sync=Meet a node
now-forming=The assembly is forming: it is constituted once enough people have accepted the charter.
waiting-position=Your position is awaited
waiting-vote=Your vote is awaited
waiting-review-of-a-block=An opposition: does it rest on a principle?
waiting-stand=You are asked to stand
waiting-report=Your report on a mandate
waiting-task=Your task
waiting-join-commission=Join a commission
waiting-confirm-joining=Somebody wants to join your commission
answer-position=Answer
answer-vote=Vote
answer-review-of-a-block=Look
answer-stand=Answer
answer-report=Write
answer-task=See
answer-join-commission=Choose
answer-confirm-joining=Look
decisions-title=Decisions
decisions-propose=Propose
decisions-filter=What is shown
decisions-search=Search titles
decisions-empty=Nothing was proposed yet.
decisions-first=Write the first proposal
decisions-none=No such thing.
decisions-before=From before the journal
decisions-before-why=Decided before the assembly had a journal, and noted by members: nobody can recount it.
filter-mine=Mine
filter-open=Open
filter-closed=Closed
filter-all=All
mine=My position
answer-closed=No more answers here: { $state }.
decide=Count and close
option-none-of-these=None of these
option-all-stays-as-it-is=All stays as it is
option-open-the-nominations-again=Open the nominations again
result=Result
meeting=Meeting
people-invite=Invite somebody
search=Search in texts
event=Act`;export{e as default};
