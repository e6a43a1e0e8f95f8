// The pictures of docs/user-guide, taken anew where PAGE_GUIDE names its folder of images:
//   PAGE_GUIDE=../docs/user-guide/images node tests/node/run.mjs guide.test.ts
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { after, test } from "node:test";
import { closeBrowser } from "../browser/page.ts";
import { Homes, type Home } from "./home.ts";
import { member } from "./page.ts";

after(closeBrowser);

const kPlaces = {
  en: { title: "A canteen for the quarter", text: "Three evenings a week, in the school. Dues are **5 a month**.", why: "There is no water in the school after six.",
    done: "A bench under the tree", meeting: "Assembly of May", place: "The square", item: "The canteen", open: "Open to the room", hall: "The phones in the room" },
  fr: { title: "Une cantine pour le quartier", text: "Trois soirs par semaine, à l'école. La cotisation est de **5 par mois**.", why: "Il n'y a pas d'eau à l'école après six heures.",
    done: "Un banc sous l'arbre", meeting: "Assemblée de mai", place: "La place", item: "La cantine", open: "Ouvrir à la salle", hall: "Les téléphones de la salle" },
} as const;

for (const language of ["en", "fr"] as const)
  test(`pictures: ${language}`, { skip: !process.env.PAGE_GUIDE }, async () => {
    const folder = resolve(process.env.PAGE_GUIDE!);
    mkdirSync(folder, { recursive: true });
    const words = kPlaces[language];
    const homes = new Homes();
    try {
      const all = homes.founded(["m001", "m002", "m003"], "vouches = 1\n") as [Home, Home, Home];
      const [a, b, c] = all;
      const share = () => {
        for (const one of [b, c]) homes.pass(one, a);
        for (const one of [b, c]) homes.pass(a, one);
      };
      const done = a.said("event", "propose", words.done, "--text", ".");
      share();
      for (const one of all) one.run("position", done, "agree");
      share();
      a.run("decide", done);
      const proposal = b.said("event", "propose", words.title, "--text", words.text);
      const meeting = b.said("event", "meeting", "call", words.meeting, "--in", "2d", "--place", words.place, "--item", `${words.item} :: ${proposal}`);
      share();
      c.run("position", proposal, "block", "--reason", words.why);
      b.run("position", proposal, "agree");
      share();

      const reader = await member(await a.serve(), { language });
      await reader.staysHere();
      const picture = (name: string) => reader.page.screenshot({ path: join(folder, `${language}-${name}.png`) });
      await reader.go("#/");
      await reader.sees(words.title);
      await picture("now");
      await reader.go(`#/p/${proposal}`);
      await reader.sees(words.why);
      await picture("proposal");
      await reader.go(`#/result/${done}`);
      await reader.sees(words.done);
      await picture("result");
      await reader.go(`#/meeting/${meeting}/check-in`);
      await reader.press(words.open);
      await reader.sees("127.0.0.2");
      await reader.page.getByText(words.hall).last().evaluate((heading) => heading.scrollIntoView());
      await picture("room");
      await reader.page.context().close();
    } finally {
      await homes.end();
    }
  });
