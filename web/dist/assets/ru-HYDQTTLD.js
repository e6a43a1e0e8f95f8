import"./chunk-WVJVV43I.js";var n=`tabs=Части страницы
tab-now=Сейчас
tab-decisions=Решения
tab-meeting=Собрание
tab-people=Люди
tab-more=Ещё
tab-waiting={ $count ->
 [one] { $count } дело ждёт вас
 [few] { $count } дела ждут вас
 *[other] { $count } дел ждут вас
 }
skip=К содержанию
close=Закрыть
back=Назад
receipt=Квитанция
act-busy=Минуту…
list-more=Показать ещё { $count } (осталось { $left })
text-not-here=(текста здесь нет)
entry-title=Эта страница не открыта
entry-why=Каждый узел слушается только своего человека. Чтобы открыть его страницу, нужен одноразовый адрес, который показывает ваш узел.
entry-run=Запустите свой узел:
entry-open=Откройте показанный адрес в течение минуты.
lost-title=Здесь ничего нет
lost-why=Этот адрес никуда не ведёт.
time-now=только что
time-in-minutes={ $count ->
 [one] через { $count } минуту
 [few] через { $count } минуты
 *[other] через { $count } минут
 }
time-in-hours={ $count ->
 [one] через { $count } час
 [few] через { $count } часа
 *[other] через { $count } часов
 }
time-in-days={ $count ->
 [one] через { $count } день
 [few] через { $count } дня
 *[other] через { $count } дней
 }
time-minutes-ago={ $count ->
 [one] { $count } минуту назад
 [few] { $count } минуты назад
 *[other] { $count } минут назад
 }
time-hours-ago={ $count ->
 [one] { $count } час назад
 [few] { $count } часа назад
 *[other] { $count } часов назад
 }
time-days-ago={ $count ->
 [one] { $count } день назад
 [few] { $count } дня назад
 *[other] { $count } дней назад
 }
chip-lost=Узел недоступен
chip-look=Посмотреть: { $count }
chip-applicant=Заявка в пути
chip-parked={ $count ->
 [one] { $count } действие ждёт недостающего
 [few] { $count } действия ждут недостающих
 *[other] { $count } действий ждут недостающих
 }
chip-nodes={ $count ->
 [one] { $count } узел на связи
 [few] { $count } узла на связи
 *[other] { $count } узлов на связи
 }
chip-alone=Один: всё хранится здесь
chip-alone-since=Один; последняя связь { $since }
chip-guest=Через чужое устройство
chip-guest-for={ $name }, через чужое устройство
state-loading=Минуту, спрашиваем узел…
state-part-lost=Эта часть страницы не загрузилась. Обновите страницу, когда узел ответит.
state-old=Показанному { $since }.
state-safe=Ничего не пропало: написанное вами остаётся в этом браузере.
state-retry=Повторить
state-incomplete=Список неполный: узел знает, что ему не хватает действий.
finality-sealed=Запечатано
finality-majority=Видело большинство
finality-seen=Предварительно
finality-sealed-why=Запечатано со страницей { $page }. Чтобы это отменить, должны смошенничать свидетели: { $cheats }.
finality-open-why=Страница { $page } ещё открыта: до её печати то, что придёт, может изменить действие этого.
state-open=Открыто
state-adopted=Принято
state-rejected=Отклонено
state-lapsed=Утратило силу
state-withdrawn=Отозвано
state-rescinded=Отменено
state-waits=Ожидает
state-draft=Черновик
mark-admission-pending=приём под вопросом
mark-awaits-ratification=ждёт утверждения
mark-late=с опозданием
mark-contestable=можно оспорить
mark-sealed-after-expiry=запечатано после срока
mark-beside-recall=одновременно с отзывом
mark-as-caretaker=временно исполняя
mark-beyond-mandate=вне мандата
mark-subject-to-base=если согласится база
mark-not-ratified=не утверждено
mark-vetoed=отвергнуто базой
mark-waits-for-assembly=ждёт ассамблеи
mark-hidden=скрыто
mark-from-before=до журнала
matter-question=Вопрос
matter-removal=Исключение
matter-mandate=Мандат
matter-recall=Отзыв
matter-retention=Срок хранения текстов
matter-lot=Жеребьёвка
matter-charter=Изменение устава
matter-emergency=Временные правила
matter-amendment=Поправка
matter-again=Повторное голосование
matter-fallback=Запасное голосование
matter-election=Выборы
matter-schedule=Дни собраний
matter-commission=Новая комиссия
matter-budget=Бюджет
matter-dissolution=Роспуск
line-mine=Ваш ответ
line-blocks=Возражений: { $count }
line-answered=Ответили { $answered } из { $all }
line-until=конец { $when }
problem-more=Подробности
problem-rule=Этому мешает правило ассамблеи ({ $rule }).
problem-refused=Этому мешает правило ассамблеи.
problem-web-unknown=Не получилось, и почему, здесь не известно.
problem-web-out-of-reach=Узел не отвечает. Если он на этой машине, запущен ли он? Если нет, в той же ли вы сети?
problem-web-no-session=Узел больше не узнаёт эту страницу. Попросите у него новый адрес.
problem-web-code=Этот код уже использован или устарел. Попросите у узла новый адрес.
problem-web-role=Гость не может делать это через чужое устройство.
problem-web-not-found=Этот узел такого не знает.
problem-web-busy=Узел слишком занят. Попробуйте чуть позже.
problem-web-under-way=Это уже отправляется.
problem-web-too-large=Слишком много для одной отправки.
problem-web-words=Чего-то не хватает, или это нельзя прочесть.
now-title=Что вас ждёт
now-empty=Вас ничего не ждёт.
now-look=Посмотреть решения
now-overdue=просрочено: { $when }
now-next=Следующее собрание
now-no-meeting=Даты нет.
now-call=Созвать собрание
now-lapsing=Скоро закончится
now-decision=Решение { $id }
now-mandate=Мандат: { $name }
now-ends=конец { $when }
now-applicant=Ваша заявка хранится здесь. Она дойдёт, когда этот узел встретит узел участника.
now-applicant-sync=Встретиться с узлом
now-forming=Ассамблея складывается: она учреждена, когда устав примет достаточно людей.
waiting-position=Ждут вашу позицию
waiting-vote=Ждут ваш голос
waiting-review-of-a-block=Возражение: стоит ли за ним принцип?
waiting-stand=Вас просят выдвинуться
waiting-report=Ваш отчёт по мандату
waiting-task=Ваша задача
waiting-join-commission=Вступите в комиссию
waiting-confirm-joining=Кто-то хочет в вашу комиссию
answer-position=Ответить
answer-vote=Голосовать
answer-review-of-a-block=Посмотреть
answer-stand=Ответить
answer-report=Написать
answer-task=Посмотреть
answer-join-commission=Выбрать
answer-confirm-joining=Посмотреть
decisions-title=Решения
decisions-propose=Предложить
decisions-filter=Что показано
decisions-search=Искать по названию
decisions-empty=Ещё ничего не предложено.
decisions-first=Написать первое предложение
decisions-none=Такого нет.
decisions-before=До журнала
decisions-before-why=Решено до того, как у ассамблеи появился журнал, и записано участниками: пересчитать это никто не может.
filter-mine=Мне
filter-open=Открытые
filter-closed=Закрытые
filter-all=Все
mine=Моя позиция
answer-closed=Здесь больше не отвечают: { $state }.
decide=Подсчитать и закрыть
option-none-of-these=Ни один из этих
option-all-stays-as-it-is=Всё остаётся как есть
option-open-the-nominations-again=Снова открыть выдвижение
result=Итог
meeting=Собрание
people-invite=Пригласить кого-то
search=Искать в текстах
event=Действие`;export{n as default};
