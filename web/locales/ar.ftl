# العربية.

## في كل مكان
tabs = أجزاء الصفحة
tab-now = الآن
tab-decisions = القرارات
tab-meeting = الاجتماع
tab-people = الأعضاء
tab-more = المزيد
tab-waiting = { $count ->
    [one] أمر واحد ينتظرك
    [two] أمران ينتظرانك
    [few] { $count } أمور تنتظرك
    [many] { $count } أمرًا ينتظرك
   *[other] { $count } أمر ينتظرك
  }
skip = إلى المحتوى
close = إغلاق
cancel = إلغاء
back = رجوع
choose = اختر…
print = طباعة
copy = نسخ
copy-done = نُسخ
copy-by-hand = النص محدَّد: انسخه بيدك.
receipt = إيصال
act-busy = لحظة…
list-more = عرض { $count } أخرى (بقي { $left })
text-not-here = (النص غير موجود هنا)
text-hidden = نص أخفاه المشرفون: { $reason }
diff-gone = محذوف:
diff-new = مضاف:
person-unknown = شخص غير معروف هنا

entry-title = هذه الصفحة غير مفتوحة
entry-why = كل عقدة تطيع صاحبها وحده. لفتح صفحتها يلزم العنوان ذو الاستعمال الواحد الذي تعرضه عقدتك.
entry-run = شغّل عقدتك:
entry-open = افتح العنوان الذي تعرضه خلال دقيقة.
entry-enter = ادخل
entry-code = رمز الاجتماع المكتوب على الجدار
lost-title = لا شيء هنا
lost-why = هذا العنوان لا يؤدي إلى شيء.

time-now = الآن
time-in-minutes = { $count ->
    [one] بعد دقيقة
    [two] بعد دقيقتين
    [few] بعد { $count } دقائق
    [many] بعد { $count } دقيقة
   *[other] بعد { $count } دقيقة
  }
time-in-hours = { $count ->
    [one] بعد ساعة
    [two] بعد ساعتين
    [few] بعد { $count } ساعات
    [many] بعد { $count } ساعة
   *[other] بعد { $count } ساعة
  }
time-in-days = { $count ->
    [one] بعد يوم
    [two] بعد يومين
    [few] بعد { $count } أيام
    [many] بعد { $count } يومًا
   *[other] بعد { $count } يوم
  }
time-minutes-ago = { $count ->
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
    [many] قبل { $count } دقيقة
   *[other] قبل { $count } دقيقة
  }
time-hours-ago = { $count ->
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
    [many] قبل { $count } ساعة
   *[other] قبل { $count } ساعة
  }
time-days-ago = { $count ->
    [one] قبل يوم
    [two] قبل يومين
    [few] قبل { $count } أيام
    [many] قبل { $count } يومًا
   *[other] قبل { $count } يوم
  }

chip-lost = العقدة بعيدة المنال
chip-clock = الساعتان مختلفتان
chip-look = { $count ->
    [one] أمر واحد للنظر
    [two] أمران للنظر
    [few] { $count } أمور للنظر
    [many] { $count } أمرًا للنظر
   *[other] { $count } أمر للنظر
  }
chip-applicant = الطلب في الطريق
chip-parked = { $count ->
    [one] فعل واحد ينتظر فعلًا ناقصًا
    [two] فعلان ينتظران أفعالًا ناقصة
    [few] { $count } أفعال تنتظر أفعالًا ناقصة
    [many] { $count } فعلًا ينتظر أفعالًا ناقصة
   *[other] { $count } فعل ينتظر أفعالًا ناقصة
  }
chip-nodes = { $count ->
    [zero] لا عقد متصلة
    [one] عقدة واحدة متصلة
    [two] عقدتان متصلتان
    [few] { $count } عقد متصلة
    [many] { $count } عقدة متصلة
   *[other] { $count } عقدة متصلة
  }
chip-alone = وحدك: كل شيء محفوظ هنا
chip-alone-since = وحدك؛ آخر اتصال { $since }
chip-guest = عبر جهاز { $host }
chip-guest-for = { $name }، عبر جهاز { $host }

state-loading = لحظة، نسأل العقدة…
state-part-lost = تعذّر تحميل هذا الجزء من الصفحة. أعد تحميلها عندما تجيب العقدة.
state-old = المعروض منذ { $since }.
state-safe = لم يضِع شيء: ما كتبته باقٍ في هذا المتصفح.
state-retry = أعد المحاولة
state-incomplete = القائمة ناقصة: هذه العقدة تعلم أن أفعالًا تنقصها.

unsent = لم يُرسَل بعد
unsent-not-kept = لم يُرسَل بعد، ولا يستطيع هذا المتصفح حفظه
unsent-drop = مسح

finality-sealed = مختوم
finality-majority = رأته أغلبية
finality-seen = مؤقت
finality-sealed-why = خُتم مع الصفحة { $page }. لنقضه يجب أن يغش { $cheats } من الشهود.
finality-open-why = الصفحة { $page } ما زالت مفتوحة: حتى ختمها قد يغيّر ما يصل أثرَ هذا الفعل.

state-open = مفتوح
state-adopted = أُقرّ
state-rejected = رُفض
state-lapsed = سقط
state-withdrawn = سُحب
state-cancelled = أُلغي
state-rescinded = أُلغي
state-waits = في الانتظار
state-draft = مسودة

mark-admission-pending = القبول معلّق
mark-awaits-ratification = ينتظر التصديق
mark-late = متأخر
mark-contestable = قابل للطعن
mark-sealed-after-expiry = خُتم بعد انتهاء المدة
mark-beside-recall = في وقت سحب التفويض نفسه
mark-as-caretaker = بالنيابة
mark-beyond-mandate = خارج التفويض
mark-subject-to-base = مشروط بالقاعدة
mark-not-ratified = لم يُصدَّق عليه
mark-vetoed = رفضته القاعدة
mark-waits-for-assembly = ينتظر الجمعية
mark-hidden = مخفي
mark-from-before = من قبل السجل

matter-question = سؤال
matter-removal = إبعاد
matter-mandate = تفويض
matter-recall = سحب تفويض
matter-retention = مدة حفظ النصوص
matter-lot = قرعة
matter-charter = تغيير الميثاق
matter-emergency = قواعد مؤقتة
matter-amendment = تعديل
matter-again = تصويت ثانٍ
matter-fallback = تصويت احتياطي
matter-election = انتخاب
matter-schedule = أيام الاجتماع
matter-commission = لجنة جديدة
matter-budget = ميزانية
matter-dissolution = حلّ
matter-cut-off = انقطاع

position-agree = موافق
position-reserve = موافق مع تحفظ
position-pass = أتجاوز
position-stand-aside = أقف جانبًا
position-block = أعترض
position-yes = نعم
position-no = لا
position-abstain = امتناع
position-blank = ورقة بيضاء
position-none = بلا جواب
position-help-agree = ليكن ذلك.
position-help-reserve = ليكن ذلك، على أن يُقرأ تحفظي.
position-help-pass = أُحسب مشاركًا ولا أنحاز.
position-help-stand-aside = لن أحمله، ولا أمنع شيئًا.
position-help-block = يمسّ مبدأً مشتركًا أو يسبب ضررًا جسيمًا. قل لماذا.
position-help-blank = لا شيء من هذه الأجوبة؛ تُحسب ورقتك مشاركة.

line-mine = بانتظار جوابك
line-blocks = { $count ->
    [one] اعتراض واحد
    [two] اعتراضان
    [few] { $count } اعتراضات
    [many] { $count } اعتراضًا
   *[other] { $count } اعتراض
  }
line-answered = أجاب { $answered } من { $all }
line-until = ينتهي { $when }

chart-table = جدول
chart-answer = الجواب
chart-count = العدد
chart-all = المجموع

