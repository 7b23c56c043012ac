/** Comments, instructions and literal text hold no tags. */
const silent = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>/g;
const tag = /<(\/?)([^\s<>/]+)(?:"[^"]*"|'[^']*'|[^<>"'])*?(\/?)>/g;

/** Does every tag of a text in XML have its end, in the right order, and is nothing else left of a tag? */
export function isWellFormed(xml: string): boolean {
  const text = xml.replace(silent, '');
  const open: string[] = [];
  let isBalanced = true;
  const rest = text.replace(tag, (_, end: string, name: string, empty: string) => {
    if (end === '/') isBalanced &&= open.pop() === name;
    else if (empty !== '/') open.push(name);
    return '';
  });
  return isBalanced && open.length === 0 && !rest.includes('<');
}
