import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { speechOf, type Speech } from './speech.js';

/** In which language a page is drawn. */
export const Speaking = createContext<Speech>(speechOf('en'));

export function useSpeech(): Speech {
  return useContext(Speaking);
}