problem-more = تفاصيل
problem-rule = تمنع ذلك قاعدة من قواعد الجمعية ({ $rule }).
problem-refused = تمنع ذلك قاعدة من قواعد الجمعية.
problem-web-unknown = لم ينجح ذلك، والسبب غير معروف هنا.
problem-web-out-of-reach = العقدة لا تجيب. إن كانت على هذا الجهاز فهل هي شغّالة؟ وإلا فهل أنت على الشبكة نفسها؟
problem-web-no-session = لم تعد العقدة تعرف هذه الصفحة. اطلب منها عنوانًا جديدًا.
problem-web-code = هذا الرمز استُعمل أو قدُم. اطلب من العقدة عنوانًا جديدًا.
problem-web-role = لا يستطيع الضيف فعل هذا عبر جهاز شخص آخر.
problem-web-not-found = هذه العقدة لا تعرف شيئًا كهذا.
problem-web-busy = العقدة مشغولة جدًا. حاول بعد قليل.
problem-web-under-way = هذا قيد الإرسال بالفعل.
problem-web-too-large = أكبر من أن يُرسَل دفعة واحدة.
problem-web-words = شيء ناقص أو لا يمكن قراءته.
problem-node-usage = شيء ناقص أو لا يمكن قراءته.
problem-node-not-found = لا يُعرف شيء كهذا هنا.
problem-node-ambiguous = أشياء عدة تحمل هذا الاسم: اختره من قائمة.
problem-node-no-assembly = هذه العقدة ليست في أي جمعية.
problem-node-not-member = لست عضوًا بعد: طلبك في الطريق.
problem-node-no-content-key = لم تتلقَّ هذه العقدة مفتاح الجمعية بعد. التقِ عضوًا آخر.
problem-invitation-damaged = هذه ليست دعوة كاملة. ربما ينقصها حرف.
problem-invitation-expired = لم تعد هذه الدعوة صالحة. اطلب غيرها.
problem-invitation-used = استُعملت هذه الدعوة من قبل.
problem-join-already = أنت في هذه الجمعية بالفعل.
problem-device-damaged-code = هذا ليس رمز جهاز كاملًا.
problem-device-suspended = هذا الجهاز موقوف.
problem-bundle-foreign = هذا الملف ليس لك، أو أنه تالف.
problem-seal-other-state = ختم يقول غير ما تحسبه هذه العقدة.
problem-seal-bad-signature = فعل مختوم لا يحمل توقيع صاحبه.
problem-seal-other-history = هذه الدعوة وأخرى تعرفان ماضيين مختلفين.
problem-proof-no-seal = لم تُختم أي صفحة بعد: لا يمكن إثبات شيء لمن في الخارج.
problem-proof-not-sealed = ما زال في الصفحة المفتوحة. سيكون له إثبات بعد الختم القادم.
problem-proof-undecided = لا قرار في ذلك في الختم الأخير.
problem-amend-needs-rebase = تغيّر النص في هذا الموضع. يجب أن يُكتب التعديل من جديد.
problem-amend-decided = حُسم هذا المقترح.
problem-act-not-member = لا يفعل هذا إلا الأعضاء.
problem-act-not-authorised = لا يحق لك فعل هذا هنا.
problem-act-not-constituted = لم تتأسس الجمعية بعد.
problem-vouch-repeated = سبق أن زكّيت.
problem-vouch-too-young = عضويتك أحدث من أن تزكّي.
problem-vouch-too-often = زكّيت مرات كثيرة مؤخرًا.
problem-objection-repeated = سبق أن أبديت ممانعة.
problem-decide-missing-positions = لم يُجب الجميع بعد.
problem-decide-at-seal = يُحسم هذا من تلقاء نفسه عند الختم.
problem-proposal-closed = هذا المقترح مغلق.
problem-proposal-withdrawn = سُحب هذا المقترح.
problem-position-not-elector = لم تكن عضوًا حين فُتح هذا: لا تجيب هذه المرة.
problem-position-no-reason = الاعتراض يقول لماذا.
problem-vote-not-elector = لم تكن عضوًا حين فُتح هذا التصويت: لا تصوّت هذه المرة.
problem-vote-closed = هذا التصويت مغلق.
problem-vote-over = هذا التصويت مغلق.
problem-vote-wrong-ballot = هذه الورقة لا تصلح لهذا التصويت.
problem-vote-short-window = مدة التصويت أقصر مما يسمح به الميثاق.
problem-confirm-own = يجب أن يوقّع شخص آخر.
problem-vote-not-opener = لا يفعل هذا إلا من فتحه.
problem-extend-repeated = مُدّد الوقت من قبل: يُمدَّد مرة واحدة.
problem-extend-too-late = مضى وقت طويل، أو يُصوَّت عليه من جديد.
problem-cancel-not-witness = لا يوقّع هذا إلا شهود الصفحة المفتوحة.
problem-emergency-no-term = سينتهي قبل التصويت عليه.
problem-emergency-too-long = أطول مما يسمح به الميثاق.
problem-emergency-too-often = جُدّد بقدر ما يسمح به الميثاق.
problem-confirm-repeated = سبق أن وقّعت.
problem-confirm-complete = التواقيع كافية.
problem-election-list-closed = قائمة المرشحين مغلقة.
problem-election-wrong-strata = المقاعد المحجوزة أكثر من المقاعد، أو لجنة مكررة.
problem-hide-not-drawn = وقعت القرعة على غيرك لهذا النص.
problem-mandate-too-many = لدى هذا الشخص من التفويضات ما يسمح به الميثاق.
problem-mandate-in-a-row = حمل هذا الشخص التفويض المدة التي يسمح بها الميثاق.
problem-mandate-not-holder = هذا التفويض ليس لك.
problem-mandate-expired = انتهى هذا التفويض.
problem-mandate-recalled = سُحب هذا التفويض.
problem-proxy-repeated = لقد أعطيت توكيلًا من قبل: استرجعه أولًا.
problem-proxy-too-many = لدى هذا الشخص من التوكيلات ما يسمح به الميثاق.
problem-proxy-too-long = لا يسمح الميثاق بتوكيل بهذا الطول.
problem-charter-above-group = لا تستطيع جمعية بهذا الحجم استيفاء هذه القاعدة.
problem-charter-invalid = لا يمكن قراءة هذا الميثاق.
problem-charter-unchanged = هذه الأسطر لا تغيّر شيئًا.
problem-meeting-not-open = الاجتماع ليس مفتوحًا.
problem-meeting-not-there = لست مسجلًا حاضرًا في هذا الاجتماع.
problem-meeting-not-facilitator = لا يفعل هذا إلا من يدير الاجتماع.
problem-meeting-not-caller = لا يفعل هذا إلا من دعا إلى الاجتماع.
problem-meeting-short-notice = يطلب الميثاق دعوة أبكر.
problem-meeting-no-quorum = عدد الحاضرين غير كافٍ.
problem-meeting-over = انتهى الاجتماع.
problem-bundle-assembly = هذا الملف لجمعية أخرى.
problem-bundle-damaged = هذا ليس ملفًا من Folkmoot، أو أنه تالف.
problem-net-unreachable = لا أحد يجيب على هذا العنوان.
problem-lazy-not-listed = الميثاق لا يسمح بتمرير هذا الموضوع بالصمت.
problem-meeting-not-over = لم ينته الاجتماع بعد.
problem-meeting-too-soon = الدعوة الثانية تأتي بعد مدة أطول من الأولى.
problem-meeting-wrong-offices = المحضر والعدّ لثلاثة أشخاص مختلفين، وكلهم قادرون على التوقيع.
problem-floor-repeated = أنت في القائمة بالفعل.
problem-floor-closed = قائمة المتكلمين مغلقة.
problem-floor-free = لا أحد عنده الكلمة: انتهت المداخلة.
problem-floor-taken = الكلمة عند غيره الآن.
problem-floor-not-next = ليس دوره: إعطاء الكلمة خارج الترتيب يحتاج إلى سبب.
problem-floor-nothing-to-answer = لم يتكلم أحد بعد: لا شيء يُردّ عليه.
problem-attend-repeated = هذا مسجل بالفعل.
problem-budget-exceeded = الميزانية لا تكفي.
problem-budget-ended = انتهت هذه الميزانية.
problem-commission-not-member = لست في هذه اللجنة.
problem-recall-repeated = طُلب السحب بالفعل.
problem-again-too-soon = من المبكر التصويت على هذا مرة أخرى.
problem-report-not-minority = تقرير الأقلية يكتبه من كانوا ضد القرار فقط.
problem-report-too-late = انقضت مهلة تقرير الأقلية.
problem-journal-quota = كتب هذا الجهاز الكثير في هذه الصفحة. انتظر الختم القادم.
problem-store-in-use = عقدة أخرى تستعمل هذا المجلد.
problem-store-full = قرص العقدة ممتلئ: لم يُفعل شيء. أفسح مكانًا ثم أعد المحاولة.

## الآن
now-title = ما ينتظرك
now-empty = لا شيء ينتظرك.
now-look = عرض القرارات
now-overdue = متأخر: { $when }
now-next = الاجتماع القادم
now-no-meeting = لا موعد.
now-call = الدعوة إلى اجتماع
now-lapsing = ينتهي قريبًا
now-decision = القرار { $id }
now-mandate = تفويض { $name }
now-ends = ينتهي { $when }
now-applicant = طلبك محفوظ هنا. يصل عندما تلتقي هذه العقدة عقدة أحد الأعضاء.
now-applicant-sync = لقاء عقدة
now-forming = الجمعية تتشكل: تتأسس عندما يقبل الميثاقَ عدد كافٍ.
now-first-page = الصفحة الأولى ما زالت مفتوحة: الدخول سهل. حين يحضر الجميع، يطلب كل مؤسس إغلاقها.
waiting-position = موقفك منتظر
waiting-vote = صوتك منتظر
waiting-review-of-a-block = اعتراض: هل يقوم على مبدأ؟
waiting-stand = يُطلب منك الترشح
waiting-report = تقريرك عن التفويض
waiting-task = مهمتك
waiting-cancelling = يُطلب إنهاء تصويت
waiting-moderate = هل يُخفى نص؟
waiting-join-commission = انضم إلى لجنة
waiting-confirm-joining = شخص يريد الانضمام إلى لجنتك
answer-position = أجب
answer-vote = صوّت
answer-review-of-a-block = انظر
answer-stand = أجب
answer-report = اكتب
answer-task = اعرض
answer-cancelling = اقرأ الطلب
answer-moderate = اقرأ وقل
answer-join-commission = اختر
answer-confirm-joining = انظر

decisions-title = القرارات
decisions-propose = اقترح
decisions-filter = المعروض
decisions-search = ابحث في العناوين
decisions-empty = لم يُقترح شيء بعد.
decisions-first = اكتب المقترح الأول
decisions-none = لا شيء كهذا.
decisions-before = من قبل السجل
decisions-before-why = قُرر قبل أن يكون للجمعية سجل، ودوّنه أعضاء: لا أحد يستطيع إعادة عدّه.
filter-mine = لي
filter-open = مفتوحة
filter-closed = مغلقة
filter-all = الكل

## مقترح
proposal = مقترح
proposal-by = من { $name }
proposal-by-hand = يعدّه الأعضاء بأنفسهم عندما يجيب الجميع.
proposal-admits = إن أُقرّ صار { $name } عضوًا.
not-a-proposal = هذا ليس مقترحًا.
round-number = الجولة { $number }
round-reach = لم تبدأ المهلة بعد: تسلّمه { $so } من { $needed } لازمين.
round-resolving = ثمة اعتراض يُحلّ: مُدّت المهلة ليسمع الطرفان أحدهما الآخر.
round-review = يُراجع في { $when }؛ وإلا سقط القرار.
procedure-majority = بالأغلبية
procedure-consensus = بالتوافق
procedure-consent = بالرضا
procedure-lazy = بالسكوت
procedure-by-hand = يعدّه الأعضاء
procedure-help-consensus = أكثرهم موافق، ولا يكاد يعترض أحد.
procedure-help-consent = لا أحد لديه ممانعة.
procedure-help-majority = نعم أكثر من لا، ومشاركة كافية.
procedure-help-lazy = يُقرّ إن لم يقل أحد لا في المهلة؛ للأمور التي يسميها الميثاق.
procedure-help-by-hand = بلا موعد نهاية؛ يُعدّ عندما يجيب الجميع أو برفع الأيدي.
versions = النسخ ({ $count })
version = النسخة { $number }
objections = { $count ->
    [one] اعتراض واحد
    [two] اعتراضان
    [few] { $count } اعتراضات
    [many] { $count } اعتراضًا
   *[other] { $count } اعتراض
  }
objection-silent = بلا نص.
objections-elsewhere = نص أحد الاعتراضات لم يصل إلى هنا بعد.
block-reviews = مؤسَّس عند { $stands }، غير مؤسَّس عند { $unfounded }.
block-set-aside = نُحّي جانبًا.
reservations = { $count ->
    [one] تحفظ واحد
    [two] تحفظان
    [few] { $count } تحفظات ووقوف جانبًا
    [many] { $count } تحفظًا ووقوفًا جانبًا
   *[other] { $count } تحفظ ووقوف جانبًا
  }
standing = أين يقف الأعضاء
standing-answered = أجاب { $answered } من { $all }.
standing-if-now = لو انتهى الآن:
standing-missing = { $count ->
    [one] ينقص صوت واحد
    [two] ينقص صوتان
    [few] تنقص { $count } أصوات
    [many] ينقص { $count } صوتًا
   *[other] ينقص { $count } صوت
  }
history-of = كل ما حدث
history-of-person = كل ما فعله هذا الشخص

mine = موقفي
mine-choose = جوابك
mine-change = غيّر جوابي
mine-is = جوابك: { $position }
mine-may-change = يمكنك تغييره حتى { $when }.
mine-may-change-open = يمكنك تغييره حتى العدّ.
mine-reason = لماذا (اختياري)
mine-reason-block = لماذا تعترض
mine-reason-help = يقرؤه كل الأعضاء بجانب اسمك.
mine-block-needs-reason = الاعتراض يقول لماذا: اكتب السبب أولًا.
mine-send = أرسل: { $position }
answer-closed = لا أجوبة بعد هنا: { $state }.
cut-off-now = أعلنت الجمعية أنها منقطعة حتى { $when }: وقت التصويت أطول.
cut-off-more = المزيد

