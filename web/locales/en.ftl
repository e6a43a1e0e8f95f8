# English.

## Everywhere
tabs = Parts of the page
tab-now = Now
tab-decisions = Decisions
tab-meeting = Meeting
tab-people = People
tab-more = More
tab-waiting = { $count ->
    [one] one thing waits for you
   *[other] { $count } things wait for you
  }
skip = Go to the content
close = Close
cancel = Cancel
back = Back
choose = Choose…
print = Print
copy = Copy
copy-done = Copied
copy-by-hand = The text is selected: copy it by hand.
receipt = Receipt
act-busy = One moment…
list-more = Show { $count } more ({ $left } left)
text-not-here = (text not here)
text-hidden = Text hidden by moderators: { $reason }
diff-gone = removed:
diff-new = added:
person-unknown = somebody unknown here

entry-title = This page is not open
entry-why = Each node obeys its own person only. To open its page you need the one-time address that your node shows.
entry-run = Start your node:
entry-open = Open the address that it shows, within a minute.
entry-enter = Enter
entry-code = Code of the meeting, as it stands on the wall
lost-title = Nothing here
lost-why = This address leads nowhere.

time-now = just now
time-in-minutes = { $count ->
    [one] in a minute
   *[other] in { $count } minutes
  }
time-in-hours = { $count ->
    [one] in an hour
   *[other] in { $count } hours
  }
time-in-days = { $count ->
    [one] in a day
   *[other] in { $count } days
  }
time-minutes-ago = { $count ->
    [one] a minute ago
   *[other] { $count } minutes ago
  }
time-hours-ago = { $count ->
    [one] an hour ago
   *[other] { $count } hours ago
  }
time-days-ago = { $count ->
    [one] a day ago
   *[other] { $count } days ago
  }

chip-lost = Node out of reach
chip-clock = Clocks differ
chip-look = { $count ->
    [one] 1 thing to look at
   *[other] { $count } things to look at
  }
chip-applicant = Application on its way
chip-parked = { $count ->
    [one] 1 act waits for a missing one
   *[other] { $count } acts wait for missing ones
  }
chip-nodes = { $count ->
    [one] 1 node linked
   *[other] { $count } nodes linked
  }
chip-alone = Alone: kept here
chip-alone-since = Alone; last contact { $since }
chip-guest = Through { $host }'s device
chip-guest-for = { $name }, through { $host }'s device

state-loading = One moment, asking the node…
state-part-lost = This part of the page could not be loaded. Load the page again once the node answers.
state-old = What is shown is from { $since }.
state-safe = Nothing is lost: what you wrote stays in this browser.
state-retry = Retry
state-incomplete = The list is incomplete: this node knows that it lacks acts.

unsent = Not sent yet
unsent-not-kept = Not sent yet, and this browser cannot keep it
unsent-drop = Discard

finality-sealed = Sealed
finality-majority = Seen by a majority
finality-seen = Provisional
finality-sealed-why = Sealed with page { $page }. To undo it { $cheats } witnesses would have to cheat.
finality-open-why = Page { $page } is still open: until its seal, what comes can still change what this act does.

state-open = Open
state-adopted = Adopted
state-rejected = Rejected
state-lapsed = Lapsed
state-withdrawn = Withdrawn
state-cancelled = Cancelled
state-rescinded = Rescinded
state-waits = Waiting
state-draft = Draft

mark-admission-pending = admission pending
mark-awaits-ratification = awaits ratification
mark-late = late
mark-contestable = contestable
mark-sealed-after-expiry = sealed after it expired
mark-beside-recall = at the same time as a recall
mark-as-caretaker = as caretaker
mark-beyond-mandate = beyond the mandate
mark-subject-to-base = subject to the base
mark-not-ratified = not ratified
mark-vetoed = vetoed by the base
mark-waits-for-assembly = waits for the assembly
mark-hidden = hidden
mark-from-before = from before the journal

matter-question = Question
matter-removal = Removal
matter-mandate = Mandate
matter-recall = Recall
matter-retention = How long texts are kept
matter-lot = Drawing by lot
matter-charter = Change of the charter
matter-emergency = Rules for a time
matter-amendment = Amendment
matter-again = Second vote
matter-fallback = Fallback vote
matter-election = Election
matter-schedule = Days of meeting
matter-commission = New commission
matter-budget = Budget
matter-dissolution = Dissolution
matter-cut-off = Cut off

position-agree = Agree
position-reserve = Agree, with a reservation
position-pass = Pass
position-stand-aside = Stand aside
position-block = Oppose
position-yes = Yes
position-no = No
position-abstain = Abstain
position-blank = Blank
position-none = No answer
position-help-agree = Let it be done.
position-help-reserve = Let it be done, but let my reservation be read.
position-help-pass = I count as taking part, and take no side.
position-help-stand-aside = I will not carry it, and I hinder nothing.
position-help-block = It touches a shared principle or does serious harm. Say why.
position-help-blank = None of these answers; your ballot counts as taking part.

line-mine = Yours to answer
line-blocks = { $count ->
    [one] 1 opposition
   *[other] { $count } oppositions
  }
line-answered = { $answered } of { $all } answered
line-until = ends { $when }

chart-table = Table
chart-answer = Answer
chart-count = Number
chart-all = All

