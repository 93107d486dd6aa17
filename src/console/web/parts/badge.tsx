import type { ReactNode } from 'react';
import './badge.css';

export type Tone = 'plain' | 'good' | 'waiting' | 'fault';

export function Badge({ tone = 'plain', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  return <span className={`badge is-${tone}`}>{children}</span>;
}
