import { useEffect, useEffectEvent, useState } from 'react';
import { signInAgain } from './page.js';

/** Whether news come in: `lost` while the stream is being looked for again. */
export type LiveState = 'connecting' | 'live' | 'lost';

/** Beats come every 15 seconds. */
const SILENCE_MS = 35_000;

/** The server's events for as long as the screen is open. The browser comes back by itself, and is told what it has missed. */
export function useLive(path: string | null, events: readonly string[], onEvent: (event: string, told: unknown) => void): LiveState {
  const [state, setState] = useState<LiveState>('connecting');
  const hear = useEffectEvent(onEvent);
  const names = events.join(' ');
  useEffect(() => {
    if (path === null) return undefined;
    const source = new EventSource(`/console/api${path}`);
    let silence: ReturnType<typeof setTimeout> | undefined;
    const alive = () => {
      clearTimeout(silence);
      silence = setTimeout(() => setState('lost'), SILENCE_MS);
      setState('live');
    };
    source.addEventListener('beat', alive);
    source.addEventListener('signed-out', signInAgain);
    source.addEventListener('error', () => setState('lost'));
    for (const name of names.split(' ')) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        alive();
        hear(name, JSON.parse(event.data));
      });
    }
    return () => {
      clearTimeout(silence);
      source.close();
    };
  }, [path, names]);
  return state;
}