talk = نقاش
talk-write = اكتب كلمة
talk-empty = اكتب شيئًا أولًا.
talk-send = انشر
acts-more = افعل شيئًا آخر
review-title = هل الاعتراض مؤسَّس؟
review-why = نعم إن قام على مبدأ مشترك أو بيّن ضررًا جسيمًا؛ لا إن كان مسألة ذوق.
review-stands = مؤسَّس
review-unfounded = غير مؤسَّس
enter-title = دوّن موقف شخص بلا جهاز
enter-why = يجب أن يؤكد عضو آخر ما تدوّنه.
enter-person = من يقول
enter-position = موقفه
enter-who = اختر الشخص أولًا.
enter-send = دوّن
enter-ballot = دوّن ورقة شخص بلا جهاز
enter-nobody = لا أحد مسجَّل بلا جهاز.
entered = على الورق أو بالهاتف
entered-counts = محسوب
entered-waits = ينتظر توقيعًا
entered-by = دوّنه ووقّعه: { $names }
proxy-counted = بالتوكيل: { $names }
decide = عدّ وأغلق
decide-missing = { $count ->
    [one] شخص واحد لم يجب بعد.
    [two] شخصان لم يجيبا بعد.
    [few] { $count } أشخاص لم يجيبوا بعد.
    [many] { $count } شخصًا لم يجيبوا بعد.
   *[other] { $count } شخص لم يجيبوا بعد.
  }
oppose = قل لا
oppose-why = إن لم يعارض أحد سرى مفعوله عند انتهاء المهلة. تكفي لا واحدة ليُصوَّت عليه.
revise = اكتب نسخة جديدة
withdraw = اسحب
fallback-open = افتح التصويت الاحتياطي
withdraw-sure = أتسحب هذا المقترح؟ يبقى مقروءًا في السجل.

amendments = التعديلات
amendments-none = لا تعديل.
amendment-open = مفتوح
amendment-standing = أُقرّ، يُؤخذ به
amendment-rejected = رُفض
amendment-taken-up = أُخذ به في النص
amendment-obsolete = بلا موضوع
amendment-needs-rebase = تغيّر النص: يُكتب من جديد
amendment-editorial = لا يغيّر المعنى
amendment-see = انظر وصوّت
amendment-change = ما يتغيّر
amend-propose = اقترح تعديلًا
amend-text = النص كما ينبغي أن يكون
amend-help = غيّر النص هنا مباشرة. تجد الصفحة الموضع وتعرضه.
amend-apply = اكتب النسخة المعدّلة
amend-apply-why = أُقرّت تعديلات. تأخذ هذه النسخة بها كلها وتبدأ جولة جديدة.
amend-rebase = انقله إلى النسخة الأخيرة
amend-nothing = لم يتغيّر شيء بعد.
amend-send = أرسل التعديل

## تصويت
vote = تصويت
not-a-vote = هذا ليس تصويتًا.
vote-person = الأمر يخص { $name }.
vote-holder = التفويض بيد { $name }.
vote-until = حتى { $when }
vote-review = إن أُقرّ يُراجع من زكّاهم هذا الشخص: { $names }
vote-asked-for = { $signed } من { $needed } توقيعات: يُفتح التصويت عندما تكفي.
vote-sign = وقّع أنت أيضًا
more-time = اطلب وقتًا أطول
more-time-why = لم ينقص إلا النصاب. لمن فتحه أن يطلب وقتًا أطول مرة واحدة؛ وما قيل يبقى.
more-time-asked = طُلب وقت أطول: يُفتح ثانية حين تُغلق الصفحة.
more-time-given = نقص النصاب أول مرة ({ $reached } بدل { $needed }): هناك وقت أطول.
cancel-vote = أنهِ هذا التصويت
cancel-why = ينتهي بلا عدّ إن وقّع عدد كافٍ من الشهود. تبقى الأوراق، ويمكن البدء من جديد.
cancel-asked = يطلب { $name } إنهاء هذا التصويت بلا عدّ.
cancelled = انتهى هذا التصويت بلا عدّ.
cancel-anew = ابدأ من جديد
charter-next = افتح القراءة التالية
my-ballot = ورقتي
ballots = الأوراق
ballots-given = أوراق مملوءة
ballots-contradict = { $count ->
    [one] لشخص واحد ورقتان متناقضتان: لا تُحسب أي منهما حتى يرسل غيرهما.
    [two] لشخصين أوراق متناقضة: لا يُحسب أي منها حتى يرسلا غيرها.
    [few] لـ{ $count } أشخاص أوراق متناقضة: لا يُحسب أي منها حتى يرسلوا غيرها.
    [many] لـ{ $count } شخصًا أوراق متناقضة: لا يُحسب أي منها حتى يرسلوا غيرها.
   *[other] لـ{ $count } شخص أوراق متناقضة: لا يُحسب أي منها حتى يرسلوا غيرها.
  }
ballots-late = { $count ->
    [one] وصلت ورقة واحدة بعد الإغلاق.
    [two] وصلت ورقتان بعد الإغلاق.
    [few] وصلت { $count } أوراق بعد الإغلاق.
    [many] وصلت { $count } ورقة بعد الإغلاق.
   *[other] وصلت { $count } ورقة بعد الإغلاق.
  }
ballots-contestable = كان يمكن أن تغيّر النتيجة: يجوز الطعن فيها.
secret = تصويت سري
secret-why = أوراق هذا التصويت مشفّرة: لا يقرأ ورقتك أحد.
secret-stage-waiting = التصويت ينتظر الختم التالي.
secret-stage-key = الأمناء يصنعون المفتاح معًا.
secret-stage-registering = التسجيل جارٍ الآن.
secret-stage-list = يجري خلط التسجيلات.
secret-stage-voting = التصويت جارٍ.
secret-stage-closed = أُغلق الصندوق.
secret-stage-shuffling = تُخلط الأوراق حتى لا تكون لأحد.
secret-stage-opening = الأمناء يفتحون النتيجة.
secret-stage-done = النتيجة مفتوحة ومُثبتة.
secret-failure-no_trustees = لم يكن الأمناء كافين؛ لم يصوّت أحد.
secret-failure-not_reached = لم يصل السؤال إلى عدد كافٍ من الأعضاء.
secret-failure-too_few_ballots = أقل من خمس أوراق: لا يُفتح شيء لأنه يكشف من صوّت بماذا.
secret-failure-not_opened = عدد قليل جدًا من الأمناء فتحوا جزأهم.
secret-failure-no_candidates = لم يترشّح أحد.
secret-failure-too_few_registered = سجّل أقل من خمسة أشخاص.
secret-failure-not_shuffled = لم يكتمل الخلط.
secret-count = المسجّلون: { $registered } من { $all }. الأوراق في الصندوق: { $ballots }.
secret-trustees = أمناء المفتاح
secret-trustees-why = بالقرعة: { $needed } من { $all } يفتحون النتيجة معًا؛ ولا يقرأ أحدهم ورقة وحده.
secret-trustee-works = يعمل
secret-trustee-ready = جاهز
secret-trustee-turn = حان دوره
secret-trustee-opened = فتح جزأه
secret-register = سجّلني
secret-register-why = سجّل أولًا: تحت الختم التالي يستطيع هذا الجهاز صنع ورقتك. يرى الجميع أنك سجّلت.
secret-register-mixed = سجّل: تُخلط التسجيلات، وبعدها لا يرى أحد إن كنت تصوّت.
secret-waits = تسجيلك ينتظر الختم التالي.
secret-registered = أنت مسجّل. يبدأ التصويت قريبًا.
secret-later = لا شيء عليك فعله الآن.
secret-make = اصنع ورقتي
secret-made = الورقة { $code } جاهزة ولم تُسلَّم بعد. أعطِ هذا النص لعضو آخر ليسلّمها: فلا شيء يقول إنها لك.
secret-ballot = الورقة المشفّرة
secret-box = ورقتك { $code } في الصندوق. ورقة جديدة تحلّ محلها حتى الإغلاق.
secret-audit-why = تشكّ في جهازك؟ اعرض هذه الورقة بدل تسليمها وتحقّق منها على جهاز آخر، ثم اصنع ورقة جديدة.
secret-audit = اعرضها بدل تسليمها
secret-audited = عُرضت هذه الورقة ولم تعد تُحسب. اقرأ هذا النص على جهاز عضو آخر تحت «للآخرين».
secret-audit-text = الورقة المعروضة
secret-others = للآخرين
secret-carry-text = ورقة مشفّرة لعضو آخر
secret-carry-why = تسلّمها باسمك ولا تستطيع قراءتها.
secret-carry = سلّم
secret-check-text = ورقة معروضة عليك
secret-check = تحقّق
secret-checked = الورقة { $code } تقول:
secret-open-why = أنت أمين: افتح جزأك. لا يُظهر ورقة أحد.
secret-open = افتح جزئي
secret-bare = ما لا يحميه شيء هنا
secret-bare-named = يرى الجميع أنك سجّلت وأن ورقة لك سُلّمت؛ ولا يرى أحد ما تقول.
secret-bare-mixed = يرى الجميع أنك سجّلت. من يسلّم ورقتك أو يراقب شبكتك يعرف أنك صوّتّ.
secret-bare-trustees = إذا تواطأ { $needed } من الأمناء استطاعوا قراءة ورقتك.
secret-bare-listed = في النهاية تُعرض كل ورقة دون اسم: من فرض عليك ترتيبًا أو درجات يمكنه البحث عنها هناك.
secret-bare-pressure = لا شيء يوقف من يقف بجانبك أو من يشتري الأصوات.
secret-bare-device = قد يشفّر جهاز مخترق غير ما اخترت: اعرض ورقة.
secret-bare-alike = نتيجة يتفق فيها الجميع تقول ما صوّت به كل واحد.
ballot-list-open = يبدأ التصويت عندما تُغلق قائمة المرشحين، في { $when }.
ballot-not-asked = لم يُفتح هذا التصويت بعد: تنقص { $needed } توقيعات.
ballot-left-out = { $ranks } · { $count ->
    [one] خيار واحد بلا ترتيب
    [two] خياران بلا ترتيب
    [few] { $count } خيارات بلا ترتيب
    [many] { $count } خيارًا بلا ترتيب
   *[other] { $count } خيار بلا ترتيب
  }
