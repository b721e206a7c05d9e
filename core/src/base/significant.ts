/** A number to so many significant digits: what is shown is what is compared, on every machine. */
export const significant = (value: number, digits: number): number => Number(value.toPrecision(digits));
