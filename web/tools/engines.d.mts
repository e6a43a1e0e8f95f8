export function accepts(range: string, version?: readonly number[]): boolean;
export function engineFaults(lock: { packages: Record<string, { version?: string; engines?: { node?: string } }> }): string[];