ballot-counted = ورقتك في العدّ.
ballot-there = وصلت ورقتك. تُعدّ عند الإغلاق.
ballot-reason-none = لا ورقة لك.
ballot-reason-open = وصلت ورقتك. تُعدّ عند الإغلاق.
ballot-reason-late = وصلت ورقتك بعد الإغلاق: دُوّنت ولم تُعدّ.
ballot-reason-contradicts = ورقتان لك متناقضتان: لا تُعدّ أي منهما.
ballot-final = هذه كلمتي الأخيرة
ballot-final-why = قد يُغلق التصويت أبكر عندما يقول الجميع كلمتهم الأخيرة.
ballot-look = انظر مرة أخرى قبل الإرسال:
ballot-is-final = بعد الإرسال لا يمكنك تغييرها.
ballot-is-final-now = قلت كلمتك الأخيرة.
ballot-review = راجع
ballot-send = أرسل ورقتي
ballot-approve = علّم كل ما يناسبك
ballot-grade = أعطِ كل خيار درجة من 0 إلى 5.
ballot-judge = احكم على كل خيار.
grade-0 = مرفوض
grade-1 = ضعيف
grade-2 = مقبول بالكاد
grade-3 = مقبول
grade-4 = جيد
grade-5 = جيد جدًا
rank-mine = ترتيبي ({ $ranked } من { $count })
rank-none = لا شيء مرتّب بعد. ابدأ بما تفضّله.
rank-rest = بلا ترتيب (في تسلسل اختير لك بالقرعة)
rank-add = المرتبة { $rank }
rank-grip = حرّك { $option }: السهمان أعلى وأسفل، وDelete للإخراج
rank-up = ارفع { $option }
rank-down = أنزل { $option }
rank-equal = ساوِ { $option } بالمرتبة السابقة
rank-out = أخرج { $option }
rank-first = في المرتبة الأولى بالفعل.
rank-last = في المرتبة الأخيرة بالفعل.
rank-said = { $option }: المرتبة { $rank } من { $count }
rank-said-out = { $option } لم يعد مرتّبًا
rank-equals = يُسمح بتساوي المراتب. ما لم يُرتَّب يأتي بعد كل شيء.
rank-no-equals = واحد لكل مرتبة. ما لم يُرتَّب لا ينال صوتك.
option-none-of-these = لا شيء من هذه
option-all-stays-as-it-is = يبقى كل شيء كما هو
option-open-the-nominations-again = إعادة فتح باب الترشح
method-approval = بالقبول
method-score = بالدرجات
method-star = بالدرجات ثم جولة فاصلة
method-schulze = بالترتيب (شولتسه)
method-stv-scottish = بالترتيب، لعدة مقاعد (STV)
method-irv = بالترتيب مع الإقصاء
method-majority-judgment = حكم الأغلبية
method-lot = بالقرعة
candidates = { $places ->
    [one] المرشحون لمقعد واحد
    [two] المرشحون لمقعدين
    [few] المرشحون لـ{ $places } مقاعد
    [many] المرشحون لـ{ $places } مقعدًا
   *[other] المرشحون لـ{ $places } مقعد
  }
candidates-none = لم يترشح أحد بعد.
candidates-elected = في المنصب
candidates-lot = يُحسم هذا بالقرعة بلا أوراق.
candidates-draw = اطلب إجراء القرعة
candidates-stratum = مقاعد لـ{ $name }: { $count }
candidates-of-stratum = المرشحون: { $count }
candidates-until = باب الترشح مفتوح حتى { $when }.
candidates-asked = { $count ->
    [one] طُلب من { $names }
   *[other] طُلب من: { $names }
  }
stand = أترشح
stand-text = كلمة عنك (اختياري)
stand-no-more = أسحب ترشحي
nominate = اطلب
nominate-whom = اطلب من شخص أن يترشح
nominate-who = اختر الشخص أولًا.

## نتيجة
result = النتيجة
result-see = اعرض النتيجة
result-of = اعرض النص
result-none = لم يُقرَّر شيء هنا بعد.
outcome-adopted = أُقرّ
outcome-not = لم يُقرّ
outcome-rescinded = أُلغي هذا القرار لاحقًا.
outcome-later = حلّ محله قرار أحدث
outcome-ratify = عاجل: يُصدَّق عليه قبل { $when } وإلا سقط.
why-quorum = المشاركة غير كافية: { $reached } بدل { $needed }.
why-objections = { $objections ->
    [zero] لم يمانع أحد.
    [one] ممانعة واحدة.
    [two] ممانعتان.
    [few] { $objections } ممانعات.
    [many] { $objections } ممانعة.
   *[other] { $objections } ممانعة.
  }
why-blocks = اعتراضات باقية: { $blocks }. يحتمل الميثاق { $allowed }.
why-tie = تعادل، { $yes } مقابل { $no }: لم يُقرّ.
why-options = { $marked } أوراق مملوءة من { $electorate } أعضاء.
why-yes = { $yes } نعم من { $base }؛ كان اللازم { $required }.
why-no = { $yes } نعم من { $base }؛ كان اللازم { $required }، ينقص { $missing }.
figures = بالأرقام
explanation = العدّ خطوة خطوة
counted = كيف عُدّ
count-base = أساس الحساب
count-required = الأصوات اللازمة
count-quorum = النصاب
count-no-quorum = لا نصاب
count-quorum-of = تحقق { $reached }، واللازم { $needed }
count-electorate = أصحاب الصوت
count-how = عُدّ من
count-rule = القاعدة كما هي في الميثاق:
base-yn = نعم ولا
base-yna = نعم ولا والامتناع
base-p = كل من أجاب
base-e = كل أصحاب الصوت
base-present = الحاضرون
counted-ballots = الأوراق
counted-hands = الأيدي المرفوعة
reports = تقارير الأقلية
reports-none = لا تقرير.
report-write = اكتب تقرير أقلية
report-text = التقرير
report-help = يبقى مع القرار حيثما قُرئ. ألف كلمة على الأكثر.
report-annexes = نصوص ملحقة
report-annexes-help = بصمة كل نص، واحدة في كل سطر: 64 رمزًا، من 0 إلى 9 ومن a إلى f.
report-send = انشر التقرير
report-signers = { $count } من { $needed } توقيعات
again = العودة إلى هذا القرار
again-what = ماذا تطلب
again-reason = ما الجديد
again-needs-reason = قل لماذا أولًا.
again-send = اطلب التصويت
purpose-reconsider = إعادة النظر
purpose-rescind = إلغاء
purpose-ratify = تصديق
purpose-renew = تجديد
purpose-veto = رفض ما صوّت عليه مندوبونا
purpose-show = عرض
check-title = تحقق
check-why = بملف الإثبات يتحقق أي شخص من هذا القرار، بلا شبكة ودون أن يصدّقنا.
check-proof = ملف الإثبات
check-inputs = { $count ->
    [one] الورقة المعدودة
    [two] الورقتان المعدودتان
    [few] { $count } أوراق وتواقيع معدودة
    [many] { $count } ورقة وتوقيعًا معدودة
   *[other] { $count } ورقة وتوقيع معدودة
  }
check-root = بصمة القائمة:

## كتابة
compose-title = ابدأ شيئًا
compose-more = خيارات أكثر
compose-preview = معاينة
compose-publish = انشر
compose-call = ادعُ
compose-grave = هذا أمر جسيم: يطلب الميثاق أغلبية أكبر ووقتًا.
compose-revise = النسخة الجديدة تبدأ جولة جديدة: يجيب الجميع من جديد.
compose-faults = { $count ->
    [one] حقل واحد يحتاج تصحيحًا.
    [two] حقلان يحتاجان تصحيحًا.
    [few] { $count } حقول تحتاج تصحيحًا.
    [many] { $count } حقلًا يحتاج تصحيحًا.
   *[other] { $count } حقل يحتاج تصحيحًا.
  }
process-proposal = مقترح
process-proposal-what = نص يناقشه الجميع ويعدّلونه ويتخذ كل منهم موقفًا منه.
process-question = سؤال بنعم أو لا
process-question-what = تصويت بسيط له موعد نهاية.
process-options = اختيار بين خيارات
process-options-what = ترتيب أو درجات أو تعليم: موعد، مكان، مشروع.
process-secret-what = الأوراق مشفّرة؛ وأمناء بالقرعة يفتحون النتيجة وحدها. يلزم خمسة ناخبين على الأقل.
process-election = انتخاب
process-election-what = الترشح أولًا ثم التصويت. للتفويض نهاية ويمكن سحبه.
process-mandate = إعطاء تفويض
process-mandate-what = سلطة محددة لشخص واحد، لمدة، مع تعليمات.
process-commission = لجنة جديدة
process-commission-what = مجموعة عمل ترفع تقاريرها إلى الجمعية.
process-meeting = اجتماع
process-meeting-what = موعد ومكان وجدول أعمال.
process-budget = ميزانية لجنة
process-budget-what = ما يجوز للجنة صرفه وحتى متى.
process-charter = تغيير الميثاق
process-charter-what = قواعد الجمعية، بقاعدتها هي.
process-emergency = قواعد مؤقتة
process-emergency-what = قواعد أخرى عند الطوارئ؛ تنتهي من تلقاء نفسها.
process-cut-off-what = تقول الجمعية حتى متى هي منقطعة: وقت التصويت والكتابة أطول.
process-lot-what = قرعة لاختيار الشهود، أو المنتخَبين من انتخاب بالقرعة.
process-removal = إبعاد شخص
process-removal-what = يُسمع الشخص أولًا. ويصوّت الآخرون جميعًا.
process-schedule = أيام الاجتماع
process-schedule-what = متى تجتمع الجمعية عادة. يحل محل ما قُرر من قبل.
process-dissolution = حلّ جمعية أو لجنة
process-dissolution-what = إنهاء لجنة أو الجمعية كلها.
process-retention = مدة حفظ النصوص
process-retention-what = كم تبقى الأحاديث مقروءة تحت الختم.
process-past = قرار سابق
process-past-what = دوّن ما قُرر قبل أن يكون للجمعية سجل.
field-times = الاجتماعات
field-times-help = واحد في كل سطر: العنوان | 2026-05-03 18:00 | 7d | 2h | المكان. الساعة بالتوقيت العالمي؛ 7d أي كل سبعة أيام، وonce مرة واحدة.
field-retention = كم يومًا
field-optional = اختياري
field-whole-assembly = الجمعية كلها
field-title = العنوان
field-text = النص
field-text-help = سطر فارغ يفصل الفقرات؛ **غامق**، *مائل*، - قوائم.
field-question = السؤال
field-options = الخيارات
field-options-help = واحد في كل سطر، اثنان على الأقل.
field-options-secret = واحد في كل سطر. اتركه فارغًا لسؤال بنعم أو لا.
field-threshold = حصة نعم اللازمة
field-threshold-help = كسر مثل 2/3. فارغ: كما يقول الميثاق.
field-exceeds = يلزم أكثر من هذه الحصة
field-trustees-help = من 3 إلى 15. يفتح النتيجة أكثر من نصفهم.
field-trustees-elect = تُشفَّر الأوراق، ويتقاسم المفتاح هذا العدد.
field-needed = كم منهم يكفي
field-needed-help = أكثر من النصف، لكن ليس الجميع.
field-by-lot = بالقرعة بين المترشحين
field-strata = مقاعد محجوزة
field-strata-help = كم مقعدًا لأعضاء كل لجنة؛ والباقي للجميع.
field-tellers = ثلاثة يقولون ما خرج
field-by = ما الذي يحسم
field-by-help = ما لا يعرفه أحد سلفًا، كاثني عشر نردًا في اجتماع.
field-mixed = إخفاء من يصوّت أيضًا
field-mixed-help = تُخلط التسجيلات قبل التصويت، ويستغرق ذلك عدة أختام إضافية.
field-how = كيف يُقرَّر
field-for = كم يومًا للجواب
field-early = قد ينتهي أبكر إن قال الجميع كلمتهم الأخيرة
field-window = أيام يُقبل فيها ما تأخر
field-urgent = عاجل
field-urgent-help = أقصر مما يريد الميثاق؛ يلزمه أغلبية أكبر ثم تصديق.
field-reason = لماذا
field-commission = من يقرر
field-for-commission = اللجنة
field-kind = كيف يُلزم التفويض
field-until = كم يومًا يدوم
field-office = المنصب كما يسميه الميثاق
field-method = كيف يُعدّ
field-method-help = القبول: علّم كل ما يناسب. الترتيب: رتّب. الدرجات: من 0 إلى 5.
field-seats = كم مقعدًا
field-alternates = كم احتياطيًا
field-nominate = كم يومًا للترشح
field-scope = لأي غرض
field-instructions = التعليمات
field-instructions-help = ما على الشخص فعله وما عليه تركه.
field-instruct = كيف يكون التصويت
field-instruct-help = كل موضوع، كلمة بكلمة كما سيُطرح للتصويت في مكان آخر.
field-matter = الموضوع
field-holder = لمن
field-report-every = تقرير كل كم يوم
field-lend-to = إعارة إلى جمعية أخرى
field-id-help = معرّفها: 64 رمزًا، من 0 إلى 9 ومن a إلى f.
field-waiver = مرة أخرى في المنصب، فوق حد الميثاق
field-waiver-help = عندها يلزم أن يقول الثلثان نعم.
field-into = المتابعة في جمعية أخرى
field-review = يُراجع بعد كم يوم
field-topic = الموضوع كما يسميه الميثاق
field-name = الاسم
field-purpose = ما غرضها
field-closed = مجموعة مغلقة: يُدخل إليها بتوقيع أحد أعضائها
field-at = متى
field-place = أين
field-place-help = اختياري: أحيانًا الأفضل ألا يُكتب.
field-agenda = جدول الأعمال
field-agenda-help = بند في كل سطر.
field-second-of = دعوة ثانية لاجتماع بلا نصاب
field-second-of-help = جدول الأعمال نفسه إن لم تكتب غيره.
field-amount = المبلغ
field-amount-help = بأصغر عملة، كالسنت.
field-unit = اسم هذه العملة
field-charter = الأسطر التي تتغير
field-charter-help = كما في الميثاق: اسم = قيمة، واحد في كل سطر.
field-person = من
field-infiltrator = اختراق: مراجعة من زكّاهم هذا الشخص أيضًا
field-date = متى كان
fault-missing = هذا ناقص.
fault-tellers = ثلاثة أشخاص مختلفين.
fault-number = عدد صحيح أكبر من صفر.
fault-moment = تاريخ وساعة.
fault-options = خياران على الأقل، واحد في كل سطر.
mandate-kind-imperative = تفويض مُلزِم
mandate-kind-framed = تفويض في إطار
mandate-kind-free = تفويض حر
mandate-kind-help-imperative = يصوّت الشخص كما تقول التعليمات.
mandate-kind-help-framed = يختار الشخص ضمن إطار.
mandate-kind-help-free = يختار الشخص وحده ويقدّم تقريرًا.
mandate-office = المنصب: { $office }

