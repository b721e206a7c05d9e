/**
 * The commonest passwords that are long enough for our rule, in lower case: rows of keys, names of the trade, and what
 * people make of "password" and the year. Longer lists add little, because what they hold is shorter than the rule.
 */
export const commonPasswords: ReadonlySet<string> = new Set(
  `
  000000000000 111111111111 123123123123 123456123456 123456789012 1234567890123 12345678901234 1234567891011
  1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc 1qaz2wsx3edc4rfv a1b2c3d4e5f6 abc123abc123 abcd12345678
  abcdefgh1234 abcdefghijkl abcdefghijklm admin1234567 admin12345678 admin123456789 adminadmin123
  administrator administrator1 administrator123 alemtuzumab1 alemtuzumab12 asdfghjkl123 asdfghjklzxc
  baseball1234 changeme1234 changeme12345 clinic123456 computer1234 contrasena123 contraseña123
  correcthorsebatterystaple doctor123456 dragon123456 football1234 hallo1234567 hospital1234 hospital2024
  hospital2025 hospital2026 iloveyou1234 iloveyou12345 iloveyouforever internet1234 lemtrada1234 letmein12345
  letmein123456 liverpool123 manchester123 medicine1234 michael12345 monkey123456 motdepasse123
  multiplesclerosis neurologist1 neurology123 neurology1234 nurse1234567 p@ssw0rd1234 p@ssword1234
  passw0rd1234 passw0rd12345 password1234 password1234! password12345 password123456 password2024
  password2024! password2025 password2025! password2026 password2026! passwordpassword passwort1234
  passwort12345 princess1234 qwerty123456 qwerty1234567 qwerty12345678 qwertyqwerty qwertyuiop12 qwertyuiop123
  qwertyuiopas qwertyuiopasdf secret123456 secretsecret sommer123456 summer2024!! sunshine1234 superman1234
  test12345678 testtest1234 testtesttest trustno1trustno1 welcome12345 welcome123456 welcome2024! welcome2025!
  welcome2026! whatever1234 winter2025!! zaq12wsxcde3 zxcvbnm12345 zxcvbnmasdfghjkl
`
    .trim()
    .split(/\s+/),
);
