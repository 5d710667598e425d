/** At most so many models stand beside each other. */
export const MOST_COMPARED = 4;

const NAME = /^[a-z0-9-]{1,63}\/[a-z0-9_-]{1,63}$/;

/** The models named in an address, as `partner/model,partner/model`: each once, and no more than are compared. */
export function chosenOf(text: string | undefined): string[] {
  const named = (text ?? '').split(',').filter((name) => NAME.test(name));
  return [...new Set(named)].slice(0, MOST_COMPARED);
}

/** The same with one model put in, or taken out where it was in. */
export function toggled(chosen: readonly string[], model: string): string[] {
  return chosen.includes(model) ? chosen.filter((name) => name !== model) : [...chosen, model].slice(0, MOST_COMPARED);
}
