/** Days since 1970-01-01, as places on the axis. */
export const dayNumber = (day: string): number => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
export const dayText = (day: number): string => new Date(Math.round(day) * 86_400_000).toISOString().slice(0, 10);