problem-more = Details
problem-rule = A rule of the assembly stands against it ({ $rule }).
problem-refused = A rule of the assembly stands against it.
problem-web-unknown = It did not work, and the reason is not known here.
problem-web-out-of-reach = The node does not answer. If it is on this machine, is it running? Else, are you on the same network?
problem-web-no-session = The node does not know this page any more. Ask it for a new address.
problem-web-code = This code was used already or is too old. Ask the node for a new address.
problem-web-role = A guest cannot do this through somebody else's device.
problem-web-not-found = This node knows no such thing.
problem-web-busy = The node has too much to do. Try again in a moment.
problem-web-under-way = This is being sent already.
problem-web-too-large = This is too large to send at once.
problem-web-words = Something is missing or cannot be read.
problem-node-usage = Something is missing or cannot be read.
problem-node-not-found = No such thing is known here.
problem-node-ambiguous = Several things have this name: choose it from a list.
problem-node-no-assembly = This node is in no assembly.
problem-node-not-member = You are no member yet: your application is on its way.
problem-node-no-content-key = This node was not given the assembly's key yet. Meet another member.
problem-invitation-damaged = This is no whole invitation. A letter may be missing.
problem-invitation-expired = This invitation is no longer valid. Ask for another.
problem-invitation-used = This invitation was used already.
problem-join-already = You are in this assembly already.
problem-device-damaged-code = This is no whole code of a device.
problem-device-suspended = This device is suspended.
problem-bundle-foreign = This file is not for you, or it is damaged.
problem-seal-other-state = A seal says something else than this node computes.
problem-seal-bad-signature = A sealed act does not bear its author's signature.
problem-seal-other-history = This invitation and another one know two different pasts.
problem-proof-no-seal = No page is sealed yet: nothing can be proved to outsiders.
problem-proof-not-sealed = This is in the open page still. There will be a proof after the next seal.
problem-proof-undecided = The last seal has no decision on it.
problem-amend-needs-rebase = The text has changed at this place in the meantime. The amendment has to be written anew.
problem-amend-decided = This proposal is decided already.
problem-act-not-member = Only members can do this.
problem-act-not-authorised = You may not do this here.
problem-act-not-constituted = The assembly is not constituted yet.
problem-vouch-repeated = You have vouched already.
problem-vouch-too-young = You have been a member for too short a time to vouch.
problem-vouch-too-often = You have vouched too often lately.
problem-objection-repeated = You have objected already.
problem-decide-missing-positions = Not everybody has answered yet.
problem-decide-at-seal = This is decided by itself, at the seal.
problem-proposal-closed = This proposal is closed.
problem-proposal-withdrawn = This proposal was withdrawn.
problem-position-not-elector = You were no member when this was opened: this time you do not answer.
problem-position-no-reason = An opposition says why.
problem-vote-not-elector = You were no member when this vote was opened: this time you do not vote.
problem-vote-closed = This vote is closed.
problem-vote-over = This vote is closed.
problem-vote-wrong-ballot = This ballot is not valid for this vote.
problem-vote-short-window = The time to vote is shorter than the charter allows.
problem-confirm-own = Somebody else has to sign.
problem-vote-not-opener = Only who opened it can do this.
problem-extend-repeated = There was more time already: it is given once.
problem-extend-too-late = Too much time has passed, or it is being voted on again.
problem-cancel-not-witness = Only witnesses of the open page sign this.
problem-emergency-no-term = It would end before the vote on it.
problem-emergency-too-long = It is longer than the charter allows.
problem-emergency-too-often = It was renewed as often as the charter allows.
problem-confirm-repeated = You have signed already.
problem-confirm-complete = There are enough signatures already.
problem-election-list-closed = The list of candidates is closed.
problem-election-wrong-strata = More seats are reserved than there are, or one commission twice.
problem-hide-not-drawn = Others were drawn for this text.
problem-mandate-too-many = This person holds as many mandates as the charter allows.
problem-mandate-in-a-row = This person has held this mandate for as long as the charter allows.
problem-mandate-not-holder = This mandate is not yours.
problem-mandate-expired = This mandate has ended.
problem-mandate-recalled = This mandate was recalled.
problem-proxy-repeated = You have given a proxy already: take it back first.
problem-proxy-too-many = This person holds as many proxies as the charter allows.
problem-proxy-too-long = The charter does not allow a proxy for so long.
problem-charter-above-group = An assembly of this size could not meet this rule.
problem-charter-invalid = This charter cannot be read.
problem-charter-unchanged = These lines change nothing.
problem-meeting-not-open = The meeting is not open.
problem-meeting-not-there = You are not listed as present at this meeting.
problem-meeting-not-facilitator = Only who facilitates can do this.
problem-meeting-not-caller = Only who called the meeting can do this.
problem-meeting-short-notice = The charter wants meetings to be called earlier.
problem-meeting-no-quorum = Not enough members are present.
problem-meeting-over = The meeting is over.
problem-bundle-assembly = This file is of another assembly.
problem-bundle-damaged = This is no file of Folkmoot, or it is damaged.
problem-net-unreachable = Nobody answers at this address.
problem-lazy-not-listed = The charter does not let this topic pass in silence.
problem-meeting-not-over = The meeting is not over yet.
problem-meeting-too-soon = A second call comes later than that after the first.
problem-meeting-wrong-offices = Minutes and counting are three different people, who can all sign.
problem-floor-repeated = You are in the list already.
problem-floor-closed = The list of speakers is closed.
problem-floor-free = Nobody has the floor: the speech has ended already.
problem-floor-taken = Somebody has the floor already.
problem-floor-not-next = It is not their turn: to give the floor out of order takes a reason.
problem-floor-nothing-to-answer = Nobody has spoken yet: there is nothing to reply to.
problem-attend-repeated = That is noted already.
problem-budget-exceeded = The budget does not suffice.
problem-budget-ended = This budget has ended.
problem-commission-not-member = You are not in this commission.
problem-recall-repeated = A recall is asked for already.
problem-again-too-soon = It is too soon to vote on this again.
problem-report-not-minority = Only those who were against it write a minority report.
problem-report-too-late = The time for the minority report is over.
problem-journal-quota = This device has written much in this page already. Wait for the next seal.
problem-store-in-use = Another node uses this folder already.
problem-store-full = The node's disk is full: nothing was done. Make room, then try again.

## Now
now-title = What waits for you
now-empty = Nothing waits for you.
now-look = See the decisions
now-overdue = overdue: { $when }
now-next = Next meeting
now-no-meeting = No date.
now-call = Call a meeting
now-lapsing = Ending soon
now-decision = Decision { $id }
now-mandate = Mandate of { $name }
now-ends = ends { $when }
now-applicant = Your application is kept here. It arrives when this node meets a member's.
now-applicant-sync = Meet a node
now-forming = The assembly is forming: it is constituted once enough people have accepted the charter.
now-first-page = The first page is still open: people come in easily. Once everybody is here, each founder asks to close it.
waiting-position = Your position is awaited
waiting-vote = Your vote is awaited
waiting-review-of-a-block = An opposition: does it rest on a principle?
waiting-stand = You are asked to stand
waiting-report = Your report on a mandate
waiting-task = Your task
waiting-cancelling = Somebody asks that a vote ends
waiting-moderate = Is a text to be hidden?
waiting-join-commission = Join a commission
waiting-confirm-joining = Somebody wants to join your commission
answer-position = Answer
answer-vote = Vote
answer-review-of-a-block = Look
answer-stand = Answer
answer-report = Write
answer-task = See
answer-cancelling = Read why
answer-moderate = Read and say
answer-join-commission = Choose
answer-confirm-joining = Look

decisions-title = Decisions
decisions-propose = Propose
decisions-filter = What is shown
decisions-search = Search titles
decisions-empty = Nothing was proposed yet.
decisions-first = Write the first proposal
decisions-none = No such thing.
decisions-before = From before the journal
decisions-before-why = Decided before the assembly had a journal, and noted by members: nobody can recount it.
filter-mine = Mine
filter-open = Open
filter-closed = Closed
filter-all = All

## A proposal
proposal = Proposal
proposal-by = by { $name }
proposal-by-hand = Members count it themselves once everybody has answered.
proposal-admits = If it is adopted, { $name } becomes a member.
not-a-proposal = This is no proposal.
round-number = round { $number }
round-reach = Its time does not run yet: { $so } of the { $needed } people needed have received it.
round-resolving = An opposition is to be resolved: there is more time for both sides to hear each other.
round-review = To be looked at again on { $when }; else the decision lapses.
procedure-majority = By majority
procedure-consensus = By consensus
procedure-consent = By consent
procedure-lazy = By silence
procedure-by-hand = Counted by members
procedure-help-consensus = Most agree, and hardly anybody opposes.
procedure-help-consent = Nobody objects.
procedure-help-majority = More yes than no, and enough take part.
procedure-help-lazy = Adopted if nobody says no in time; for matters that the charter names.
procedure-help-by-hand = Without an end; counted when all have answered, or by show of hands.
versions = Versions ({ $count })
version = Version { $number }
objections = { $count ->
    [one] One opposition
   *[other] { $count } oppositions
  }
objection-silent = Without a text.
objections-elsewhere = The text of an opposition has not arrived here yet.
block-reviews = Founded for { $stands }, not founded for { $unfounded }.
block-set-aside = It is set aside.
reservations = { $count ->
    [one] One reservation
   *[other] { $count } reservations and standings aside
  }
standing = Where members stand
standing-answered = { $answered } of { $all } have answered.
standing-if-now = If it ended now:
standing-missing = { $count ->
    [one] one vote is missing
   *[other] { $count } votes are missing
  }
history-of = Everything that happened
history-of-person = Everything that this person did

mine = My position
mine-choose = Your answer
mine-change = Change my answer
mine-is = Your answer: { $position }
mine-may-change = You can change it until { $when }.
mine-may-change-open = You can change it until it is counted.
mine-reason = Why (optional)
mine-reason-block = Why you oppose it
mine-reason-help = All members read it, beside your name.
mine-block-needs-reason = An opposition says why: write it first.
mine-send = Send: { $position }
answer-closed = No more answers here: { $state }.
cut-off-now = The assembly said that it is cut off until { $when }: there is more time to vote.
cut-off-more = See more

