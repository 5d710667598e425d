const ID = /\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g;

/** A text of the book with the beginnings of the ids in it, which tell them apart as well and can be read. */
export const shortIds = (text: string) => text.replace(ID, '$1…');
