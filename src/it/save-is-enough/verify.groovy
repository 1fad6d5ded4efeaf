import groovy.json.JsonSlurper

List<String> log = new File(basedir, 'build.log').text.replaceAll('\u001B\\[[0-9;]*m', '').readLines()

Closure<String> answer = { String what -> log.find { it.startsWith(what + ': ') }?.substring(what.length() + 2) }

assert answer('start') == '"first" 6 10'
assert answer('body') == '"second" 6 10'
assert answer('constant') == '"second" 6 20'
assert answer('signature') == '<<second" 7 20'
assert answer('broken') == '<<second" 7 20'
assert answer('mended') == '<<third" 7 20'
// Whatever depends on what was saved is one generation with it, in however many modules.
List<Map> events = new File(basedir, 'app/target/hotreload/events.jsonl')
        .readLines()
        .collect { new JsonSlurper().parseText(it) as Map }
assert events.every { it.outcome == 'applied' }
assert events.take(4)*.modules == [['core'], ['app', 'text'], ['app', 'core', 'text'], ['core']]
assert log.count {
    it.startsWith('hotreload  #3  app, core, text  Text  + quoted(CharSequence)  - quoted(String)  View  ~ show(Greeting)')
} == 1

assert answer('spare') == 'true'
assert answer('part') == 'false'

int error = log.findIndexOf { it ==~ /.*Greeting\.java:8:\d+: error: '\)' (or ',' )?expected/ }
assert error >= 0
assert log[error + 1] == '        return Text.quoted("third";'
assert log[error + 2] ==~ / +\^/
assert log[error + 3] ==~ /hotreload  1 error; still running (#\d|the code it started with)/
assert log.count { it.contains(': error: ') } == 1
assert log.count { it == 'hotreload  compiles again' } == 1
assert log.any { it.contains('BUILD SUCCESS') }
