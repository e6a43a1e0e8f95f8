export const kWholeTable: RegExp;
export const kShortTable: string;