talk = Talk
talk-write = Write a word
talk-empty = Write something first.
talk-send = Publish
acts-more = Do something else
review-title = Is an opposition founded?
review-why = It is if it rests on a shared principle or shows serious harm; not if it is about taste.
review-stands = It is founded
review-unfounded = It is not founded
enter-title = Note the position of a person without a device
enter-why = Another member has to confirm what you note.
enter-person = Who says it
enter-position = Their position
enter-who = Choose the person first.
enter-send = Note
enter-ballot = Enter the ballot of a person without a device
enter-nobody = Nobody without a device is on the list.
entered = On paper or by phone
entered-counts = counts
entered-waits = waits for a signature
entered-by = Entered and signed by: { $names }
proxy-counted = By proxy: { $names }
decide = Count and close
decide-missing = { $count ->
    [one] One person has not answered yet.
   *[other] { $count } people have not answered yet.
  }
oppose = Say no
oppose-why = If nobody opposes it, it takes effect when the time is over. One no is enough to have a vote.
revise = Write a new version
withdraw = Withdraw
fallback-open = Open the fallback vote
withdraw-sure = Withdraw this proposal? It can still be read in the journal.

amendments = Amendments
amendments-none = No amendment.
amendment-open = Open
amendment-standing = Adopted, to be taken up
amendment-rejected = Rejected
amendment-taken-up = Taken up in the text
amendment-obsolete = Without object
amendment-needs-rebase = The text has changed: to be written anew
amendment-editorial = Changes no meaning
amendment-see = See and vote
amendment-change = What changes
amend-propose = Propose an amendment
amend-text = The text as it should be
amend-help = Change the text right here. The page finds the place and shows it.
amend-apply = Write the amended version
amend-apply-why = Amendments are adopted. This version takes them all up, and begins a new round.
amend-rebase = Carry over to the last version
amend-nothing = Nothing is changed yet.
amend-send = Send the amendment

## A vote
vote = Vote
not-a-vote = This is no vote.
vote-person = It is about { $name }.
vote-holder = { $name } holds the mandate.
vote-until = until { $when }
vote-review = To be reviewed if it is adopted, because this person vouched for them: { $names }
vote-asked-for = { $signed } of { $needed } signatures: the vote opens when there are enough.
vote-sign = Sign, too
more-time = Ask for more time
more-time-why = Only the quorum was missed. Who opened it can ask for more time, once; what was said stays.
more-time-asked = More time is asked for: it opens again once the page is closed.
more-time-given = The quorum was missed at first ({ $reached } instead of { $needed }): there is more time.
cancel-vote = End this vote
cancel-why = It ends without a count if enough witnesses sign. The ballots stay, and it can begin anew.
cancel-asked = { $name } asks that this vote ends without a count.
cancelled = This vote ended without a count.
cancel-anew = Begin anew
charter-next = Open the next reading
my-ballot = My ballot
ballots = Ballots
ballots-given = Ballots filled in
ballots-contradict = { $count ->
    [one] One person has two ballots that contradict each other: none counts until another one is sent.
   *[other] { $count } people have ballots that contradict each other: none counts until another one is sent.
  }
ballots-late = { $count ->
    [one] One ballot came after the close.
   *[other] { $count } ballots came after the close.
  }
ballots-contestable = They could have changed the outcome: it can be contested.
secret = Secret vote
secret-why = The ballots of this vote are encrypted: nobody reads yours.
secret-stage-waiting = The vote waits for the next seal.
secret-stage-key = The trustees make the key together.
secret-stage-registering = Now people register.
secret-stage-list = The registrations are shuffled.
secret-stage-voting = People vote.
secret-stage-closed = The box is closed.
secret-stage-shuffling = The ballots are shuffled, so that they are nobody's.
secret-stage-opening = The trustees open the result.
secret-stage-done = The result is open, and proved.
secret-failure-no_trustees = There were not enough trustees; nobody voted.
secret-failure-not_reached = The question did not reach enough members.
secret-failure-too_few_ballots = Fewer than five ballots: nothing is opened, since it would tell who voted what.
secret-failure-not_opened = Too few trustees opened their part.
secret-failure-no_candidates = Nobody stood.
secret-failure-too_few_registered = Fewer than five people registered.
secret-failure-not_shuffled = The shuffle was not finished.
secret-count = Registered: { $registered } of { $all }. Ballots in the box: { $ballots }.
secret-trustees = Trustees of the key
secret-trustees-why = Drawn by lot: { $needed } of { $all } open the result together; none can read a ballot alone.
secret-trustee-works = at work
secret-trustee-ready = ready
secret-trustee-turn = it is their turn
secret-trustee-opened = opened their part
secret-register = Register
secret-register-why = Register first: under the next seal this device can make your ballot. Everybody sees that you registered.
secret-register-mixed = Register: the registrations are shuffled, and then nobody sees whether you vote.
secret-waits = Your registration waits for the next seal.
secret-registered = You are registered. Voting begins soon.
secret-later = There is nothing for you to do now.
secret-make = Make my ballot
secret-made = The ballot { $code } is made, but not handed in. Give this text to another member, who hands it in: so nothing says that it is yours.
secret-ballot = The encrypted ballot
secret-box = Your ballot { $code } is in the box. A new one replaces it until the close.
secret-audit-why = You doubt your device? Have this ballot shown instead of handing it in, and check it on another device. Then make a new one.
secret-audit = Show it instead of handing it in
secret-audited = This ballot is shown and does not count any more. Read this text on another member's device, under "For others".
secret-audit-text = The ballot that is shown
secret-others = For others
secret-carry-text = Another member's encrypted ballot
secret-carry-why = You hand it in under your name; you cannot read it.
secret-carry = Hand in
secret-check-text = A ballot that is shown to you
secret-check = Check it
secret-checked = The ballot { $code } says:
secret-open-why = You are a trustee: open your part. It shows nobody's ballot.
secret-open = Open my part
secret-bare = What nothing here protects
secret-bare-named = Everybody sees that you registered, and that a ballot of yours is handed in; nobody sees what it says.
secret-bare-mixed = Everybody sees that you registered. Whoever hands in your ballot, or watches your network, knows that you voted.
secret-bare-trustees = Trustees who conspire, { $needed } of them, can read your ballot.
secret-bare-listed = In the end each ballot is shown, without a name: whoever made you give their order or grades can look for them there.
secret-bare-pressure = Nothing stops somebody who stands beside you, or who buys votes.
secret-bare-device = A device that is spied on can encrypt something else than you chose: have a ballot shown.
secret-bare-alike = A result in which all agree tells what everybody voted.
ballot-list-open = The vote begins when the list of candidates is closed, on { $when }.
ballot-not-asked = This vote is not open yet: { $needed } signatures are missing.
ballot-left-out = { $ranks } · { $count ->
    [one] one option left out
   *[other] { $count } options left out
  }
