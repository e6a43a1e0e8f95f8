export function onlyAsked(sources: readonly string[], keys: ReadonlySet<string>): Set<string>;
export function numbersOf(where: ReadonlyMap<string, string>, plain: ReadonlySet<string>): Map<string, number>;
export function withNumbers(text: string, numbers: ReadonlyMap<string, number>): string;
