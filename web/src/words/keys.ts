// Made from locales/fr.ftl by `npm run keys`: do not edit.

/** Messages that need no values. */
type Plain =
  | "tabs" | "tab-now" | "tab-decisions" | "tab-meeting" | "tab-people" | "tab-more" | "skip" | "close" | "cancel"
  | "back" | "choose" | "print" | "copy" | "copy-done" | "copy-by-hand" | "receipt" | "act-busy" | "text-not-here"
  | "diff-gone" | "diff-new" | "person-unknown" | "entry-title" | "entry-why" | "entry-run" | "entry-open"
  | "entry-enter" | "entry-code" | "lost-title" | "lost-why" | "time-now" | "chip-lost" | "chip-clock"
  | "chip-applicant" | "chip-alone" | "state-loading" | "state-part-lost" | "state-safe" | "state-retry"
  | "state-incomplete" | "unsent" | "unsent-not-kept" | "unsent-drop" | "finality-sealed" | "finality-majority"
  | "finality-seen" | "state-open" | "state-adopted" | "state-rejected" | "state-lapsed" | "state-withdrawn"
  | "state-cancelled" | "state-rescinded" | "state-waits" | "state-draft" | "mark-admission-pending"
  | "mark-awaits-ratification" | "mark-late" | "mark-contestable" | "mark-sealed-after-expiry"
  | "mark-beside-recall" | "mark-as-caretaker" | "mark-beyond-mandate" | "mark-subject-to-base"
  | "mark-not-ratified" | "mark-vetoed" | "mark-waits-for-assembly" | "mark-hidden" | "mark-from-before"
  | "matter-question" | "matter-removal" | "matter-mandate" | "matter-recall" | "matter-retention" | "matter-lot"
  | "matter-charter" | "matter-emergency" | "matter-amendment" | "matter-again" | "matter-fallback"
  | "matter-election" | "matter-schedule" | "matter-commission" | "matter-budget" | "matter-dissolution"
  | "matter-cut-off" | "position-agree" | "position-reserve" | "position-pass" | "position-stand-aside"
  | "position-block" | "position-yes" | "position-no" | "position-abstain" | "position-blank" | "position-none"
  | "position-help-agree" | "position-help-reserve" | "position-help-pass" | "position-help-stand-aside"
  | "position-help-block" | "position-help-blank" | "line-mine" | "chart-table" | "chart-answer" | "chart-count"
  | "chart-all" | "problem-more" | "problem-refused" | "problem-web-unknown" | "problem-web-out-of-reach"
  | "problem-web-no-session" | "problem-web-code" | "problem-web-role" | "problem-web-not-found"
  | "problem-web-busy" | "problem-web-under-way" | "problem-web-too-large" | "problem-web-words"
  | "problem-node-usage" | "problem-node-not-found" | "problem-node-ambiguous" | "problem-node-no-assembly"
  | "problem-node-not-member" | "problem-node-no-content-key" | "problem-invitation-damaged"
  | "problem-invitation-expired" | "problem-invitation-used" | "problem-join-already"
  | "problem-device-damaged-code" | "problem-device-suspended" | "problem-bundle-foreign"
  | "problem-seal-other-state" | "problem-seal-bad-signature" | "problem-seal-other-history"
  | "problem-proof-no-seal" | "problem-proof-not-sealed" | "problem-proof-undecided"
  | "problem-amend-needs-rebase" | "problem-amend-decided" | "problem-act-not-member"
  | "problem-act-not-authorised" | "problem-act-not-constituted" | "problem-vouch-repeated"
  | "problem-vouch-too-young" | "problem-vouch-too-often" | "problem-objection-repeated"
  | "problem-decide-missing-positions" | "problem-decide-at-seal" | "problem-proposal-closed"
  | "problem-proposal-withdrawn" | "problem-position-not-elector" | "problem-position-no-reason"
  | "problem-vote-not-elector" | "problem-vote-closed" | "problem-vote-over" | "problem-vote-wrong-ballot"
  | "problem-vote-short-window" | "problem-confirm-own" | "problem-vote-not-opener" | "problem-extend-repeated"
  | "problem-extend-too-late" | "problem-cancel-not-witness" | "problem-emergency-no-term"
  | "problem-emergency-too-long" | "problem-emergency-too-often" | "problem-confirm-repeated"
  | "problem-confirm-complete" | "problem-election-list-closed" | "problem-election-wrong-strata"
  | "problem-hide-not-drawn" | "problem-mandate-too-many" | "problem-mandate-in-a-row"
  | "problem-mandate-not-holder" | "problem-mandate-expired" | "problem-mandate-recalled"
  | "problem-proxy-repeated" | "problem-proxy-too-many" | "problem-proxy-too-long" | "problem-charter-above-group"
  | "problem-charter-invalid" | "problem-charter-unchanged" | "problem-meeting-not-open"
  | "problem-meeting-not-there" | "problem-meeting-not-facilitator" | "problem-meeting-not-caller"
  | "problem-meeting-short-notice" | "problem-meeting-no-quorum" | "problem-meeting-over"
  | "problem-bundle-assembly" | "problem-bundle-damaged" | "problem-net-unreachable" | "problem-lazy-not-listed"
  | "problem-meeting-not-over" | "problem-meeting-too-soon" | "problem-meeting-wrong-offices"
  | "problem-floor-repeated" | "problem-floor-closed" | "problem-floor-free" | "problem-floor-taken"
  | "problem-floor-not-next" | "problem-floor-nothing-to-answer" | "problem-attend-repeated"
  | "problem-budget-exceeded" | "problem-budget-ended" | "problem-commission-not-member"
  | "problem-recall-repeated" | "problem-again-too-soon" | "problem-report-not-minority"
  | "problem-report-too-late" | "problem-journal-quota" | "problem-store-in-use" | "problem-store-full"
  | "now-title" | "now-empty" | "now-look" | "now-next" | "now-no-meeting" | "now-call" | "now-lapsing"
  | "now-applicant" | "now-applicant-sync" | "now-forming" | "now-first-page" | "waiting-position"
  | "waiting-vote" | "waiting-review-of-a-block" | "waiting-stand" | "waiting-report" | "waiting-task"
  | "waiting-cancelling" | "waiting-moderate" | "waiting-join-commission" | "waiting-confirm-joining"
  | "answer-position" | "answer-vote" | "answer-review-of-a-block" | "answer-stand" | "answer-report"
  | "answer-task" | "answer-cancelling" | "answer-moderate" | "answer-join-commission" | "answer-confirm-joining"
  | "decisions-title" | "decisions-propose" | "decisions-filter" | "decisions-search" | "decisions-empty"
  | "decisions-first" | "decisions-none" | "decisions-before" | "decisions-before-why" | "filter-mine"
  | "filter-open" | "filter-closed" | "filter-all" | "proposal" | "proposal-by-hand" | "not-a-proposal"
  | "round-resolving" | "procedure-majority" | "procedure-consensus" | "procedure-consent" | "procedure-lazy"
  | "procedure-by-hand" | "procedure-help-consensus" | "procedure-help-consent" | "procedure-help-majority"
  | "procedure-help-lazy" | "procedure-help-by-hand" | "objection-silent" | "objections-elsewhere"
  | "block-set-aside" | "standing" | "standing-if-now" | "history-of" | "history-of-person" | "mine"
  | "mine-choose" | "mine-change" | "mine-may-change-open" | "mine-reason" | "mine-reason-block"
  | "mine-reason-help" | "mine-block-needs-reason" | "cut-off-more" | "talk" | "talk-write" | "talk-empty"
  | "talk-send" | "acts-more" | "review-title" | "review-why" | "review-stands" | "review-unfounded"
  | "enter-title" | "enter-why" | "enter-person" | "enter-position" | "enter-who" | "enter-send" | "enter-ballot"
  | "enter-nobody" | "entered" | "entered-counts" | "entered-waits" | "decide" | "oppose" | "oppose-why"
  | "revise" | "withdraw" | "fallback-open" | "withdraw-sure" | "amendments" | "amendments-none"
  | "amendment-open" | "amendment-standing" | "amendment-rejected" | "amendment-taken-up" | "amendment-obsolete"
  | "amendment-needs-rebase" | "amendment-editorial" | "amendment-see" | "amendment-change" | "amend-propose"
  | "amend-text" | "amend-help" | "amend-apply" | "amend-apply-why" | "amend-rebase" | "amend-nothing"
  | "amend-send" | "vote" | "not-a-vote" | "vote-sign" | "more-time" | "more-time-why" | "more-time-asked"
  | "cancel-vote" | "cancel-why" | "cancelled" | "cancel-anew" | "charter-next" | "my-ballot" | "ballots"
  | "ballots-given" | "ballots-contestable" | "secret" | "secret-why" | "secret-stage-waiting"
  | "secret-stage-key" | "secret-stage-registering" | "secret-stage-list" | "secret-stage-voting"
  | "secret-stage-closed" | "secret-stage-shuffling" | "secret-stage-opening" | "secret-stage-done"
  | "secret-failure-no_trustees" | "secret-failure-not_reached" | "secret-failure-too_few_ballots"
  | "secret-failure-not_opened" | "secret-failure-no_candidates" | "secret-failure-too_few_registered"
  | "secret-failure-not_shuffled" | "secret-trustees" | "secret-trustee-works" | "secret-trustee-ready"
  | "secret-trustee-turn" | "secret-trustee-opened" | "secret-register" | "secret-register-why"
  | "secret-register-mixed" | "secret-waits" | "secret-registered" | "secret-later" | "secret-make"
  | "secret-ballot" | "secret-audit-why" | "secret-audit" | "secret-audited" | "secret-audit-text"
  | "secret-others" | "secret-carry-text" | "secret-carry-why" | "secret-carry" | "secret-check-text"
  | "secret-check" | "secret-open-why" | "secret-open" | "secret-bare" | "secret-bare-named" | "secret-bare-mixed"
  | "secret-bare-listed" | "secret-bare-pressure" | "secret-bare-device" | "secret-bare-alike" | "ballot-counted"
  | "ballot-there" | "ballot-reason-none" | "ballot-reason-open" | "ballot-reason-late"
  | "ballot-reason-contradicts" | "ballot-final" | "ballot-final-why" | "ballot-look" | "ballot-is-final"
  | "ballot-is-final-now" | "ballot-review" | "ballot-send" | "ballot-approve" | "ballot-grade" | "ballot-judge"
  | "grade-0" | "grade-1" | "grade-2" | "grade-3" | "grade-4" | "grade-5" | "rank-none" | "rank-rest"
  | "rank-first" | "rank-last" | "rank-equals" | "rank-no-equals" | "option-none-of-these"
  | "option-all-stays-as-it-is" | "option-open-the-nominations-again" | "method-approval" | "method-score"
  | "method-star" | "method-schulze" | "method-stv-scottish" | "method-irv" | "method-majority-judgment"
  | "method-lot" | "candidates-none" | "candidates-elected" | "candidates-lot" | "candidates-draw" | "stand"
  | "stand-text" | "stand-no-more" | "nominate" | "nominate-whom" | "nominate-who" | "result" | "result-see"
  | "result-of" | "result-none" | "outcome-adopted" | "outcome-not" | "outcome-rescinded" | "outcome-later"
  | "figures" | "explanation" | "counted" | "count-base" | "count-required" | "count-quorum" | "count-no-quorum"
  | "count-electorate" | "count-how" | "count-rule" | "base-yn" | "base-yna" | "base-p" | "base-e"
  | "base-present" | "counted-ballots" | "counted-hands" | "reports" | "reports-none" | "report-write"
  | "report-text" | "report-help" | "report-annexes" | "report-annexes-help" | "report-send" | "again"
  | "again-what" | "again-reason" | "again-needs-reason" | "again-send" | "purpose-reconsider" | "purpose-rescind"
  | "purpose-ratify" | "purpose-renew" | "purpose-veto" | "purpose-show" | "check-title" | "check-why"
  | "check-proof" | "check-root" | "compose-title" | "compose-more" | "compose-preview" | "compose-publish"
  | "compose-call" | "compose-grave" | "compose-revise" | "process-proposal" | "process-proposal-what"
  | "process-question" | "process-question-what" | "process-options" | "process-options-what"
  | "process-secret-what" | "process-election" | "process-election-what" | "process-mandate"
  | "process-mandate-what" | "process-commission" | "process-commission-what" | "process-meeting"
  | "process-meeting-what" | "process-budget" | "process-budget-what" | "process-charter" | "process-charter-what"
  | "process-emergency" | "process-emergency-what" | "process-cut-off-what" | "process-lot-what"
  | "process-removal" | "process-removal-what" | "process-schedule" | "process-schedule-what"
  | "process-dissolution" | "process-dissolution-what" | "process-retention" | "process-retention-what"
  | "process-past" | "process-past-what" | "field-times" | "field-times-help" | "field-retention"
  | "field-optional" | "field-whole-assembly" | "field-title" | "field-text" | "field-text-help"
  | "field-question" | "field-options" | "field-options-help" | "field-options-secret" | "field-threshold"
  | "field-threshold-help" | "field-exceeds" | "field-trustees-help" | "field-trustees-elect" | "field-needed"
  | "field-needed-help" | "field-by-lot" | "field-strata" | "field-strata-help" | "field-tellers" | "field-by"
  | "field-by-help" | "field-mixed" | "field-mixed-help" | "field-how" | "field-for" | "field-early"
  | "field-window" | "field-urgent" | "field-urgent-help" | "field-reason" | "field-commission"
  | "field-for-commission" | "field-kind" | "field-until" | "field-office" | "field-method" | "field-method-help"
  | "field-seats" | "field-alternates" | "field-nominate" | "field-scope" | "field-instructions"
  | "field-instructions-help" | "field-instruct" | "field-instruct-help" | "field-matter" | "field-holder"
  | "field-report-every" | "field-lend-to" | "field-id-help" | "field-waiver" | "field-waiver-help" | "field-into"
  | "field-review" | "field-topic" | "field-name" | "field-purpose" | "field-closed" | "field-at" | "field-place"
  | "field-place-help" | "field-agenda" | "field-agenda-help" | "field-second-of" | "field-second-of-help"
  | "field-amount" | "field-amount-help" | "field-unit" | "field-charter" | "field-charter-help" | "field-person"
  | "field-infiltrator" | "field-date" | "fault-missing" | "fault-tellers" | "fault-number" | "fault-moment"
  | "fault-options" | "mandate-kind-imperative" | "mandate-kind-framed" | "mandate-kind-free"
  | "mandate-kind-help-imperative" | "mandate-kind-help-framed" | "mandate-kind-help-free" | "meeting"
  | "meetings-title" | "meetings-call" | "meetings-empty" | "meeting-state-called" | "meeting-state-open"
  | "meeting-state-adjourned" | "meeting-state-over" | "meeting-more" | "meeting-votes" | "item-none" | "speaking"
  | "speaking-nobody" | "queue-title" | "queue-empty" | "queue-you" | "queue-first" | "before-next-class"
  | "before-next-speeches" | "before-next-list" | "before-next-seconds-on-item" | "before-next-seconds-in-meeting"
  | "before-next-asked" | "hand-up" | "hand-down" | "hand-not-open" | "hand-no-item" | "hand-closed"
  | "floor-normal" | "floor-order" | "floor-answer" | "floor-safety" | "agenda" | "agenda-empty"
  | "agenda-consent" | "agenda-now" | "agenda-set" | "agenda-items" | "agenda-nothing" | "agenda-add" | "themes"
  | "theme-new" | "theme-empty" | "theme-send" | "theme-support" | "here" | "gone" | "quorum-met" | "entries-why"
  | "guest-lines-none" | "guest-take-why" | "guest-take" | "challenge" | "challenge-what" | "challenge-quorum"
  | "challenge-order" | "challenge-agenda" | "challenge-join" | "challenge-send" | "challenge-state-computed"
  | "challenge-state-put-to-the-hands" | "challenge-state-upheld" | "challenge-state-open" | "chair-title"
  | "chair-over" | "chair-floor" | "chair-give-nobody" | "chair-out-of-order" | "chair-end" | "chair-next-none"
  | "chair-last-item" | "chair-close-queue" | "paper-tally" | "paper-slips" | "checklist" | "check-ok"
  | "check-not" | "point-quorum" | "point-notice" | "point-agenda" | "point-offices" | "point-mandates"
  | "point-reviews" | "point-minutes" | "open-meeting" | "open-meeting-why" | "open-meeting-who" | "facilitator"
  | "minute-taker" | "hands" | "hands-why" | "hands-what" | "hands-what-why" | "hands-present" | "hands-missing"
  | "hands-of-present" | "hands-note" | "hands-send" | "signatures" | "signatures-own" | "close-meeting"
  | "close-resume" | "close-resume-help" | "close-at" | "close-adjourn" | "close-sure" | "close-sure-adjourn"
  | "close-not-sure" | "decided" | "check-in-title" | "check-in-listed" | "check-in-listed-why"
  | "check-in-no-listed" | "check-in-here" | "check-in-nobody" | "visitors-count" | "visitors-none"
  | "visitors-come" | "visitors-go" | "room" | "room-why" | "room-minutes" | "room-begin" | "room-qr"
  | "room-stay" | "room-address" | "room-fault-web-room" | "room-fault-web-seat" | "room-fault-web-too-many"
  | "room-fault-net-listen" | "room-close" | "room-free" | "minutes-title" | "minutes-state-draft"
  | "minutes-state-proposed" | "minutes-state-approved" | "minutes-draft" | "minutes-proposal" | "minutes-propose"
  | "minutes-edit" | "minutes-words" | "projector-title" | "wall-no-result" | "wall-join" | "wall-join-short"
  | "wall-waiting" | "wall-choose" | "wall-keys" | "people-title" | "people-more" | "people-invite"
  | "people-list" | "people-list-why" | "people-list-names" | "people-list-nobody" | "people-search"
  | "people-inactive" | "people-inactive-why" | "people-same-name" | "member-applicant" | "member-member"
  | "member-listed" | "member-left" | "member-removed" | "invite-why" | "invite-hours" | "invite-make"
  | "invite-another" | "invite-qr" | "invite-text" | "vouch" | "vouch-basis" | "basis-met" | "basis-known"
  | "basis-via" | "object" | "object-send" | "admit-by-vote" | "person" | "person-you" | "proxies" | "proxy-waits"
  | "proxy-give" | "proxy-give-why" | "proxy-days" | "proxy-for" | "proxy-for-all" | "proxy-take-back"
  | "proxy-decline" | "devices" | "devices-none" | "device-active" | "device-suspended" | "device-revoked"
  | "device-own" | "device-witness" | "device-suspend" | "device-suspend-sure" | "device-suspend-really"
  | "commissions-title" | "commissions-found" | "commissions-empty" | "commission-mine" | "commission-dissolved"
  | "commission-let-in" | "commission-join" | "commission-leave" | "commission-waiting" | "commission-report"
  | "budgets" | "spend" | "spend-what" | "spend-what-missing" | "spending-open" | "spending-paid"
  | "spending-waiting" | "mandates-title" | "mandates-empty" | "mandate-see" | "mandate-proof" | "mandate-vote"
  | "mandate-vote-matter" | "mandate-vote-send" | "mandate-split" | "mandate-tally" | "mandate-tally-help"
  | "mandate-report" | "mandate-mine" | "mandate-give-back" | "statement" | "statement-help" | "statement-send"
  | "standing-in-force" | "standing-suspended" | "standing-caretaker" | "standing-recalled" | "standing-given-up"
  | "standing-expired" | "bond-within" | "bond-beyond" | "bond-subject" | "bond-framed" | "bond-free" | "recall"
  | "recall-why" | "recall-send" | "charter-title" | "charter-change" | "charter-changes" | "charter-before"
  | "charter-after" | "charter-in-force" | "charter-not-in-force" | "charter-language" | "charter-whole"
  | "charter-how" | "cut-off-end" | "cut-off-end-why" | "calendar-title" | "calendar-empty" | "calendar-clash"
  | "calendar-file" | "dates" | "tasks" | "tasks-empty" | "task-add" | "task-title" | "task-due" | "task-take"
  | "task-back" | "task-finish" | "task-note" | "task-taken" | "task-free" | "task-finished" | "task-overdue"
  | "power-title" | "power-why" | "power-since" | "power-all" | "power-figure" | "power-seconds"
  | "power-speeches" | "power-proposals" | "power-adopted" | "power-agenda-items" | "power-mandates"
  | "power-terms-in-a-row" | "power-blocks" | "power-spent" | "power-alarm-agenda" | "power-alarm-speech"
  | "power-greatest-speech" | "power-greatest-agenda" | "power-greatest-adopted" | "power-gini-speech"
  | "power-gini-proposals" | "power-measures" | "power-gini" | "hide" | "hide-why" | "show-again"
  | "show-again-why" | "moderation" | "moderation-to-come" | "moderation-asked" | "moderation-signed"
  | "moderation-opposed" | "moderation-hide" | "moderation-leave" | "moderation-said" | "moderation-settled"
  | "history-title" | "history-empty" | "history-more" | "search" | "search-help" | "search-none" | "verify"
  | "verify-why" | "verify-run" | "tables-why" | "verify-state" | "export" | "event" | "event-id"
  | "event-applied" | "event-void" | "event-waits" | "event-about" | "kind-found" | "kind-invite" | "kind-hand-in"
  | "kind-grant-key" | "kind-witness" | "kind-constitute" | "kind-vouch" | "kind-object" | "kind-leave"
  | "kind-suspend-device" | "kind-withdraw" | "kind-note" | "kind-remove" | "kind-recall" | "kind-list-persons"
  | "kind-propose" | "kind-revise" | "kind-position" | "kind-enter" | "kind-confirm" | "kind-decide"
  | "kind-hand-count" | "kind-open" | "kind-vote" | "kind-mandate" | "kind-statement" | "kind-draw-lot"
  | "kind-lot-commit" | "kind-lot-reveal" | "kind-lot-entropy" | "kind-propose-charter" | "kind-emergency"
  | "kind-amend" | "kind-review-block" | "kind-oppose" | "kind-minority-report" | "kind-again" | "kind-elect"
  | "kind-stand" | "kind-nominate" | "kind-mandate-vote" | "kind-mandate-report" | "kind-call-meeting"
  | "kind-theme" | "kind-set-agenda" | "kind-attend" | "kind-open-meeting" | "kind-take-item" | "kind-ask-floor"
  | "kind-give-floor" | "kind-end-speech" | "kind-close-queue" | "kind-challenge" | "kind-close-meeting"
  | "kind-schedule" | "kind-found-commission" | "kind-join-commission" | "kind-task" | "kind-take-task"
  | "kind-finish-task" | "kind-commission-report" | "kind-grant-budget" | "kind-spend" | "kind-dissolve"
  | "kind-extend" | "kind-cancel" | "kind-cut-off" | "kind-enter-ballot" | "kind-give-proxy" | "kind-end-proxy"
  | "kind-trustee" | "kind-register-voter" | "kind-cast" | "kind-mix" | "kind-decrypt" | "kind-hide"
  | "kind-past-decision" | "kind-decision" | "assemblies" | "assembly-applicant" | "assembly-forming"
  | "assembly-constituted" | "assembly-dissolved" | "more-calendar" | "more-charter" | "more-mandates"
  | "more-commissions" | "more-power" | "more-history" | "more-sync" | "more-settings" | "sync-title"
  | "sync-figures" | "sync-same" | "figure-events" | "figure-void" | "figure-parked" | "figure-unchecked"
  | "peers" | "peers-none" | "peer-reached" | "peer-not" | "bundles" | "bundles-why" | "bundle-for"
  | "bundle-for-all" | "bundle-make" | "bundle-read" | "bundle-cut" | "connect" | "connect-why"
  | "connect-address" | "connect-go" | "connect-equal" | "connect-not-equal" | "look-at" | "fork-kept"
  | "fork-void" | "fork-no-words" | "two-seals-here" | "two-seals-open" | "reconvene" | "reconvene-why"
  | "lot-tell" | "lot-tell-why" | "reconvening" | "open-page-why" | "seal-ask" | "settings-title"
  | "settings-language" | "settings-partial" | "settings-digits" | "settings-theme" | "settings-text"
  | "settings-not-kept" | "theme-system" | "theme-light" | "theme-dark" | "text-size-normal" | "text-size-large"
  | "drafts" | "drafts-drop" | "texts" | "texts-all" | "texts-keep" | "texts-drop" | "device-code"
  | "device-code-help" | "device-add" | "device-request" | "device-request-why" | "device-request-make"
  | "device-qr" | "backup" | "backup-why" | "backup-make" | "doctor" | "browsers" | "browsers-why"
  | "browsers-more" | "browsers-address" | "browsers-end" | "leave" | "leave-why" | "leave-sure" | "welcome-title"
  | "welcome-what" | "welcome-how" | "welcome-where" | "welcome-join" | "welcome-found" | "welcome-restore"
  | "join-title" | "join-how" | "join-picture" | "join-nothing" | "join-invitation" | "join-seen" | "join-name"
  | "join-name-help" | "join-no-invitation" | "join-no-name" | "join-send" | "join-not-now" | "joined-title"
  | "joined-founder" | "joined-applicant" | "joined-carry" | "joined-meet" | "found-title" | "found-name"
  | "found-no-name" | "found-founders" | "found-founders-help" | "found-few" | "found-charter"
  | "found-charter-plain" | "found-charter-plain-help" | "found-charter-see" | "found-change-later" | "found-send"
  | "founded-title" | "founded-one-each" | "founded-more" | "preset-neighbourhood" | "preset-workplace"
  | "preset-tenants" | "preset-co-operative" | "preset-association" | "preset-coordination"
  | "preset-small-circle" | "preset-help-neighbourhood" | "preset-help-workplace" | "preset-help-tenants"
  | "preset-help-co-operative" | "preset-help-association" | "preset-help-coordination"
  | "preset-help-small-circle" | "sent-position" | "sent-entry" | "sent-ballot" | "sent-secret-register"
  | "sent-secret-made" | "sent-secret-shown" | "sent-secret-carry" | "sent-secret-open" | "sent-note"
  | "sent-review" | "sent-enter" | "sent-more-time" | "sent-cancel" | "sent-decide" | "sent-oppose"
  | "sent-withdraw" | "sent-confirm" | "sent-stand" | "sent-nominate" | "sent-report" | "sent-again"
  | "sent-compose" | "sent-amend" | "sent-hand" | "sent-hand-down" | "sent-challenge" | "sent-theme" | "sent-here"
  | "sent-gone" | "sent-open-meeting" | "sent-end" | "sent-give" | "sent-item" | "sent-close-queue" | "sent-count"
  | "sent-agenda" | "sent-close-meeting" | "sent-minutes" | "sent-invite" | "sent-list" | "sent-object"
  | "sent-vouch" | "sent-suspend" | "sent-spend" | "sent-commission-join" | "sent-commission-leave"
  | "sent-recall" | "sent-statement" | "sent-give-back" | "sent-proxy" | "sent-proxy-end" | "sent-mandate-vote"
  | "sent-hide" | "sent-witness" | "sent-reconvene" | "sent-lot" | "sent-apply" | "sent-task" | "sent-task-take"
  | "sent-task-back" | "sent-task-finish" | "sent-seal-ask" | "sent-device" | "sent-device-request" | "sent-texts"
  | "sent-leave" | "sent-found" | "sent-join";

