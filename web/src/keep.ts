// The browser's own store. It may be full, switched off or damaged; then nothing breaks, and who asks is told.
export const kPrefix = "folkmoot:";

export function kept<T>(name: string): T | null {
  try {
    const text = localStorage.getItem(kPrefix + name);
    return text === null ? null : (JSON.parse(text) as T);
  } catch {
    return null;
  }
}

/** Whether it is kept. */
export function keep(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(kPrefix + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(kPrefix + name);
  } catch {
    // It was never kept.
  }
}
