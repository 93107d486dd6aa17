import { useMutation } from '@tanstack/react-query';
import type { ImportFolderShown } from '../../../contract/imports.js';
import { ask } from '../../wire/ask.js';

/** Has an import go on, end, or be taken back; `onDone` is told how it then is. */
export function useSteering(id: string, verb: 'commit' | 'cancel' | 'undo', onDone: (folder: ImportFolderShown) => void) {
  return useMutation({ mutationFn: () => ask<ImportFolderShown>(`/imports/${id}/${verb}`, { method: 'POST' }), onSuccess: onDone });
}
