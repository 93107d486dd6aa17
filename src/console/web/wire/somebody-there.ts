/** As often as the server notes that a session was used. */
const RECENTLY_MS = 60_000;

const SIGNS = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

let lastAt = Date.now();

for (const sign of SIGNS) addEventListener(sign, () => (lastAt = Date.now()), { capture: true, passive: true });

/** Whether somebody has lately moved, pressed or typed something here: a screen that only stays open keeps no session alive. */
export function isSomebodyThere(): boolean {
  return Date.now() - lastAt < RECENTLY_MS;
}
