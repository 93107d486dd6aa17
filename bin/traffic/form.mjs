/**
 * What a donor finds in the donation form of a page: `{ action, currency, hidden, amounts: [{ value, minor }] }`, or null
 * when the campaign takes no gifts now. Reads our own mark-up only, not any HTML.
 */
export function formIn(html) {
  const [form] = /<form[^>]*data-donation-form[\s\S]*?<\/form>/.exec(html) ?? [];
  if (!form) return null;
  const inputs = [...form.matchAll(/<input[^>]*>/g)].map(([tag]) => attributesOf(tag));
  const amounts = inputs
    .filter((input) => input.name === 'amount' && input['data-minor'])
    .map((input) => ({ value: input.value, minor: Number(input['data-minor']) }));
  if (amounts.length === 0) return null;
  const { action, 'data-currency': currency } = attributesOf(form.slice(0, form.indexOf('>')));
  const hidden = inputs.filter(({ type }) => type === 'hidden').map(({ name, value }) => [name, value ?? '']);
  return { action, currency, hidden: Object.fromEntries(hidden), amounts };
}

function attributesOf(tag) {
  return Object.fromEntries(
    [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value]) => [name, unescaped(value)]),
  );
}

const unescaped = (text) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
