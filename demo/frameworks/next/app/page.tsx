import { headers } from 'next/headers';
import { SignInMethods } from './sign-in-methods';

interface PageProps {
  readonly searchParams: Promise<{ readonly emulator?: string }>;
}

/** Rendered for each request, since each has a nonce of its own. */
export default async function Page({ searchParams }: PageProps) {
  const { emulator = 'localhost:4400' } = await searchParams;
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <main>
      <h1>Kontoeinstellungen</h1>
      <SignInMethods
        lang="de"
        nonce={nonce}
        domain={emulator}
        noScriptText="Diese Liste braucht JavaScript."
      />
    </main>
  );
}
