interface Read {
  readonly text: string;
  readonly variables: ReadonlySet<string>;
}
type File = (name: string, text: string) => string[];
export function languageFaults(tag: string, messages: ReadonlyMap<string, Read>, source: ReadonlyMap<string, Read>, partial: boolean, equal?: Readonly<Record<string, string>>): string[];
export const styleFaults: File;
export const sourceFaults: File;
export const hostFaults: File;
export const dataFaults: File;
