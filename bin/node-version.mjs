// Written in syntax that Node 12 can read, so that an old Node is refused with a sentence instead of a SyntaxError.
var NEEDED = [20, 19];

/** The sentence that refuses `version` (such as `v18.2.0`), or null when it will do. */
export function refusalOfNode(version) {
  var parts = version.replace(/^v/, '').split('.').map(Number);
  var enough = parts[0] > NEEDED[0] || (parts[0] === NEEDED[0] && parts[1] >= NEEDED[1]);
  if (enough) return null;
  return 'Freshet needs Node.js ' + NEEDED.join('.') + ' or newer, and this is ' + version + '.';
}