type Values = string | number;
export type Messages = Record<Plain, null> & {
  "tab-waiting": { count: Values };
  "list-more": { count: Values; left: Values };
  "text-hidden": { reason: Values };
  "time-in-minutes": { count: Values };
  "time-in-hours": { count: Values };
  "time-in-days": { count: Values };
  "time-minutes-ago": { count: Values };
  "time-hours-ago": { count: Values };
  "time-days-ago": { count: Values };
  "chip-look": { count: Values };
  "chip-parked": { count: Values };
  "chip-nodes": { count: Values };
  "chip-alone-since": { since: Values };
  "chip-guest": { host: Values };
  "chip-guest-for": { host: Values; name: Values };
  "state-old": { since: Values };
  "finality-sealed-why": { cheats: Values; page: Values };
  "finality-open-why": { page: Values };
  "line-blocks": { count: Values };
  "line-answered": { all: Values; answered: Values };
  "line-until": { when: Values };
  "problem-rule": { rule: Values };
  "now-overdue": { when: Values };
  "now-decision": { id: Values };
  "now-mandate": { name: Values };
  "now-ends": { when: Values };
  "proposal-by": { name: Values };
  "proposal-admits": { name: Values };
  "round-number": { number: Values };
  "round-reach": { needed: Values; so: Values };
  "round-review": { when: Values };
  "versions": { count: Values };
  "version": { number: Values };
  "objections": { count: Values };
  "block-reviews": { stands: Values; unfounded: Values };
  "reservations": { count: Values };
  "standing-answered": { all: Values; answered: Values };
  "standing-missing": { count: Values };
  "mine-is": { position: Values };
  "mine-may-change": { when: Values };
  "mine-send": { position: Values };
  "answer-closed": { state: Values };
  "cut-off-now": { when: Values };
  "entered-by": { names: Values };
  "proxy-counted": { names: Values };
  "decide-missing": { count: Values };
  "vote-person": { name: Values };
  "vote-holder": { name: Values };
  "vote-until": { when: Values };
  "vote-review": { names: Values };
  "vote-asked-for": { needed: Values; signed: Values };
  "more-time-given": { needed: Values; reached: Values };
  "cancel-asked": { name: Values };
  "ballots-contradict": { count: Values };
  "ballots-late": { count: Values };
  "secret-count": { all: Values; ballots: Values; registered: Values };
  "secret-trustees-why": { all: Values; needed: Values };
  "secret-made": { code: Values };
  "secret-box": { code: Values };
  "secret-checked": { code: Values };
  "secret-bare-trustees": { needed: Values };
  "ballot-list-open": { when: Values };
  "ballot-not-asked": { needed: Values };
  "ballot-left-out": { count: Values; ranks: Values };
  "rank-mine": { count: Values; ranked: Values };
  "rank-add": { rank: Values };
  "rank-grip": { option: Values };
  "rank-up": { option: Values };
  "rank-down": { option: Values };
  "rank-equal": { option: Values };
  "rank-out": { option: Values };
  "rank-said": { count: Values; option: Values; rank: Values };
  "rank-said-out": { option: Values };
  "candidates": { places: Values };
  "candidates-stratum": { count: Values; name: Values };
  "candidates-of-stratum": { count: Values };
  "candidates-until": { when: Values };
  "candidates-asked": { count: Values; names: Values };
  "outcome-ratify": { when: Values };
  "why-quorum": { needed: Values; reached: Values };
  "why-objections": { objections: Values };
  "why-blocks": { allowed: Values; blocks: Values };
  "why-tie": { no: Values; yes: Values };
  "why-options": { electorate: Values; marked: Values };
  "why-yes": { base: Values; required: Values; yes: Values };
  "why-no": { base: Values; missing: Values; required: Values; yes: Values };
  "count-quorum-of": { needed: Values; reached: Values };
  "report-signers": { count: Values; needed: Values };
  "check-inputs": { count: Values };
  "compose-faults": { count: Values };
  "mandate-office": { office: Values };
  "item-of": { count: Values; number: Values };
  "speaking-time": { time: Values };
  "queue": { count: Values };
  "queue-more": { count: Values };
  "agenda-themes": { count: Values };
  "theme-supports": { count: Values };
  "present": { present: Values; roll: Values };
  "quorum-missing": { count: Values };
  "quorum-needs": { needed: Values };
  "guest-seat": { host: Values; name: Values };
  "guest-no-seat": { host: Values };
  "entries-sign": { count: Values };
  "entries": { count: Values };
  "through": { name: Values };
  "guest-send": { name: Values; position: Values };
  "guest-waits": { position: Values };
  "chair-other": { name: Values };
  "chair-give": { name: Values };
  "chair-next": { title: Values };
  "teller": { number: Values };
  "hands-too-many": { present: Values; sum: Values };
  "hands-of": { present: Values };
  "hands-result": { abstain: Values; no: Values; yes: Values };
  "check-in-mark": { count: Values };
  "check-in-gone": { count: Values };
  "visitors": { count: Values };
  "room-open": { until: Values };
  "room-guests": { count: Values };
  "room-type": { address: Values; code: Values };
  "wall-present": { present: Values; roll: Values };
  "wall-last": { when: Values };
  "people-list-send": { count: Values };
  "people-applicants": { count: Values };
  "people-roll": { count: Values };
  "people-since": { when: Values };
  "people-devices": { count: Values };
  "invite-until": { when: Values };
  "vouches": { needed: Values; vouches: Values };
  "proxy-line": { giver: Values; holder: Values; when: Values };
  "commission-members": { count: Values };
  "commission-waits": { name: Values };
  "commission-reports": { count: Values };
  "budget-left": { amount: Values; left: Values; unit: Values };
  "mandates-past": { count: Values };
  "mandate-terms": { count: Values };
  "mandate-votes": { count: Values };
  "mandate-beyond": { count: Values };
  "mandate-report-due": { when: Values };
  "mandate-report-late": { when: Values };
  "charter-reading": { reading: Values; readings: Values };
  "charter-since": { page: Values };
  "calendar-minutes": { count: Values };
  "tasks-done": { count: Values };
  "power-days": { count: Values };
  "power-hidden": { from: Values; people: Values };
  "power-share": { bound: Values; share: Values };
  "moderation-drawn": { names: Values };
  "moderation-next": { when: Values };
  "history-shown": { count: Values };
  "verify-ok": { events: Values };
  "verify-bad": { count: Values };
  "event-page": { page: Values };
  "event-person": { name: Values };
  "sync-lost": { since: Values };
  "clock-apart": { here: Values; there: Values };
  "bundle-brought": { events: Values; fresh: Values };
  "bundle-applications": { count: Values };
  "connect-done": { received: Values; sent: Values };
  "forks": { count: Values };
  "fork-of": { name: Values; place: Values };
  "two-seals": { page: Values };
  "two-seals-cheat": { name: Values };
  "two-seals-goes-on": { hash: Values };
  "alarm-signers": { names: Values; page: Values };
  "open-page": { page: Values };
  "open-page-ready": { needed: Values; ready: Values; witnesses: Values };
  "last-seal": { page: Values; when: Values };
  "seal-commits": { commits: Values; witnesses: Values };
  "drafts-there": { count: Values };
  "texts-some": { dropped: Values };
  "founded-needs": { needed: Values; signed: Values };
};
