/** Words that most of the passwords in every leaked list are made of, and those of our own field. */
export const COMMON_WORDS: readonly string[] = [
  ...['password', 'passwort', 'passwd', 'passw', 'motdepasse', 'contrasena', 'parola', 'senha', 'pass', 'admin', 'administrator', 'root', 'user', 'login'],
  ...['welcome', 'willkommen', 'letmein', 'changeme', 'secret', 'geheim', 'test', 'testing', 'guest', 'default', 'master', 'access', 'qwerty', 'qwertz', 'azerty'],
  ...['iloveyou', 'ichliebedich', 'love', 'liebe', 'princess', 'sunshine', 'monkey', 'dragon', 'shadow', 'superman', 'batman', 'pokemon', 'starwars', 'football'],
  ...['baseball', 'basketball', 'soccer', 'hockey', 'liverpool', 'chelsea', 'arsenal', 'juventus', 'barcelona', 'michael', 'jordan', 'jennifer', 'jessica', 'ashley'],
  ...['daniel', 'charlie', 'andrew', 'thomas', 'hannah', 'computer', 'internet', 'google', 'facebook', 'apple', 'samsung', 'microsoft', 'windows', 'linux', 'trustno'],
  ...['whatever', 'freedom', 'hello', 'hallo', 'bonjour', 'flower', 'cheese', 'chocolate', 'summer', 'winter', 'spring', 'autumn', 'sommer', 'herbst', 'january'],
  ...['february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
  ...['saturday', 'sunday', 'freshet', 'givingday', 'giving', 'donation', 'donate', 'charity', 'university', 'college', 'campaign', 'fundraising', 'fundraiser', 'console'],
  ...['correcthorsebatterystaple', '1q2w3e4r5t6y', '1q2w3e4r', '1qaz2wsx', 'zaq12wsx', 'qazwsxedc', 'q1w2e3r4', 'abc123', '123', '321', '111', '000', '666', '777'],
];

/** Signs that lie next to each other, or follow each other. */
export const KEYBOARD_ROWS: readonly string[] = ['abcdefghijklmnopqrstuvwxyz', '01234567890', '1234567890ß', 'qwertyuiop', 'qwertzuiopü', 'azertyuiop', 'asdfghjkl', 'zxcvbnm', 'yxcvbnm'];
