import type { MoneyShown } from '../../contract/common.js';
import { useWords } from '../words/words.js';

export function MoneyText({ of }: { readonly of: MoneyShown }) {
  const { money } = useWords();
  return <span className="figures">{money(of)}</span>;
}
