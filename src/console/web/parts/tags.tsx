import { Badge } from './badge.js';

export function Tags({ tags }: { readonly tags: readonly string[] }) {
  if (tags.length === 0) return '–';
  return <span className="tags">{tags.map((tag) => <Badge key={tag}><bdi>{tag}</bdi></Badge>)}</span>;
}