## اجتماعات
meeting = اجتماع
meetings-title = الاجتماعات
meetings-call = ادعُ
meetings-empty = لا اجتماع. ادعُ إلى الأول.
meeting-state-called = مدعوّ إليه
meeting-state-open = جارٍ
meeting-state-adjourned = مرفوع مؤقتًا
meeting-state-over = انتهى
meeting-more = شاشات أخرى للاجتماع
meeting-votes = للتصويت الآن
item-of = البند { $number } من { $count }
item-none = لم يُفتح أي بند بعد.
speaking = يتكلم
speaking-nobody = لا أحد يتكلم
speaking-time = يتكلم منذ { $time }
queue = { $count ->
    [zero] قائمة المتكلمين
    [one] شخص واحد ينتظر
    [two] شخصان ينتظران
    [few] { $count } أشخاص ينتظرون
    [many] { $count } شخصًا ينتظرون
   *[other] { $count } شخص ينتظرون
  }
queue-title = المتكلمون
queue-empty = لا أحد ينتظر الكلمة.
queue-you = أنت
queue-first = أول مرة
queue-more = و{ $count } آخرون
before-next-class = قبل التالي: هذا النوع من الطلب أولًا
before-next-speeches = قبل التالي: تكلم مرات أقل
before-next-list = قبل التالي: القوائم تتناوب
before-next-seconds-on-item = قبل التالي: تكلم أقل في هذا البند
before-next-seconds-in-meeting = قبل التالي: تكلم أقل اليوم
before-next-asked = قبل التالي: طلب أبكر
hand-up = اطلب الكلمة
hand-down = اخرج من القائمة
hand-not-open = الاجتماع ليس مفتوحًا.
hand-no-item = لم يُفتح أي بند بعد.
hand-closed = قائمة المتكلمين في هذا البند مغلقة.
floor-normal = كلمة
floor-order = نقطة نظام
floor-answer = ردّ
floor-safety = سلامة
agenda = جدول الأعمال
agenda-empty = جدول الأعمال فارغ.
agenda-consent = بلا نقاش
agenda-now = الآن
agenda-set = أكمل جدول الأعمال
agenda-items = بنود تضاف
agenda-themes = كم من المواضيع المقترحة وعددها { $count }، الأكثر تأييدًا أولًا
agenda-nothing = أضف بندًا أو موضوعًا أولًا.
agenda-add = أضف
themes = مواضيع مقترحة
theme-new = اقترح موضوعًا
theme-empty = اكتب الموضوع أولًا.
theme-send = اقترح
theme-support = أيّد
theme-supports = { $count ->
    [one] مؤيد واحد
    [two] مؤيدان
    [few] { $count } مؤيدين
    [many] { $count } مؤيدًا
   *[other] { $count } مؤيد
  }
present = { $present } حاضرون من { $roll } أعضاء
here = أنا هنا
gone = أغادر
quorum-met = اكتمل النصاب
quorum-missing = { $count ->
    [one] ينقص شخص واحد لاكتمال النصاب
    [two] ينقص شخصان لاكتمال النصاب
    [few] ينقص { $count } أشخاص لاكتمال النصاب
    [many] ينقص { $count } شخصًا لاكتمال النصاب
   *[other] ينقص { $count } شخص لاكتمال النصاب
  }
quorum-needs = اللازم { $needed }.
guest-seat = تتكلم وتجيب باسم { $name } عبر جهاز { $host }. هذه الأجوبة علنية: يراها { $host }، وتُحسب بعد أن يوقّعها عضو آخر.
guest-no-seat = تشاهد عبر جهاز { $host }.
entries-sign = { $count ->
    [zero] وقّع القائمة
    [one] رأيته: وقّع هذا الجواب
    [two] رأيتهما: وقّع هذين الجوابين
    [few] رأيتها: وقّع هذه الأجوبة الـ{ $count }
    [many] رأيتها: وقّع { $count } جوابًا
   *[other] رأيتها: وقّع { $count } جواب
  }
entries-why = أُدخلت عن أشخاص بلا جهاز، وتُحسب بعد أن يوقّعها عضو آخر. لا توقّع إلا ما رأيته.
entries = { $count ->
    [zero] لا جواب مُدخَل ينتظر توقيعًا
    [one] جواب مُدخَل ينتظر توقيعًا
    [two] جوابان مُدخَلان ينتظران توقيعًا
    [few] { $count } أجوبة مُدخَلة تنتظر توقيعًا
    [many] { $count } جوابًا مُدخَلًا تنتظر توقيعًا
   *[other] { $count } جواب مُدخَل تنتظر توقيعًا
  }
through = عبر جهاز { $name }
guest-send = أرسل «{ $position }» عن { $name }
guest-waits = جوابك: { $position }. يُحسب بعد أن يوقّعه عضو آخر.
guest-lines-none = لا سطر شاغر في القائمة. اسأل عند الباب.
guest-take-why = خذ سطرك من القائمة: لن يأخذه أحد غيرك. وإن كان لك جهازك في الجمعية فاستعمله بدلًا من هذا.
guest-take = من أنت؟
challenge = اطعن في سير الاجتماع
challenge-what = في ماذا تطعن
challenge-quorum = النصاب
challenge-order = ترتيب التصويت
challenge-agenda = جدول الأعمال
challenge-join = اطعن أنت أيضًا
challenge-send = اطعن
challenge-state-computed = محسوب
challenge-state-put-to-the-hands = معروض على رفع الأيدي
challenge-state-upheld = مقبول
challenge-state-open = مفتوح
chair-title = إدارة الاجتماع
chair-other = { $name } يدير هذا الاجتماع. قد يُرفض ما تفعله هنا.
chair-over = انتهى الاجتماع.
chair-floor = الكلمة
chair-give = أعطِ الكلمة لـ{ $name }
chair-give-nobody = أعطِ الكلمة
chair-out-of-order = أعطِ الكلمة خارج الترتيب
chair-end = انتهت المداخلة
chair-next = البند التالي: { $title }
chair-next-none = البند التالي
chair-last-item = كان هذا البند الأخير.
chair-close-queue = أغلق القائمة
paper-tally = ورقة العدّ (PDF)
paper-slips = أوراق الاقتراع (PDF)
checklist = قبل البدء
check-ok = سليم
check-not = غير سليم
point-quorum = النصاب
point-notice = الدعوة
point-agenda = جدول الأعمال
point-offices = المناصب
point-mandates = التفويضات
point-reviews = قرارات تُراجَع
point-minutes = المحضر السابق
open-meeting = افتح الاجتماع
open-meeting-why = ثم يوقّع الافتتاحَ شخصان آخران حاضران.
open-meeting-who = اختر المدير وثلاثة أشخاص مختلفين: واحدًا للمحضر واثنين للعدّ.
facilitator = المدير
minute-taker = كاتب المحضر
teller = العادّ { $number }
hands = عدّ الأيدي أو الأوراق
hands-why = ثم يوقّع العادّان وكاتب المحضر؛ عندئذ تصحّ النتيجة.
hands-what = ما الذي يُعدّ
hands-what-why = اختر أولًا ما يُعدّ.
hands-present = الحاضرون
hands-missing = ينقص عدد.
hands-too-many = { $sum } أيدٍ لـ{ $present } حاضرين: أعيدوا العدّ.
hands-of-present = النسبة من الحاضرين
hands-note = كيف عُدّ (اختياري)
hands-send = دوّن العدّ
hands-of = { $present } حاضرون
hands-result = { $yes } مع، { $no } ضد، { $abstain } ممتنعون
signatures = للتوقيع
signatures-own = أنت بدأته أو وقّعته: يوقّع آخرون.
close-meeting = أنهِ الاجتماع
close-resume = يُستأنف بعد كم يوم
close-resume-help = فارغ: انتهى الاجتماع.
close-at = أو يُستأنف متى
close-adjourn = ارفع مؤقتًا
close-sure = انتهى الاجتماع فعلًا
close-sure-adjourn = نستأنف في ذلك اليوم
close-not-sure = علّم الخانة أولًا.
decided = قُرر هنا
check-in-title = الحضور
check-in-listed = أعضاء بلا جهاز
check-in-listed-why = علّم من تراهم. كل شخص يُعدّ مرة.
check-in-no-listed = لا أحد مسجلًا بلا جهاز.
check-in-here = حاضر
check-in-nobody = علّم أحدًا أولًا.
check-in-mark = { $count ->
    [one] سجّل حضور واحد
    [two] سجّل حضور اثنين
    [few] سجّل حضور { $count } أشخاص
    [many] سجّل حضور { $count } شخصًا
   *[other] سجّل حضور { $count } شخص
  }
