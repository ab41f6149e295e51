/** Numbers between 0 and 1, the same in each run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    // https://en.wikipedia.org/wiki/Linear_congruential_generator, as in Numerical Recipes.
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

/**
 * Makes a text that a pattern of digits matches: alternatives, groups, sets, `\d`, and how often each is repeated.
 *
 * @throws where the pattern has anything else
 */
export function samplePattern(pattern: string, random: () => number): string {
  const tokens = pattern.match(/\(\?:|\[[\d-]+\]|\\d|\d|[|()?]|\{\d+(?:,\d+)?\}/g) ?? [];
  if (tokens.join('') !== pattern) throw new Error(`Unknown syntax: ${pattern}`);
  let next = 0;
  const pick = (choices: string): string => choices.charAt(Math.floor(random() * choices.length));

  function readAlternatives(): () => string {
    const alternatives = [readSequence()];
    for (; tokens[next] === '|';) {
      next += 1;
      alternatives.push(readSequence());
    }
    return () => alternatives[Math.floor(random() * alternatives.length)]!();
  }

  function readSequence(): () => string {
    const parts: (() => string)[] = [];
    for (; next < tokens.length && tokens[next] !== '|' && tokens[next] !== ')';) parts.push(readRepeated());
    return () => parts.map((part) => part()).join('');
  }

  function readRepeated(): () => string {
    const part = readPart();
    const [, least, most = least] = /^\{(\d+)(?:,(\d+))?\}$/.exec(tokens[next] ?? '') ?? [];
    if (least === undefined && tokens[next] !== '?') return part;
    next += 1;
    const [from, to] = least === undefined ? [0, 1] : [Number(least), Number(most)];
    return () => Array.from({ length: from + Math.floor(random() * (to - from + 1)) }, part).join('');
  }

  function readPart(): () => string {
    const token = tokens[next++] ?? '';
    if (token.startsWith('(')) {
      const group = readAlternatives();
      next += 1;
      return group;
    }
    if (token === '\\d') return () => pick('0123456789');
    if (!token.startsWith('[')) return () => token;
    const set = new RegExp(token);
    const choices = [...'0123456789'].filter((digit) => set.test(digit)).join('');
    return () => pick(choices);
  }

  return readAlternatives()();
}