ballot-counted = Your ballot is in the count.
ballot-there = Your ballot has arrived. It is counted at the close.
ballot-reason-none = There is no ballot of yours.
ballot-reason-open = Your ballot has arrived. It is counted at the close.
ballot-reason-late = Your ballot came after the close: it is noted, but not counted.
ballot-reason-contradicts = Two of your ballots contradict each other: none is counted.
ballot-final = This is my last word
ballot-final-why = The vote can close earlier once all have given their last word.
ballot-look = Look once more before you send it:
ballot-is-final = Once it is sent you cannot change it.
ballot-is-final-now = You have given your last word.
ballot-review = Review
ballot-send = Send my ballot
ballot-approve = Tick everything that suits you
ballot-grade = Give each option a grade from 0 to 5.
ballot-judge = Judge each option.
grade-0 = Reject
grade-1 = Poor
grade-2 = Passable
grade-3 = Fair
grade-4 = Good
grade-5 = Very good
rank-mine = My ranking ({ $ranked } of { $count })
rank-none = Nothing is ranked yet. Begin with what you like best.
rank-rest = Not ranked (in an order drawn for you)
rank-add = Rank { $rank }
rank-grip = Move { $option }: arrows up and down, Delete takes it out
rank-up = Move { $option } up
rank-down = Move { $option } down
rank-equal = Make { $option } equal to the rank before
rank-out = Take { $option } out
rank-first = Already first.
rank-last = Already last.
rank-said = { $option }: rank { $rank } of { $count }
rank-said-out = { $option } is no longer ranked
rank-equals = Equal ranks are allowed. What is not ranked comes after everything else.
rank-no-equals = One a rank. What is not ranked does not get your vote.
option-none-of-these = None of these
option-all-stays-as-it-is = All stays as it is
option-open-the-nominations-again = Open the nominations again
method-approval = By approval
method-score = By grades
method-star = By grades, then a runoff
method-schulze = By ranking (Schulze)
method-stv-scottish = By ranking, several seats (STV)
method-irv = By ranking, with eliminations
method-majority-judgment = Majority judgment
method-lot = By lot
candidates = { $places ->
    [one] Candidates for one seat
   *[other] Candidates for { $places } seats
  }
candidates-none = Nobody stands yet.
candidates-elected = In office
candidates-lot = This is decided by lot, without ballots.
candidates-draw = Ask for the draw
candidates-stratum = Seats for { $name }: { $count }
candidates-of-stratum = candidates: { $count }
candidates-until = People can stand until { $when }.
candidates-asked = { $count ->
    [one] Asked: { $names }
   *[other] All asked: { $names }
  }
stand = Stand
stand-text = A word about you (optional)
stand-no-more = Stand no longer
nominate = Ask
nominate-whom = Ask somebody to stand
nominate-who = Choose the person first.

## A result
result = Result
result-see = See the result
result-of = See the text
result-none = Nothing is decided here yet.
outcome-adopted = Adopted
outcome-not = Not adopted
outcome-rescinded = This decision was rescinded since.
outcome-later = A later decision takes its place
outcome-ratify = Urgent: to be ratified before { $when }, else it lapses.
why-quorum = Too few took part: { $reached } instead of { $needed }.
why-objections = { $objections ->
    [0] Nobody objected.
    [one] One objection.
   *[other] { $objections } objections.
  }
why-blocks = Oppositions upheld: { $blocks }. The charter bears { $allowed }.
why-tie = A tie, { $yes } to { $no }: it is not adopted.
why-options = { $marked } ballots filled in, of { $electorate } members.
why-yes = { $yes } yes of { $base }; { $required } were needed.
why-no = { $yes } yes of { $base }; { $required } were needed, { $missing } are missing.
figures = In figures
explanation = The count step by step
counted = How it is counted
count-base = Counted of
count-required = Votes needed
count-quorum = Quorum
count-no-quorum = none
count-quorum-of = { $reached } reached, { $needed } needed
count-electorate = Electorate
count-how = Counted from
count-rule = The rule as it stands in the charter:
base-yn = yes and no
base-yna = yes, no and abstentions
base-p = all who answered
base-e = the whole electorate
base-present = those present
counted-ballots = ballots
counted-hands = raised hands
reports = Minority reports
reports-none = No report.
report-write = Write a minority report
report-text = The report
report-help = It stays with the decision, wherever it is read. A thousand words at most.
report-annexes = Texts that belong to it
report-annexes-help = The fingerprint of each text, one a line: 64 signs, 0 to 9 and a to f.
report-send = Publish the report
report-signers = { $count } of { $needed } signatures
again = Come back to this decision
again-what = What to ask for
again-reason = What is new
again-needs-reason = Say why first.
again-send = Ask for the vote
purpose-reconsider = Reconsider
purpose-rescind = Rescind
purpose-ratify = Ratify
purpose-renew = Renew
purpose-veto = Refuse what our delegates voted
purpose-show = Show
check-title = Check
check-why = With a proof file anybody can check this decision, without a network and without believing us.
check-proof = Proof file
check-inputs = { $count ->
    [one] The ballot that was counted
   *[other] The { $count } ballots and signatures that were counted
  }
check-root = Fingerprint of the list:

## Writing
compose-title = Begin something
compose-more = More choices
compose-preview = Preview
compose-publish = Publish
compose-call = Call
compose-grave = This is grave: the charter asks for a greater majority and for time.
compose-revise = A new version begins a new round: everybody answers again.
compose-faults = { $count ->
    [one] One field has to be corrected.
   *[other] { $count } fields have to be corrected.
  }
process-proposal = Proposal
process-proposal-what = A text that all discuss and amend, and to which everybody takes a position.
process-question = Yes or no question
process-question-what = A simple vote, with an end.
process-options = Choice among options
process-options-what = Rank, grade or tick: a date, a place, a project.
process-secret-what = Ballots are encrypted; trustees drawn by lot open nothing but the result. Five electors at least are needed.
process-election = Election
process-election-what = First people stand, then all vote. The mandate has an end and can be recalled.
process-mandate = Give a mandate
process-mandate-what = One defined power to one person, for a time, with instructions.
process-commission = New commission
process-commission-what = A working group that reports to the assembly.
process-meeting = Meeting
process-meeting-what = A date, a place and an agenda.
process-budget = Budget of a commission
process-budget-what = What a commission may spend, and until when.
process-charter = Change the charter
process-charter-what = The rules of the assembly, by their own rule.
process-emergency = Rules for a time
process-emergency-what = Other rules in an emergency; they end by themselves.
process-cut-off-what = The assembly says until when it is cut off: there is more time to vote and to write.
process-lot-what = Draw the witnesses by lot; or, from an election by lot, those elected.
process-removal = Remove somebody
process-removal-what = The person is heard first. All others vote.
process-schedule = Days of meeting
process-schedule-what = When the assembly meets as a rule. Takes the place of what was decided before.
process-dissolution = Dissolve
process-dissolution-what = End a commission, or the assembly.
process-retention = How long texts are kept
process-retention-what = How long talk can be read below a seal.
process-past = Decision from before
process-past-what = Note what was decided before the assembly had a journal.
field-times = The meetings
field-times-help = One a line: title | 2026-05-03 18:00 | 7d | 2h | place. The hour is in universal time; 7d means every seven days, once only once.
field-retention = How many days
field-optional = optional
field-whole-assembly = The whole assembly
field-title = Title
field-text = Text
field-text-help = An empty line parts paragraphs; **bold**, *italic*, - lists.
field-question = The question
field-options = The options
field-options-help = One a line, at least two.
field-options-secret = One a line. Leave it empty for a question of yes or no.
field-threshold = Share of yes that is needed
field-threshold-help = A fraction such as 2/3. Empty: as the charter says.
field-exceeds = More than this share is needed
field-trustees-help = From 3 to 15. More than half of them open the result.
field-trustees-elect = Ballots are encrypted, and so many people share the key.
field-needed = How many of them are enough
field-needed-help = More than half, but not all.
field-by-lot = By lot among those who stand
field-strata = Seats set apart
field-strata-help = How many seats are for members of each commission; the others are anybody's.
field-tellers = Three people who tell what came out
field-by = What decides
field-by-help = Something that nobody can know before, such as twelve dice in a meeting.
field-mixed = Hide who votes, too
field-mixed-help = The registrations are shuffled before the vote. That takes several seals more.
field-how = How it is decided
field-for = How many days to answer
field-early = May end sooner once all have given their last word
field-window = Days in which what is late is still taken
field-urgent = Urgent
field-urgent-help = Shorter than the charter wants; takes a greater majority, then ratification.
field-reason = Why
field-commission = Who decides
field-for-commission = The commission
field-kind = How the mandate binds
field-until = How many days it lasts
field-office = Office, as the charter names it
field-method = How it is counted
field-method-help = Approval: tick all that suits. Ranking: put in order. Grades: from 0 to 5.
field-seats = How many seats
field-alternates = How many alternates
field-nominate = How many days to stand
field-scope = What for
field-instructions = Instructions
field-instructions-help = What the person is to do and not to do.
field-instruct = How to vote
field-instruct-help = Each matter, word for word as it will be put to the vote elsewhere.
field-matter = Matter
field-holder = To whom
field-report-every = A report every so many days
field-lend-to = Lend to another assembly
field-id-help = Its identifier: 64 signs, 0 to 9 and a to f.
field-waiver = Once more in the office, above the charter's limit
field-waiver-help = Then two thirds have to say yes.
field-into = Go on in another assembly
field-review = To be looked at again after so many days
field-topic = Subject, as the charter names it
field-name = Name
field-purpose = What it is for
field-closed = Closed group: people come in when somebody of it signs
field-at = When
field-place = Where
field-place-help = Optional: sometimes it is better not to write it.
field-agenda = Agenda
field-agenda-help = One item a line.
field-second-of = Second call of a meeting without a quorum
field-second-of-help = The same agenda, if you write none.
field-amount = Amount
field-amount-help = In the smallest coin, such as cents.
field-unit = Name of this coin
field-charter = The lines that change
field-charter-help = As in the charter: name = value, one a line.
field-person = Who
field-infiltrator = Infiltration: review those for whom this person vouched, too
field-date = When it was
fault-missing = This is missing.
fault-tellers = Three different people.
fault-number = A whole number above zero.
fault-moment = A date and a time.
fault-options = At least two options, one a line.
mandate-kind-imperative = Imperative mandate
mandate-kind-framed = Framed mandate
mandate-kind-free = Free mandate
mandate-kind-help-imperative = The person votes as the instructions say.
mandate-kind-help-framed = The person chooses within a frame.
mandate-kind-help-free = The person chooses alone, and reports.
mandate-office = office: { $office }

