// A real mail server for the tests. Prints {"port":N} when it listens, then each letter it took as one line of JSON.
// Who is written to decides what happens: "no-such-person@…" is refused for good (550), "busy@…" for now (451),
// "busy-once@…" for now and then taken. With --auth only mandate / correct horse may send; with --no-tls STARTTLS is not offered.
import { SMTPServer } from 'smtp-server'

const busy = new Set()
const server = new SMTPServer({
  disabledCommands: process.argv.includes('--no-tls') ? ['STARTTLS'] : [],
  authOptional: !process.argv.includes('--auth'),
  allowInsecureAuth: true,
  disableReverseLookup: true,
  onAuth({ username, password }, session, done) {
    if (username === 'mandate' && password === 'correct horse') done(null, { user: username })
    else done(new Error('Wrong account or password'))
  },
  onRcptTo({ address }, session, done) {
    const [who] = address.split('@')
    if (who === 'no-such-person') return done(refusal(550, 'No such person here'))
    if (who === 'busy') return done(refusal(451, 'Try later'))
    if (who === 'busy-once' && !busy.has(address)) {
      busy.add(address)
      return done(refusal(451, 'Try later'))
    }
    done()
  },
  onData(stream, session, done) {
    const parts = []
    stream.on('data', part => parts.push(part))
    stream.on('end', () => {
      const letter = {
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map(r => r.address),
        secure: session.secure,
        user: session.user ?? null,
        data: Buffer.concat(parts).toString('latin1'),
      }
      process.stdout.write(JSON.stringify(letter) + '\n')
      done()
    })
  },
})

function refusal(code, message) {
  return Object.assign(new Error(message), { responseCode: code })
}

server.on('error', () => {}) // a client that breaks off is part of the tests
server.listen(0, '127.0.0.1', () => process.stdout.write(JSON.stringify({ port: server.server.address().port }) + '\n'))
process.stdin.resume()
process.stdin.on('end', () => process.exit(0)) // never outlives the test
