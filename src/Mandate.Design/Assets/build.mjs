// Builds the style sheet, the script and the icons into src/Mandate/wwwroot/assets.
//   node build.mjs             builds
//   node build.mjs --install   first runs "npm ci" when node_modules is missing or older than package-lock.json
// Two builds at once wait for each other. Files are replaced whole, so that a running server never reads half of one.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, rmdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const root = join(here, '../../..')
const target = join(root, 'src/Mandate/wwwroot/assets')

if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(`Node 20 or newer is needed to build the style sheet and the script; this is ${process.version}.`)
  process.exit()
}

mkdirSync(target, { recursive: true })
const unlock = await lock(join(target, '.building'))
try {
  if (process.argv.includes('--install')) install()
  await build()
} catch (error) {
  fail(error.message)
} finally {
  unlock()
}

function install() {
  const installed = join(root, 'node_modules/.package-lock.json')
  if (existsSync(installed) && modified(installed) >= modified(join(root, 'package-lock.json'))) return
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, shell: process.platform === 'win32', encoding: 'utf8' })
  if (npm.status !== 0) throw new Error(`npm ci failed: ${npm.stderr || npm.stdout || npm.error}`)
}

async function build() {
  const sass = await import('sass')
  const esbuild = await import('esbuild')
  const { css } = sass.compile(join(here, 'mandate.scss'), { loadPaths: [join(root, 'node_modules')], quietDeps: true })
  const style = await esbuild.transform(brandTokens(css), { loader: 'css', minify: true, legalComments: 'none' })
  const script = await esbuild.build({
    entryPoints: [join(here, 'mandate.mjs')], nodePaths: [join(root, 'node_modules')],
    bundle: true, minify: true, write: false, format: 'esm', target: 'es2020', legalComments: 'none', logLevel: 'silent',
  })
  const files = { 'mandate.css': style.code, 'mandate.js': script.outputFiles[0].text }
  files['digest.txt'] = createHash('sha256').update(files['mandate.css']).update(files['mandate.js']).digest('hex').slice(0, 12)
  copyFileSync(join(here, 'favicon.svg'), join(target, 'favicon.svg'))
  mkdirSync(join(target, 'icons'), { recursive: true })
  for (const [, icon] of files['mandate.css'].matchAll(/url\("?icons\/([\w.-]+)/g))
    copyFileSync(join(root, 'node_modules/nhsuk-frontend/dist/nhsuk/assets/images', icon), join(target, 'icons', icon))
  // mandate.css last: MSBuild takes its time stamp for that of the whole build.
  for (const name of ['digest.txt', 'mandate.js', 'mandate.css']) {
    writeFileSync(join(target, `${name}.new`), files[name])
    renameSync(join(target, `${name}.new`), join(target, name))
  }
}

/** Sass works the shades of the brand out once; this turns each of them into its custom property wherever it is used. */
function brandTokens(css) {
  const [declared] = css.match(/:root\s*\{[^}]*--mandate-brand:[^}]*\}/)
  const rest = css.replace(declared, '/*tokens*/')
  const tokens = [...declared.matchAll(/(--mandate-[\w-]+):\s*([^;]+);/g)]
  return tokens
    .reduce((text, [, name, value]) => text.replaceAll(new RegExp(`(:[^;{}]*?)${value.replace(/[()]/g, '\\$&')}(?![\\w-])`, 'g'), `$1var(${name})`), rest)
    .replace('/*tokens*/', declared)
}

async function lock(path) {
  for (;;) {
    try {
      mkdirSync(path)
      return () => rmdirSync(path)
    } catch {
      if (existsSync(path) && Date.now() - modified(path) > 300_000) rmSync(path, { recursive: true, force: true })
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  }
}

function modified(path) {
  return statSync(path).mtimeMs
}

function fail(message) {
  console.error(`error : ${message}`)
  process.exitCode = 1
}
