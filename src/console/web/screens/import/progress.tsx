import type { ImportFolderShown } from '../../../contract/imports.js';
import { Panel } from '../../parts/panel.js';
import { useWords, type WordKey } from '../../words/words.js';
import { ImportBar, ImportPace } from '../imports/import-state.js';

const TEXTS: Readonly<Partial<Record<ImportFolderShown['import']['status'], WordKey>>> = { uploaded: 'pace.waiting', reading: 'pace.reading', merging: 'pace.merging', undoing: 'pace.undoing' };

/** How far an import is, how fast it goes and how long it will take; nothing where nobody works on it. */
export function Progress({ of }: { readonly of: ImportFolderShown['import'] }) {
  const { say } = useWords();
  const text = TEXTS[of.status];
  // Told to those who hear the page by its stage alone: figures that change every second would never end.
  return (
    <>
      <p className="hidden-text" role="status">{say(`importStatus.${of.status}`)}</p>
      {text !== undefined && (
        <Panel title={say(`importStatus.${of.status}`)}>
          <div className="import-progress">
            <ImportBar status={of.status} pace={of.pace} />
            <p><ImportPace of={of} /></p>
            <p className="soft small">{say(text)}</p>
          </div>
        </Panel>
      )}
    </>
  );
}
