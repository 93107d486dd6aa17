const SLOWEST_SECONDS = 60;

/**
 * Runs `step` about every `seconds` while the page is visible: with jitter, so that a crowd does not arrive in step,
 * and half as often after each failure. `step` answers false to end it.
 */
export function pollWhileVisible(seconds: number, step: () => Promise<boolean>): void {
  let pause = seconds;
  const wait = () => setTimeout(run, pause * 1000 * (0.75 + Math.random() / 2));
  const run = async () => {
    if (document.hidden) {
      document.addEventListener('visibilitychange', run, { once: true });
      return;
    }
    try {
      if (!(await step())) return;
      pause = seconds;
    } catch {
      pause = Math.min(SLOWEST_SECONDS, pause * 2);
    }
    wait();
  };
  wait();
}
