/** What a page needs to ask for the list. */
export interface Account {
  /** Origin of the API. */
  readonly api: string;
  readonly token: string;
}

/** A host's page with the script tag, as README.md has it. */
export const elementPage = ({ api, token }: Account, language = 'en'): string => `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Account</title>
    <link rel="icon" href="data:," />
    <script type="module" src="/auth-methods-manager.js"></script>
  </head>
  <body>
    <main><auth-methods-manager domain="${new URL(api).host}"></auth-methods-manager></main>
    <script type="module">
      document.querySelector('auth-methods-manager').getAccessToken = () => '${token}';
    </script>
  </body>
</html>`;

/** What could be done at best: the same two requests, and a plain element for each method. */
export const barePage = ({ api, token }: Account): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <title>Account</title>
    <link rel="icon" href="data:," />
  </head>
  <body>
    <main><ul></ul></main>
    <script type="module">
      const ask = async (path) => {
        const headers = { authorization: 'Bearer ${token}', accept: 'application/json' };
        return (await fetch('${api}/me/v1/' + path, { headers })).json();
      };
      const factors = ask('factors');
      const { authentication_methods: methods } = await ask('authentication-methods');
      for (const { type, name = '', created_at: added } of methods) {
        const row = document.createElement('li');
        const title = document.createElement('strong');
        title.setAttribute('part', 'row-title');
        title.textContent = name || type;
        row.append(title, ' ' + type + ', ' + new Date(added).toDateString());
        document.querySelector('ul').append(row);
      }
      document.querySelector('main').dataset.factors = (await factors).factors.length;
    </script>
  </body>
</html>`;