check-in-gone = { $count ->
    [one] سجّل مغادرة واحد
    [two] سجّل مغادرة اثنين
    [few] سجّل مغادرة { $count } أشخاص
    [many] سجّل مغادرة { $count } شخصًا
   *[other] سجّل مغادرة { $count } شخص
  }
visitors = { $count ->
    [zero] الزوار
    [one] زائر واحد
    [two] زائران
    [few] { $count } زوار
    [many] { $count } زائرًا
   *[other] { $count } زائر
  }
visitors-count = كم
visitors-none = اكتب العدد أولًا.
visitors-come = حضروا
visitors-go = غادروا
room = هواتف القاعة
room-why = تنفتح عقدتك على شبكة القاعة بحقوق الضيف فقط، وتنغلق في الساعة المحددة. من على هذه الشبكة يستطيع قراءة ما يمر: لا تصويت سريًا بهذا الطريق.
room-minutes = كم دقيقة
room-begin = افتح للقاعة
room-open = مفتوح للقاعة؛ ينتهي { $until }
room-qr = رمز يُمسح لدخول الاجتماع
room-stay = ابقَ على هذه الشبكة وإن كانت بلا إنترنت.
room-address = في أي شبكة
room-fault-web-room = لا اجتماع مفتوح للقاعة على هذه العقدة.
room-fault-web-seat = أخذ شخص آخر هذا السطر من القائمة، أو ليس لهذا الهاتف سطر.
room-fault-web-too-many = هذا كثير دفعة واحدة. انتظر قليلًا.
room-fault-net-listen = هذا الجهاز ليس في شبكة تصل منها الهواتف. شغّل الواي فاي أو افتح نقطة الاتصال.
room-close = أغلق أمام القاعة
room-free = أخلِ السطر
room-guests = { $count ->
    [zero] لا هاتف هنا.
    [one] هنا هاتف واحد.
    [two] هنا هاتفان.
    [few] هنا { $count } هواتف.
    [many] هنا { $count } هاتفًا.
   *[other] هنا { $count } هاتف.
  }
room-type = أو افتح { $address } في المتصفح واكتب الرمز { $code }
minutes-title = المحضر
minutes-state-draft = مسودة
minutes-state-proposed = مقترح
minutes-state-approved = مُقَرّ
minutes-draft = صيغ من السجل. صحّحه ثم اقترحه: تقرّه الجمعية كأي مقترح.
minutes-proposal = المقترح
minutes-propose = اقترح إقراره
minutes-edit = صحّح
minutes-words = نص المحضر
projector-title = شاشة العرض
wall-present = الحاضرون { $present }/{ $roll }
wall-no-result = لا نتيجة بعد
wall-join = امسح الرمز للدخول
wall-join-short = دخول
wall-waiting = سيبدأ الاجتماع
wall-last = آخر الأخبار: { $when }
wall-choose = المعروض
wall-keys = F: ملء الشاشة

## الأعضاء
people-title = الأعضاء
people-more = قوائم أخرى
people-invite = ادعُ شخصًا
people-list = سجّل أشخاصًا بلا جهاز
people-list-why = يزكّيهم أعضاء آخرون كما للجميع. وستدوّن ما يقولونه.
people-list-names = الأسماء، واحد في كل سطر
people-list-nobody = اكتب اسمًا أولًا.
people-list-send = { $count ->
    [one] سجّل شخصًا واحدًا
    [two] سجّل شخصين
    [few] سجّل { $count } أشخاص
    [many] سجّل { $count } شخصًا
   *[other] سجّل { $count } شخص
  }
people-applicants = { $count ->
    [one] شخص واحد يطلب الدخول
    [two] شخصان يطلبان الدخول
    [few] { $count } أشخاص يطلبون الدخول
    [many] { $count } شخصًا يطلبون الدخول
   *[other] { $count } شخص يطلبون الدخول
  }
people-roll = { $count ->
    [one] عضو واحد
    [two] عضوان
    [few] { $count } أعضاء
    [many] { $count } عضوًا
   *[other] { $count } عضو
  }
people-search = ابحث عن اسم
people-since = منذ { $when }
people-devices = الأجهزة: { $count }
people-inactive = صامت منذ مدة
people-inactive-why = صامت منذ مدة: لا يُحسب في التصويت حتى فعله القادم.
people-same-name = شخص آخر يحمل هذا الاسم: قارن الحروف.
member-applicant = طلب
member-member = عضو
member-listed = بلا جهاز
member-left = غادر
member-removed = أُبعد
invite-why = الدعوة لشخص واحد. يمسحها ويعطي اسمًا، ويزكّيه آخرون.
invite-hours = كم ساعة تصلح
invite-make = اصنع دعوة
invite-another = دعوة أخرى
invite-until = صالحة حتى { $when }
invite-qr = رمز الدعوة
invite-text = الدعوة، لترسلها أو تقرأها
vouches = زكّاه { $vouches } من { $needed }
vouch = أزكّي
vouch-basis = كيف تعرفه؟
basis-met = التقيته
basis-known = أعرفه منذ مدة
basis-via = عن طريق شخص
object = أمانع
object-send = أرسل الممانعة
admit-by-vote = اعرضه على التصويت
person = عضو
person-you = هذا أنت
proxies = التوكيلات
proxy-line = { $giver } أعطى توكيله إلى { $holder } حتى { $when }
proxy-waits = يُحتسب من الصفحة التالية
proxy-give = إعطاء توكيلي لهذا الشخص
proxy-give-why = حيث لا تصوّت بنفسك تُحتسب ورقته عنك أيضًا. الجميع يرى ذلك. ولا يكون أبدًا في انتخاب أو سحب ثقة أو توافق أو تصويت سري.
proxy-days = لكم يومًا
proxy-for = لأي تصويت
proxy-for-all = كلها إلا ما يتكلم فيه كل واحد عن نفسه
proxy-take-back = استرجاع
proxy-decline = رفض
devices = الأجهزة
devices-none = لا جهاز.
device-active = فعّال
device-suspended = موقوف
device-revoked = ملغى
device-own = هذا الجهاز
device-witness = اجعله جهازي الشاهد
device-suspend = ضاع أو صودر: أوقفه
device-suspend-sure = لن يستطيع هذا الجهاز كتابة شيء بعد الآن. إن أوقفه شخص آخر أيضًا سرى ذلك فورًا.
device-suspend-really = نعم، أوقفه
commissions-title = اللجان
commissions-found = أسّس
commissions-empty = لا لجنة.
commission-mine = أنا فيها
commission-dissolved = منحلّة
commission-members = { $count ->
    [one] عضو واحد:
    [two] عضوان:
    [few] { $count } أعضاء:
    [many] { $count } عضوًا:
   *[other] { $count } عضو:
  }
commission-waits = { $name } يريد الدخول.
commission-let-in = وقّع لدخوله
commission-reports = { $count ->
    [one] تقرير واحد
    [two] تقريران
    [few] { $count } تقارير
    [many] { $count } تقريرًا
   *[other] { $count } تقرير
  }
commission-join = انضم
commission-leave = غادر
commission-waiting = طلبك ينتظر توقيعًا من المجموعة.
commission-report = اكتب تقريرًا
budgets = الميزانية
budget-left = بقي { $left } من { $amount } { $unit }
spend = دوّن المصروف
spend-what = لأي شيء
spend-what-missing = قل أولًا لأي شيء.
spending-open = مفتوح
spending-paid = مدفوع
spending-waiting = ينتظر الجمعية
mandates-title = التفويضات
mandates-empty = لا أحد يحمل تفويضًا.
mandates-past = { $count ->
    [one] تفويض سابق واحد
    [two] تفويضان سابقان
    [few] { $count } تفويضات سابقة
    [many] { $count } تفويضًا سابقًا
   *[other] { $count } تفويض سابق
  }
mandate-terms = { $count ->
    [one] مرة واحدة
    [two] مرتان متتاليتان
    [few] { $count } مرات متتالية
    [many] { $count } مرة متتالية
   *[other] { $count } مرة متتالية
  }
mandate-see = النص والتعليمات
mandate-proof = إثبات التفويض
mandate-vote = أخبر كيف صوّتُ في مكان آخر
mandate-vote-matter = على ماذا، كما في التعليمات
mandate-vote-send = انشر هذا التصويت
mandate-split = أو كل أجوبة تصويت لنا
mandate-tally = ما قلتُه عنه: نعم/لا/امتناع
mandate-tally-help = مثل 34/12/4. فارغ: كما عُدّ.
mandate-votes = { $count ->
    [one] تصويت واحد في مكان آخر
    [two] تصويتان في مكان آخر
    [few] { $count } تصويتات في أماكن أخرى
    [many] { $count } تصويتًا في أماكن أخرى
   *[other] { $count } تصويت في أماكن أخرى
  }
mandate-beyond = { $count ->
    [one] تصويت واحد خلاف التعليمات
    [two] تصويتان خلاف التعليمات
    [few] { $count } تصويتات خلاف التعليمات
    [many] { $count } تصويتًا خلاف التعليمات
   *[other] { $count } تصويت خلاف التعليمات
  }
mandate-report = تقريري
mandate-report-due = التقرير القادم { $when }
mandate-report-late = التقرير ناقص: كان موعده { $when }
mandate-mine = هذا تفويضي
mandate-give-back = أعِد التفويض
statement = تكلّم باسم الجمعية
statement-help = ضمن التفويض فقط؛ يستطيع أي شخص التحقق.
statement-send = انشر البيان
standing-in-force = سارٍ
standing-suspended = موقوف
standing-caretaker = بالنيابة
standing-recalled = مسحوب
standing-given-up = مُعاد
standing-expired = منتهٍ
bond-within = وفق التعليمات
bond-beyond = خلاف التعليمات
bond-subject = مشروط بالقاعدة
bond-framed = ضمن الإطار
bond-free = حر
recall = اسحب التفويض
recall-why = يُصوَّت على السحب بالنصاب نفسه كالانتخاب.
recall-send = اطلب السحب