## Meetings
meeting = Meeting
meetings-title = Meetings
meetings-call = Call
meetings-empty = No meeting. Call the first.
meeting-state-called = Called
meeting-state-open = On
meeting-state-adjourned = Adjourned
meeting-state-over = Over
meeting-more = Other screens of the meeting
meeting-votes = To vote on now
item-of = Item { $number } of { $count }
item-none = No item is open yet.
speaking = Speaking
speaking-nobody = Nobody speaks
speaking-time = has been speaking for { $time }
queue = { $count ->
    [0] List of speakers
    [one] One person waits
   *[other] { $count } people wait
  }
queue-title = Speakers
queue-empty = Nobody waits to speak.
queue-you = You
queue-first = first time
queue-more = and { $count } more
before-next-class = before the next: this kind of request goes first
before-next-speeches = before the next: has spoken less often
before-next-list = before the next: lists take turns
before-next-seconds-on-item = before the next: has spoken less on this item
before-next-seconds-in-meeting = before the next: has spoken less today
before-next-asked = before the next: asked earlier
hand-up = Ask to speak
hand-down = Leave the list
hand-not-open = The meeting is not open.
hand-no-item = No item is open yet.
hand-closed = The list of speakers on this item is closed.
floor-normal = Speech
floor-order = Point of order
floor-answer = Reply
floor-safety = Safety
agenda = Agenda
agenda-empty = The agenda is empty.
agenda-consent = without debate
agenda-now = now
agenda-set = Add to the agenda
agenda-items = Items to add
agenda-themes = How many of the { $count } proposed themes, those with most support first
agenda-nothing = Add an item or a theme first.
agenda-add = Add
themes = Proposed themes
theme-new = Propose a theme
theme-empty = Write the theme first.
theme-send = Propose
theme-support = Support
theme-supports = { $count ->
    [one] one supporter
   *[other] { $count } supporters
  }
present = { $present } present of { $roll } members
here = I am here
gone = I leave
quorum-met = Quorum reached
quorum-missing = { $count ->
    [one] One person short of the quorum
   *[other] { $count } people short of the quorum
  }
quorum-needs = { $needed } are needed.
guest-seat = You speak and answer as { $name }, through { $host }'s device. Such answers are open: { $host } sees them, and they count once a second member has signed them.
guest-no-seat = You look on through { $host }'s device.
entries-sign = { $count ->
    [0] Sign the list
    [one] I saw it: sign this answer
   *[other] I saw them: sign these { $count } answers
  }
entries-why = They were entered for people without a device, and count once a second member has signed them. Sign only what you have seen.
entries = { $count ->
    [one] One answer that was entered waits for a signature
   *[other] { $count } answers that were entered wait for a signature
  }
through = through { $name }'s device
guest-send = Send “{ $position }” for { $name }
guest-waits = Your answer: { $position }. It counts once a second member has signed it.
guest-lines-none = No line of the list is free. Ask at the door.
guest-take-why = Take your line of the list: nobody else has it then. If you have your own device in the assembly, use that one instead.
guest-take = Who are you?
challenge = Contest the course of the meeting
challenge-what = What to contest
challenge-quorum = The quorum
challenge-order = The order of voting
challenge-agenda = The agenda
challenge-join = Contest it, too
challenge-send = Contest
challenge-state-computed = computed
challenge-state-put-to-the-hands = put to the hands
challenge-state-upheld = upheld
challenge-state-open = open
chair-title = Facilitate
chair-other = { $name } facilitates this meeting. What you do here may be refused.
chair-over = The meeting is over.
chair-floor = The floor
chair-give = Give the floor to { $name }
chair-give-nobody = Give the floor
chair-out-of-order = Give the floor out of order
chair-end = The speech has ended
chair-next = Next item: { $title }
chair-next-none = Next item
chair-last-item = This was the last item.
chair-close-queue = Close the list
paper-tally = Tally sheet (PDF)
paper-slips = Ballot slips (PDF)
checklist = Before it begins
check-ok = In order
check-not = Not in order
point-quorum = Quorum
point-notice = Notice
point-agenda = Agenda
point-offices = Offices
point-mandates = Mandates
point-reviews = Decisions to review
point-minutes = Last minutes
open-meeting = Open the meeting
open-meeting-why = Two others who are there sign the opening after you.
open-meeting-who = Choose who facilitates, and three different people: one for the minutes, two to count.
facilitator = Facilitator
minute-taker = Minute-taker
teller = Teller { $number }
hands = Count hands or papers
hands-why = The tellers and the minute-taker sign it after you; then the result holds.
hands-what = What is counted
hands-what-why = Choose first what is counted.
hands-present = Present
hands-missing = A number is missing.
hands-too-many = { $sum } hands for { $present } people present: count again.
hands-of-present = The share is of those present
hands-note = How it was counted (optional)
hands-send = Note the count
hands-of = { $present } present
hands-result = { $yes } for, { $no } against, { $abstain } abstained
signatures = To be signed
signatures-own = You have begun or signed it: others sign.
close-meeting = End the meeting
close-resume = Go on in how many days
close-resume-help = Empty: the meeting is over.
close-at = Or go on when
close-adjourn = Adjourn
close-sure = The meeting is really over
close-sure-adjourn = We go on that day
close-not-sure = Tick the box first.
decided = Decided here
check-in-title = Check-in
check-in-listed = Members without a device
check-in-listed-why = Tick those whom you see. Everybody counts once.
check-in-no-listed = Nobody without a device is listed.
check-in-here = present
check-in-nobody = Tick somebody first.
check-in-mark = { $count ->
    [one] Mark one as present
   *[other] Mark { $count } as present
  }
