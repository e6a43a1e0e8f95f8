// Whether a package takes a version of Node.js, by what it says under "engines".

/** The Node.js of Debian 12, with which the page is built and tested. */
export const kNode = [18, 19, 0];

const kOne = /(>=|<=|>|<|=|\^|~)?v?(\d+|[xX*])(?:\.(\d+|[xX*]))?(?:\.(\d+|[xX*]))?(?:-[\w.-]+)?(?:\+[\w.-]+)?/y;
const before = (a, b) => {
  for (let i = 0; i < 3; ++i) if (a[i] !== b[i]) return a[i] < b[i];
  return false;
};

function takes(sign, parts, version) {
  const given = parts.findIndex((part) => part === undefined || /[xX*]/.test(part));
  const count = given < 0 ? 3 : given;
  const low = [0, 1, 2].map((i) => (i < count ? Number(parts[i]) : 0));
  /** The first version that is behind the part number `i`. */
  const behind = (i) => low.map((part, at) => (at < i ? part : at === i ? part + 1 : 0));
  const next = count === 0 ? [Infinity, 0, 0] : behind(count - 1);
  if (sign === ">=") return !before(version, low);
  if (sign === ">") return count === 3 ? before(low, version) : !before(version, next);
  if (sign === "<") return before(version, low);
  if (sign === "<=") return before(version, next);
  if (before(version, low)) return false;
  if (sign === "~") return count === 0 || before(version, behind(Math.min(count - 1, 1)));
  if (sign === "^") {
    const fixed = low.findIndex((part) => part > 0);
    return count === 0 || before(version, behind(fixed < 0 ? count - 1 : Math.min(fixed, count - 1)));
  }
  return before(version, next);
}

/** `range`: ">=18", "^18.18.0 || >=20", "14 - 18", "*". What cannot be read is not taken. */
export function accepts(range, version = kNode) {
  return range.split("||").some((all) => {
    let text = all.trim().replace(/(>=|<=|>|<|=|\^|~)\s+/g, "$1");
    if (text === "") return true;
    text = text.replace(/^(\S+)\s+-\s+(\S+)$/, ">=$1 <=$2");
    return text.split(/\s+/).every((word) => {
      kOne.lastIndex = 0;
      const found = kOne.exec(word);
      return found !== null && found[0].length === word.length && takes(found[1] ?? "=", found.slice(2, 5), version);
    });
  });
}

/** Packages of a lock file that refuse this Node.js. */
export function engineFaults(lock) {
  return Object.entries(lock.packages).flatMap(([path, { version, engines }]) =>
    engines?.node && !accepts(engines.node) ? [`${path || "the page"} ${version ?? ""}: takes Node.js ${engines.node} only, Debian 12 has ${kNode[0]}`] : []);
}
