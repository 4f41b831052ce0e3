/** Stand for "nobody has set this yet": nothing is sent by SMTP while one of them is in use. */
export const defaultSiteUrl = 'https://jianbao.example';
export const defaultSender = 'jianbao@jianbao.example';