check-in-gone = { $count ->
    [one] Mark one as gone
   *[other] Mark { $count } as gone
  }
visitors = { $count ->
    [0] Visitors
    [one] One visitor
   *[other] { $count } visitors
  }
visitors-count = How many
visitors-none = Write how many first.
visitors-come = Came
visitors-go = Left
room = The phones in the room
room-why = Your node opens to the Wi-Fi of the room, with the rights of guests only, and closes at the hour you say. Who is on this Wi-Fi can read what passes: no secret vote goes this way.
room-minutes = How many minutes
room-begin = Open to the room
room-open = Open to the room; ends { $until }
room-qr = Code to scan to join the meeting
room-stay = Stay on this Wi-Fi, even if it has no internet.
room-address = In which network
room-fault-web-room = No meeting is open to the room on this node.
room-fault-web-seat = Somebody else took this line of the list, or this phone has none.
room-fault-web-too-many = That is too much at once. Wait a moment.
room-fault-net-listen = This machine is in no network by which phones could come. Switch its Wi-Fi on, or open its hotspot.
room-close = Close to the room
room-free = Free the line
room-guests = { $count ->
    [0] No phone is here.
    [one] One phone is here.
   *[other] { $count } phones are here.
  }
room-type = Or open { $address } in the browser, and type the code { $code }
minutes-title = Minutes
minutes-state-draft = Draft
minutes-state-proposed = Proposed
minutes-state-approved = Approved
minutes-draft = Drafted from the journal. Correct it, then propose it: the assembly approves it like a proposal.
minutes-proposal = The proposal
minutes-propose = Propose for approval
minutes-edit = Correct
minutes-words = Text of the minutes
projector-title = Projector
wall-present = Present { $present }/{ $roll }
wall-no-result = No result yet
wall-join = Scan to join
wall-join-short = Join
wall-waiting = The meeting is about to begin
wall-last = Last news: { $when }
wall-choose = What is shown
wall-keys = F: full screen

## People
people-title = People
people-more = Other lists
people-invite = Invite somebody
people-list = List people without a device
people-list-why = Other members vouch for them, as for everybody. You will note what they say.
people-list-names = Names, one a line
people-list-nobody = Write a name first.
people-list-send = { $count ->
    [one] List one person
   *[other] List { $count } people
  }
people-applicants = { $count ->
    [one] One person asks to come in
   *[other] { $count } people ask to come in
  }
people-roll = { $count ->
    [one] One member
   *[other] { $count } members
  }
people-search = Search names
people-since = since { $when }
people-devices = devices: { $count }
people-inactive = silent for long
people-inactive-why = Silent for long: not counted in votes, until their next act.
people-same-name = Somebody else has this name: compare the letters.
member-applicant = Applicant
member-member = Member
member-listed = Without a device
member-left = Left
member-removed = Removed
invite-why = An invitation is for one person. They scan it, give a name, and others vouch for them.
invite-hours = How many hours it holds
invite-make = Make an invitation
invite-another = Another one
invite-until = Valid until { $when }
invite-qr = Code of the invitation
invite-text = The invitation, to send or to read out
vouches = Vouched for: { $vouches } of { $needed }
vouch = Vouch
vouch-basis = How do you know them?
basis-met = Met
basis-known = Known for long
basis-via = Through somebody
object = Object
object-send = Send the objection
admit-by-vote = Put it to the vote
person = Member
person-you = This is you
proxies = Proxies
proxy-line = { $giver } gave a proxy to { $holder }, until { $when }
proxy-waits = counts from the next page
proxy-give = Give this person my proxy
proxy-give-why = Where you do not vote, their ballot counts for you, too. Everybody sees it. Never in an election, a recall, a consensus or a secret vote.
proxy-days = For how many days
proxy-for = For which votes
proxy-for-all = all but those in which everybody speaks for themselves
proxy-take-back = Take back
proxy-decline = Decline
devices = Devices
devices-none = No device.
device-active = Active
device-suspended = Suspended
device-revoked = Revoked
device-own = this device
device-witness = Make it my witness device
device-suspend = Lost or seized: suspend
device-suspend-sure = This device will be able to write nothing more. If somebody else suspends it, too, it takes effect at once.
device-suspend-really = Yes, suspend
commissions-title = Commissions
commissions-found = Found
commissions-empty = No commission.
commission-mine = I am in it
commission-dissolved = Dissolved
commission-members = { $count ->
    [one] One member:
   *[other] { $count } members:
  }
commission-waits = { $name } wants to come in.
commission-let-in = Sign for them
commission-reports = { $count ->
    [one] One report
   *[other] { $count } reports
  }
commission-join = Join
commission-leave = Leave
commission-waiting = Your wish waits for a signature of the group.
commission-report = Write a report
budgets = Budget
budget-left = { $left } left of { $amount } { $unit }
spend = Note the spending
spend-what = What for
spend-what-missing = Say what for first.
spending-open = open
spending-paid = paid
spending-waiting = waits for the assembly
mandates-title = Mandates
mandates-empty = Nobody holds a mandate.
mandates-past = { $count ->
    [one] One past mandate
   *[other] { $count } past mandates
  }
mandate-terms = { $count } times in a row
mandate-see = Text and instructions
mandate-proof = Proof of the mandate
mandate-vote = Tell how I voted elsewhere
mandate-vote-matter = On what, as in the instructions
mandate-vote-send = Publish this vote
mandate-split = Or all answers of a vote of ours
mandate-tally = What I told of it: yes/no/abstentions
mandate-tally-help = Such as 34/12/4. Empty: as it was counted.
mandate-votes = { $count ->
    [one] One vote elsewhere
   *[other] { $count } votes elsewhere
  }
mandate-beyond = { $count ->
    [one] One vote against the instructions
   *[other] { $count } votes against the instructions
  }
mandate-report = My report
mandate-report-due = Next report { $when }
mandate-report-late = The report is missing: it was due { $when }
mandate-mine = This mandate is mine
mandate-give-back = Give the mandate back
statement = Speak in the assembly's name
statement-help = Only within the mandate; anybody can check it.
statement-send = Publish the statement
standing-in-force = In force
standing-suspended = Suspended
standing-caretaker = Caretaker
standing-recalled = Recalled
standing-given-up = Given back
standing-expired = Ended
bond-within = as instructed
bond-beyond = against the instructions
bond-subject = subject to the base
bond-framed = within the frame
bond-free = free
recall = Recall
recall-why = A recall is voted on with the same quorum as the election.
recall-send = Ask for the recall

## Records
charter-title = Charter
charter-change = Propose a change
charter-changes = What changes
charter-before = Before
charter-after = After
charter-reading = Reading { $reading } of { $readings }
charter-in-force = In force
charter-not-in-force = Not in force
charter-language = The rules are written in the words of the software, the same in all languages.
charter-whole = The whole text
charter-since = since page { $page }
charter-how = The charter is changed by its own rule. In an emergency:
cut-off-end = Say that it is over
cut-off-end-why = It is voted on. Else it ends by itself.
calendar-title = Calendar and tasks
calendar-empty = No date.
calendar-minutes = { $count } minutes
calendar-clash = At the same time as something else
calendar-file = File for a calendar
dates = Dates
tasks = Tasks
tasks-empty = No task.
tasks-done = { $count ->
    [one] One task done
   *[other] { $count } tasks done
  }
