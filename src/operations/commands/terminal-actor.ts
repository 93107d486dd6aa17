import { userInfo } from 'node:os';

/** Whoever sits at the terminal, as the audit log names them. */
export function terminalActor(): string {
  try {
    return `terminal:${userInfo().username}`;
  } catch {
    // In a container the user may have no name.
    return `terminal:${process.getuid?.() ?? 'unknown'}`;
  }
}
