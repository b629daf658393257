import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// npm links the commands of dependencies alone; with this, `npx docket` works in a checkout of Docket itself, too.
const command = fileURLToPath(new URL('../node_modules/.bin/docket', import.meta.url));
if (process.platform === 'win32') writeFileSync(`${command}.cmd`, '@node "%~dp0\\..\\..\\scripts\\docket.ts" %*\r\n');
else {
  rmSync(command, { force: true });
  symlinkSync('../../scripts/docket.ts', command);
}