task-add = Add a task
task-title = What is to be done
task-due = Until when
task-take = I take it
task-back = I can no longer do it
task-finish = It is done
task-note = What came of it (optional)
task-taken = Taken by:
task-free = Nobody has taken it.
task-finished = Done
task-overdue = Overdue
power-title = Power
power-why = Who speaks, proposes, holds mandates. So that it can be seen, and nobody has to accuse anybody.
power-since = Since when
power-days = { $count } days
power-all = From the beginning
power-hidden = Shown from { $from } members on; here are { $people }.
power-figure = Which figure
power-seconds = Time spoken
power-speeches = Speeches
power-proposals = Proposals
power-adopted = Adopted
power-agenda-items = Items of agendas
power-mandates = Mandates
power-terms-in-a-row = Terms in a row
power-blocks = Oppositions
power-spent = Spent
power-alarm-agenda = One person sets a large share of the agendas.
power-alarm-speech = One person has a large share of the time spoken.
power-share = { $share } %; the charter wants it to be said from { $bound } % on.
power-greatest-speech = Greatest share of the time spoken
power-greatest-agenda = Greatest share of the agendas
power-greatest-adopted = Greatest share of the adopted proposals
power-gini-speech = Inequality of speech
power-gini-proposals = Inequality of proposals
power-measures = Measures of the whole
power-gini = Inequality: 0 % if all have as much, 100 % if one person has everything (Gini index).
hide = Hide this text
hide-why = Two who hold the office of moderation have to ask for it. Nothing is deleted, and everybody reads why.
show-again = Ask that it is shown
show-again-why = The assembly votes on it. Then nobody hides it any more.
moderation = To hide it or to leave it
moderation-drawn = In the order of the lot: { $names }
moderation-to-come = The lot comes once the page is closed.
moderation-asked = Who is asked
moderation-signed = For hiding it
moderation-opposed = For leaving it
moderation-next = Somebody else is asked { $when }.
moderation-hide = Hide it
moderation-leave = Leave it in sight
moderation-said = You have said so already.
moderation-settled = It is settled.
history-title = Journal of acts
history-empty = Nothing yet.
history-shown = { $count } acts shown
history-more = More
search = Search in texts
search-help = The beginnings of words will do.
search-none = Nothing found. Try fewer words.
verify = Check everything
verify-why = The node reads every act again, checks every signature and computes everything from the beginning.
verify-run = Check
tables-why = Tables for a spreadsheet, and a feed of decisions that may be told outside.
verify-ok = Everything is in order: { $events } acts.
verify-bad = { $count ->
    [one] One problem.
   *[other] { $count } problems.
  }
verify-state = Fingerprint of the state:
export = Export the journal
event = Act
event-id = Identifier:
event-page = page { $page }
event-applied = In effect
event-void = Without effect
event-waits = Waiting
event-person = About { $name }.
event-about = What it is about
kind-found = founds the assembly
kind-invite = makes an invitation
kind-hand-in = hands in an application
kind-grant-key = grants the assembly's key
kind-witness = names a witness device
kind-constitute = constitutes the assembly
kind-vouch = vouches
kind-object = objects
kind-leave = leaves the assembly
kind-suspend-device = suspends a device
kind-withdraw = withdraws a proposal
kind-note = writes a word
kind-remove = asks for a removal
kind-recall = asks for a recall
kind-list-persons = lists people
kind-propose = proposes
kind-revise = writes a new version
kind-position = takes a position
kind-enter = notes a position
kind-confirm = signs, too
kind-decide = counts
kind-hand-count = counts hands
kind-open = opens a vote
kind-vote = votes
kind-mandate = proposes a mandate
kind-statement = states
kind-draw-lot = proposes a lot
kind-lot-commit = commits for the lot
kind-lot-reveal = reveals for the lot
kind-lot-entropy = tells the lot
kind-propose-charter = proposes a charter
kind-emergency = proposes rules for a time
kind-amend = proposes an amendment
kind-review-block = judges an opposition
kind-oppose = says no
kind-minority-report = writes a minority report
kind-again = asks for a second vote
kind-elect = opens an election
kind-stand = stands
kind-nominate = asks somebody to stand
kind-mandate-vote = tells a vote elsewhere
kind-mandate-report = reports
kind-call-meeting = calls a meeting
kind-theme = proposes a theme
kind-set-agenda = sets the agenda
kind-attend = notes who is there
kind-open-meeting = opens the meeting
kind-take-item = takes up an item
kind-ask-floor = asks to speak
kind-give-floor = gives the floor
kind-end-speech = notes the end of a speech
kind-close-queue = closes the list
kind-challenge = contests
kind-close-meeting = ends the meeting
kind-schedule = proposes days of meeting
kind-found-commission = proposes a commission
kind-join-commission = joins a commission, or leaves it
kind-task = adds a task
kind-take-task = takes a task, or gives it back
kind-finish-task = finishes a task
kind-commission-report = reports for a commission
kind-grant-budget = proposes a budget
kind-spend = notes a spending
kind-dissolve = proposes a dissolution
kind-extend = asks for more time
kind-cancel = asks to end a vote
kind-cut-off = proposes to say: cut off
kind-enter-ballot = enters a ballot
kind-give-proxy = gives a proxy
kind-end-proxy = ends a proxy
kind-trustee = prepares the key of a secret vote
kind-register-voter = registers for a secret vote
kind-cast = hands in a secret ballot
kind-mix = shuffles the ballots
kind-decrypt = opens a part of the result
kind-hide = hides a text
kind-past-decision = notes a decision from before
kind-decision = decision taken

## This node
assemblies = Assemblies
assembly-applicant = application on its way
assembly-forming = forming
assembly-constituted = constituted
assembly-dissolved = dissolved
more-calendar = Dates, volunteers, a file for calendars
more-charter = The rules and their versions
more-mandates = Who holds which power, until when
more-commissions = Working groups and budgets
more-power = Who speaks, who proposes, who decides
more-history = Everything that happened, search, check
more-sync = Other nodes, USB sticks, what to look at
more-settings = Language, looks, devices
sync-title = Exchange
sync-lost = The node has not answered since { $since }. What is shown may be old.
clock-apart = Here { $here }, elsewhere { $there }.
sync-figures = In figures
sync-same = Two nodes that have the same acts show the same fingerprint: compare it, rather than a tick.
figure-events = Acts
figure-void = Without effect
figure-parked = Waiting for another act
figure-unchecked = Signatures still to be checked
peers = Nodes that were met
peers-none = None yet. Exchange for the first time by Wi-Fi, by an address or by a file.
peer-reached = reached
peer-not = not reached
bundles = By file
bundles-why = A file carries acts on a USB stick or by messenger. Only members can read it.
bundle-for = For whom
bundle-for-all = All members
bundle-make = Make a file
bundle-read = Read a file
bundle-brought = { $events } acts read, { $fresh } new.
bundle-applications = { $count ->
    [one] One application.
   *[other] { $count } applications.
  }
bundle-cut = The file was incomplete: what could be read is kept.
connect = By network
connect-why = The address of another node, on the same Wi-Fi or elsewhere.
connect-address = Address and port
connect-go = Exchange
connect-done = { $sent } acts given, { $received } received.
connect-equal = Both nodes have the same acts now.
connect-not-equal = The exchange ended early. Try again.
look-at = To look at
forks = { $count ->
    [one] A device has signed two acts in one place: it was copied, or somebody cheats.
   *[other] { $count } devices have signed two acts in one place: they were copied, or somebody cheats.
  }
