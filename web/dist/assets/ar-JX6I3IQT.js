import"./chunk-WVJVV43I.js";var n=`tabs=أجزاء الصفحة
tab-now=الآن
tab-decisions=القرارات
tab-meeting=الاجتماع
tab-people=الأعضاء
tab-more=المزيد
tab-waiting={ $count ->
 [one] أمر واحد ينتظرك
 [two] أمران ينتظرانك
 [few] { $count } أمور تنتظرك
 [many] { $count } أمرًا ينتظرك
 *[other] { $count } أمر ينتظرك
 }
skip=إلى المحتوى
close=إغلاق
back=رجوع
receipt=إيصال
act-busy=لحظة…
list-more=عرض { $count } أخرى (بقي { $left })
text-not-here=(النص غير موجود هنا)
entry-title=هذه الصفحة غير مفتوحة
entry-why=كل عقدة تطيع صاحبها وحده. لفتح صفحتها يلزم العنوان ذو الاستعمال الواحد الذي تعرضه عقدتك.
entry-run=شغّل عقدتك:
entry-open=افتح العنوان الذي تعرضه خلال دقيقة.
lost-title=لا شيء هنا
lost-why=هذا العنوان لا يؤدي إلى شيء.
time-now=الآن
time-in-minutes={ $count ->
 [one] بعد دقيقة
 [two] بعد دقيقتين
 [few] بعد { $count } دقائق
 [many] بعد { $count } دقيقة
 *[other] بعد { $count } دقيقة
 }
time-in-hours={ $count ->
 [one] بعد ساعة
 [two] بعد ساعتين
 [few] بعد { $count } ساعات
 [many] بعد { $count } ساعة
 *[other] بعد { $count } ساعة
 }
time-in-days={ $count ->
 [one] بعد يوم
 [two] بعد يومين
 [few] بعد { $count } أيام
 [many] بعد { $count } يومًا
 *[other] بعد { $count } يوم
 }
time-minutes-ago={ $count ->
 [one] قبل دقيقة
 [two] قبل دقيقتين
 [few] قبل { $count } دقائق
 [many] قبل { $count } دقيقة
 *[other] قبل { $count } دقيقة
 }
time-hours-ago={ $count ->
 [one] قبل ساعة
 [two] قبل ساعتين
 [few] قبل { $count } ساعات
 [many] قبل { $count } ساعة
 *[other] قبل { $count } ساعة
 }
time-days-ago={ $count ->
 [one] قبل يوم
 [two] قبل يومين
 [few] قبل { $count } أيام
 [many] قبل { $count } يومًا
 *[other] قبل { $count } يوم
 }
chip-lost=العقدة بعيدة المنال
chip-look={ $count ->
 [one] أمر واحد للنظر
 [two] أمران للنظر
 [few] { $count } أمور للنظر
 [many] { $count } أمرًا للنظر
 *[other] { $count } أمر للنظر
 }
chip-applicant=الطلب في الطريق
chip-parked={ $count ->
 [one] فعل واحد ينتظر فعلًا ناقصًا
 [two] فعلان ينتظران أفعالًا ناقصة
 [few] { $count } أفعال تنتظر أفعالًا ناقصة
 [many] { $count } فعلًا ينتظر أفعالًا ناقصة
 *[other] { $count } فعل ينتظر أفعالًا ناقصة
 }
chip-nodes={ $count ->
 [zero] لا عقد متصلة
 [one] عقدة واحدة متصلة
 [two] عقدتان متصلتان
 [few] { $count } عقد متصلة
 [many] { $count } عقدة متصلة
 *[other] { $count } عقدة متصلة
 }
chip-alone=وحدك: كل شيء محفوظ هنا
chip-alone-since=وحدك؛ آخر اتصال { $since }
chip-guest=عبر جهاز شخص آخر
chip-guest-for={ $name }، عبر جهاز شخص آخر
state-loading=لحظة، نسأل العقدة…
state-part-lost=تعذّر تحميل هذا الجزء من الصفحة. أعد تحميلها عندما تجيب العقدة.
state-old=المعروض منذ { $since }.
state-safe=لم يضِع شيء: ما كتبته باقٍ في هذا المتصفح.
state-retry=أعد المحاولة
state-incomplete=القائمة ناقصة: هذه العقدة تعلم أن أفعالًا تنقصها.
finality-sealed=مختوم
finality-majority=رأته أغلبية
finality-seen=مؤقت
finality-sealed-why=خُتم مع الصفحة { $page }. لنقضه يجب أن يغش { $cheats } من الشهود.
finality-open-why=الصفحة { $page } ما زالت مفتوحة: حتى ختمها قد يغيّر ما يصل أثرَ هذا الفعل.
state-open=مفتوح
state-adopted=أُقرّ
state-rejected=رُفض
state-lapsed=سقط
state-withdrawn=سُحب
state-rescinded=أُلغي
state-waits=في الانتظار
state-draft=مسودة
mark-admission-pending=القبول معلّق
mark-awaits-ratification=ينتظر التصديق
mark-late=متأخر
mark-contestable=قابل للطعن
mark-sealed-after-expiry=خُتم بعد انتهاء المدة
mark-beside-recall=في وقت سحب التفويض نفسه
mark-as-caretaker=بالنيابة
mark-beyond-mandate=خارج التفويض
mark-subject-to-base=مشروط بالقاعدة
mark-not-ratified=لم يُصدَّق عليه
mark-vetoed=رفضته القاعدة
mark-waits-for-assembly=ينتظر الجمعية
mark-hidden=مخفي
mark-from-before=من قبل السجل
matter-question=سؤال
matter-removal=إبعاد
matter-mandate=تفويض
matter-recall=سحب تفويض
matter-retention=مدة حفظ النصوص
matter-lot=قرعة
matter-charter=تغيير الميثاق
matter-emergency=قواعد مؤقتة
matter-amendment=تعديل
matter-again=تصويت ثانٍ
matter-fallback=تصويت احتياطي
matter-election=انتخاب
matter-schedule=أيام الاجتماع
matter-commission=لجنة جديدة
matter-budget=ميزانية
matter-dissolution=حلّ
line-mine=بانتظار جوابك
line-blocks={ $count ->
 [one] اعتراض واحد
 [two] اعتراضان
 [few] { $count } اعتراضات
 [many] { $count } اعتراضًا
 *[other] { $count } اعتراض
 }
line-answered=أجاب { $answered } من { $all }
line-until=ينتهي { $when }
problem-more=تفاصيل
problem-rule=تمنع ذلك قاعدة من قواعد الجمعية ({ $rule }).
problem-refused=تمنع ذلك قاعدة من قواعد الجمعية.
problem-web-unknown=لم ينجح ذلك، والسبب غير معروف هنا.
problem-web-out-of-reach=العقدة لا تجيب. إن كانت على هذا الجهاز فهل هي شغّالة؟ وإلا فهل أنت على الشبكة نفسها؟
problem-web-no-session=لم تعد العقدة تعرف هذه الصفحة. اطلب منها عنوانًا جديدًا.
problem-web-code=هذا الرمز استُعمل أو قدُم. اطلب من العقدة عنوانًا جديدًا.
problem-web-role=لا يستطيع الضيف فعل هذا عبر جهاز شخص آخر.
problem-web-not-found=هذه العقدة لا تعرف شيئًا كهذا.
problem-web-busy=العقدة مشغولة جدًا. حاول بعد قليل.
problem-web-under-way=هذا قيد الإرسال بالفعل.
problem-web-too-large=أكبر من أن يُرسَل دفعة واحدة.
problem-web-words=شيء ناقص أو لا يمكن قراءته.
now-title=ما ينتظرك
now-empty=لا شيء ينتظرك.
now-look=عرض القرارات
now-overdue=متأخر: { $when }
now-next=الاجتماع القادم
now-no-meeting=لا موعد.
now-call=الدعوة إلى اجتماع
now-lapsing=ينتهي قريبًا
now-decision=القرار { $id }
now-mandate=تفويض { $name }
now-ends=ينتهي { $when }
now-applicant=طلبك محفوظ هنا. يصل عندما تلتقي هذه العقدة عقدة أحد الأعضاء.
now-applicant-sync=لقاء عقدة
now-forming=الجمعية تتشكل: تتأسس عندما يقبل الميثاقَ عدد كافٍ.
waiting-position=موقفك منتظر
waiting-vote=صوتك منتظر
waiting-review-of-a-block=اعتراض: هل يقوم على مبدأ؟
waiting-stand=يُطلب منك الترشح
waiting-report=تقريرك عن التفويض
waiting-task=مهمتك
waiting-join-commission=انضم إلى لجنة
waiting-confirm-joining=شخص يريد الانضمام إلى لجنتك
answer-position=أجب
answer-vote=صوّت
answer-review-of-a-block=انظر
answer-stand=أجب
answer-report=اكتب
answer-task=اعرض
answer-join-commission=اختر
answer-confirm-joining=انظر
decisions-title=القرارات
decisions-propose=اقترح
decisions-filter=المعروض
decisions-search=ابحث في العناوين
decisions-empty=لم يُقترح شيء بعد.
decisions-first=اكتب المقترح الأول
decisions-none=لا شيء كهذا.
decisions-before=من قبل السجل
decisions-before-why=قُرر قبل أن يكون للجمعية سجل، ودوّنه أعضاء: لا أحد يستطيع إعادة عدّه.
filter-mine=لي
filter-open=مفتوحة
filter-closed=مغلقة
filter-all=الكل
mine=موقفي
answer-closed=لا أجوبة بعد هنا: { $state }.
decide=عدّ وأغلق
option-none-of-these=لا شيء من هذه
option-all-stays-as-it-is=يبقى كل شيء كما هو
option-open-the-nominations-again=إعادة فتح باب الترشح
result=النتيجة
meeting=اجتماع
people-invite=ادعُ شخصًا
search=ابحث في النصوص
event=فعل`;export{n as default};
