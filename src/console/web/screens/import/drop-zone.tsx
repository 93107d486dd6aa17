import { useState } from 'react';
import { Icon } from '../../parts/icon.js';
import { Size } from '../../parts/size.js';
import { useWords } from '../../words/words.js';

interface DropZoneProps {
  readonly file: File | null;
  readonly isLocked: boolean;
  readonly onFile: (file: File) => void;
}

/** Takes a file that is dropped on it or chosen from the machine; a field of a form for the keyboard and for those who hear the page. */
export function DropZone({ file, isLocked, onFile }: DropZoneProps) {
  const { say } = useWords();
  const [isOver, setOver] = useState(false);
  return (
    <label
      className={isOver ? 'drop-zone is-over' : 'drop-zone'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [dropped] = event.dataTransfer.files;
        if (dropped !== undefined && !isLocked) onFile(dropped);
      }}
    >
      <input
        type="file"
        className="hidden-text"
        disabled={isLocked}
        accept=".xlsx,.xlsm,.csv,.tsv,.txt,.json,.jsonl,.gz"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen !== undefined) onFile(chosen);
        }}
      />
      <Icon name="upload" size={26} />
      {file === null ? <span className="drop-title">{say('upload.drop')}</span> : <span className="drop-title"><bdi>{file.name}</bdi> <span className="soft">(<Size bytes={file.size} />)</span></span>}
      <span className="soft small">{say(file === null ? 'upload.formats' : 'upload.another')}</span>
    </label>
  );
}
