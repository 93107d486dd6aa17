import { useId, type ReactNode } from 'react';
import './panel.css';

interface PanelProps {
  readonly title: ReactNode;
  /** What stands beside the title: an age, a lever. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of a screen with a name of its own. */
export function Panel({ title, aside, className = '', children }: PanelProps) {
  const id = useId();
  return (
    <section className={`panel ${className}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{title}</h2>
        {aside !== undefined && <div className="panel-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
}

interface TitleProps {
  readonly title: ReactNode;
  readonly note?: ReactNode;
  readonly back?: ReactNode;
  readonly children?: ReactNode;
}

/** The head of a screen: what it is, and what can be done with all of it. */
export function ScreenTitle({ title, note, back, children }: TitleProps) {
  return (
    <header className="screen-title">
      <div>
        {back !== undefined && <p className="screen-back">{back}</p>}
        <h1>{title}</h1>
        {note !== undefined && <p className="soft">{note}</p>}
      </div>
      {children !== undefined && <div className="screen-levers">{children}</div>}
    </header>
  );
}
