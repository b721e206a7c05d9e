/** Whether it can be an id that we gave: asked for anything else, the database would refuse the statement. */
export const isUuid = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);