## السجلات
charter-title = الميثاق
charter-change = اقترح تغييرًا
charter-changes = ما يتغيّر
charter-before = قبل
charter-after = بعد
charter-reading = القراءة { $reading } من { $readings }
charter-in-force = سارٍ
charter-not-in-force = غير سارٍ
charter-language = القواعد مكتوبة بكلمات البرنامج، وهي نفسها في كل اللغات.
charter-whole = النص كاملًا
charter-since = منذ الصفحة { $page }
charter-how = يُغيَّر الميثاق بقاعدته هو. وعند الطوارئ:
cut-off-end = قل إن الانقطاع انتهى
cut-off-end-why = يُصوَّت عليه، وإلا انتهى من تلقاء نفسه.
calendar-title = التقويم والمهام
calendar-empty = لا موعد.
calendar-minutes = { $count ->
    [one] دقيقة
    [two] دقيقتان
    [few] { $count } دقائق
    [many] { $count } دقيقة
   *[other] { $count } دقيقة
  }
calendar-clash = في وقت شيء آخر
calendar-file = ملف للتقويم
dates = المواعيد
tasks = المهام
tasks-empty = لا مهمة.
tasks-done = { $count ->
    [one] مهمة واحدة أُنجزت
    [two] مهمتان أُنجزتا
    [few] { $count } مهام أُنجزت
    [many] { $count } مهمة أُنجزت
   *[other] { $count } مهمة أُنجزت
  }
task-add = أضف مهمة
task-title = ما ينبغي فعله
task-due = حتى متى
task-take = أتولاها
task-back = لم أعد أستطيع
task-finish = أُنجزت
task-note = ما نتج عنها (اختياري)
task-taken = تولّاها:
task-free = لم يتولّها أحد.
task-finished = منجزة
task-overdue = متأخرة
power-title = السلطة
power-why = من يتكلم ومن يقترح ومن يحمل التفويضات. ليُرى ذلك دون أن يتّهم أحد أحدًا.
power-since = منذ متى
power-days = { $count ->
    [one] يوم واحد
    [two] يومان
    [few] { $count } أيام
    [many] { $count } يومًا
   *[other] { $count } يوم
  }
power-all = منذ البداية
power-hidden = يُعرض ابتداءً من { $from } أعضاء؛ وهنا { $people }.
power-figure = أي رقم
power-seconds = وقت الكلام
power-speeches = المداخلات
power-proposals = المقترحات
power-adopted = المُقَرّة
power-agenda-items = بنود جداول الأعمال
power-mandates = التفويضات
power-terms-in-a-row = مدد متتالية
power-blocks = الاعتراضات
power-spent = المصروف
power-alarm-agenda = شخص واحد يضع جزءًا كبيرًا من جداول الأعمال.
power-alarm-speech = لشخص واحد جزء كبير من وقت الكلام.
power-share = { $share } %؛ يريد الميثاق أن يُقال ذلك ابتداءً من { $bound } %.
power-greatest-speech = أكبر حصة من الكلام
power-greatest-agenda = أكبر حصة من جداول الأعمال
power-greatest-adopted = أكبر حصة من المقترحات المُقَرّة
power-gini-speech = تفاوت الكلام
power-gini-proposals = تفاوت المقترحات
power-measures = مقاييس عامة
power-gini = التفاوت: 0 % إن تساوى الجميع، و100 % إن كان كل شيء لشخص واحد (معامل جيني).
hide = أخفِ هذا النص
hide-why = يجب أن يطلبه اثنان من المشرفين. لا يُمحى شيء، ويقرأ الجميع السبب.
show-again = اطلب إظهاره
show-again-why = تصوّت الجمعية، ثم لا يخفيه أحد.
moderation = إخفاؤه أم تركه
moderation-drawn = بترتيب القرعة: { $names }
moderation-to-come = تأتي القرعة حين تُغلق الصفحة.
moderation-asked = يُسأل
moderation-signed = مع الإخفاء
moderation-opposed = مع الترك
moderation-next = يُسأل شخص آخر { $when }.
moderation-hide = أخفِه
moderation-leave = اتركه
moderation-said = سبق أن قلت.
moderation-settled = حُسم الأمر.
history-title = السجل
history-empty = لا شيء بعد.
history-shown = عُرض { $count } من الأفعال
history-more = المزيد
search = ابحث في النصوص
search-help = تكفي أوائل الكلمات.
search-none = لم يوجد شيء. جرّب كلمات أقل.
verify = تحقق من كل شيء
verify-why = تعيد العقدة قراءة كل فعل، وتتحقق من كل توقيع، وتحسب كل شيء من البداية.
verify-run = تحقق
tables-why = جداول لبرامج الجداول، وموجز بالقرارات التي يجوز إعلانها في الخارج.
verify-ok = كل شيء سليم: { $events } من الأفعال.
verify-bad = { $count ->
    [one] مشكلة واحدة.
    [two] مشكلتان.
    [few] { $count } مشكلات.
    [many] { $count } مشكلة.
   *[other] { $count } مشكلة.
  }
verify-state = بصمة الحالة:
export = صدّر السجل
event = فعل
event-id = المعرّف:
event-page = الصفحة { $page }
event-applied = نافذ
event-void = بلا أثر
event-waits = في الانتظار
event-person = يخص { $name }.
event-about = موضوعه
kind-found = يؤسس الجمعية
kind-invite = يصنع دعوة
kind-hand-in = يقدّم طلبًا
kind-grant-key = يعطي مفتاح الجمعية
kind-witness = يسمّي جهازًا شاهدًا
kind-constitute = يعلن قيام الجمعية
kind-vouch = يزكّي
kind-object = يمانع
kind-leave = يغادر الجمعية
kind-suspend-device = يوقف جهازًا
kind-withdraw = يسحب مقترحًا
kind-note = يكتب كلمة
kind-remove = يطلب إبعادًا
kind-recall = يطلب سحب تفويض
kind-list-persons = يسجّل أشخاصًا
kind-propose = يقترح
kind-revise = يكتب نسخة جديدة
kind-position = يتخذ موقفًا
kind-enter = يدوّن موقفًا
kind-confirm = يوقّع أيضًا
kind-decide = يعدّ
kind-hand-count = يعدّ الأيدي
kind-open = يفتح تصويتًا
kind-vote = يصوّت
kind-mandate = يقترح تفويضًا
kind-statement = يصرّح
kind-draw-lot = يقترح قرعة
kind-lot-commit = يلتزم للقرعة
kind-lot-reveal = يكشف للقرعة
kind-lot-entropy = يعلن القرعة
kind-propose-charter = يقترح ميثاقًا
kind-emergency = يقترح قواعد مؤقتة
kind-amend = يقترح تعديلًا
kind-review-block = يحكم على اعتراض
kind-oppose = يقول لا
kind-minority-report = يكتب تقرير أقلية
kind-again = يطلب تصويتًا ثانيًا
kind-elect = يفتح انتخابًا
kind-stand = يترشح
kind-nominate = يطلب من شخص أن يترشح
kind-mandate-vote = يخبر بتصويته في مكان آخر
kind-mandate-report = يقدّم تقريرًا
kind-call-meeting = يدعو إلى اجتماع
kind-theme = يقترح موضوعًا
kind-set-agenda = يضع جدول الأعمال
kind-attend = يدوّن الحضور
kind-open-meeting = يفتح الاجتماع
kind-take-item = يفتح بندًا
kind-ask-floor = يطلب الكلمة
kind-give-floor = يعطي الكلمة
kind-end-speech = يدوّن نهاية مداخلة
kind-close-queue = يغلق القائمة
kind-challenge = يطعن
kind-close-meeting = ينهي الاجتماع
kind-schedule = يقترح أيام اجتماع
kind-found-commission = يقترح لجنة
kind-join-commission = ينضم إلى لجنة أو يغادرها
kind-task = يضيف مهمة
kind-take-task = يتولى مهمة أو يعيدها
kind-finish-task = ينجز مهمة
kind-commission-report = يقدّم تقرير لجنة
kind-grant-budget = يقترح ميزانية
kind-spend = يدوّن مصروفًا
kind-dissolve = يقترح حلًّا
kind-extend = يطلب وقتًا أطول
kind-cancel = يطلب إنهاء تصويت
kind-cut-off = يقترح إعلان الانقطاع
kind-enter-ballot = يدوّن ورقة
kind-give-proxy = يعطي توكيلًا
kind-end-proxy = ينهي توكيلًا
kind-trustee = يُعدّ مفتاح تصويت سري
kind-register-voter = يسجّل في تصويت سري
kind-cast = يسلّم ورقة سرية
kind-mix = يخلط الأوراق
kind-decrypt = يفتح حصته من النتيجة
kind-hide = يخفي نصًا
kind-past-decision = يدوّن قرارًا سابقًا
kind-decision = قرار

## هذه العقدة
assemblies = الجمعيات
assembly-applicant = الطلب في الطريق
assembly-forming = قيد التشكل
assembly-constituted = قائمة
assembly-dissolved = منحلّة
more-calendar = مواعيد ومتطوعون وملف للتقويم
more-charter = القواعد ونسخها
more-mandates = من بيده أي سلطة وحتى متى
more-commissions = مجموعات العمل والميزانيات
more-power = من يتكلم ومن يقترح ومن يقرر
more-history = كل ما حدث، وبحث، وتحقق
more-sync = عقد أخرى، وذواكر USB، وما يُنظر فيه
more-settings = اللغة والمظهر والأجهزة
sync-title = التبادل
sync-lost = لا تجيب العقدة: { $since }. قد يكون المعروض قديمًا.
clock-apart = هنا { $here }، وهناك { $there }.
sync-figures = بالأرقام
sync-same = عقدتان لديهما الأفعال نفسها تعرضان البصمة نفسها: قارنها بدل علامة الصح.
figure-events = الأفعال
figure-void = بلا أثر
figure-parked = تنتظر فعلًا آخر
figure-unchecked = تواقيع لم تُفحص بعد
peers = عقد التقيناها
peers-none = لا شيء بعد. تبادلوا أول مرة عبر الشبكة أو بعنوان أو بملف.
peer-reached = وصلنا إليها
peer-not = لم نصل إليها
bundles = بملف
bundles-why = يحمل الملف الأفعال على ذاكرة USB أو مع رسول. لا يقرؤه إلا الأعضاء.
bundle-for = لمن
bundle-for-all = كل الأعضاء
bundle-make = اصنع ملفًا
bundle-read = اقرأ ملفًا
bundle-brought = قُرئت { $events } أفعال، منها { $fresh } جديدة.
bundle-applications = { $count ->
    [one] طلب دخول واحد.
    [two] طلبا دخول.
    [few] { $count } طلبات دخول.
    [many] { $count } طلب دخول.
   *[other] { $count } طلب دخول.
  }