fork-of = { $name }, act { $place } of one device
fork-kept = stands: other acts rest on it
fork-void = without effect, kept as evidence
fork-no-words = Its words are not here.
two-seals = Two seals of page { $page }
two-seals-here = followed here
two-seals-cheat = { $name } has signed both.
two-seals-open = Nothing is sealed until a majority has chosen which one goes on.
two-seals-goes-on = { $hash } goes on.
alarm-signers = Page { $page }, sealed by { $names }
reconvene = Name other witnesses
reconvene-why = When too many witnesses are gone and nothing is sealed any more. More than half of the members have to sign; the new witnesses are those who showed themselves in the open page.
lot-tell = Tell what came out
lot-tell-why = You are one of the three who tell the lot, word for word as the other two.
reconvening = Other witnesses are proposed:
open-page = The open page ({ $page })
open-page-why = Votes close and acts become final when the witnesses seal the page.
open-page-ready = { $ready } witnesses are ready; { $needed } of { $witnesses } are needed.
last-seal = Last seal: page { $page }, { $when }.
seal-commits = { $commits } signatures of { $witnesses } witnesses.
seal-ask = Ask to close the page
settings-title = Settings
settings-language = Language
settings-partial = partial translation, wants a reader whose language it is
settings-digits = Digits
settings-theme = Looks
settings-text = Size of text
settings-not-kept = This browser does not keep settings: they hold until the page is closed.
theme-system = As the device
theme-light = Light
theme-dark = Dark
text-size-normal = Normal
text-size-large = Large
drafts = Drafts
drafts-there = { $count } drafts in this browser.
drafts-drop = Discard all
texts = Texts that are kept
texts-all = This node keeps all texts.
texts-some = This node drops old talk, as the assembly decided ({ $dropped } so far).
texts-keep = Keep all
texts-drop = Follow the assembly
device-code = Code of a new device
device-code-help = The new device shows it; it begins with FMD1:
device-add = Add this device
device-request = Make this node a further device
device-request-why = This node shows a code; paste it on the device that you have already.
device-request-make = Show the code
device-qr = Code of this device
backup = Backup
backup-why = A copy of what this node keeps. Try to read it: a backup that was never read is none.
backup-make = Make a backup
doctor = State of the node
browsers = Browsers
browsers-why = Your node knows this page. You can open another one, or close this one.
browsers-more = Address for another browser
browsers-address = To be opened once, soon
browsers-end = Close this page
leave = Leave the assembly
leave-why = You are no member any more. What you did stays in the journal.
leave-sure = I want to leave the assembly

## Coming in
welcome-title = Deciding together
welcome-what = Folkmoot helps a group to meet, to discuss and to decide, and keeps a record of everything.
welcome-how = Each member has a node of their own: there is no server and no account. Everything works without internet.
welcome-where = What you do is signed by your device and can be read by members, and by nobody else.
welcome-join = Join an assembly
welcome-found = Found an assembly
welcome-restore = You have a backup? Run:
join-title = Join an assembly
join-how = Take a photo of the code that you are shown, or paste the invitation.
join-picture = Take a photo of the code
join-nothing = No code was found in this picture. Go nearer, with more light.
join-invitation = Invitation
join-seen = Members will see the name that you give. No number, no address, no place.
join-name = Your name here
join-name-help = The one by which others know you. It may be a nickname.
join-no-invitation = An invitation is needed first.
join-no-name = Give a name first.
join-send = Join
join-not-now = Not now
joined-title = Under way
joined-founder = You accept the charter and found the assembly with the others.
joined-applicant = Your application is ready.
joined-carry = It arrives when your node meets the node of who invites you.
joined-meet = Meet it now
found-title = Found an assembly
found-name = Name of the assembly
found-no-name = Give the assembly a name first.
found-founders = How many founders
found-founders-help = The assembly is constituted when so many people have accepted the charter.
found-few = At least three, so that nobody owns the assembly.
found-charter = The rules to begin with
found-charter-plain = Simple rules
found-charter-plain-help = A simple majority, and a fifth of the members who say yes.
found-charter-see = See what these rules change
found-change-later = The assembly can change them by its own rule.
found-send = Found
founded-title = The assembly is founded
founded-needs = { $signed } of { $needed } have accepted. Invite the others:
founded-one-each = An invitation is for one person.
founded-more = More invitations
preset-neighbourhood = Neighbourhood or village
preset-workplace = Workplace
preset-tenants = Tenants
preset-co-operative = Co-operative
preset-association = Association
preset-coordination = Coordination of delegates
preset-small-circle = Small circle
preset-help-neighbourhood = Many live there, few come each time.
preset-help-workplace = It must be able to act within days.
preset-help-tenants = Everybody can be asked at the door.
preset-help-co-operative = What is owned together is not changed lightly.
preset-help-association = Statutes, general meetings, a register.
preset-help-coordination = Each seat speaks for an assembly.
preset-help-small-circle = Three to fifteen people.

## Receipts
sent-position = Your answer is sent.
sent-entry = Your answer is entered.
sent-ballot = Your ballot is sent.
sent-secret-register = You are registered.
sent-secret-made = The ballot is made. Have it handed in.
sent-secret-shown = The ballot is shown.
sent-secret-carry = The ballot is handed in.
sent-secret-open = Your part is open.
sent-note = Your word is published.
sent-review = Your view is sent.
sent-enter = Noted. Another member has to confirm it.
sent-more-time = It is asked for: it opens again once the page is closed.
sent-cancel = The request is published: witnesses have to sign.
sent-decide = Counted.
sent-oppose = Your no is sent.
sent-withdraw = The proposal is withdrawn.
sent-confirm = Your signature is sent.
sent-stand = Sent.
sent-nominate = The request is sent.
sent-report = The report is published.
sent-again = The request is sent.
sent-compose = Published.
sent-amend = The amendment is sent.
sent-hand = You are in the list.
sent-hand-down = You are no longer in the list.
sent-challenge = The challenge is sent.
sent-theme = The theme is proposed.
sent-here = It is noted who is there.
sent-gone = It is noted who left.
sent-open-meeting = The opening waits for two signatures.
sent-end = The speech is noted.
sent-give = The floor is given.
sent-item = The item is open.
sent-close-queue = The list is closed.
sent-count = The count waits for its signatures.
sent-agenda = The agenda has more items.
sent-close-meeting = Noted.
sent-minutes = The minutes are proposed.
sent-invite = The invitation is made.
sent-list = The people are listed.
sent-object = The objection is sent.
sent-vouch = You have vouched.
sent-suspend = The suspension is sent.
sent-spend = The spending is noted.
sent-commission-join = Your joining is sent.
sent-commission-leave = You have left the commission.
sent-recall = The request for a recall is sent.
sent-statement = The statement is published.
sent-give-back = The mandate is given back.
sent-proxy = The proxy is given.
sent-proxy-end = The proxy is over.
sent-mandate-vote = Your vote is published.
sent-hide = The request is noted.
sent-witness = The witness device is named.
sent-reconvene = The proposal waits for its signatures.
sent-lot = It is told.
sent-apply = The new version is written.
sent-task = The task is added.
sent-task-take = The task is yours.
sent-task-back = The task is given back.
sent-task-finish = The task is done.
sent-seal-ask = The witnesses are asked.
sent-device = The device is added.
sent-device-request = The code is ready.
sent-texts = Done.
sent-leave = You have left the assembly.
sent-found = The assembly is founded.
sent-join = The application is ready.