bundle-cut = كان الملف ناقصًا: حُفظ ما أمكن قراءته.
connect = بالشبكة
connect-why = عنوان عقدة أخرى، على الشبكة نفسها أو في مكان آخر.
connect-address = العنوان والمنفذ
connect-go = تبادل
connect-done = أُعطيت { $sent } أفعال، وتُسلّمت { $received }.
connect-equal = لدى العقدتين الآن الأفعال نفسها.
connect-not-equal = انقطع التبادل قبل تمامه. حاول مرة أخرى.
look-at = للنظر
forks = { $count ->
    [one] جهاز وقّع فعلين في موضع واحد: نُسخ الجهاز أو أن أحدًا يغش.
    [two] جهازان وقّعا فعلين في موضع واحد: نُسخا أو أن أحدًا يغش.
    [few] { $count } أجهزة وقّعت فعلين في موضع واحد: نُسخت أو أن أحدًا يغش.
    [many] { $count } جهازًا وقّع فعلين في موضع واحد: نُسخت أو أن أحدًا يغش.
   *[other] { $count } جهاز وقّع فعلين في موضع واحد: نُسخت أو أن أحدًا يغش.
  }
fork-of = { $name }، الفعل رقم { $place } من جهاز واحد
fork-kept = قائم: أفعال أخرى تستند إليه
fork-void = بلا أثر، محفوظ كدليل
fork-no-words = كلماته ليست هنا.
two-seals = ختمان للصفحة { $page }
two-seals-here = المتّبع هنا
two-seals-cheat = { $name } وقّع كليهما.
two-seals-open = لا يُختم شيء حتى تختار أغلبية أيهما يستمر.
two-seals-goes-on = يستمر { $hash }.
alarm-signers = الصفحة { $page }، ختمها { $names }
reconvene = تسمية شهود آخرين
reconvene-why = عندما يغيب شهود كثيرون ولا يُختم شيء. يجب أن يوقّع أكثر من نصف الأعضاء؛ والشهود الجدد هم من ظهروا في الصفحة المفتوحة.
lot-tell = قل ما خرج
lot-tell-why = أنت واحد من الثلاثة الذين يعلنون القرعة، كلمة بكلمة كالآخرَين.
reconvening = اقتُرح شهود آخرون:
open-page = الصفحة المفتوحة ({ $page })
open-page-why = تُغلق التصويتات وتصير الأفعال نهائية عندما يختم الشهود الصفحة.
open-page-ready = { $ready } شهود جاهزون؛ اللازم { $needed } من { $witnesses }.
last-seal = آخر ختم: الصفحة { $page }، { $when }.
seal-commits = { $commits } تواقيع من { $witnesses } شهود.
seal-ask = اطلب إغلاق الصفحة
settings-title = الإعدادات
settings-language = اللغة
settings-partial = ترجمة جزئية، تحتاج قارئًا هي لغته
settings-digits = الأرقام
settings-theme = المظهر
settings-text = حجم النص
settings-not-kept = هذا المتصفح لا يحفظ الإعدادات: تدوم حتى إغلاق الصفحة.
theme-system = كالجهاز
theme-light = فاتح
theme-dark = داكن
text-size-normal = عادي
text-size-large = كبير
drafts = المسودات
drafts-there = { $count ->
    [one] مسودة واحدة في هذا المتصفح.
    [two] مسودتان في هذا المتصفح.
    [few] { $count } مسودات في هذا المتصفح.
    [many] { $count } مسودة في هذا المتصفح.
   *[other] { $count } مسودة في هذا المتصفح.
  }
drafts-drop = امسح الكل
texts = النصوص المحفوظة
texts-all = تحفظ هذه العقدة كل النصوص.
texts-some = تترك هذه العقدة الأحاديث القديمة كما قررت الجمعية ({ $dropped } حتى الآن).
texts-keep = احفظ الكل
texts-drop = اتبع الجمعية
device-code = رمز جهاز جديد
device-code-help = يعرضه الجهاز الجديد؛ يبدأ بـ FMD1:
device-add = أضف هذا الجهاز
device-request = اجعل هذه العقدة جهازًا إضافيًا
device-request-why = تعرض هذه العقدة رمزًا؛ ألصقه في الجهاز الذي لديك.
device-request-make = اعرض الرمز
device-qr = رمز هذا الجهاز
backup = نسخة احتياطية
backup-why = نسخة مما تحفظه هذه العقدة. جرّب قراءتها: نسخة لم تُقرأ قط ليست نسخة.
backup-make = اصنع نسخة
doctor = حال العقدة
browsers = المتصفحات
browsers-why = تعرف عقدتك هذه الصفحة. يمكنك فتح أخرى أو إغلاق هذه.
browsers-more = عنوان لمتصفح آخر
browsers-address = يُفتح مرة واحدة، قريبًا
browsers-end = أغلق هذه الصفحة
leave = غادر الجمعية
leave-why = لن تكون عضوًا بعد. ما فعلته يبقى في السجل.
leave-sure = أريد مغادرة الجمعية

## الدخول
welcome-title = نقرر معًا
welcome-what = يساعد Folkmoot جماعةً على الاجتماع والنقاش واتخاذ القرار، ويحفظ أثر كل شيء.
welcome-how = لكل عضو عقدته: لا خادم ولا حساب. كل شيء يعمل بلا إنترنت.
welcome-where = ما تفعله يوقّعه جهازك ويقرؤه الأعضاء، ولا أحد غيرهم.
welcome-join = انضم إلى جمعية
welcome-found = أسّس جمعية
welcome-restore = لديك نسخة احتياطية؟ شغّل:
join-title = الانضمام إلى جمعية
join-how = صوّر الرمز الذي يُعرض عليك، أو ألصق الدعوة.
join-picture = صوّر الرمز
join-nothing = لم يوجد رمز في هذه الصورة. اقترب، مع ضوء أكثر.
join-invitation = الدعوة
join-seen = سيرى الأعضاء الاسم الذي تعطيه. لا رقم ولا عنوان ولا مكان.
join-name = اسمك هنا
join-name-help = الاسم الذي يعرفك به الآخرون. قد يكون لقبًا.
join-no-invitation = تلزم دعوة أولًا.
join-no-name = أعطِ اسمًا أولًا.
join-send = انضم
join-not-now = ليس الآن
joined-title = في الطريق
joined-founder = تقبل الميثاق وتؤسس الجمعية مع الآخرين.
joined-applicant = طلبك جاهز.
joined-carry = يصل عندما تلتقي عقدتك عقدة من دعاك.
joined-meet = التقِها الآن
found-title = تأسيس جمعية
found-name = اسم الجمعية
found-no-name = أعطِ الجمعية اسمًا أولًا.
found-founders = كم مؤسسًا
found-founders-help = تقوم الجمعية عندما يقبل الميثاقَ هذا العدد.
found-few = ثلاثة على الأقل، كي لا تكون الجمعية ملكًا لأحد.
found-charter = القواعد للبداية
found-charter-plain = قواعد بسيطة
found-charter-plain-help = أغلبية بسيطة، وخُمس الأعضاء يقولون نعم.
found-charter-see = انظر ما تغيّره هذه القواعد
found-change-later = تستطيع الجمعية تغييرها بقاعدتها.
found-send = أسّس
founded-title = تأسست الجمعية
founded-needs = قبل { $signed } من { $needed }. ادعُ الآخرين:
founded-one-each = الدعوة لشخص واحد.
founded-more = دعوات أخرى
preset-neighbourhood = حيّ أو قرية
preset-workplace = مكان عمل
preset-tenants = مستأجرون
preset-co-operative = تعاونية
preset-association = جمعية أهلية
preset-coordination = تنسيقية مندوبين
preset-small-circle = حلقة صغيرة
preset-help-neighbourhood = يسكنها كثيرون ويأتي قليلون كل مرة.
preset-help-workplace = يلزم التصرف خلال أيام.
preset-help-tenants = يمكن سؤال كل باب.
preset-help-co-operative = ما يملكه الجميع لا يُغيَّر باستخفاف.
preset-help-association = نظام أساسي واجتماعات عامة وسجل.
preset-help-coordination = كل مقعد يتكلم عن جمعية.
preset-help-small-circle = من ثلاثة إلى خمسة عشر شخصًا.

## إيصالات
sent-position = أُرسل جوابك.
sent-entry = أُدخل جوابك.
sent-ballot = أُرسلت ورقتك.
sent-secret-register = تم تسجيلك.
sent-secret-made = الورقة جاهزة. اطلب تسليمها.
sent-secret-shown = عُرضت الورقة.
sent-secret-carry = سُلّمت الورقة.
sent-secret-open = فُتح جزؤك.
sent-note = نُشرت كلمتك.
sent-review = أُرسل رأيك.
sent-enter = دُوّن. يجب أن يؤكده عضو آخر.
sent-more-time = نُشر الطلب: يُفتح حين تُغلق الصفحة.
sent-cancel = نُشر الطلب: يجب أن يوقّع شهود.
sent-decide = عُدّ.
sent-oppose = أُرسلت لا منك.
sent-withdraw = سُحب المقترح.
sent-confirm = أُرسل توقيعك.
sent-stand = أُرسل.
sent-nominate = أُرسل الطلب.
sent-report = نُشر التقرير.
sent-again = أُرسل الطلب.
sent-compose = نُشر.
sent-amend = أُرسل التعديل.
sent-hand = أنت في القائمة.
sent-hand-down = لم تعد في القائمة.
sent-challenge = أُرسل الطعن.
sent-theme = اقتُرح الموضوع.
sent-here = سُجّل الحضور.
sent-gone = سُجّلت المغادرة.
sent-open-meeting = الافتتاح ينتظر توقيعين.
sent-end = دُوّنت المداخلة.
sent-give = أُعطيت الكلمة.
sent-item = فُتح البند.
sent-close-queue = أُغلقت القائمة.
sent-count = العدّ ينتظر تواقيعه.
sent-agenda = أُكمل جدول الأعمال.
sent-close-meeting = دُوّن.
sent-minutes = اقتُرح المحضر.
sent-invite = صُنعت الدعوة.
sent-list = سُجّل الأشخاص.
sent-object = أُرسلت الممانعة.
sent-vouch = زكّيت.
sent-suspend = أُرسل الإيقاف.
sent-spend = دُوّن المصروف.
sent-commission-join = أُرسل انضمامك.
sent-commission-leave = غادرت اللجنة.
sent-recall = أُرسل طلب السحب.
sent-statement = نُشر البيان.
sent-give-back = أُعيد التفويض.
sent-proxy = أُعطي التوكيل.
sent-proxy-end = انتهى التوكيل.
sent-mandate-vote = نُشر تصويتك.
sent-hide = دُوّن الطلب.
sent-witness = سُمّي الجهاز الشاهد.
sent-reconvene = المقترح ينتظر تواقيعه.
sent-lot = قيل.
sent-apply = كُتبت النسخة الجديدة.
sent-task = أُضيفت المهمة.
sent-task-take = المهمة لك.
sent-task-back = أُعيدت المهمة.
sent-task-finish = أُنجزت المهمة.
sent-seal-ask = طُلب من الشهود.
sent-device = أُضيف الجهاز.
sent-device-request = الرمز جاهز.
sent-texts = تم.
sent-leave = غادرت الجمعية.
sent-found = تأسست الجمعية.
sent-join = الطلب جاهز.
